package dev.cloudcart.api.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.transaction.support.TransactionTemplate;

import dev.cloudcart.access.Caller;
import dev.cloudcart.access.Role;
import dev.cloudcart.database.TestDatabase;

/// Calls that name themselves: what is held while they are done, and what becomes of them when the program is killed.
class CallsUnderWayTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final JdbcClient jdbc = DATABASE.jdbc();
    private final Answers answers = new Answers(jdbc);
    private final UnderWay underWay = new UnderWay(answers);
    private final Once once = new Once(answers, underWay);
    private final TransactionTemplate transactions = transactions();

    /// The attempt that was the first of a test.
    private @Nullable UUID first;

    private TransactionTemplate transactions() {
        var manager = new JdbcTransactionManager(DATABASE.dataSource());
        manager.setTransactionExecutionListeners(List.of(underWay));
        return new TransactionTemplate(manager);
    }

    @BeforeEach
    void workshop() {
        jdbc.sql("create table deed (what text)").update();
    }

    @AfterEach
    void clear() {
        jdbc.sql("drop table deed").update();
        jdbc.sql("delete from kept_answer").update();
    }

    @Test
    void noConnectionIsHeldWhileACallIsDone() throws Exception {
        var answer = call((request, response) -> {
            assertThat(connectionsInUse()).isZero();
            doneOver("slow", response);
        });

        assertThat(answer.getStatus()).isEqualTo(201);
    }

    @Test
    void theSecondIsRefusedWhileTheFirstGoesOn() throws Exception {
        var first = call((request, response) -> {
            var second = call((_, _) -> doneOver("second", response));
            assertThat(second.getStatus()).isEqualTo(409);
            assertThat(second.getHeader("Retry-After")).isEqualTo("1");
            assertThat(second.getContentAsString())
                    .contains("This is just being done under this Idempotency-Key: send it again in a moment");
            doneOver("first", response);
        });

        assertThat(first.getContentAsString()).isEqualTo("first");
        assertThat(call((_, _) -> doneOver("third", new MockHttpServletResponse()))
                        .getContentAsString())
                .isEqualTo("first");
        assertThat(deeds()).containsExactly("first");
    }

    @Test
    void aKillBeforeAnythingWasChangedBlocksAKeyForMinutesOnly() throws Exception {
        var killed = begun();
        assertThat(call((_, response) -> doneOver("too early", response)).getStatus())
                .isEqualTo(409);

        since("- interval '6 minutes'");

        assertThat(call((_, response) -> doneOver("anew", response)).getStatus())
                .isEqualTo(201);
        assertThat(answers.changes(killed)).isFalse();
        assertThat(deeds()).containsExactly("anew");
    }

    @Test
    void aKeyIsNotBlockedBecauseTheClockWasAheadWhenTheProgramWasKilled() throws Exception {
        begun();

        since("+ interval '30 days'");

        assertThat(call((_, response) -> doneOver("anew", response)).getStatus())
                .isEqualTo(201);
    }

    @Test
    void whatWasChangedBeforeTheKillIsNotDoneAgain() throws Exception {
        var killed = begun();
        underWay.begin(killed);
        transactions.executeWithoutResult(_ -> write("before the kill"));
        underWay.end();
        assertThat(call((_, response) -> doneOver("too early", response)).getContentAsString())
                .contains("This is just being done");

        since("- interval '6 minutes'");

        var again = call((_, response) -> doneOver("again", response));
        assertThat(again.getStatus()).isEqualTo(409);
        assertThat(again.getContentAsString())
                .contains("This was done before under this Idempotency-Key, and what was answered is not known");
        assertThat(deeds()).containsExactly("before the kill");
    }

    @Test
    void whoeverIsTooSlowAndOvertakenChangesNothing() throws Exception {
        assertThatThrownBy(() -> call((_, response) -> {
                    since("- interval '6 minutes'");
                    var second = call((_, other) -> doneOver("second", other));
                    assertThat(second.getStatus()).isEqualTo(201);
                    underWay.begin(firstAttempt());
                    doneOver("first", response);
                }))
                .isInstanceOf(UnderWay.Overtaken.class);

        assertThat(deeds()).containsExactly("second");
        assertThat(call((_, response) -> doneOver("third", response)).getContentAsString())
                .isEqualTo("second");
    }

    @Test
    void whatFailedAndChangedNothingIsDoneWhenItIsAskedAgain() throws Exception {
        assertThat(call((_, response) -> response.setStatus(500)).getStatus()).isEqualTo(500);

        assertThat(call((_, response) -> doneOver("now", response)).getStatus()).isEqualTo(201);
        assertThat(deeds()).containsExactly("now");
    }

    @Test
    void whatFailedAfterItChangedSomethingIsNotDoneAgain() throws Exception {
        var failed = call((_, response) -> {
            doneOver("half", response);
            response.setStatus(500);
        });
        assertThat(failed.getStatus()).isEqualTo(500);

        var again = call((_, response) -> doneOver("again", response));
        assertThat(again.getStatus()).isEqualTo(409);
        assertThat(again.getContentAsString()).contains("what was answered is not known");
        assertThat(deeds()).containsExactly("half");
    }

    @Test
    void aClockThatLeapsForgetsNoAnswer() throws Exception {
        call((_, response) -> doneOver("first", response));
        made("- interval '8 days'");

        answers.dropOld();

        assertThat(call((_, response) -> doneOver("again", response)).getContentAsString())
                .isEqualTo("first");
    }

    @Test
    void anAnswerIsForgottenWhenCallsCameOnNineLaterDays() throws Exception {
        for (int day = 0; day < 10; day++) {
            jdbc.sql("""
                    insert into kept_answer (caller, key, asked, status, made)
                    values ('robot', ?, '', 200, clock_timestamp() - make_interval(days => ?))
                    """).params("day " + day, 20 - day).update();
        }
        answers.dropOld();
        assertThat(keys()).hasSize(9).doesNotContain("day 0");
    }

    @Test
    void anAnswerOfTheDayBeforeYesterdayIsKeptHoweverManyCallsCame() throws Exception {
        for (int day = 0; day < 20; day++) {
            jdbc.sql("""
                    insert into kept_answer (caller, key, asked, status, made)
                    values ('robot', ?, '', 200, clock_timestamp() - make_interval(hours => ?))
                    """).params("hour " + day, 60 - day).update();
        }
        answers.dropOld();
        assertThat(keys()).hasSize(20);
    }

    private interface Work {
        void with(MockHttpServletRequest request, HttpServletResponse response) throws Exception;
    }

    /// One call, always the same.
    private MockHttpServletResponse call(Work work) throws Exception {
        var request = new MockHttpServletRequest("POST", "/api/v1/companies/1/runs");
        request.addHeader("Idempotency-Key", "key");
        request.setUserPrincipal(new UsernamePasswordAuthenticationToken(
                new Caller("robot", 0, Role.OWNER, true, Set.of()), "", List.of()));
        request.setContent("{}".getBytes(UTF_8));
        var response = new MockHttpServletResponse();
        FilterChain chain = (_, answer) -> {
            try {
                if (first == null) {
                    first = jdbc.sql("select attempt from kept_answer")
                            .query(UUID.class)
                            .single();
                }
                work.with(request, (HttpServletResponse) answer);
            } catch (RuntimeException | IOException failure) {
                throw failure;
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        };
        once.doFilter(request, response, chain);
        return response;
    }

    private void doneOver(String what, HttpServletResponse response) throws Exception {
        transactions.executeWithoutResult(_ -> write(what));
        response.setStatus(201);
        response.getOutputStream().write(what.getBytes(UTF_8));
    }

    private void write(String what) {
        jdbc.sql("insert into deed values (?)").param(what).update();
    }

    private List<String> deeds() {
        return jdbc.sql("select what from deed")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private List<String> keys() {
        return jdbc.sql("select key from kept_answer")
                .query((row, _) -> row.getString(1))
                .list();
    }

    /// What a program leaves behind that is killed while it does the call.
    private Answers.Attempt begun() throws Exception {
        assertThat(call((_, response) -> response.setStatus(204)).getStatus()).isEqualTo(204);
        jdbc.sql("update kept_answer set status = null, since = clock_timestamp()")
                .update();
        return firstAttempt();
    }

    private Answers.Attempt firstAttempt() {
        return new Answers.Attempt(Objects.requireNonNull(first), "robot", "key");
    }

    private void since(String earlier) {
        jdbc.sql("update kept_answer set since = clock_timestamp() " + earlier).update();
    }

    private void made(String earlier) {
        jdbc.sql("update kept_answer set made = clock_timestamp() " + earlier).update();
    }

    private static int connectionsInUse() throws Exception {
        return DATABASE.dataSource()
                .unwrap(HikariDataSource.class)
                .getHikariPoolMXBean()
                .getActiveConnections();
    }
}
