package dev.cloudcart.simulators.quickbooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator.Options;
import dev.cloudcart.simulators.quickbooks.entities.Kind;

/// State goes out of one simulator and into another, and no client can tell them apart.
class SnapshotTest {

    private static final String BATCH = """
            {"BatchItemRequest":[{"bId":"1","operation":"create","Customer":{"DisplayName":"Etsy GBP"}},
            {"bId":"2","operation":"create","Customer":{"DisplayName":"Amazon GBP"}},
            {"bId":"3","Query":"select * from Customer"},
            {"bId":"4","operation":"delete","Invoice":{"Id":"1","SyncToken":"7"}}]}""";

    private final Shop old = new Shop();
    private final Shop fresh = new Shop(Options.usual().faults("none", 99));

    @BeforeEach
    void live() {
        var customer = old.customer("Amazon GBP");
        old.customer("eBay EUR", "EUR");
        old.vendor("Mug Makers");
        old.post("customer", "{\"Id\":\"2\",\"SyncToken\":\"0\",\"sparse\":true,\"Active\":false}");
        for (int i = 1; i <= 3; i++) {
            old.post("invoice", sale(customer).with("DocNumber", "N-" + i));
        }
        old.post("payment", """
                {"CustomerRef":{"value":"%s"},"TotalAmt":20.00,"Line":[{"Amount":12.00,
                "LinkedTxn":[{"TxnId":"1","TxnType":"Invoice"}]}]}""".formatted(customer));
        old.post("deposit", """
                        {"DepositToAccountRef":{"value":"%s"},"Line":[{"Amount":20.00,"LinkedTxn":[{"TxnId":"4","TxnType":"Payment",
                        "TxnLineId":"0"}]}]}""".formatted(old.account("Current Account")));
        old.post("invoice?operation=void", "{\"Id\":\"2\",\"SyncToken\":\"0\"}");
        old.post("invoice?operation=delete", "{\"Id\":\"3\",\"SyncToken\":\"0\"}");
        old.post("batch?requestid=b1", BATCH);
        old.post("customer?requestid=c1", "{\"DisplayName\":\"Zoë \\\"N\\\" 日本\"}");
        old.post("customer?requestid=r1", "{\"DisplayName\":\"Mug Makers\"}");
        old.post("customer", "{\"Id\":\"4\",\"SyncToken\":\"0\",\"sparse\":true,\"Notes\":\"later\"}");
        old.post("exchangerate", "{\"SourceCurrencyCode\":\"EUR\",\"Rate\":0.8512,\"AsOfDate\":\"2026-03-01\"}");
        old.post("companyinfo", "{\"Id\":\"1\",\"SyncToken\":\"0\",\"sparse\":true,\"LegalName\":\"Mugs Ltd\"}");
        old.control("settings", "{\"realm\":\"77\",\"profile\":\"us\",\"company\":{\"bookCloseDate\":\"2026-01-31\"}}");
        old.control("settings", "{\"readBudget\":1000,\"retryAfter\":true,\"company\":{\"customNumbers\":false}}");
        old.post("invoice", sale(customer));
        old.clock.advance(Duration.ofSeconds(90));
    }

    @AfterEach
    void close() {
        old.close();
        fresh.close();
    }

    @Test
    void answersTheSameReadsWithTheSameBytes() throws Exception {
        restore(saved(old));
        fresh.token(old.token());

        assertThat(reads(fresh)).isEqualTo(reads(old));
        assertThat(fresh.state()).isEqualTo(old.state());
    }

    @Test
    void keepsUploadedFiles() throws Exception {
        old.upload("upload", "two mugs");
        restore(saved(old));
        fresh.token(old.token());

        var address = fresh.get("download/1").response().body();

        assertThat(fresh.fetch(address).response().body()).isEqualTo("two mugs");
    }

    @Test
    void keepsWhatIsReconciled() throws Exception {
        old.control("reconcile", "{\"document\":\"Deposit\",\"id\":\"5\"}");
        restore(saved(old));
        fresh.token(old.token());

        var report = fresh.get(
                "reports/TransactionList?cleared=Reconciled&columns=txn_type&start_date=2026-03-01&end_date=2026-03-31");

        assertThat(report.text("/Rows/Row/0/ColData/1/id")).isEqualTo("5");
    }

    @Test
    void keepsHowOftenASurpriseStillComes() throws Exception {
        old.company("{\"surprises\":[{\"entity\":\"Class\",\"times\":2,\"refuseWith\":{\"code\":\"2500\"}}]}");
        old.post("class", "{\"Name\":\"a\"}");
        restore(saved(old));
        fresh.token(old.token());

        assertThat(fresh.post("class", "{\"Name\":\"a\"}").code()).isEqualTo("2500");
        assertThat(fresh.post("class", "{\"Name\":\"a\"}").status()).isEqualTo(200);
    }

