package dev.cloudcart.simulators.quickbooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.quickbooks.Receiver.Received;
import dev.cloudcart.simulators.wire.Json;

class WebhooksTest {

    private static final Path SAMPLES = Path.of("../../shared/specs/quickbooks/webhooks");
    private static final Duration GATHERED = Duration.ofSeconds(5);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Shop shop = new Shop();
    private final Receiver receiver = new Receiver();

    WebhooksTest() throws IOException {}

    @AfterEach
    void close() {
        shop.close();
        receiver.close();
    }

    @Test
    void tellsAChangeAsACloudEvent() throws Exception {
        turnOn("");
        var id = shop.customer("Amazon GBP");
        shop.clock.advance(GATHERED);

        var event = receiver.next().json().path(0);

        assertThat(event.path("specversion").asString()).isEqualTo("1.0");
        assertThat(event.path("type").asString()).isEqualTo("qbo.customer.created.v1");
        assertThat(event.path("intuitentityid").asString()).isEqualTo(id);
        assertThat(event.path("intuitaccountid").asString()).isEqualTo(QuickBooksSimulator.REALM);
        assertThat(event.path("time").asString()).isEqualTo("2026-03-04T20:00:00Z");
    }

    @Test
    void hasTheShapeOfTheSampleInBothForms() throws Exception {
        assumeTrue(Files.isDirectory(SAMPLES), "The samples are not beside the project");
        turnOn("");
        shop.customer("Amazon GBP");
        shop.clock.advance(GATHERED);
        var cloudEvents = receiver.next();
        turnOn(",\"form\":\"legacy\"");
        shop.customer("eBay GBP");
        shop.clock.advance(GATHERED);
        var legacy = receiver.next();

        assertThat(shape(cloudEvents.json())).isEqualTo(shape(sample("cloudevents.docs.json")));
        assertThat(shape(legacy.json())).isEqualTo(shape(sample("legacy-event-notifications.docs.json")));
        assertThat(legacy.header("intuit-notification-schema-version")).isNotEqualTo("null");
    }

