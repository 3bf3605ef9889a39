package dev.cloudcart.linnworks.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.linnworks.FakeLinnworks;
import dev.cloudcart.linnworks.FakeLinnworks.Answer;
import dev.cloudcart.linnworks.FakeLinnworks.Asked;
import dev.cloudcart.linnworks.Shop;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.ConnectionTrouble.Kind;
import dev.cloudcart.ports.SalesQuery;

class ClientTest {

    private static final SalesQuery QUERY = Shop.processed("2026-11-16T00:00:00Z", "2026-11-16T12:00:00Z");
    private static final Answer NOTHING_SOLD =
            Answer.ok("{\"ProcessedOrders\":{\"TotalEntries\":0,\"TotalPages\":0,\"Data\":[]}}");

    private final FakeLinnworks linnworks = new FakeLinnworks();
    private final Shop shop = Shop.on(linnworks);

    @AfterEach
    void stop() {
        linnworks.close();
    }

    @Test
    void keepsOneSessionForManyReadings() {
        search(NOTHING_SOLD);

        shop.read(QUERY);
        shop.read(QUERY);

        assertThat(linnworks.asked(ApiMethod.AUTHORISE)).hasSize(1);
        assertThat(tokens()).containsExactly("session-1", "session-1");
    }

    @Test
    void renewsASessionBeforeItDies() {
        search(NOTHING_SOLD);

        shop.read(QUERY);
        shop.now = Shop.NOW.plusSeconds(1_440);
        shop.read(QUERY);

        assertThat(tokens()).containsExactly("session-1", "session-2");
    }

    @Test
    void opensOneSessionForAllWhoComeAtOnce() throws Exception {
        search(NOTHING_SOLD);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var readings = IntStream.range(0, 8)
                    .mapToObj(reader -> threads.submit(() -> shop.read(QUERY)))
                    .toList();
            for (Future<?> reading : readings) {
                reading.get();
            }
        }