    @Test
    void keepsWhereTheAppMayBeLedBackTo() throws Exception {
        old.control("settings", "{\"redirectUris\":[\"https://app.example/back\"]}");
        restore(saved(old));

        var page = fresh.fetch(
                fresh.simulator.authorizeUri() + "?client_id=" + QuickBooksSimulator.CLIENT_ID
                        + "&scope=com.intuit.quickbooks.accounting&response_type=code&state=s&redirect_uri=https://other.example/");

        assertThat(page.status()).isEqualTo(400);
    }

    @Test
    void givesTheNextIdsAndNumbers() throws Exception {
        restore(saved(old));
        fresh.token(old.token());

        assertThat(fresh.post("customer", "{\"DisplayName\":\"New\"}").body())
                .isEqualTo(old.post("customer", "{\"DisplayName\":\"New\"}").body());
        assertThat(fresh.post("invoice", sale("1")).body())
                .isEqualTo(old.post("invoice", sale("1")).body());
        assertThat(fresh.post("class", "{\"Name\":\"New\"}").body())
                .isEqualTo(old.post("class", "{\"Name\":\"New\"}").body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"batch?requestid=b1", "customer?requestid=c1", "customer?requestid=r1"})
    void givesTheFirstAnswerUnderARequestIdAgain(String path) throws Exception {
        restore(saved(old));
        fresh.token(old.token());
        var body = path.startsWith("batch") ? BATCH : "{\"DisplayName\":\"something else\"}";

        var replayed = fresh.post(path, body);

        assertThat(replayed.body()).isEqualTo(old.post(path, body).body());
        assertThat(replayed.body().toString()).containsAnyOf("Etsy GBP", "N\\\"", "6240");
        assertThat(fresh.state().path("objects")).isEqualTo(old.state().path("objects"));
    }

    @Test
    void keepsWhatIsInADepositFromChanging() throws Exception {
        restore(saved(old));
        fresh.token(old.token());

        assertThat(fresh.post("payment?operation=delete", "{\"Id\":\"4\",\"SyncToken\":\"1\"}")
                        .code())
                .isEqualTo("6540");
    }

    @Test
    void knowsEachTokenWithItsAgeAndNotTheOneThatWasRotatedAway() throws Exception {
        old.clock.advance(Duration.ofHours(25));
        var rotated = old.refresh(QuickBooksSimulator.REFRESH_TOKEN).text("/refresh_token");
        old.clock.advance(Duration.ofHours(2));
        restore(saved(old));

        assertThat(fresh.refresh(QuickBooksSimulator.REFRESH_TOKEN).text("/error"))
                .isEqualTo("invalid_grant");
        assertThat(fresh.refresh(rotated).text("/refresh_token")).isEqualTo(rotated);
        fresh.clock.advance(Duration.ofHours(24));
        assertThat(fresh.refresh(rotated).text("/refresh_token")).isNotEqualTo(rotated);
        assertThat(fresh.refresh(QuickBooksSimulator.refreshToken("77")).status())
                .isEqualTo(200);
    }

    @Test
    void drawsTheSameFaultsNext() throws Exception {
        old.control("faults", "{\"profile\":\"429:0.3,500-before:0.2,maintenance:0.05\",\"seed\":11}");
        statuses(old, 17);
        restore(saved(old));
        fresh.token(old.token());

        assertThat(statuses(fresh, 60)).isEqualTo(statuses(old, 60)).contains(429, 500, 200);
    }

    @Test
    void goesOnWithTheMessagesOfWebhooksThatWait() throws Exception {
        try (var receiver = new Receiver()) {
            old.control("webhooks", "{\"endpoint\":\"%s\",\"late\":\"PT1H\"}".formatted(receiver.endpoint()));
            old.customer("waiting");
            restore(saved(old));
            old.control("webhooks", "{\"off\":true}");
            fresh.clock.advance(Duration.ofHours(2));

            assertThat(receiver.next().json().at("/0/type").asString()).isEqualTo("qbo.customer.created.v1");
        }
    }

    @Test
    void isAFileOfLinesWithAHeaderThatSaysWhatItIs() throws Exception {
        var lines = text(saved(old)).lines().toList();

        assertThat(lines.getFirst())
                .isEqualTo("{\"format\":\"cloudcart-simulator\",\"version\":1,\"service\":\"quickbooks\"}");
        assertThat(lines.getLast()).isEqualTo("{\"end\":%d}".formatted(lines.size() - 2));
        assertThat(lines.subList(1, lines.size() - 1)).allMatch(line -> line.startsWith("{\"kind\":\""));
    }

