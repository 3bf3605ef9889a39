package dev.cloudcart.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.audit.Audit;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.report.RunReport;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// QuickBooks' webhooks, from the simulated books to what a run notices.
class ToldByQuickBooksTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private static final String PATH = "/webhooks/quickbooks";

    /// A body and its signature, computed by openssl:
    /// `printf %s BODY | openssl dgst -sha256 -hmac TOKEN -binary | base64`.
    private static final String KNOWN_BODY =
            "{\"eventNotifications\":[{\"realmId\":\"310687\",\"dataChangeEvent\":{\"entities\":[]}}]}";

    private static final String KNOWN_SIGNATURE = "a4batthZSvM4PyiUwUWArSUpyzO/vrzERTDWebSCwTc=";

    private static Trading trading;
    private static CompanyId company;

    @BeforeAll
    static void open() {
        trading = Trading.open(DATABASE, home);
        company = trading.company("Mugs");
    }

    @AfterAll
    static void close() {
        trading.close();
    }

    @BeforeEach
    void forgetWhatWasTold() {
        trading.jdbc().sql("delete from books_news").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudevents", "legacy"})
    void noticesADeletionWithoutWaitingForTheDay(String form) {
        int number = form.equals("legacy") ? 500 : 400;
        trading.sells(number, 2);
        trading.run(Trading.march(company));
        trading.run(scheduled());
        trading.ringsAt(PATH, form);

        trading.deleteInTheBooks(company, number + 1);
        await().atMost(Duration.ofSeconds(30)).until(() -> told() == 1);
        trading.run(scheduled());
        assertThat(held(number + 1)).as("the books were asked a moment ago").isEmpty();
        halfAnHourPasses();
        trading.run(scheduled());

        assertThat(held(number + 1)).contains("DELETED_IN_QUICKBOOKS");
        assertThat(held(number)).isEmpty();
        assertThat(told()).isZero();
    }

    private static SyncRequest scheduled() {
        return new SyncRequest(company, Occasion.SCHEDULED, new SyncRequest.SinceLastTime());
    }

    private static void halfAnHourPasses() {
        trading.jdbc().sql("""
                update cursor_position set position = position - interval '31 minutes' where stream = 'changes in the books'
                """).update();
    }

    private static Optional<String> held(int number) {
        return trading.site.get(Journal.class).holds(company, Optional.empty(), 500).stream()
                .filter(hold -> hold.source().number().equals(Integer.toString(number)))
                .map(hold -> RunReport.HoldRow.of(hold).cause())
                .findFirst();
    }

    private static long told() {
        return trading.site.get(Journal.class).timesToldOfChanges(company);
    }

    @Test
    void aForgedCallChangesNothing() {
        var body = events(QuickBooksSimulator.REALM, 1);

        assertThat(ring(body, null)).returns(401, HttpResponse::statusCode);
        assertThat(ring(body, "")).returns(401, HttpResponse::statusCode);
        assertThat(ring(body, signature("another token", body))).returns(401, HttpResponse::statusCode);
        assertThat(ring(body + " ", signature(Trading.VERIFIER, body))).returns(401, HttpResponse::statusCode);

        assertThat(told()).isZero();
        assertThat(trading.site.get(Audit.class).list(Optional.empty(), Long.MAX_VALUE, 100))
                .anySatisfy(entry -> {
                    assertThat(entry.subject()).startsWith("wrong signature of QuickBooks");
                    assertThat(entry.done()).isFalse();
                });
    }

    @Test
    void whoeverGuessesWaitsAndWhatIsSignedIsTaken() {
        var body = events(QuickBooksSimulator.REALM, 1);
        for (int guess = 0; guess < 8; guess++) {
            ring(body, "guess " + guess);
        }

        var guessed = ring(body, "one more");
        var signed = ring(body, signature(Trading.VERIFIER, body));

        assertThat(guessed.statusCode()).isEqualTo(429);
        assertThat(guessed.headers().firstValue("Retry-After")).isPresent();
        assertThat(signed.statusCode()).isEqualTo(200);
        assertThat(told()).isEqualTo(1);
    }

    @Test
    void checksTheSignatureAsAnotherProgramComputesIt() {
        assertThat(ring(KNOWN_BODY, KNOWN_SIGNATURE).statusCode()).isEqualTo(200);
    }

    @Test
    void wantsNoSessionAndGivesNoCookie() {
        var body = events(QuickBooksSimulator.REALM, 1);

        var answer = ring(body, signature(Trading.VERIFIER, body));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aThousandEventsAreOneReasonToLook() {
        var body = events(QuickBooksSimulator.REALM, 1_000);

        assertThat(ring(body, signature(Trading.VERIFIER, body)).statusCode()).isEqualTo(200);
        assertThat(ring(body, signature(Trading.VERIFIER, body)).statusCode()).isEqualTo(200);

        assertThat(told()).isEqualTo(2);
        trading.jdbc()
                .sql("update books_news set told_at = told_at - interval '2 minutes'")
                .update();
        var journal = trading.site.get(Journal.class);
        assertThat(journal.companiesToldOfChanges(Duration.ofMinutes(1), Duration.ofMinutes(30)))
                .containsExactly(company);
        assertThat(journal.companiesToldOfChanges(Duration.ofMinutes(1), Duration.ofMinutes(30)))
                .isEmpty();
    }

    @Test
    void takesWhatIsOfCompaniesThatNobodyKnows() {
        var foreign = events("310687", 3);

        assertThat(ring(foreign, signature(Trading.VERIFIER, foreign)).statusCode())
                .isEqualTo(200);

        assertThat(trading.jdbc()
                        .sql("select count(*) from books_news")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "\"text\"", "{\"eventNotifications\":{}}"})
    void saysThatAMessageOfNoKnownFormIsNone(String body) {
        assertThat(ring(body, signature(Trading.VERIFIER, body)).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "[7]", "[{\"intuitaccountid\":{}}]", "{\"eventNotifications\":[null,{\"realmId\":7}]}"})
    void findsNobodyWhereNobodyIsNamed(String body) {
        assertThat(ring(body, signature(Trading.VERIFIER, body)).statusCode()).isEqualTo(200);
        assertThat(told()).isZero();
    }

    @Test
    void readsNoMoreThanAMebibyte() {
        var body = "[" + " ".repeat(1 << 20) + "]";

        assertThat(ring(body, signature(Trading.VERIFIER, body)).statusCode()).isEqualTo(413);
    }

    @Test
    void isNotThereWhereNobodyIsToRing(@TempDir Path other) {
        try (var database = TestDatabase.migrated();
                var site = Site.open(database, other, Map.of())) {
            site.owner("owner@example.com");
            var body = events(QuickBooksSimulator.REALM, 1);

            assertThat(ring(site.port(), body, signature(Trading.VERIFIER, body))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private static String events(String realm, int count) {
        return "[" + String.join(",", Collections.nCopies(count, """
                {"specversion":"1.0","id":"88cd52aa-33b6-4351-9aa4-47572edbd068","source":"intuit.x",\
                "type":"qbo.salesreceipt.updated.v1","time":"2025-09-10T21:31:25Z","intuitentityid":"1234",\
                "intuitaccountid":"%s","data":{}}""".formatted(realm))) + "]";
    }

    private static String signature(String token, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> ring(String body, @Nullable String signature) {
        return ring(trading.site.port(), body, signature);
    }

    private static HttpResponse<String> ring(int port, String body, @Nullable String signature) {
        var call = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, PATH)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (signature != null) {
            call.header("intuit-signature", signature);
        }
        try (var http = HttpClient.newHttpClient()) {
            return http.send(call.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
