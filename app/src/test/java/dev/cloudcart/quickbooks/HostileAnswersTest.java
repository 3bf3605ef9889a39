package dev.cloudcart.quickbooks;

import static dev.cloudcart.quickbooks.Sample.aSale;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.RateNeed;
import dev.cloudcart.http.Call;
import dev.cloudcart.http.Exchange;
import dev.cloudcart.http.Exchange.Answered;
import dev.cloudcart.http.Exchange.TooLong;
import dev.cloudcart.http.SetTicker;
import dev.cloudcart.http.Wire;
import dev.cloudcart.ports.Books;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.quickbooks.chart.CompanyFacts;
import dev.cloudcart.quickbooks.chart.FactsReader;
import dev.cloudcart.quickbooks.documents.DocumentChanges;
import dev.cloudcart.quickbooks.documents.Documents;
import dev.cloudcart.quickbooks.documents.Finder;
import dev.cloudcart.quickbooks.documents.Reconciliations;
import dev.cloudcart.quickbooks.faults.FaultReader;
import dev.cloudcart.quickbooks.faults.Refusals;
import dev.cloudcart.quickbooks.lists.ListKind;
import dev.cloudcart.quickbooks.lists.Listed;
import dev.cloudcart.quickbooks.rates.RateReader;
import dev.cloudcart.quickbooks.sending.Sender;
import dev.cloudcart.quickbooks.wire.Page;
import dev.cloudcart.quickbooks.wire.QuickBooksProperties;
import dev.cloudcart.quickbooks.wire.Realm;
import dev.cloudcart.quickbooks.wire.Traffic;

/// What comes from QuickBooks and is not what should come: it ends as a trouble that passes, or with one document
/// not known to be posted beside its neighbours. Never is something taken for absent, because then it would be made
/// twice.
class HostileAnswersTest {