    @Test
    void signsTheBodyWithTheVerifier() throws Exception {
        turnOn(",\"verifier\":\"a verifier of ours\"");
        shop.customer("Zoë");
        shop.clock.advance(GATHERED);

        var message = receiver.next();

        assertThat(message.header("intuit-signature")).isEqualTo(signature("a verifier of ours", message.body()));
        assertThat(message.header("intuit-created-time")).isEqualTo("2026-03-04T20:00:05Z");
        assertThat(message.header("intuit-t-id")).startsWith("1-");
        assertThat(message.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void tellsEachKindOfChange() throws Exception {
        var customer = shop.customer("Amazon GBP");
        turnOn(",\"form\":\"legacy\"");
        shop.post("invoice", sale(customer));
        shop.post(
                "customer", "{\"Id\":\"%s\",\"SyncToken\":\"0\",\"sparse\":true,\"Notes\":\"x\"}".formatted(customer));
        shop.post("invoice?operation=void", "{\"Id\":\"1\",\"SyncToken\":\"0\"}");
        shop.post("invoice?operation=delete", "{\"Id\":\"1\",\"SyncToken\":\"1\"}");
        shop.clock.advance(GATHERED);

        assertThat(told(receiver.next()))
                .containsExactly("Create Invoice 1", "Update Customer 1", "Void Invoice 1", "Delete Invoice 1");
    }

    @Test
    void tellsAChangeThatAnotherDocumentMade() throws Exception {
        var customer = shop.customer("Amazon GBP");
        shop.post("invoice", sale(customer));
        turnOn(",\"form\":\"legacy\"");
        shop.post("payment", """
                {"CustomerRef":{"value":"%s"},"TotalAmt":12.00,"Line":[{"Amount":12.00,
                "LinkedTxn":[{"TxnId":"1","TxnType":"Invoice"}]}]}""".formatted(customer));
        shop.clock.advance(GATHERED);

        assertThat(told(receiver.next())).containsExactly("Create Payment 2", "Update Invoice 1");
    }

    @Test
    void saysNothingOfWhatHasNoWebhooksAndNothingOfARefusedCall() throws Exception {
        turnOn(",\"form\":\"legacy\"");
        shop.control("load", "{\"kind\":\"taxCode\",\"value\":{\"Name\":\"24.0% FI OSS\",\"RateValue\":24}}");
        shop.post("customer", "{}");
        shop.customer("Amazon GBP");
        shop.clock.advance(GATHERED);

        assertThat(told(receiver.next())).containsExactly("Create Customer 1");
    }

    @Test
    void gathersTheChangesOfOneCompanyAndSendsThemByThemselves() throws Exception {
        shop.control("settings", "{\"realm\":\"77\",\"profile\":\"us\"}");
        turnOn("");
        shop.customer("Amazon GBP");
        shop.clock.advance(SECOND);
        shop.customer("eBay GBP");
        shop.token(shop.refresh(QuickBooksSimulator.refreshToken("77")).text("/access_token"));
        shop.post("/v3/company/77/customer", "{\"DisplayName\":\"Etsy USD\"}");
        shop.clock.advance(GATHERED);

        var first = receiver.next().json();
        var second = receiver.next().json();

        assertThat(first.size()).isEqualTo(2);
        assertThat(second.size()).isEqualTo(1);
        assertThat(second.at("/0/intuitaccountid").asString()).isEqualTo("77");
    }

    @Test
    void comesAsLateAsItIsTold() throws Exception {
        turnOn(",\"late\":\"PT20M\"");
        shop.customer("Amazon GBP");
        shop.clock.advance(Duration.ofMinutes(20));
        assertThat(shown().path("waiting").asInt()).isEqualTo(1);
        shop.clock.advance(GATHERED);

        assertThat(receiver.next().header("intuit-created-time")).isEqualTo("2026-03-04T20:20:05Z");
    }

    @Test
    void comesTwiceWithTheSameEventIds() throws Exception {
        turnOn(",\"twice\":true");
        shop.customer("Amazon GBP");
        shop.clock.advance(Duration.ofMinutes(1));

        assertThat(receiver.next().json()).isEqualTo(receiver.next().json());
    }

    @Test
    void mixesUpTheOrderOfEventsAndOfMessages() throws Exception {
        turnOn(",\"shuffled\":true,\"seed\":4,\"form\":\"legacy\"");
        var sent = new ArrayList<String>();
        for (int message = 0; message < 6; message++) {
            for (int i = 0; i < 4; i++) {
                sent.add("Create Customer " + shop.customer("Customer %d %d".formatted(message, i)));
            }
            shop.clock.advance(GATHERED);
        }
        shop.clock.advance(Duration.ofMinutes(1));

        var all = new ArrayList<String>();
        for (int message = 0; message < 6; message++) {
            all.addAll(told(receiver.next()));
        }
        assertThat(all).containsExactlyInAnyOrderElementsOf(sent).isNotEqualTo(sent);
        assertThat(all.subList(0, 4))
                .isNotEqualTo(all.subList(0, 4).stream().sorted().toList());
    }

    @Test
    void losesTheSameEventsForTheSameSeed() throws Exception {
        var first = toldOfForty("\"lost\":0.3,\"seed\":1", "A");
        var second = toldOfForty("\"lost\":0.3,\"seed\":1", "B");
        var other = toldOfForty("\"lost\":0.3,\"seed\":2", "C");

        assertThat(first).hasSizeBetween(15, 38).isEqualTo(second).isNotEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408})
    void triesAgainAfterTwentyThirtyAndFiftyMinutesThenDropsAndMarksTheEndpointBad(int status) throws Exception {
        turnOn("");
        receiver.answer(status, status, status, status);
        shop.customer("Amazon GBP");
        shop.clock.advance(GATHERED);
        var first = receiver.next();
        int sent = 0;
        for (int minutes : new int[] {20, 30, 50}) {
            settled(++sent, "again at");
            shop.clock.advance(Duration.ofMinutes(minutes).minus(SECOND));
            assertThat(receiver.hasMore()).isFalse();
            shop.clock.advance(SECOND);
            assertThat(receiver.next().json()).isEqualTo(first.json());
        }

        settled(4, "marked bad");
        assertThat(shown().path("bad").asBoolean()).isTrue();
        assertThat(shown().path("waiting").asInt()).isZero();
        assertThat(shown().path("sent").size()).isEqualTo(4);
    }

    @Test
    void takesTheMarkAwayWhenAMessageArrivesAndGivesUpAfterADay() throws Exception {
        turnOn("");
        markBad();
        shop.clock.advance(Duration.ofHours(23));
        shop.renew();
        shop.customer("eBay GBP");
        shop.clock.advance(GATHERED);
        receiver.next();
        settled(5, "taken");
        assertThat(shown().path("bad").asBoolean()).isFalse();

        markBad();
        shop.clock.advance(Duration.ofHours(25));
        shop.renew();
        shop.customer("Etsy GBP");

        assertThat(shown().path("inactive").asBoolean()).isTrue();
        assertThat(shown().path("waiting").asInt()).isZero();
    }

    @Test
    void doesNotTryAgainAfterAnyOtherRefusal() throws Exception {
        turnOn("");
        receiver.answer(404);
        shop.customer("Amazon GBP");
        shop.clock.advance(GATHERED);
        receiver.next();

        settled(1, "dropped");
        assertThat(shown().path("bad").asBoolean()).isFalse();
        assertThat(shown().path("waiting").asInt()).isZero();
    }

    @Test
    void waitsThreeSecondsForAnAnswer() throws Exception {
        turnOn("");
        receiver.answer(Receiver.SILENCE);
        shop.customer("Amazon GBP");
        shop.clock.advance(GATHERED);
        receiver.next();

        settled(1, "again at 2026-03-04T20:20:05Z");
        assertThat(shown().at("/sent/0/answered").asString()).isEqualTo("no answer within 3 seconds");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/hooks",
                "https://127.0.0.1/hooks",
                "http://127.0.0.1.example.com/",
                "http://10.0.0.1/",
                "ftp://127.0.0.1/",
                "nothing",
                ""
            })
    void tellsNobodyButThisMachine(String endpoint) {
        var refused = shop.control("webhooks", "{\"endpoint\":\"%s\"}".formatted(endpoint));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/message")).contains("this machine only").contains("127.0.0.1:9000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"lost\":2 | from 0 to 1",
                "\"late\":\"soon\" | PT20M",
                "\"form\":\"xml\" | legacy",
                "\"colour\":\"green\" | shuffled"
            })
    void saysWhatIsWrongWithASetting(String setting, String words) {
        var refused = shop.control("webhooks", "{\"endpoint\":\"%s\",%s}".formatted(receiver.endpoint(), setting));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/message")).contains(words);
        assertThat(shown().path("on").asBoolean()).isFalse();
    }

    @Test
    void staysSilentBeforeItIsAskedForAndAfterItIsTurnedOff() throws Exception {
        shop.customer("Amazon GBP");
        turnOn("");
        shop.customer("eBay GBP");
        shop.control("webhooks", "{\"off\":true}");
        shop.clock.advance(GATHERED);
        turnOn("");
        shop.customer("Etsy GBP");
        shop.clock.advance(GATHERED);

        assertThat(receiver.next().json().at("/0/intuitentityid").asString()).isEqualTo("3");
        assertThat(receiver.hasMore()).isFalse();
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        long before = clientThreads();
        turnOn("");
        shop.customer("Amazon GBP");
        shop.clock.advance(GATHERED);
        receiver.next();
        assertThat(clientThreads()).isGreaterThan(before);

        shop.control("webhooks", "{\"off\":true}");

        assertThat(clientThreads()).isLessThanOrEqualTo(before);
    }

    private static long clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("SelectorManager"))
                .count();
    }

    private void markBad() throws Exception {
        int sent = shown().path("sent").size();
        receiver.answer(500, 500, 500, 500);
        shop.post(
                "class",
                "{\"Name\":\"Class at %s\"}".formatted(shop.clock.instant().getEpochSecond()));
        shop.clock.advance(GATHERED);
        receiver.next();
        for (int minutes : new int[] {20, 30, 50}) {
            settled(++sent, "again at");
            shop.clock.advance(Duration.ofMinutes(minutes));
            receiver.next();
        }
        settled(++sent, "marked bad");
        shop.renew();
    }

    private List<String> toldOfForty(String settings, String names) throws Exception {
        turnOn("," + settings);
        for (int i = 0; i < 40; i++) {
            shop.customer(names + i);
        }
        shop.clock.advance(GATHERED);
        var told = new ArrayList<String>();
        var first = Integer.parseInt(shop.id("select * from Customer where DisplayName = '%s0'".formatted(names)));
        for (var event : receiver.next().json()) {
            told.add(Integer.toString(
                    Integer.parseInt(event.path("intuitentityid").asString()) - first));
        }
        return told;
    }

    /// Waits until so many messages were sent, the last of them with this outcome.
    private void settled(int messages, String outcome) {
        var until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < until) {
            var sent = shown().path("sent");
            if (sent.size() == messages
                    && sent.path(messages - 1).path("next").asString().contains(outcome)) {
                return;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("Not \"%s\": %s".formatted(outcome, shown()));
    }

    private void turnOn(String more) {
        var answer = shop.control("webhooks", "{\"endpoint\":\"%s\"%s}".formatted(receiver.endpoint(), more));
        assertThat(answer.status()).isEqualTo(200);
    }

    private JsonNode shown() {
        return shop.send(HttpRequest.newBuilder(shop.simulator.uri().resolve("/_simulator/webhooks")))
                .body();
    }

    private String sale(String customer) {
        return Paper.sale(customer)
                .line(shop.item(), "10.00", shop.code("20.0% S"))
                .json();
    }

    private static List<String> told(Received message) {
        var told = new ArrayList<String>();
        for (var entity : message.json().at("/eventNotifications/0/dataChangeEvent/entities")) {
            told.add("%s %s %s"
                    .formatted(
                            entity.path("operation").asString(),
                            entity.path("name").asString(),
                            entity.path("id").asString()));
        }
        return told;
    }

    private static JsonNode sample(String name) throws IOException {
        return Json.read(Files.readAllBytes(SAMPLES.resolve(name)));
    }

    /// The names of all properties with their order and the types of their values.
    private static String shape(JsonNode node) {
        var shape = new StringBuilder(node.getNodeType().toString());
        node.properties()
                .forEach(property ->
                        shape.append(" ").append(property.getKey()).append(":").append(shape(property.getValue())));
        if (node.isArray()) {
            node.forEach(element -> shape.append("[").append(shape(element)).append("]"));
        }
        return shape.toString();
    }

    /// HMAC-SHA256 as RFC 2104 writes it, without the JDK's own.
    private static String signature(String key, byte[] body) throws NoSuchAlgorithmException {
        var padded = new byte[64];
        System.arraycopy(key.getBytes(UTF_8), 0, padded, 0, key.length());
        var inner = MessageDigest.getInstance("SHA-256");
        inner.update(mixed(padded, 0x36));
        var outer = MessageDigest.getInstance("SHA-256");
        outer.update(mixed(padded, 0x5c));
        return Base64.getEncoder().encodeToString(outer.digest(inner.digest(body)));
    }

    private static byte[] mixed(byte[] key, int with) {
        var mixed = new byte[key.length];
        for (int i = 0; i < key.length; i++) {
            mixed[i] = (byte) (key[i] ^ with);
        }
        return mixed;
    }
}
