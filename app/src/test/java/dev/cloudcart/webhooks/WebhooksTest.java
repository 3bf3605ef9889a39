package dev.cloudcart.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

import dev.cloudcart.Application;
import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.audit.Entry;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;
import dev.cloudcart.journal.RunStatus;
import dev.cloudcart.shell.session.Start;

/// What is told of runs, to whom, how often, and what becomes of it.
class WebhooksTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static ConfigurableApplicationContext rooms;

    private Telling telling;
    private final ReceiverFake receiver = new ReceiverFake();

    @BeforeAll
    static void openTheRooms(@TempDir Path home) {
        rooms = Application.start(new Start.Wish(
                false,
                false,
                Map.of(
                        "cloudcart.home",
                        home.toString(),
                        "spring.datasource.url",
                        DATABASE.url(),
                        "spring.datasource.username",
                        DATABASE.username(),
                        "spring.datasource.password",
                        DATABASE.password())));
    }

    @AfterAll
    static void closeTheRooms() {
        rooms.close();
    }

    @BeforeEach
    void begin() {
        DATABASE.jdbc().sql("delete from run_end").update();
        telling = new Telling(DATABASE, rooms);
    }

    @AfterEach
    void end() {
        receiver.close();
        telling.close();
    }

    /// The first example of the libraries of Standard Webhooks.
    @Test
    void signsAsStandardWebhooksDoes() {
        var signature = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                .signature("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}".getBytes(UTF_8));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void tellsThatARunHasFinished() throws Exception {
        var added = telling.added(receiver.url(), "run.finished");
        var run = telling.begin();
        telling.end(run, RunStatus.COMPLETE_WITH_HOLDS);
        telling.tick(Duration.ofSeconds(3));

        telling.courier().round();

        var got = one();
        var told = Telling.json(got);
        assertThat(told).isEqualTo(Telling.JSON.readTree("""
                {"id": "%s", "type": "run.finished", "at": "2026-03-10T12:01:10Z",
                 "company": {"id": %d, "name": "%s"},
                 "data": {"run": %d, "trigger": "scheduled", "status": "complete with holds",
                    "started": "2026-03-10T12:01:00Z", "finished": "2026-03-10T12:01:10Z",
                    "documents": {"posted": 3, "held": 1}, "differences": {"EUR": "0.00", "GBP": "-0.20"},
                    "page": "https://books.example.com/companies/%d/runs/%d"}}""".formatted(
                got.id(), telling.company.value(), telling.name, run.value(), telling.company.value(), run.value())));
        assertThat(got.path()).isEqualTo("/told?key=of-the-receiver");
        assertThat(got.headers().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(got.headers().getFirst("webhook-timestamp"))
                .isEqualTo(Long.toString(Instant.parse("2026-03-10T12:01:13Z").getEpochSecond()));
        assertThat(isSignedWith(added.secret(), got)).isTrue();
        assertThat(isSignedWith(Secret.made().text(), got)).isFalse();
        await().untilAsserted(() -> assertThat(telling.delivery(added.webhook()))
                .returns(Delivery.State.DELIVERED, Delivery::state)
                .returns(1, Delivery::attempts)
                .returns("it answered 204", Delivery::told));
    }

    /// As a receiver does it, by what the specification says alone.
    private static boolean isSignedWith(String secret, ReceiverFake.Got got) throws Exception {
        var key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        var content =
                got.id() + "." + got.headers().getFirst("webhook-timestamp") + "." + new String(got.body(), UTF_8);
        var wanted = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
        return key.length == 32
                && List.of(got.headers().getFirst("webhook-signature").split(" "))
                        .contains(wanted);
    }

    @Test
    void tellsOfARunThatWasInterruptedWhenTheNextOneBegins() {
        telling.tell(receiver, "run.finished");
        telling.begin();
        var next = telling.begin();
        telling.courier().round();

        var told = Telling.json(one()).path("data");

        assertThat(told.path("status").asString()).isEqualTo("interrupted");
        assertThat(told.has("documents")).isFalse();
        telling.end(next, RunStatus.FAILED);
        telling.courier().round();
        await().until(() -> receiver.got.size() == 2);
        assertThat(Telling.json(receiver.got.getLast()).at("/data/status").asString())
                .isEqualTo("failed");
    }

    @Test
    void tellsNothingOfPreviewsNorOfOtherCompaniesNorOfWhatWasBefore() {
        telling.aRun();
        telling.tick(Duration.ofSeconds(1));
        var webhook = telling.tell(receiver);
        var preview = telling.journal.start(telling.company, Occasion.byHand(Purpose.PREVIEW), 1);
        telling.hold(preview, 1, "NO_TAX_CODE", "GBP 10.00");
        telling.end(preview);
        try (var other = new Telling(DATABASE, rooms)) {
            other.aRun();
            telling.courier().round();
        }

        assertThat(telling.deliveries(webhook)).isEmpty();
        assertThat(endsThatWait()).isZero();
    }

    @Test
    void tellsWhatARunBeganToHoldAndNotWhatStoodBefore() {
        telling.tell(receiver, "hold.opened");
        var before = telling.begin();
        telling.hold(before, 7, "NO_ITEM", "GBP 1.00");
        telling.end(before);
        telling.courier().round();
        await().until(() -> receiver.got.size() == 1);

        var run = telling.begin();
        telling.hold(run, 7, "NO_ITEM", "GBP 1.00");
        IntStream.rangeClosed(1, 6).forEach(number -> telling.hold(run, number, "NO_TAX_CODE", "GBP 10.00"));
        telling.hold(run, 8, "NO_TAX_CODE", "EUR 2.50");
        telling.hold(run, 9, "NO_SKU", "EUR 4.00");
        telling.end(run, RunStatus.COMPLETE_WITH_HOLDS);
        telling.courier().round();
        await().until(() -> receiver.got.size() == 3);

        assertThat(receiver.got.subList(1, 3).stream()
                        .map(got -> Telling.json(got).path("data")))
                .containsExactlyInAnyOrder(
                        Telling.JSON.readTree("""
                        {"run": %d, "kind": "order", "cause": "NO_TAX_CODE", "reason": "Why of NO_TAX_CODE",
                         "mend": "How to mend NO_TAX_CODE", "count": 7, "sums": {"EUR": "2.50", "GBP": "60.00"},
                         "numbers": ["1", "2", "3", "4", "5"],
                         "page": "https://books.example.com/companies/%d/holds"}""".formatted(run.value(), telling.company.value())),
                        Telling.JSON.readTree("""
                        {"run": %d, "kind": "order", "cause": "NO_SKU", "reason": "Why of NO_SKU",
                         "mend": "How to mend NO_SKU", "count": 1, "sums": {"EUR": "4.00"}, "numbers": ["9"],
                         "page": "https://books.example.com/companies/%d/holds"}""".formatted(run.value(), telling.company.value())));
    }

    /// Whatever the program was at when it was killed: before a message was written, or while it was on its way.
    @Test
    void bringsOnceUnderOneIdWhatAKilledProgramLeft() {
        var webhook = telling.tell(receiver, "run.finished");
        telling.aRun();
        telling.aRun();
        telling.courier().close();
        assertThat(endsThatWait()).isEqualTo(2);

        telling.courier().round();
        await().until(() -> receiver.got.size() == 2);
        await().until(() -> telling.deliveries(webhook).stream()
                .allMatch(delivery -> delivery.state() == Delivery.State.DELIVERED));
        telling.courier().round();

        assertThat(endsThatWait()).isZero();
        assertThat(receiver.got).extracting(ReceiverFake.Got::id).doesNotHaveDuplicates();
        assertThat(telling.deliveries(webhook)).hasSize(2);
    }

    @Test
    void takesOverFromANodeThatDiedWhileItSent() {
        var webhook = telling.tell(receiver, "run.finished");
        telling.aRun();
        receiver.hang();
        var dying = telling.courier();
        dying.round();
        await().until(() -> receiver.got.size() == 1);

        telling.courier().round();
        assertThat(telling.delivery(webhook).attempts()).isZero();
        dying.close();
        DATABASE.jdbc()
                .sql("update webhook set leased_until = clock_timestamp() - interval '1 second'")
                .update();
        telling.courier().round();
        await().until(() -> receiver.got.size() == 2);

        assertThat(receiver.got.getLast().id())
                .isEqualTo(receiver.got.getFirst().id());
    }

    @Test
    void sendsEachMessageOnceFromTwoNodes() {
        var webhook = telling.tell(receiver, "run.finished");
        IntStream.range(0, 30).forEach(_ -> telling.aRun());
        var one = telling.courier();
        var other = telling.courier();

        await().until(() -> {
            one.round();
            other.round();
            return telling.deliveries(webhook).stream()
                            .filter(delivery -> delivery.state() == Delivery.State.DELIVERED)
                            .count()
                    == 30;
        });

        assertThat(receiver.got).hasSize(30);
        assertThat(receiver.got).extracting(ReceiverFake.Got::id).doesNotHaveDuplicates();
    }

    @Test
    void triesAgainAfterGrowingPausesUntilTheReceiverIsThere() {
        var webhook = telling.tell(receiver, "run.finished");
        receiver.answer(503);
        telling.aRun();
        var courier = telling.courier();
        courier.round();
        await().until(() -> telling.delivery(webhook).attempts() == 1);
        assertThat(telling.delivery(webhook))
                .returns(Delivery.State.WAITING, Delivery::state)
                .returns(telling.now.plusSeconds(5), Delivery::next)
                .returns("it answered 503", Delivery::told);

        telling.tick(Duration.ofSeconds(4));
        courier.round();
        telling.tick(Duration.ofSeconds(1));
        rounds(courier, webhook, 2);
        assertThat(telling.delivery(webhook).next()).isEqualTo(telling.now.plus(Duration.ofMinutes(5)));

        receiver.answer(200);
        telling.tick(Duration.ofMinutes(5));
        rounds(courier, webhook, 3);

        assertThat(telling.delivery(webhook).state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(receiver.got).hasSize(3);
        assertThat(receiver.got)
                .extracting(ReceiverFake.Got::id)
                .containsOnly(receiver.got.getFirst().id());
        assertThat(receiver.got)
                .extracting(got -> got.headers().getFirst("webhook-timestamp"))
                .doesNotHaveDuplicates();
    }

    /// A lease is given up a moment after the attempt is noted.
    private void rounds(Courier courier, Webhook webhook, int attempts) {
        await().until(() -> {
            courier.round();
            return telling.delivery(webhook).attempts() == attempts;
        });
    }

    @Test
    void givesUpAfterThreeDaysAndSaysSo() {
        var webhook = telling.tell(receiver, "run.finished");
        receiver.answer(500);
        telling.aRun();
        var began = telling.now;
        var courier = telling.courier();
        var pauses = new ArrayList<Duration>();
        for (int attempt = 1; attempt <= 10; attempt++) {
            rounds(courier, webhook, attempt);
            Optional.ofNullable(telling.delivery(webhook).next()).ifPresent(next -> {
                pauses.add(Duration.between(telling.now, next));
                telling.now = next;
            });
        }

        assertThat(pauses)
                .extracting(Duration::toString)
                .containsExactly("PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H", "PT24H");
        assertThat(Duration.between(began, telling.now)).isEqualTo(Duration.parse("PT75H35M5S"));
        assertThat(telling.delivery(webhook)).returns(Delivery.State.GIVEN_UP, Delivery::state);
        assertThat(audited())
                .containsExactly("run.finished for webhook %d to %s is given up after 10 attempts: it answered 500"
                        .formatted(webhook.id(), receiver.url().replaceAll("/told.*", "")));
    }

    @Test
    void sendsWhatAClockThatWasAheadPutOff() {
        var webhook = telling.tell(receiver, "run.finished");
        receiver.answer(500);
        telling.aRun();
        var courier = telling.courier();
        rounds(courier, webhook, 1);
        DATABASE.jdbc()
                .sql("update webhook_delivery set next_at = '2031-01-01Z'")
                .update();

        rounds(courier, webhook, 2);

        assertThat(telling.delivery(webhook).next()).isEqualTo(telling.now.plus(Duration.ofMinutes(5)));
    }

    @Test
    void switchesOffWhoWantsNothingMore() {
        var webhook = telling.tell(receiver, "run.finished");
        receiver.answer(410);
        telling.aRun();
        telling.aRun();
        telling.courier().round();
        await().until(() -> !find(webhook).works());
        telling.aRun();
        telling.courier().round();

        assertThat(receiver.got).hasSize(1);
        assertThat(telling.deliveries(webhook))
                .hasSize(2)
                .allMatch(delivery -> delivery.state() == Delivery.State.GIVEN_UP);
        assertThat(find(webhook).offBecause()).isEqualTo("It answered 410, which says that it wants nothing more.");
        assertThat(telling.webhooks.test(telling.company, webhook.id())).isEmpty();
        assertThat(audited()).singleElement().asString().endsWith("is switched off: it answered 410");
    }

    @Test
    void followsNoRedirect() {
        var webhook = telling.tell(receiver, "run.finished");
        receiver.answer(302);
        telling.aRun();
        telling.courier().round();
        await().until(() -> telling.delivery(webhook).attempts() == 1);

        assertThat(telling.delivery(webhook).told()).isEqualTo("it answered 302, and redirects are not followed");
        assertThat(receiver.got).extracting(ReceiverFake.Got::path).containsExactly("/told?key=of-the-receiver");
    }

    @Test
    void readsNothingOfAnAnswerThatNeverEnds() {
        var webhook = telling.tell(receiver, "run.finished");
        receiver.answer(200);
        receiver.beEndless();
        telling.aRun();

        telling.courier().round();

        await().until(() -> telling.delivery(webhook).state() == Delivery.State.DELIVERED);
    }

    @Test
    void letsNobodyWaitForAReceiverThatHangs() {
        var webhook = telling.tell(receiver, "run.finished");
        receiver.hang();
        try (var other = new ReceiverFake()) {
            var courier = telling.courier(Duration.ofSeconds(2));
            telling.aRun();
            courier.round();
            await().until(() -> receiver.got.size() == 1);

            var pool = ((HikariDataSource) DATABASE.dataSource()).getHikariPoolMXBean();
            await().until(() -> pool.getActiveConnections() == 0);
            assertThat(telling.delivery(webhook).attempts()).isZero();
            telling.tell(other, "run.finished");
            telling.aRun();
            courier.round();
            await().until(() -> other.got.size() == 1);

            await().until(() -> telling.deliveries(webhook).stream().anyMatch(one -> one.attempts() == 1));
            assertThat(telling.deliveries(webhook))
                    .anyMatch(one -> "no answer came within 2 seconds".equals(one.told()));
        }
    }

    @Test
    void saysWhenNobodyIsThere() {
        receiver.close();
        var webhook = telling.tell(receiver, "run.finished");
        telling.aRun();
        telling.courier().round();
        await().until(() -> telling.delivery(webhook).attempts() == 1);

        assertThat(telling.delivery(webhook).told()).isEqualTo("nobody takes calls at its address");
    }

    @Test
    void sendsAPingWhenSomebodyTries() {
        var webhook = telling.tell(receiver, "hold.opened");

        var id = telling.webhooks.test(telling.company, webhook.id());
        telling.courier().round();

        var told = Telling.json(one());
        assertThat(id).contains(told.path("id").asString());
        assertThat(told.path("type").asString()).isEqualTo("ping");
        assertThat(told.path("data").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                            | Name the address that is to be told, such as https://example.com/cloud-cart.
            told                          | That is no address: write one such as https://example.com/cloud-cart.
            mailto:a@example.com          | That is no address: write one such as https://example.com/cloud-cart.
            https://                      | That is no address: write one such as https://example.com/cloud-cart.
            http://example.com/told       | What is told must not be read on its way: begin the address with https://. Only a program on this machine may be told by http://.
            ftp://example.com/told        | What is told must not be read on its way: begin the address with https://. Only a program on this machine may be told by http://.
            http://127.0.0.1.example.com/ | What is told must not be read on its way: begin the address with https://. Only a program on this machine may be told by http://.
            https://a:b@example.com/      | An address with a name or password in it is not taken: leave out what stands before the @.
            https://example.com/#there    | What stands behind a # is never sent: leave it out of the address.
            https://example.com:70000/    | There is no port 70000: correct the address.
            """)
    void refusesAnAddressThatIsNotFit(String url, String sentence) {
        assertThat(telling.webhooks.add(telling.company, url, List.of("run.finished"), "anna"))
                .isEqualTo(new Webhooks.Adding.Refused(sentence));
    }

    @Test
    void refusesWhatIsTooMuchOrUnknown() {
        var address = "https://example.com/";
        var longest = address + "x".repeat(2000 - address.length());

        assertThat(sentence(longest + "x", "run.finished"))
                .isEqualTo("That address has 2,001 characters: take one of 2,000 at most.");
        assertThat(sentence(address)).isEqualTo("Choose at least one event: run.finished, hold.opened.");
        assertThat(sentence(address, "run.finished", "ping"))
                .isEqualTo("There is no event ping: choose among run.finished, hold.opened.");
        IntStream.range(0, 10).forEach(_ -> telling.added(longest));
        assertThat(sentence(address, "run.finished")).isEqualTo("A company has 10 webhooks at most: remove one first.");
        assertThat(telling.webhooks.list(telling.company)).hasSize(10);
    }

    private String sentence(String url, String... events) {
        var refused = (Webhooks.Adding.Refused) telling.webhooks.add(telling.company, url, List.of(events), "anna");
        return refused.sentence();
    }

    @Test
    void keepsItsSecretSealedAndOpensItUnderANewKey() {
        var added = telling.added("https://example.com/");
        var sealed = sealed(added.webhook());

        telling.sealAnew();

        assertThat(added.secret()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(new String(sealed, UTF_8)).doesNotContain(added.secret().substring(6, 20));
        assertThat(sealed(added.webhook())).isNotEqualTo(sealed);
        assertThat(telling.store.secret(added.webhook().id()).text()).isEqualTo(added.secret());
        assertThat(telling.store.holdsSecrets()).isTrue();
        assertThat(added + " " + new Secret(added.secret())).doesNotContain("whsec");
    }

    private static byte[] sealed(Webhook webhook) {
        return DATABASE.jdbc()
                .sql("select secret from webhook where id = ?")
                .param(webhook.id())
                .query((row, _) -> row.getBytes(1))
                .single();
    }

    @Test
    void isRemovedWithWhatWaitsForIt() {
        var webhook = telling.tell(receiver, "run.finished");
        telling.aRun();
        telling.webhooks.test(telling.company, webhook.id());
        try (var other = new Telling(DATABASE, rooms)) {
            assertThat(other.webhooks.remove(other.company, webhook.id())).isFalse();
            assertThat(other.webhooks.test(other.company, webhook.id())).isEmpty();
            assertThat(other.webhooks.deliveries(other.company, webhook.id(), 10))
                    .isEmpty();
        }

        assertThat(telling.webhooks.remove(telling.company, webhook.id())).isTrue();
        assertThat(telling.webhooks.remove(telling.company, webhook.id())).isFalse();
        telling.courier().round();

        assertThat(DATABASE.jdbc()
                        .sql("select count(*) from webhook_delivery where webhook = ?")
                        .param(webhook.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void forgetsAfterThirtyDaysWhatArrived() {
        var webhook = telling.tell(receiver, "run.finished");
        telling.aRun();
        telling.courier().round();
        await().until(() -> telling.delivery(webhook).state() == Delivery.State.DELIVERED);

        telling.tick(Duration.ofDays(29));
        telling.webhooks.forgetOld();
        assertThat(telling.deliveries(webhook)).hasSize(1);
        telling.tick(Duration.ofDays(2));
        telling.webhooks.forgetOld();

        assertThat(telling.deliveries(webhook)).isEmpty();
    }

    @Test
    void namesNothingOfAnAddressThatMayBeASecret() {
        var webhook = telling.added("https://example.com:8443/T000/secret?token=secret")
                .webhook();

        assertThat(webhook).hasToString("webhook %d to https://example.com:8443".formatted(webhook.id()));
    }

    private ReceiverFake.Got one() {
        await().until(() -> !receiver.got.isEmpty());
        assertThat(receiver.got).hasSize(1);
        return receiver.got.getFirst();
    }

    private Webhook find(Webhook webhook) {
        return Objects.requireNonNull(
                telling.webhooks.find(telling.company, webhook.id()).orElse(null));
    }

    private List<String> audited() {
        return rooms.getBean(Audit.class).list(Optional.of(telling.company), Long.MAX_VALUE, 100).stream()
                .filter(entry -> entry.act() == Act.WEBHOOK)
                .map(Entry::subject)
                .toList();
    }

    private static long endsThatWait() {
        return DATABASE.jdbc()
                .sql("select count(*) from run_end")
                .query(Long.class)
                .single();
    }
}