    private static final String UNREADABLE = "QuickBooks sent an answer that makes no sense.";
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "\"nothing here\"",
                "{\"time\":\"2026-03-04T12:00:00Z\"}",
                "<html>Sign in, please</html>",
                "{\"QueryResponse\":null,\"a\":1}",
                "{\"QueryResponse\":{\"maxResults\":2}}",
                "{\"QueryResponse\":{\"maxResults\":99999999999}}",
                "{\"QueryResponse\":{\"Customer\":[{\"Id\":\"1\"",
                "{\"QueryResponse\":{\"Customer\":[{\"Id\":\"\\ud8"
            })
    void takesNoAnswerToAQueryForAnEmptyOne(String body) {
        assertThatThrownBy(() -> answering(body).query("select * from Customer"))
                .isInstanceOf(ConnectionTrouble.class)
                .hasMessage(UNREADABLE);
    }

    @Test
    void looksForWhatIsPostedUntilItIsToldThatNothingIs() {
        var intent = Intent.of(aSale().line("Mug", 1, "10", "2").receipt());

        assertThat(new Finder(answering("{\"QueryResponse\":{}, \"time\":1}"), Sample.british()).find(List.of(intent)))
                .isEmpty();
        assertThatThrownBy(() -> new Finder(answering("{\"QueryResponze\":{}, \"time\":1}"), Sample.british())
                        .find(List.of(intent)))
                .hasMessage(UNREADABLE);
    }

    /// Taken for a report without rows, it would let us change what is reconciled.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "{\"QueryResponse\":{}}",
                "{\"Header\":{\"ReportName\":\"ProfitAndLoss\",\"StartPeriod\":\"2026-03-04\",\"EndPeriod\":\"2026-03-04\"},\"Rows\":{}}",
                "{\"Header\":{\"ReportName\":\"TransactionList\",\"StartPeriod\":\"2026-03-01\",\"EndPeriod\":\"2026-03-04\"},\"Rows\":{}}",
                "{\"Header\":{\"ReportName\":\"TransactionList\",\"StartPeriod\":\"2026-03-04\",\"EndPeriod\":\"2026-03-31\"},\"Rows\":{}}",
                "{\"Header\":{\"ReportName\":\"TransactionList\",\"StartPeriod\":\"2026-03-04\",\"EndPeriod\":\"2026-03-04\"}",
                "<html>Sign in, please</html>"
            })
    void takesNothingElseForAReportOfWhatIsReconciled(String body) {
        var receipt = new DocumentRef(DocumentType.SALES_RECEIPT, "7", "0", null);

        assertThatThrownBy(() -> new Reconciliations(answering(body)).among(Map.of(receipt, LocalDate.of(2026, 3, 4))))
                .isInstanceOf(ConnectionTrouble.class)
                .hasMessage(UNREADABLE);
    }

    /// Nobody knows whether such a company may ask for changes of purchase orders; its sales are told at any rate.
    @ParameterizedTest
    @ValueSource(strings = {"5020", "5030"})
    void isToldOfSalesWherePurchasesAreNotToBeHad(String code) {
        var realm = realm(
                call -> said(
                        call.uri().toString().contains("PurchaseOrder")
                                ? "{\"Fault\":{\"Error\":[{\"Message\":\"No\",\"code\":\"%s\"}],\"type\":\"ValidationFault\"}}"
                                        .formatted(code)
                                : "{\"CDCResponse\":[{\"QueryResponse\":[{\"Invoice\":[{\"Id\":\"5\",\"SyncToken\":\"1\"}]}]}],\"time\":\"1\"}"));

        var changes = new DocumentChanges(realm).since(NOW, List.of(DocumentType.values()));

        assertThat(changes.isWhole()).isTrue();
        assertThat(changes.documents())
                .extracting(one -> one.document().type() + " " + one.document().id())
                .containsExactly("INVOICE 5");
    }

    /// What did not fit may be of any kind.
    @ParameterizedTest
    @CsvSource({"3, true", "1000, false"})
    void asksForEachKindAloneWhereTheAnswerIsFull(int receipts, boolean isWhole) {
        var realm = realm(call -> {
            var asked = call.uri().toString();
            boolean isOfReceipts = asked.contains("SalesReceipt");
            return said(
                    asked.contains("Invoice")
                            ? changed("Invoice", isOfReceipts ? 1000 : 2)
                            : changed("SalesReceipt", receipts));
        });

        var changes = new DocumentChanges(realm).since(NOW, List.of(DocumentType.SALES_RECEIPT, DocumentType.INVOICE));

        assertThat(changes.documents()).hasSize(receipts + 2);
        assertThat(changes.isWhole()).isEqualTo(isWhole);
    }

    private static String changed(String kind, int documents) {
        return IntStream.rangeClosed(1, documents)
                .mapToObj("{\"Id\":\"%d\",\"SyncToken\":\"1\"}"::formatted)
                .collect(Collectors.joining(
                        ",",
                        "{\"CDCResponse\":[{\"QueryResponse\":[{\"%s\":[".formatted(kind),
                        "]}]}],\"time\":\"1\"}"));
    }

    /// It is there, and ours: taken for absent it would be posted again.
    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "\"twelve\"", "1e-999999999", "{}"})
    void neverTakesADocumentWithoutAReadableTotalForAbsent(String total) {
        var intent = Intent.of(aSale().line("Mug", 1, "10", "2").receipt());
        var found =
                "{\"QueryResponse\":{\"SalesReceipt\":[{\"Id\":\"5\",\"CurrencyRef\":{\"value\":\"GBP\"},\"TotalAmt\":%s,"
                                .formatted(total)
                        + "\"PrivateNote\":\"%s\"}]}}".formatted(intent.key().mark());
        var finder = new Finder(answering(found), Sample.british());

        if (total.equals("{}")) {
            assertThat(finder.find(List.of(intent)).values())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Outcome.Posted.class,
                            posted ->
                                    assertThat(posted.stored().gross().isZero()).isTrue());
        } else {
            assertThatThrownBy(() -> finder.find(List.of(intent))).hasMessage(UNREADABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"TotalAmt\":1e999999999",
                "\"TotalAmt\":-1E2147483647",
                "\"TotalAmt\":1E99999999999",
                "\"TotalAmt\":\"ten\"",
                "\"TotalTax\":1e-999999999",
                "\"CurrencyRef\":{\"value\":\"XXX\"}",
                "\"CurrencyRef\":{\"value\":\"nope\"}",
                "\"Id\":\"\"",
                "\"Id\":\"1 2\""
            })
    void knowsNotWhetherADocumentIsPostedThatMakesNoSense(String odd) {
        var outcomes = sent(
                200,
                "{\"BatchItemResponse\":[{\"bId\":\"a\",\"SalesReceipt\":{\"Id\":\"5\",\"TotalAmt\":12,%s}},"
                                .formatted(odd)
                        + "{\"bId\":\"b\",\"SalesReceipt\":{\"Id\":\"6\",\"TotalAmt\":12}}]}");

        assertThat(outcomes.get("a")).isInstanceOf(Outcome.Unresolved.class);
        assertThat(outcomes.get("b")).isInstanceOf(Outcome.Posted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"bId\":\"a\",\"Customer\":{\"Id\":\"5\",\"TotalAmt\":12}}",
                "7",
                "null",
                "[[{}]]",
                "\"x\"",
                "{}",
                "{\"bId\":{},\"SalesReceipt\":[1]}",
                "{\"bId\":[[]],\"SalesReceipt\":null}",
                "{\"bId\":\"a\",\"SalesReceipt\":{\"Line\":[1,[2],{}],\"TxnTaxDetail\":{\"TaxLine\":[1,null,{\"Amount\":[]}]}}}"
            })
    void readsTheItemsBesideOneThatIsNone(String odd) {
        var outcomes = sent(
                200,
                "{\"BatchItemResponse\":[%s,{\"bId\":\"b\",\"SalesReceipt\":{\"Id\":\"6\",\"TotalAmt\":12}}]}"
                        .formatted(odd));

        assertThat(outcomes.get("a")).isInstanceOf(Outcome.Unresolved.class);
        assertThat(outcomes.get("b")).isInstanceOf(Outcome.Posted.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"Fault\":{}} | unknown",
                "{\"Fault\":{\"Error\":null}} | unknown",
                "{\"fault\":{\"error\":{}}} | unknown",
                "{\"Fault\":{\"Error\":[null,1,\"x\",[]]}} | unknown",
                "{\"Fault\":{\"Error\":[{}]}} | unknown",
                "{\"Fault\":{\"Error\":[{\"code\":{}}]}} | unknown",
                "{\"Fault\":{\"Error\":[{\"code\":610}]}} | 610",
                "{\"Fault\":{\"type\":[1],\"Error\":[{\"code\":\"006240\",\"Message\":7,\"Detail\":{}}]}} | 6240",
                "{\"Fault\":{\"Error\":[{\"code\":null}]}} | unknown",
                "{\"Fault\":{\"type\":{\"a\":{}},\"Error\":[]}} | unknown"
            })
    void readsAFaultOfAnyShape(String body, String code) {
        var fault = FaultReader.whole(body.getBytes(UTF_8)).orElseThrow();

        assertThat(fault.code()).isEqualTo(code);
        assertThat(Refusals.of(fault).reason().what()).isNotBlank();
    }

    @Test
    void saysNoMoreThanALineOfAFaultThatIsVeryLong() {
        var fault = FaultReader.whole("{\"Fault\":{\"Error\":[{\"code\":\"1\",\"Detail\":\"%s\"}]}}"
                        .formatted("a b  ".repeat(100_000))
                        .getBytes(UTF_8))
                .orElseThrow();

        assertThat(Refusals.of(fault).reason().what()).hasSizeLessThan(700);
    }

    /// A gateway can answer in its place, after it was done.
    @ParameterizedTest
    @ValueSource(ints = {204, 302, 400, 404, 418, 500})
    void takesNoStatusWithoutAReasonForARefusalOfABatch(int status) {
        assertThat(sent(status, "<html>Nothing to see here</html>").values())
                .allMatch(Outcome.Unresolved.class::isInstance);
    }

    @Test
    void asksWhereAFaultHasNoCode() {
        assertThat(sent(400, "{\"Fault\":{\"Error\":[{}]}}").values()).allMatch(Outcome.Unresolved.class::isInstance);
    }

    @Test
    void tellsThatAnAnswerIsTooLong() {
        var realm = realm(call -> new TooLong(200, call.answerBytesMax()));

        assertThatThrownBy(() -> realm.query("select * from Customer"))
                .hasMessage("QuickBooks' answer is longer than 32 MB.");
    }

    @Test
    void leavesOutTaxRatesThatNoRateIs() {
        var rates =
                "{\"QueryResponse\":{\"TaxRate\":[{\"Id\":\"1\",\"RateValue\":1e999999999},{\"Id\":\"2\",\"RateValue\":20}]}}";
        var codes = "{\"QueryResponse\":{\"TaxCode\":[%s,%s]}}".formatted(code("A", "1"), code("B", "2"));
        var realm = realm(call -> said(
                call.uri().toString().contains("TaxCode")
                        ? codes
                        : call.uri().toString().contains("TaxRate") ? rates : "{\"QueryResponse\":{}, \"time\":1}"));

        var read = new FactsReader(realm).taxCodes(Sample.british().country()).sales();

        assertThat(read)
                .singleElement()
                .matches(code ->
                        code.ref().name().equals("B") && code.total().percent().compareTo(BigDecimal.valueOf(20)) == 0);
    }

    private static String code(String name, String rate) {
        return "{\"Id\":\"%s\",\"Name\":\"%s\",\"SalesTaxRateList\":{\"TaxRateDetail\":[{\"TaxRateRef\":{\"value\":\"%s\"}}]}}"
                .formatted(name, name, rate);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "UsingSalesTax\":true | UsingSalesTax\":{}",
                "UsingSalesTax\":true | UsingSalesTax\":\"maybe\"",
                "HomeCurrency\":{\"value\":\"GBP\"} | HomeCurrency\":{\"value\":\"XQZ\"}",
                "BookCloseDate\":\"2026-01-31\" | BookCloseDate\":\"2026-02-31\"",
                "BookCloseDate\":\"2026-01-31\" | BookCloseDate\":\"+999999999-12-31\"",
                "MultiCurrencyEnabled\":true | MultiCurrencyEnabled\":7",
                "Preferences | Preferenzes",
                "\"Preferences\":{ | \"Preferences\":1e99999999999,{"
            })
    void takesNoPreferenceThatMakesNoSenseForSwitchedOff(String told, String garbled) {
        var preferences = "{\"Preferences\":{\"AccountingInfoPrefs\":{\"BookCloseDate\":\"2026-01-31\"},"
                + "\"TaxPrefs\":{\"UsingSalesTax\":true},\"CurrencyPrefs\":{\"MultiCurrencyEnabled\":true,"
                + "\"HomeCurrency\":{\"value\":\"GBP\"}}}}";

        assertThat(facts(preferences)).isNotNull();
        assertThat(preferences).contains(told);
        assertThatThrownBy(() -> facts(preferences.replace(told, garbled))).isInstanceOf(ConnectionTrouble.class);
    }

    private static CompanyFacts facts(String preferences) {
        return new FactsReader(realm(call -> said(
                        call.uri().getPath().contains("preferences")
                                ? preferences
                                : "{\"CompanyInfo\":{\"Country\":\"GB\"}}")))
                .facts();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1", "0", "\"much\"", "{}", "null"})
    void hasNoRateWhereItIsNone(String rate) {
        var realm = answering(
                "{\"QueryResponse\":{},\"ExchangeRate\":{\"SourceCurrencyCode\":\"EUR\",\"Rate\":%s}}".formatted(rate));

        assertThat(new RateReader(realm).read(Set.of(new RateNeed(CurrencyUnit.EUR, LocalDate.of(2026, 3, 3)))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"DisplayName\":\"%s\"", "\"DisplayName\":\"A\",\"Sku\":\"%s\""})
    void listsNothingUnderANameThatNoIndexTakes(String field) {
        var page = Page.read(
                "QueryResponse",
                "{\"QueryResponse\":{\"Customer\":[{\"Id\":\"1\",%s},{\"Id\":\"2\",\"DisplayName\":\"B\\u0000\"}]}}"
                        .formatted(field.formatted("x".repeat(501)))
                        .getBytes(UTF_8));

        assertThat(page.entities().stream()
                        .map(entity -> Listed.of(ListKind.CUSTOMER, entity))
                        .filter(Listed::canBeFound))
                .singleElement()
                .matches(listed -> listed.name().equals("B "));
    }

    @Test
    void asksForADocumentOfAnyIdAtAnAddress() {
        var odd = new DocumentRef(DocumentType.INVOICE, "a b/../?x", "0", null);
        var realm = realm(call -> said("{\"QueryResponse\":{}, \"time\":1}"));

        assertThat(new Documents(realm).of(List.of(odd))).containsOnlyKeys(odd);
    }

    private static Map<String, Outcome> sent(int status, String body) {
        var intents = Map.of(
                "a",
                Intent.of(aSale().from(1).line("Mug", 1, "10", "2").receipt()),
                "b",
                Intent.of(aSale().from(2).line("Mug", 1, "10", "2").receipt()));
        var realm = realm(call -> call.uri().getPath().endsWith("/batch")
                ? new Answered(status, new HttpHeaders(), body.getBytes(UTF_8))
                : said("{\"QueryResponse\":{}, \"time\":1}"));
        return new Sender(realm, Sample.british()).send(new Books.Batch("r", new byte[0]), intents, () -> {});
    }

    private static Realm answering(String body) {
        return realm(_ -> said(body));
    }

    private static Exchange said(String body) {
        return new Answered(200, new HttpHeaders(), body.getBytes(UTF_8));
    }

    private static Realm realm(Function<Call, Exchange> server) {
        var properties = new QuickBooksProperties(
                URI.create("http://127.0.0.1"),
                false,
                3,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofHours(24),
                Duration.ofMinutes(15));
        return new Realm(
                properties,
                new Traffic(properties, Wire.to(server), new SetTicker(), () -> NOW),
                new FakeAccess("1"),
                new CallMeter());
    }
}
