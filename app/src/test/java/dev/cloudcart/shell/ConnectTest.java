package dev.cloudcart.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.shell.ShellFixture.Seen;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// Connections are tried at once, against the simulators of both services.
class ConnectTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private final SimulatedServices services = new SimulatedServices(DATABASE, home);

    @BeforeEach
    void forget() {
        DATABASE.jdbc().sql("delete from connection").update();
    }

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void connectsWhatWorks() {
        add("Works", "GBP");

        assertThat(linnworks("Works", LinnworksSimulator.INSTALLATION_TOKEN.toString()))
                .isEqualTo(new Seen(0, "", "Connected Works to Linnworks.\n"));
        assertThat(quickBooks("Works", QuickBooksSimulator.REFRESH_TOKEN))
                .isEqualTo(new Seen(0, "", "Connected Works to QuickBooks.\n"));
        assertThat(connections()).isEqualTo(2);
    }

    @Test
    void keepsNothingOfAWrongLinnworksToken() {
        add("Typo", "GBP");

        var seen = linnworks("Typo", UUID.randomUUID().toString());

        assertThat(seen.exitStatus()).isEqualTo(4);
        assertThat(seen.err())
                .startsWith("Linnworks does not accept the installation token. ")
                .hasLineCount(1);
        assertThat(connections()).isZero();
    }

    @Test
    void keepsNothingOfAWrongRefreshToken() {
        add("Mistyped", "GBP");

        var seen = quickBooks("Mistyped", "RT1-mistyped");

        assertThat(seen.exitStatus()).isEqualTo(4);
        assertThat(seen.err())
                .isEqualTo("QuickBooks does not accept this refresh token: it is mistyped, has been used up "
                        + "or has run out. Get a new one. Nothing was connected.\n");
        assertThat(connections()).isZero();
    }

    @Test
    void keepsNothingOfARealmThatTheTokenDoesNotOpen() {
        add("Elsewhere", "GBP");

        var seen = services.types(
                "connect",
                "quickbooks",
                "--company",
                "Elsewhere",
                "--realm",
                "4620816365000000",
                "--refresh-token",
                QuickBooksSimulator.REFRESH_TOKEN);

        assertThat(seen.exitStatus()).as(seen.err()).isEqualTo(4);
        assertThat(seen.err()).endsWith(" Nothing was connected.\n").hasLineCount(1);
        assertThat(connections()).isZero();
    }

    @Test
    void refusesBooksOfAnotherHomeCurrency() {
        add("Abroad", "USD");

        var seen = quickBooks("Abroad", QuickBooksSimulator.REFRESH_TOKEN);

        assertThat(seen.exitStatus()).isEqualTo(2);
        assertThat(seen.err())
                .isEqualTo(
                        "QuickBooks keeps these books in GBP, but the company was added with USD: connect "
                                + "the books that belong to it, or add the company anew with --currency GBP. Nothing was connected.\n");
        assertThat(connections()).isZero();
    }

    @Test
    void connectsWhatCannotBeReachedAndSaysSo() {
        add("Night", "GBP");
        services.close();

        var seen = quickBooks("Night", QuickBooksSimulator.REFRESH_TOKEN);

        assertThat(seen.exitStatus()).isZero();
        assertThat(seen.err())
                .startsWith("Connected Night to QuickBooks, but it could not be checked. ")
                .endsWith(" The next sync tries it.\n");
        assertThat(connections()).isOne();
    }

    @Test
    void takesSecretsFromStandardInput() {
        add("Piped", "GBP");

        assertThat(services.typesInto(
                        LinnworksSimulator.INSTALLATION_TOKEN + "\n",
                        "connect",
                        "linnworks",
                        "--company",
                        "Piped",
                        "--token",
                        "-"))
                .isEqualTo(new Seen(0, "", "Connected Piped to Linnworks.\n"));
        assertThat(services.typesInto(
                        QuickBooksSimulator.REFRESH_TOKEN + "\n",
                        "connect",
                        "quickbooks",
                        "--company",
                        "Piped",
                        "--realm",
                        QuickBooksSimulator.REALM,
                        "--refresh-token",
                        "-"))
                .isEqualTo(new Seen(0, "", "Connected Piped to QuickBooks.\n"));
        assertThat(services.types("connect", "linnworks", "--company", "Piped"))
                .isEqualTo(new Seen(
                        2,
                        "",
                        "There is nobody to ask for --token: give --token - and the token on standard input.\n"));
    }

    @Test
    void warnsOfSecretsAmongTheArgumentsOfAProcess() {
        add("Bare", "GBP");

        var bare = services.typesAsProcess(
                "",
                "connect",
                "linnworks",
                "--company",
                "Bare",
                "--token",
                LinnworksSimulator.INSTALLATION_TOKEN.toString(),
                "--cloudcart.api-token=hush");
        var piped = services.typesAsProcess(
                LinnworksSimulator.INSTALLATION_TOKEN.toString(),
                "connect",
                "linnworks",
                "--company",
                "Bare",
                "--token",
                "-");

        assertThat(bare.err()).isEqualTo("""
                        Other users of this machine can read --cloudcart.api-token while the program runs: set it in the environment or \
                        in application.yml of the home.
                        Other users of this machine can read --token while the program runs: give --token - and the token on standard \
                        input, or leave it out to be asked.
                        Connected Bare to Linnworks.
                        """);
        assertThat(piped.err()).isEqualTo("Connected Bare to Linnworks.\n");
    }

    @Test
    void disconnectsBothAndHasTheTokenRevoked() {
        add("Leaves", "GBP");
        linnworks("Leaves", LinnworksSimulator.INSTALLATION_TOKEN.toString());
        quickBooks("Leaves", QuickBooksSimulator.REFRESH_TOKEN);

        var books = services.types("disconnect", "quickbooks", "--company", "Leaves");
        var shop = services.types("disconnect", "linnworks", "--company", "Leaves");

        assertThat(books).isEqualTo(new Seen(0, "", "Disconnected Leaves from QuickBooks.\n"));
        assertThat(shop).isEqualTo(new Seen(0, "", "Disconnected Leaves from Linnworks.\n"));
        assertThat(connections()).isZero();
        assertThat(quickBooks("Leaves", QuickBooksSimulator.REFRESH_TOKEN).err())
                .startsWith("QuickBooks does not accept this refresh token");
        assertThat(services.types("disconnect", "linnworks", "--company", "Leaves"))
                .isEqualTo(new Seen(2, "", "Leaves is not connected to Linnworks: there is nothing to disconnect.\n"));
    }

    @Test
    void rotatesTheMasterKeyAndGoesOnWorking() throws Exception {
        add("Rotates", "GBP");
        linnworks("Rotates", LinnworksSimulator.INSTALLATION_TOKEN.toString());
        var before = Files.readString(home.resolve("master-key"));

        var seen = services.types("key", "rotate");

        assertThat(seen)
                .isEqualTo(new Seen(
                        0,
                        "",
                        ("Connections sealed anew: 1. The key is in %s: keep a copy of it away "
                                        + "from the database.\n")
                                .formatted(home.resolve("master-key"))));
        assertThat(Files.readString(home.resolve("master-key"))).isNotEqualTo(before);
        assertThat(services.types("sync", "--company", "Rotates", "--preview").err())
                .doesNotContain("master key");
    }

    /// Whoever finds the file has nothing without the key of the home.
    @Test
    void writesABackupWithoutTokensInClear() throws IOException {
        add("Safe", "GBP");
        linnworks("Safe", LinnworksSimulator.INSTALLATION_TOKEN.toString());
        quickBooks("Safe", QuickBooksSimulator.REFRESH_TOKEN);
        var file = home.resolve("all.backup");

        assertThat(services.types("backup", file.toString()).exitStatus()).isZero();

        var unpacked = unpacked(file);
        assertThat(unpacked).contains("Safe", "LINNWORKS", "QUICKBOOKS");
        for (var secret : List.of(
                LinnworksSimulator.INSTALLATION_TOKEN.toString(),
                QuickBooksSimulator.REFRESH_TOKEN,
                Files.readString(home.resolve("master-key")).strip())) {
            assertThat(unpacked)
                    .doesNotContainIgnoringCase(secret)
                    .as("as a column of bytes is written")
                    .doesNotContain(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static String unpacked(Path backup) throws IOException {
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(Files.newInputStream(backup))) {
            while (zip.getNextEntry() != null) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    @Test
    void keepsWhoDidWhatAndNoSecret() {
        add("Watched", "GBP");
        linnworks("Watched", UUID.randomUUID().toString());
        linnworks("Watched", LinnworksSimulator.INSTALLATION_TOKEN.toString());
        quickBooks("Watched", QuickBooksSimulator.REFRESH_TOKEN);
        services.typesInto("tax:\n  united-states-code: TAX\n", "settings", "import", "--company", "Watched", "-");
        services.types("sync", "--company", "Watched", "--preview");
        services.types("disconnect", "linnworks", "--company", "Watched");

        var listed = services.types("audit", "--company", "Watched", "--format", "json");
        var acts = JsonMapper.shared().readTree(listed.out());

        assertThat(acts.valueStream()
                        .map(act -> "%s %s %s"
                                .formatted(
                                        act.path("act").asString(),
                                        act.path("subject").asString(),
                                        act.path("done").asBoolean())))
                .containsExactly(
                        "disconnect Linnworks true",
                        "disconnect Linnworks, begun true",
                        "run preview, since the last time true",
                        "settings version 2, from a file true",
                        "connect QuickBooks true",
                        "connect QuickBooks, begun true",
                        "connect Linnworks true",
                        "connect Linnworks, begun true",
                        "connect Linnworks false",
                        "connect Linnworks, begun true",
                        "company added Watched true");
        assertThat(acts.valueStream()).allSatisfy(act -> {
            assertThat(act.path("actor").asString()).startsWith("shell (");
            assertThat(act.path("from").asString()).isEqualTo("program");
            assertThat(act.path("company").asString()).isEqualTo("Watched");
        });
        assertThat(listed.out())
                .doesNotContain(LinnworksSimulator.INSTALLATION_TOKEN.toString(), QuickBooksSimulator.REFRESH_TOKEN);
        assertThat(services.types("audit", "--limit", "1").out())
                .matches("(?s)When .*disconnect +Watched +Linnworks\n");
        assertThat(services.types("audit", "--limit", "0").exitStatus()).isEqualTo(2);
    }

    @Test
    void doesNothingThatTheAuditCannotTake() {
        add("Unwatched", "GBP");
        var connections = connections();
        DATABASE.jdbc().sql("alter table audit rename to audit_away").update();
        try {
            var added = services.types("company", "add", "Secret", "--currency", "GBP", "--time-zone", "Europe/London");
            var imported = services.typesInto(
                    "tax:\n  united-states-code: TAX\n", "settings", "import", "--company", "Unwatched", "-");
            var connected = linnworks("Unwatched", LinnworksSimulator.INSTALLATION_TOKEN.toString());
            var granted = quickBooks("Unwatched", QuickBooksSimulator.REFRESH_TOKEN);

            assertThat(List.of(added, imported, connected, granted))
                    .extracting(Seen::exitStatus)
                    .containsOnly(1);
        } finally {
            DATABASE.jdbc().sql("alter table audit_away rename to audit").update();
        }
        assertThat(services.types("company", "list").out()).doesNotContain("Secret");
        assertThat(services.types("settings", "export", "--company", "Unwatched")
                        .out())
                .doesNotContain("TAX");
        assertThat(connections()).isEqualTo(connections);
        assertThat(quickBooks("Unwatched", QuickBooksSimulator.REFRESH_TOKEN).exitStatus())
                .as("not used up")
                .isZero();
    }

    private void add(String name, String currency) {
        assertThat(services.types("company", "add", name, "--currency", currency, "--time-zone", "Europe/London")
                        .exitStatus())
                .isZero();
    }

    private Seen linnworks(String company, String token) {
        return services.types("connect", "linnworks", "--company", company, "--token", token);
    }

    private Seen quickBooks(String company, String token) {
        return services.types(
                "connect",
                "quickbooks",
                "--company",
                company,
                "--realm",
                QuickBooksSimulator.REALM,
                "--refresh-token",
                token);
    }

    private static long connections() {
        return DATABASE.jdbc()
                .sql("select count(*) from connection where state <> 'OFF'")
                .query(Long.class)
                .single();
    }
}
