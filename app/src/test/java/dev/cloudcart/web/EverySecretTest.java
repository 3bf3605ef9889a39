package dev.cloudcart.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import dev.cloudcart.access.ApiTokens;
import dev.cloudcart.access.Role;
import dev.cloudcart.backup.Backup;
import dev.cloudcart.connections.ConnectionProblem.InstallationTrouble;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.connections.KeyRotation;
import dev.cloudcart.connections.Seals;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.people.LinkPurpose;
import dev.cloudcart.people.Links;
import dev.cloudcart.people.SecondFactors;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;
import dev.cloudcart.webhooks.Webhooks;

/// Every secret that the service keeps, of whatever room.
@TestMethodOrder(OrderAnnotation.class)
class EverySecretTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    /// What is sealed by the master key.
    private static final Set<String> SEALED = Set.of(
            "connection.token",
            "connection.earlier_token",
            "connection.access_token",
            "person.second_factor",
            "webhook.secret");

    /// Digests, and what is no secret.
    private static final Set<String> NOT_SEALED = Set.of(
            "api_token.digest",
            "batch.body",
            "consent_request.session",
            "consent_request.state",
            "kept_answer.asked",
            "kept_answer.body",
            "person_link.digest",
            "recovery_code.digest",
            "scheduled_tasks.task_data",
            "source_record.raw",
            "spring_session_attributes.attribute_bytes");

    private static final List<String> IN_CLEAR = new ArrayList<>();

    private static Trading trading;

    @BeforeAll
    static void keepOneOfEach() throws IOException {
        trading = Trading.open(DATABASE, home);
        var mugs = trading.company("Mugs");
        IN_CLEAR.add(LinnworksSimulator.INSTALLATION_TOKEN.toString());
        IN_CLEAR.add(QuickBooksSimulator.REFRESH_TOKEN);
        var access = connections().quickBooks(mugs).accessToken();
        trading.aDayGoesByInTheBooks();
        IN_CLEAR.add(access);
        IN_CLEAR.add(connections().renewed(mugs, access).accessToken());
        var person = trading.site.owner("anna@example.com");
        IN_CLEAR.add(trading.site.get(SecondFactors.class).begin(person).text().replace(" ", ""));
        IN_CLEAR.add(trading.site.get(Links.class).make(person, LinkPurpose.SIGN_IN));
        IN_CLEAR.add(webhook(mugs));
        IN_CLEAR.add(apiToken());
        IN_CLEAR.add(Site.PASSWORD);
        IN_CLEAR.add(Files.readString(home.resolve("api-token")).strip());
        IN_CLEAR.add(Files.readString(home.resolve("master-key")).strip());
    }

    @AfterAll
    static void stop() {
        trading.close();
    }

    private static Connections connections() {
        return trading.site.get(Connections.class);
    }

    private static String webhook(CompanyId company) {
        var adding =
                trading.site.get(Webhooks.class).add(company, "http://127.0.0.1:1/", List.of("run.finished"), "anna");
        return ((Webhooks.Adding.Added) adding).secret();
    }

    private static String apiToken() {
        var wish = new ApiTokens.Wish("robot", Role.VIEWER, true, Set.of(), null);
        return ((ApiTokens.Making.Made) trading.site.get(ApiTokens.class).make(wish, "anna")).token();
    }

    @Test
    void isEitherSealedOrSomethingElse() {
        var columns = DATABASE.jdbc().sql("""
                        select table_name || '.' || column_name from information_schema.columns
                        where table_schema = current_schema() and data_type = 'bytea'
                        """).query(String.class).set();

        assertThat(columns)
                .as("each column of bytes is known to be sealed, or not to be")
                .isEqualTo(union(SEALED, NOT_SEALED));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.of(one, other).flatMap(Set::stream).collect(Collectors.toSet());
    }

    @Test
    void isSealedAnewWhenTheKeyIsRotated() {
        var before = sealed();
        assertThat(before.keySet()).as("there is one of each").isEqualTo(SEALED);

        trading.site.get(KeyRotation.class).rotate();

        var after = sealed();
        SEALED.forEach(column -> assertThat(after.get(column))
                .as(column)
                .hasSameSizeAs(before.get(column))
                .doesNotContainAnyElementsOf(before.get(column)));
    }

    /// By their columns.
    private static Map<String, List<String>> sealed() {
        var all = new TreeMap<String, List<String>>();
        for (var column : SEALED) {
            var parts = column.split("\\.", -1);
            var values = DATABASE.jdbc()
                    .sql("select encode(%2$s, 'hex') from %1$s where %2$s is not null".formatted(parts[0], parts[1]))
                    .query(String.class)
                    .list();
            if (!values.isEmpty()) {
                all.put(column, values);
            }
        }
        return all;
    }

    /// Of whatever room the one is that is left: it would open no more.
    @Test
    @Order(Integer.MAX_VALUE)
    void keepsANewKeyFromBeingMadeWhereItsOwnIsLost() throws IOException {
        Files.move(home.resolve("master-key"), home.resolve("aside"));
        var jdbc = DATABASE.jdbc();
        jdbc.sql("create table webhook_aside as select * from webhook").update();

        jdbc.sql("delete from webhook").update();
        assertThatNoKeyIsMade("tokens and second factors");
        jdbc.sql("delete from connection").update();
        assertThatNoKeyIsMade("second factors alone");
        jdbc.sql("update person set second_factor = null").update();
        jdbc.sql("insert into webhook overriding system value select * from webhook_aside")
                .update();
        assertThatNoKeyIsMade("webhooks alone");

        jdbc.sql("delete from webhook").update();
        assertThat(trading.site.get(Seals.class).seal("anything", "any")).isNotEmpty();
    }

    private static void assertThatNoKeyIsMade(String kept) {
        assertThatThrownBy(() -> trading.site.get(Seals.class).seal("anything", "any"))
                .as(kept)
                .isInstanceOf(InstallationTrouble.class)
                .hasMessageContaining("is gone, and the stored tokens were sealed with it");
        assertThat(home.resolve("master-key")).doesNotExist();
    }

    @Test
    void isInNoBackupInClear() throws IOException {
        var file = home.resolve("all.backup");
        new Backup(DATABASE.dataSource()).write(file, _ -> {});

        var unpacked = unpacked(file);
        assertThat(unpacked).contains("Mugs", "robot", "anna@example.com");
        for (var secret : IN_CLEAR) {
            assertThat(unpacked)
                    .doesNotContainIgnoringCase(secret)
                    .as("as a column of bytes is written")
                    .doesNotContain(HexFormat.of().formatHex(secret.getBytes(UTF_8)));
        }
    }

    private static String unpacked(Path backup) throws IOException {
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(Files.newInputStream(backup))) {
            while (zip.getNextEntry() != null) {
                text.append(new String(zip.readAllBytes(), UTF_8));
            }
        }
        return text.toString();
    }
}
