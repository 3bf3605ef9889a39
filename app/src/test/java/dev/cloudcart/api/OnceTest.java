package dev.cloudcart.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.access.ApiTokens;
import dev.cloudcart.access.Role;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.web.Site;

/// Calls that name themselves are done once.
class OnceTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private static Site site;
    private static Programs programs;

    @BeforeAll
    static void serve() throws Exception {
        site = Site.open(DATABASE, home);
        site.company("Mugs");
        programs = Programs.of(site.port(), home);
    }

    @AfterAll
    static void stop() {
        programs.close();
        site.close();
    }

    @Test
    void aCallThatIsSentAgainIsNotDoneAgainAndGetsTheSameAnswer() throws Exception {
        var before = requests();

        var first = programs.post("/companies/1/runs", "{\"preview\": true}", "Idempotency-Key", "one");
        var again = programs.post("/companies/1/runs", "{\"preview\": true}", "Idempotency-Key", "one");

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Location"))
                .isPresent()
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(again.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(requests() - before).isEqualTo(1);
    }

    @Test
    void anotherKeyIsAnotherCall() throws Exception {
        var before = requests();

        programs.post("/companies/1/runs", "{\"preview\": true}", "Idempotency-Key", "two");
        programs.post("/companies/1/runs", "{\"preview\": true}", "Idempotency-Key", "three");

        assertThat(requests() - before).isEqualTo(2);
    }

    @Test
    void tenAtOnceAreDoneOnce() throws Exception {
        var before = requests();
        var calls = new ArrayList<Callable<HttpResponse<String>>>();
        for (int i = 0; i < 10; i++) {
            calls.add(() -> programs.post("/companies/1/runs", "{\"preview\": true}", "Idempotency-Key", "crowd"));
        }

        try (var threads = Executors.newFixedThreadPool(10)) {
            for (var answer : threads.invokeAll(calls)) {
                assertThat(answer.get().statusCode()).isIn(202, 409);
            }
        }
        assertThat(programs.post("/companies/1/runs", "{\"preview\": true}", "Idempotency-Key", "crowd")
                        .statusCode())
                .isEqualTo(202);
        assertThat(requests() - before).isEqualTo(1);
    }

    @Test
    void somethingElseUnderTheSameKeyIsRefused() throws Exception {
        programs.post("/companies/1/runs", "{\"preview\": true}", "Idempotency-Key", "taken");

        var other =
                programs.post("/companies/1/runs", "{\"preview\": true, \"numbers\": [1]}", "Idempotency-Key", "taken");

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(programs.detail(other))
                .isEqualTo("Something else was asked under this Idempotency-Key before: choose a new one.");
    }

    /// Names of tokens that were revoked may be given again, to somebody who may less, and elsewhere.
    @Test
    void whatARevokedTokenWasAnsweredIsNotGivenToAnotherOfItsName() throws Exception {
        var tokens = site.get(ApiTokens.class);
        var pens = site.company("Pens");
        var first = made("till", Role.OPERATOR, new CompanyId(1));
        var key = new String[] {"Idempotency-Key", "of-the-till"};
        assertThat(programs.with(first.token())
                        .post("/companies/1/runs", "{\"preview\": true}", key)
                        .statusCode())
                .isEqualTo(202);
        tokens.revoke(first.id());
        var second = programs.with(made("till", Role.VIEWER, pens).token());

        var answer = second.post("/companies/1/runs", "{\"preview\": true}", key);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).doesNotContain("Mugs");
        assertThat(second.post("/companies/1/runs", "{\"preview\": true}", "Idempotency-Key", "of-its-own")
                        .statusCode())
                .isEqualTo(404);
    }

    private static ApiTokens.Making.Made made(String name, Role role, CompanyId company) {
        var wish = new ApiTokens.Wish(name, role, false, Set.of(company), null);
        return (ApiTokens.Making.Made) site.get(ApiTokens.class).make(wish, "test");
    }

    @Test
    void aRefusalIsKeptToo() throws Exception {
        var first = programs.post("/companies/1/runs", "{\"from\": \"never\"}", "Idempotency-Key", "refused");
        var again = programs.post("/companies/1/runs", "{\"from\": \"never\"}", "Idempotency-Key", "refused");

        assertThat(List.of(first.statusCode(), again.statusCode())).containsOnly(400);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void aKeyThatIsNoneIsRefused() throws Exception {
        assertThat(programs.post("/companies/1/runs", "{}", "Idempotency-Key", "two words")
                        .statusCode())
                .isEqualTo(400);
        assertThat(programs.post("/companies/1/runs", "{}", "Idempotency-Key", "x".repeat(256))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aTokenIsShownOnceAndKeptNowhere() throws Exception {
        var first = programs.post("/tokens", "{\"name\": \"robot\", \"role\": \"viewer\"}", "Idempotency-Key", "token");
        var again = programs.post("/tokens", "{\"name\": \"robot\", \"role\": \"viewer\"}", "Idempotency-Key", "token");

        var token = programs.json(first).path("token").asString();
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(token).startsWith("cloudcart_");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(programs.detail(again)).endsWith("what it showed is shown once.");
        assertThat(kept()).doesNotContain(token);
    }

    @Test
    void aRefusalOfWhatWouldHaveShownASecretIsKeptToo() throws Exception {
        var first = programs.post("/tokens", "{\"name\": \"x\", \"role\": \"king\"}", "Idempotency-Key", "king");
        var again = programs.post("/tokens", "{\"name\": \"x\", \"role\": \"king\"}", "Idempotency-Key", "king");

        assertThat(List.of(first.statusCode(), again.statusCode())).containsOnly(400);
        assertThat(again.body()).isEqualTo(first.body());
    }

    /// What failed inside leaves nothing behind, so that it can be sent again.
    @Test
    void whatWasRefusedByTheDatabaseIsAnsweredAllTheSame() throws Exception {
        programs.post("/tokens", "{\"name\": \"same\", \"role\": \"viewer\"}");

        var second =
                programs.post("/tokens", "{\"name\": \"same\", \"role\": \"viewer\"}", "Idempotency-Key", "same-name");

        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(programs.detail(second)).contains("There is a token named \"same\" already");
    }

    @Test
    void aBodyThatIsTooLongIsRefusedBeforeAnythingIsKept() throws Exception {
        var answer = programs.post("/companies/1/runs", " ".repeat(1_100_000), "Idempotency-Key", "long");

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    private static long requests() {
        return site.get(JdbcClient.class)
                .sql("select count(*) from run_request")
                .query(Long.class)
                .single();
    }

    private static String kept() {
        return String.join(
                " ",
                site.get(JdbcClient.class)
                        .sql("select coalesce(encode(body, 'escape'), '') from kept_answer")
                        .query(String.class)
                        .list());
    }
}