        assertThat(linnworks.asked(ApiMethod.AUTHORISE)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404})
    void opensAnotherSessionWhereTheOldOneIsDead(int status) {
        searches(Answer.refused(status, "Token is wrong"), NOTHING_SOLD);

        shop.read(QUERY);

        assertThat(tokens()).containsExactly("session-1", "session-2");
    }

    @Test
    void doesNotGoOnWithASessionThatDiedWhileItWaited() {
        linnworks.on(ApiMethod.SEARCH_PROCESSED, asked -> {
            if (shop.now.isAfter(Shop.NOW)) {
                return NOTHING_SOLD;
            }
            shop.now = Shop.NOW.plusSeconds(1_440);
            return new Answer(429, "\"API calls quota exceeded!\"", Map.of());
        });

        shop.read(QUERY);

        assertThat(tokens()).containsExactly("session-1", "session-2");
    }

    @Test
    void findsADeadSessionByItsWordsToo() {
        searches(Answer.refused(400, "Token is wrong"), NOTHING_SOLD);

        shop.read(QUERY);

        assertThat(tokens()).containsExactly("session-1", "session-2");
    }

    @Test
    void triesThreeMoreSessionsWithPausesWhereAFreshOneIsRefusedToo() {
        var refused = Answer.refused(401, "Token is wrong");
        searches(refused, refused, refused, refused, NOTHING_SOLD);

        shop.read(QUERY);

        assertThat(tokens()).containsExactly("session-1", "session-2", "session-3", "session-4", "session-5");
        assertThat(shop.ticker.paused()).isBetween(Duration.ofMillis(3_500), Duration.ofSeconds(7));
    }

    @Test
    void takesSessionsThatAreAllRefusedForPassingTroubleAndNotForADeadInstallation() {
        search(Answer.refused(401, "Token is wrong"));

        var trouble = trouble();

        assertThat(trouble.kind()).isEqualTo(Kind.PASSING);
        assertThat(trouble).hasMessage("Linnworks does not accept the sessions that it opens");
        assertThat(trouble.mend()).startsWith("Nothing to do: the next sync tries again");
        assertThat(linnworks.asked(ApiMethod.AUTHORISE)).hasSize(5);
    }

    @Test
    void believesARefusedInstallationOnlyWhenItIsRefusedAgainAfterPauses() {
        linnworks.on(
                ApiMethod.AUTHORISE,
                _ -> linnworks.asked(ApiMethod.AUTHORISE).size() < 4
                        ? Answer.refused(400, "Internal error, contact support")
                        : Answer.ok("{\"Token\":\"t\",\"Server\":\"" + linnworks.server() + "\"}"));
        search(NOTHING_SOLD);

        shop.read(QUERY);

        assertThat(tokens()).containsExactly("t");
    }

    @Test
    void asksForAttentionWhenTheInstallationTokenIsRefused() {
        linnworks.on(ApiMethod.AUTHORISE, asked -> Answer.refused(400, "Internal error, contact support"));

        var trouble = trouble();

        assertThat(trouble.kind()).isEqualTo(Kind.NEEDS_ATTENTION);
        assertThat(trouble).hasMessage("Linnworks does not accept the installation token");
        assertThat(trouble.mend()).contains("application-secret");
    }

    @Test
    void asksForAttentionWithoutAToken() {
        var unconnected = new Shop(linnworks.authUri(), "application", "secret", " ");

        var trouble = catchThrowableOfType(ConnectionTrouble.class, () -> unconnected.read(QUERY));

        assertThat(trouble).hasMessage("Linnworks is not connected");
    }

    @Test
    void asksForAttentionWithoutAnApplication() {
        var unset = new Shop(linnworks.authUri(), "", "", "installation");

        var trouble = catchThrowableOfType(ConnectionTrouble.class, () -> unset.read(QUERY));

        assertThat(trouble.mend()).contains("cloudcart.linnworks.application-id");
    }

    @Test
    void saysThatTheAccountIsLocked() {
        state("LOCKED_FULL", "Trial expired");

        var trouble = trouble();

        assertThat(trouble.kind()).isEqualTo(Kind.NEEDS_ATTENTION);
        assertThat(trouble).hasMessage("The Linnworks account is locked: Trial expired");
    }

    @Test
    void waitsForTheEndOfMaintenance() {
        state("MAINTENANCE", "");

        assertThat(trouble().kind()).isEqualTo(Kind.PASSING);
    }

    @Test
    void asksForThePermissionThatIsMissing() {
        search(Answer.refused(403, "No permission"));

        var trouble = trouble();

        assertThat(trouble.kind()).isEqualTo(Kind.NEEDS_ATTENTION);
        assertThat(trouble.mend()).contains("permission");
    }

    @Test
    void repeatsWhatMayPass() {
        searches(Answer.refused(503, "busy"), Answer.refused(500, "oops"), Answer.ok(""), NOTHING_SOLD);

        shop.read(QUERY);

        assertThat(linnworks.asked(ApiMethod.SEARCH_PROCESSED)).hasSize(4);
        assertThat(shop.ticker.paused()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(4));
    }

    @Test
    void givesUpOnWhatDoesNotPass() {
        search(Answer.refused(502, "Bad gateway"));

        var trouble = trouble();

        assertThat(trouble.kind()).isEqualTo(Kind.PASSING);
        assertThat(trouble).hasMessageContaining("Bad gateway");
        assertThat(linnworks.asked(ApiMethod.SEARCH_PROCESSED)).hasSize(6);
        assertThat(shop.meter.calls().linnworks()).isEqualTo(7);
    }

    @Test
    void waitsAsLongAsLinnworksAsks() {
        searches(
                new Answer(
                        429,
                        "\"API calls quota exceeded! Maximum admitted 150 per Minute.\"",
                        Map.of("Retry-After", "7")),
                NOTHING_SOLD);

        shop.read(QUERY);

        assertThat(shop.ticker.paused()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void waitsForTheNextMinuteWhereLinnworksDoesNotSayHowLong() {
        searches(new Answer(429, "\"API calls quota exceeded!\"", Map.of()), NOTHING_SOLD);

        shop.read(QUERY);

        assertThat(shop.ticker.paused()).isEqualTo(Duration.ofSeconds(21));
    }

    @Test
    void staysBelowTheLimit() {
        search(NOTHING_SOLD);

        for (int reading = 0; reading < 145; reading++) {
            shop.read(QUERY);
        }

        assertThat(shop.ticker.paused()).isZero();
        shop.read(QUERY);
        assertThat(shop.ticker.paused()).isGreaterThan(Duration.ofMinutes(1));
    }

    @Test
    void showsNoSecrets() {
        var account = new Account(Shop.COMPANY, "install-token", shop.meter);

        assertThat(account.toString()).doesNotContain("install-token");
        assertThat(shop.source.toString()).doesNotContain("secret");
    }

    @Test
    void sendsNoSessionTokenToAServerThatIsNotLinnworks() {
        linnworks.on(
                ApiMethod.AUTHORISE,
                asked -> Answer.ok("{\"Token\":\"t\",\"Server\":\"https://linnworks.net.evil.example\"}"));

        var trouble = trouble();

        assertThat(trouble.kind()).isEqualTo(Kind.NEEDS_ATTENTION);
        assertThat(trouble).hasMessage("Linnworks named a server that is not one of its own");
        assertThat(trouble.mend()).contains("cloudcart.linnworks.server-domain");
        assertThat(linnworks.asked(ApiMethod.SEARCH_PROCESSED)).isEmpty();
    }

    private ConnectionTrouble trouble() {
        return catchThrowableOfType(ConnectionTrouble.class, () -> shop.read(QUERY));
    }

    private List<String> tokens() {
        return linnworks.asked(ApiMethod.SEARCH_PROCESSED).stream()
                .map(Asked::token)
                .toList();
    }

    private void state(String state, String reason) {
        linnworks.on(
                ApiMethod.AUTHORISE,
                asked -> Answer.ok("{\"Token\":\"t\",\"Server\":\"" + linnworks.server() + "\",\"Status\":{\"State\":\""
                        + state + "\",\"Reason\":\"" + reason + "\"}}"));
    }

    private void search(Answer answer) {
        linnworks.on(ApiMethod.SEARCH_PROCESSED, asked -> answer);
    }

    private void searches(Answer... answers) {
        Iterator<Answer> next = List.of(answers).iterator();
        Function<Asked, Answer> inTurn = asked -> next.next();
        linnworks.on(ApiMethod.SEARCH_PROCESSED, inTurn);
    }
}