    @Test
    void restoresOnlyWhatIsWholeAndOfItsOwnVersionAndChangesNothingOtherwise() throws Exception {
        var whole = saved(old);
        var text = text(whole);
        var before = reads(fresh);

        refuse("not a file".getBytes(UTF_8), "no whole gzip file");
        refuse(new byte[0], "no whole gzip file");
        refuse(Arrays.copyOf(whole, whole.length / 2), "no whole gzip file");
        refuse(gzip(text.replace("\"version\":1", "\"version\":2")), "version 2");
        refuse(gzip(text.replace("cloudcart-simulator", "something")), "Line 1 does not begin a saved state");
        refuse(
                gzip(text.replace("\"service\":\"quickbooks\"", "\"service\":\"linnworks\"")),
                "holds no state of quickbooks");
        refuse(gzip(text.substring(0, text.lastIndexOf("{\"end\""))), "ends in the middle");
        refuse(gzip(text.replaceFirst("(?m)^\\{\"kind\":\"Item\".*\n", "")), "it is broken");
        refuse(gzip(text.replaceFirst("(?m)^\\{\"kind\":\"Item\"", "{\"kind\":\"Gremlin\"")), "Gremlin");
        refuse(gzip(text.replaceFirst("(?m)^\\{\"kind\":\"Item\",", "{\"kind\":\"Item\"")), "is not JSON");
        refuse(gzip(text.replace("\"since\":\"2026", "\"since\":\"soon")), "cannot be restored");
        assertThat(reads(fresh)).isEqualTo(before);
    }

    @Test
    void canBeSavedWhileCallsRunAndHoldsEachOfThemWholeOrNotAtAll() throws Exception {
        var writer = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 60; i++) {
                old.post("batch?requestid=w" + i, twoClasses(i));
            }
        });
        byte[] taken = saved(old);
        writer.join();
        restore(taken);
        fresh.token(old.token());

        for (int i = 0; i < 60; i++) {
            assertThat(fresh.post("batch?requestid=w" + i, twoClasses(i)).body().toString())
                    .doesNotContain("6240");
        }
        assertThat(fresh.state().at("/objects/Class").asInt()).isEqualTo(120);
    }

    private static String twoClasses(int i) {
        return """
                {"BatchItemRequest":[{"bId":"1","operation":"create","Class":{"Name":"A%d"}},
                {"bId":"2","operation":"create","Class":{"Name":"B%d"}}]}""".formatted(i, i);
    }

    private void refuse(byte[] file, String words) throws Exception {
        var answer = send(fresh, file);

        assertThat(answer).contains("\"message\"").contains(words);
    }

    private static Map<String, String> reads(Shop shop) {
        var reads = new LinkedHashMap<String, String>();
        for (var kind : Kind.values()) {
            var where = kind.isTransaction() ? "" : " where Active in (true, false)";
            reads.put(
                    kind.entity,
                    read(
                            shop,
                            "query?query="
                                    + URLEncoder.encode(
                                            "select * from " + kind.entity + where + " maxresults 1000", UTF_8)));
        }
        for (var path : List.of(
                "cdc?entities=Customer,Invoice,Payment&changedSince=2026-03-04T00:00:00Z",
                "companyinfo/" + QuickBooksSimulator.REALM,
                "preferences",
                "invoice/1",
                "customer/2",
                "exchangerate?sourcecurrencycode=EUR&asofdate=2026-03-01",
                "exchangerate?sourcecurrencycode=EUR&asofdate=2026-03-02")) {
            reads.put(path, read(shop, path));
        }
        return reads;
    }

    private static String read(Shop shop, String path) {
        return shop.get(path).response().body();
    }

    private static List<Integer> statuses(Shop shop, int calls) {
        return IntStream.range(0, calls)
                .mapToObj(_ -> shop.get("preferences").status())
                .toList();
    }

    private Paper sale(String customer) {
        return Paper.sale(customer).line(old.item(), "10.00", old.code("20.0% S"));
    }

    private static byte[] saved(Shop shop) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(shop.simulator.uri().resolve("/_simulator/snapshot"))
                                    .build(),
                            BodyHandlers.ofByteArray())
                    .body();
        }
    }

    private void restore(byte[] file) throws Exception {
        assertThat(send(fresh, file)).isEqualTo("{\"done\":true}");
    }

    private static String send(Shop shop, byte[] file) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(shop.simulator.uri().resolve("/_simulator/snapshot"))
                                    .POST(BodyPublishers.ofByteArray(file))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    private static String text(byte[] file) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(file))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static byte[] gzip(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return out.toByteArray();
    }
}
