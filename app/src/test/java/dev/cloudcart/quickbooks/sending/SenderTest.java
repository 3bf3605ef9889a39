package dev.cloudcart.quickbooks.sending;

import static dev.cloudcart.quickbooks.Sample.aSale;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.http.Ticker;
import dev.cloudcart.http.Wire;
import dev.cloudcart.ports.Books.Batch;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.ConnectionTrouble.Kind;
import dev.cloudcart.quickbooks.FakeAccess;
import dev.cloudcart.quickbooks.Sample;
import dev.cloudcart.quickbooks.ScriptedServer;
import dev.cloudcart.quickbooks.chart.FactsReader;
import dev.cloudcart.quickbooks.documents.Finder;
import dev.cloudcart.quickbooks.wire.QuickBooksProperties;
import dev.cloudcart.quickbooks.wire.Realm;
import dev.cloudcart.quickbooks.wire.Traffic;

class SenderTest {

    private static final Batch BATCH = new Batch("batch-1", "{\"BatchItemRequest\":[]}".getBytes(UTF_8));
    private static final Map<String, Intent> ONE =
            Map.of("1", Intent.of(aSale().line("Mug", 1, "10.00", "2.00").receipt()));
    private static final String POSTED = """
            {"BatchItemResponse":[{"bId":"1","SalesReceipt":{"Id":"263","SyncToken":"0","TotalAmt":12,
            "TxnTaxDetail":{"TotalTax":2}}}]}""";
    private static final String UNAUTHORIZED = """
            {"warnings":null,"fault":{"error":[{"message":"message=AuthenticationFailed; errorCode=003200; statusCode=401",
            "detail":"Token expired","code":"3200","element":null}],"type":"AUTHENTICATION"}}""";

    private static final String NOTHING_FOUND = "{\"QueryResponse\":{},\"time\":\"2026-03-04T01:02:03.000-08:00\"}";

    private final CallMeter meter = new CallMeter();
    private final FakeAccess access = new FakeAccess("4620");
    private final ScriptedServer server = ScriptedServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 429, 500, 502, 503, 504, 200})
    void sendsTheVerySameAgainAfterWhatMayPass(int status) {
        server.then(status, "").then(200, NOTHING_FOUND).then(200, POSTED);

        var outcomes = sender().send(BATCH, ONE, () -> {});

        assertThat(outcomes.get("1")).isInstanceOf(Outcome.Posted.class);
        assertThat(server.requests())
                .filteredOn(request -> request.method().equals("POST"))
                .hasSize(2)
                .allSatisfy(request -> {
                    assertThat(request.address()).isEqualTo("/v3/company/4620/batch?minorversion=75&requestid=batch-1");
                    assertThat(request.body()).isEqualTo("{\"BatchItemRequest\":[]}");
                });
        assertThat(meter.calls().quickbooksWrites()).isEqualTo(2);
    }

    @Test
    void takesAnAnswerWithNothingInItForALostOne() {
        server.then(200, "{}").then(200, NOTHING_FOUND).then(200, POSTED);

        var outcomes = sender().send(BATCH, ONE, () -> {});

        assertThat(outcomes.get("1")).isInstanceOf(Outcome.Posted.class);
    }

    @Test
    void doesNotTakeAnEmptyAnswerForCompanyFacts() {
        server.then(200, "{\"time\":\"2026-03-04T01:02:03.000-08:00\"}");

        assertThatThrownBy(() -> new FactsReader(realm()).facts()).isInstanceOf(ConnectionTrouble.class);
    }

    @Test
    void leavesItOpenWhenNoAnswerEverComes() {
        server.thenCut()
                .then(200, NOTHING_FOUND)
                .then(429, "")
                .then(200, NOTHING_FOUND)
                .then(503, "");

        var outcomes = sender().send(BATCH, ONE, () -> {});

        assertThat(outcomes.get("1")).isInstanceOf(Outcome.Unresolved.class);
        assertThat(server.requests()).hasSize(5);
    }

    @Test
    void sendsNothingAgainThatStandsThoughItsAnswerWasLost() {
        var mark = ONE.values().iterator().next().key().mark();
        server.thenCut().then(200, """
                {"QueryResponse":{"SalesReceipt":[{"Id":"263","SyncToken":"0","TotalAmt":12,"PrivateNote":"[%s]",
                "TxnTaxDetail":{"TotalTax":2}}]}}""".formatted(mark));

        var outcomes = sender().send(BATCH, ONE, () -> {});

        assertThat(outcomes.get("1")).isInstanceOf(Outcome.Posted.class);
        assertThat(server.requests()).extracting(ScriptedServer.Request::method).containsExactly("POST", "GET");
    }

    @Test
    void sendsNothingAgainWhileTheBooksCannotBeAsked() {
        server.thenCut().then(500, "").then(500, "").then(500, "");

        var outcomes = sender().send(BATCH, ONE, () -> {});

        assertThat(outcomes.get("1")).isInstanceOf(Outcome.Unresolved.class);
        assertThat(server.requests())
                .extracting(ScriptedServer.Request::method)
                .containsExactly("POST", "GET", "GET", "GET");
    }

    @Test
    void isTroubleWhenTheCallNeverLeft() {
        var sender = sender();
        server.close();

        assertThatThrownBy(() -> sender.send(BATCH, ONE, () -> {}))
                .isInstanceOfSatisfying(
                        ConnectionTrouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(Kind.PASSING));
    }

    @Test
    void renewsARejectedTokenOnce() {
        server.then(401, UNAUTHORIZED).then(200, POSTED);

        var outcomes = sender().send(BATCH, ONE, () -> {});

        assertThat(outcomes.get("1")).isInstanceOf(Outcome.Posted.class);
        assertThat(server.requests())
                .extracting(ScriptedServer.Request::authorization)
                .containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void needsAttentionWhenTheRenewedTokenIsRejectedToo() {
        server.then(401, UNAUTHORIZED).then(401, UNAUTHORIZED);

        assertThatThrownBy(() -> sender().send(BATCH, ONE, () -> {}))
                .isInstanceOfSatisfying(
                        ConnectionTrouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(Kind.NEEDS_ATTENTION));
    }

    @Test
    void leavesItOpenWhenARefusalFollowsALostAnswer() {
        server.thenCut().then(401, UNAUTHORIZED).then(401, UNAUTHORIZED);

        var outcomes = sender().send(BATCH, ONE, () -> {});

        assertThat(outcomes.get("1")).isInstanceOf(Outcome.Unresolved.class);
    }

    @Test
    void findsTheFaultInAnAnswerOfStatus200() {
        server.then(200, fault("6190", "The subscription period has ended"));

        assertThatThrownBy(() -> sender().send(BATCH, ONE, () -> {}))
                .isInstanceOfSatisfying(
                        ConnectionTrouble.class,
                        trouble -> assertThat(trouble).hasMessageContaining("subscription has ended"));
    }

    @Test
    void refusesEveryItemWhenTheWholeBatchIsRefused() {
        server.then(400, fault("2010", "Property Name:Foo is not supported"));

        var outcomes = sender().send(BATCH, ONE, () -> {});

        assertThat(outcomes.get("1"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("2010"));
    }

    @Test
    void leavesOpenWhatTheAnswerDoesNotMention() {
        server.then(200, "{\"BatchItemResponse\":[]}");

        var outcomes = sender().send(BATCH, ONE, () -> {});

        assertThat(outcomes.get("1")).isInstanceOf(Outcome.Unresolved.class);
    }

    @Test
    void isTroubleWhenEveryItemIsRefusedForTheCompany() {
        server.then(200, item(fault("6190", "Subscription ended")));

        assertThatThrownBy(() -> sender().send(BATCH, ONE, () -> {})).isInstanceOf(ConnectionTrouble.class);
    }

    @Test
    void adoptsItsOwnDocumentUnderATakenNumber() {
        server.then(200, item(taken("SalesReceipt")))
                .then(200, holder("SalesReceipt", aSale().key().mark()));

        var outcomes = sender().send(BATCH, ONE, () -> {});

        assertThat(outcomes.get("1"))
                .isInstanceOfSatisfying(
                        Outcome.Posted.class,
                        posted -> assertThat(posted.ref().id()).isEqualTo("6575"));
        assertThat(server.requests().getLast().address()).contains("select * from SalesReceipt where Id in ('6575')");
        assertThat(meter.calls().quickbooksReads()).isOne();
    }

    @Test
    void saysWhoseATakenNumberIs() {
        server.then(200, item(taken("Invoice"))).then(200, holder("Invoice", "by hand"));

        var outcomes = sender().send(BATCH, ONE, () -> {});

        assertThat(outcomes.get("1")).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason().what())
                    .isEqualTo("Number 1001 is taken by invoice 6575, which Cloud Cart did not make (6140)");
            assertThat(refused.reason().mend()).contains("order-export: document-number-prefix");
            assertThat(refused.isStale()).isFalse();
        });
    }

    @Test
    void plansANumberAnewThatAnotherOrderOfOursHas() {
        server.then(200, item(taken("Invoice")))
                .then(200, holder("Invoice", aSale().from(77).key().mark()));

        var outcomes = sender().send(BATCH, ONE, () -> {});

        assertThat(outcomes.get("1")).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason().what()).contains("which Cloud Cart made for another record");
            assertThat(refused.reason().mend()).doesNotContain("prefix");
            assertThat(refused.isStale()).isTrue();
        });
    }

    /// It was voided, so that what was to be posted is not there.
    @Test
    void doesNotTakeAVoidedDocumentThatHasTheNumberForOurs() {
        server.then(200, item(taken("SalesReceipt")))
                .then(
                        200,
                        holder("SalesReceipt", "Voided " + aSale().key().mark())
                                .replace("12.00", "0")
                                .replace("2.00", "0"));

        assertThat(sender().send(BATCH, ONE, () -> {}).get("1"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Outcome.Refused.Kind.NUMBER_IS_OURS));
    }

    /// What stands under that number says nothing of whether it was amended.
    @Test
    void doesNotTakeTheDocumentThatHasTheNumberForAnAmendment() {
        var create = aSale().line("Mug", 1, "10.00", "2.00").receipt();
        var stands = new Position.Live(
                Intent.of(create), new DocumentRef(create.document().type(), "6575", "0", "1001"));
        var amend = Intent.of(new Instruction.Amend(stands, create.origin(), create.document()));
        server.then(200, item(taken("SalesReceipt")))
                .then(200, holder("SalesReceipt", aSale().key().mark()));

        assertThat(sender().send(BATCH, Map.of("1", amend), () -> {}).get("1")).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void looksOnceForADocumentAfterAnErrorInsideQuickBooks() {
        server.then(200, item(fault("10000", "An application error has occurred")))
                .then(200, holder("SalesReceipt", aSale().key().mark()));

        var outcomes = sender().send(BATCH, ONE, () -> {});

        assertThat(outcomes.get("1")).isInstanceOf(Outcome.Posted.class);
        assertThat(server.requests().getLast().address()).contains("where DocNumber in ('1001')");
    }

    @Test
    void refusesAfterAnErrorInsideQuickBooksThatPostedNothing() {
        server.then(200, item(fault("10000", "An application error has occurred")))
                .then(200, "{\"QueryResponse\":{},\"time\":\"2026-03-04T01:02:03.000-08:00\"}");

        var outcomes = sender().send(BATCH, ONE, () -> {});

        assertThat(outcomes.get("1"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason().mend()).contains("next run"));
    }

    @Test
    void looksForUnnumberedDocumentsByDay() {
        var unnumbered = List.of(
                Intent.of(aSale().numbered(null).line("Mug", 1, "10.00", "2.00").receipt()));
        server.then(200, holder("SalesReceipt", aSale().key().mark()));

        var found = new Finder(realm(), Sample.british()).find(unnumbered);

        assertThat(found).hasSize(1);
        assertThat(server.requests().getLast().address())
                .contains("select * from SalesReceipt where TxnDate = '2026-03-04'");
    }

    @Test
    void doesNotTakeGenerationTenForGenerationOne() {
        server.then(200, holder("SalesReceipt", aSale().key().mark() + "0"));

        var found = new Finder(realm(), Sample.british()).find(ONE.values());

        assertThat(found).isEmpty();
    }

    @Test
    void doesNotTakeTheSecondPartForTheFirst() {
        server.then(200, holder("SalesReceipt", aSale().key().part(2).mark()));

        var found = new Finder(realm(), Sample.british()).find(ONE.values());

        assertThat(found).isEmpty();
    }

    /// Somebody copied it, with its note and number: the one that adds up, and else the older one.
    @ParameterizedTest
    @CsvSource({"12, 12, 263", "7, 12, 264", "12, 7, 263", "7, 7, 263"})
    void findsTheOneOfTwoCopiesThatAddsUp(String older, String newer, String found) {
        var copy = "{\"Id\":\"%s\",\"SyncToken\":\"0\",\"TotalAmt\":%s,\"PrivateNote\":\"[%s 1a2b3c4d]\"}";
        var mark = aSale().key().mark();
        server.then(
                200,
                "{\"QueryResponse\":{\"SalesReceipt\":[%s,%s]},\"time\":\"2026-03-04T01:02:03.000-08:00\"}"
                        .formatted(copy.formatted("264", newer, mark), copy.formatted("263", older, mark)));

        assertThat(new Finder(realm(), Sample.british()).find(ONE.values()).values())
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Posted.class,
                        posted -> assertThat(posted.ref().id()).isEqualTo(found));
    }

    private Sender sender() {
        return new Sender(realm(), Sample.british());
    }

    private Realm realm() {
        var properties = new QuickBooksProperties(
                server.uri(),
                false,
                3,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofHours(24),
                Duration.ofMinutes(15));
        var wire = Wire.open(Duration.ofSeconds(2), Duration.ofSeconds(5));
        return new Realm(
                properties, new Traffic(properties, wire, Ticker.system(), InstantSource.system()), access, meter);
    }

    private static String fault(String code, String detail) {
        return """
                {"Fault":{"Error":[{"Message":"Message","Detail":"%s","code":"%s","element":""}],"type":"ValidationFault"}}""".formatted(detail, code);
    }

    private static String taken(String type) {
        return fault(
                "6140",
                "Duplicate Document Number Error : You must specify a different number. This number has "
                        + "already been used. DocNumber=1001 is assigned to TxnType=%s with TxnId=6575"
                                .formatted(type));
    }

    private static String item(String fault) {
        return "{\"BatchItemResponse\":[{\"bId\":\"1\",%s]}".formatted(fault.substring(1));
    }

    private static String holder(String type, String note) {
        return """
                {"QueryResponse":{"%s":[{"Id":"6575","SyncToken":"0","PrivateNote":"Order 1001 %s","DocNumber":"1001",
                "TotalAmt":12.00,"TxnTaxDetail":{"TotalTax":2.00}}],"startPosition":1,"maxResults":1}}""".formatted(type, note);
    }
}
