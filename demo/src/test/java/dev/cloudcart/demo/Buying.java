package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/// What the tests of purchases have in common: a merchant's purchase orders, and what stands in the books of them.
abstract class Buying extends Mending {

    static final String ON = "purchase-settings: {sync-purchases: true}";

    private static final Map<String, String> KINDS = Map.of(
            "PurchaseOrder", "purchase order",
            "Bill", "bill",
            "VendorCredit", "vendor credit",
            "Purchase", "expense",
            "BillPayment", "bill payment");

    final Instant ordered = day(-20);
    final Instant first = day(-9);
    final Instant second = day(-2);

    static Instant day(int days) {
        return Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofDays(days))
                .plus(Duration.ofHours(10));
    }

    static String date(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
    }

    Ordered nuts() {
        return new Ordered("PO1", ordered).item("NUT", 10, "10.00", 20).item("BOLT", 4, "2.50", 20);
    }

    /// Everything that purchases can become, in pounds and in euros.
    void connectBuying(String as) throws Exception {
        connect("uk", "{}", ON);
        for (var account : List.of(
                "\"Creditors in euros\",\"AccountType\":\"Accounts Payable\",\"AccountSubType\":\"AccountsPayable\"",
                "\"Bank in euros\",\"AccountType\":\"Bank\",\"AccountSubType\":\"Checking\"")) {
            books.add("account", "{\"Name\":%s,\"CurrencyRef\":{\"value\":\"EUR\"}}".formatted(account));
        }
        set("tax: {codes: [{rate: 0, kind: purchases, code: No VAT}]}");
        set("""
                purchase-settings:
                  sync-purchases-as: %s
                  payment-statements: bill payments
                  pay-from: [{currency: GBP, account: Current account}, {currency: EUR, account: Bank in euros}]
                """.formatted(as));
    }

    /// What stands in the books of purchases, by the ids there.
    Map<String, JsonNode> documents() throws Exception {
        var documents = new TreeMap<String, JsonNode>();
        for (var kind : KINDS.keySet()) {
            for (var document : books.rows(kind, "TotalAmt >= '0'")) {
                documents.put(kind + " " + document.path("Id").asString(), document);
            }
        }
        return documents;
    }

    /// What a preview says of documents.
    static List<String> foretold(JsonNode report) {
        return report.at("/preview/documents")
                .valueStream()
                .map(one -> told(
                        one.path("act").asString().replace("void", "delete"),
                        one.path("kind").asString(),
                        one.path("total"),
                        one.path("currency")))
                .sorted()
                .toList();
    }

    /// Whether what was done since is what the preview said.
    ///
    /// @param report of the run
    /// @param before what stood when the preview was made
    void assertForetold(String what, JsonNode preview, JsonNode report, Map<String, JsonNode> before) throws Exception {
        var after = documents();
        var done = new ArrayList<String>();
        before.forEach((id, one) -> {
            if (!after.containsKey(id)) {
                done.add(told("delete", id, one));
            }
        });
        after.forEach((id, one) -> {
            if (!before.containsKey(id)) {
                done.add(told("create", id, one));
            }
        });
        var foretold = foretold(preview);
        // what hangs on a document gives it another version as well
        assertThat(foretold.stream().filter(one -> one.startsWith("amend")))
                .as(what)
                .hasSize(report.at("/documents/amended").asInt());
        assertThat(foretold.stream().filter(one -> !one.startsWith("amend")))
                .as(what)
                .containsExactlyInAnyOrderElementsOf(done);
    }

    private static String told(String act, String id, JsonNode document) {
        var kind = Objects.requireNonNull(KINDS.get(id.substring(0, id.indexOf(' '))));
        return told(act, kind, document.path("TotalAmt"), document.at("/CurrencyRef/value"));
    }

    private static String told(String act, String kind, JsonNode total, JsonNode currency) {
        return "%s %s %s %s"
                .formatted(
                        act,
                        kind,
                        new BigDecimal(total.asString()).stripTrailingZeros().toPlainString(),
                        currency.asString());
    }

    /// Loads an order, and says what comes of it as it does.
    void agrees(String what, Ordered order) throws Exception {
        shop(order.line());
        agrees(what);
    }

    /// A preview foretells what the sync after it does, which holds nothing, and one more does nothing.
    void agrees(String what, String... scope) throws Exception {
        var before = documents();
        var preview = previewed(what, scope);
        var report = sync(0, scope);
        assertThat(report.path("holds")).as(what).isEmpty();
        assertForetold(what, preview, report, before);
        assertNothingMore(what, scope);
    }

    JsonNode previewed(String what, String... scope) throws Exception {
        var before = documents();
        var preview = syncAnyhow(
                Stream.concat(Stream.of("--preview"), Stream.of(scope)).toArray(String[]::new));
        assertThat(documents()).as(what).isEqualTo(before);
        return preview;
    }

    void assertNothingMore(String what, String... scope) throws Exception {
        var stand = documents();
        syncAnyhow(scope);
        assertThat(documents()).as("once more: " + what).isEqualTo(stand);
    }

    void shop(String... orders) throws Exception {
        sell(Ordered.supplier(Ordered.ACME, "Acme", "United Kingdom", "GBP"));
        sell(orders);
    }

    static void assertCame(JsonNode report, int posted, int amended) {
        assertThat(report.at("/documents/posted").asInt())
                .as("posted: %s", report)
                .isEqualTo(posted);
        assertThat(report.at("/documents/amended").asInt())
                .as("amended: %s", report)
                .isEqualTo(amended);
        report.path("proof")
                .forEach(row -> assertThat(row.path("difference").asString()).isEqualTo("0.00"));
    }

    /// Purchase orders as `PO1 120.0+12.0 Open of 2026-03-02, 6 NUT came`, their lines with tax; bills as
    /// `PO1-7 72.0 of 2026-03-12: 6 NUT of PO1`, before them `credit` for vendor credits and `expense`.
    void assertStand(String... expected) throws Exception {
        var stand = new TreeMap<String, String>();
        var numbers = new TreeMap<String, String>();
        for (var order : books.rows("PurchaseOrder", "TotalAmt > '0'")) {
            numbers.put(order.path("Id").asString(), order.path("DocNumber").asString());
            stand.put("order " + order.path("DocNumber").asString(), told(order));
        }
        for (var kind : List.of("Bill", "VendorCredit", "Purchase")) {
            for (var document : books.rows(kind, "TotalAmt > '0'")) {
                var word = kind.equals("Bill") ? "" : kind.equals("Purchase") ? "expense " : "credit ";
                stand.put(kind + document.path("DocNumber").asString(), word + told(document, numbers));
            }
        }
        assertThat(stand.values()).containsExactlyInAnyOrder(expected);
    }

    static String told(JsonNode order) {
        var lines = order.path("Line").valueStream().filter(Buying::hasItem).toList();
        var came = lines.stream()
                .filter(line -> line.path("Received").asInt(0) > 0)
                .map(line -> line.path("Received").asInt() + " " + item(line))
                .collect(Collectors.joining(" and "));
        return "%s %s %s of %s, %s came"
                .formatted(
                        order.path("DocNumber").asString(),
                        lines.stream()
                                .map(line -> line.path("Amount").decimalValue().multiply(new BigDecimal("1.2")))
                                .map(gross ->
                                        gross.stripTrailingZeros().setScale(1).toPlainString())
                                .collect(Collectors.joining("+")),
                        order.path("POStatus").asString(),
                        order.path("TxnDate").asString(),
                        came.isEmpty() ? "none" : came);
    }

    static String told(JsonNode bill, Map<String, String> numbers) {
        return "%s %s of %s: %s"
                .formatted(
                        bill.path("DocNumber").asString(),
                        bill.path("TotalAmt")
                                .decimalValue()
                                .stripTrailingZeros()
                                .setScale(1)
                                .toPlainString(),
                        bill.path("TxnDate").asString(),
                        bill.path("Line")
                                .valueStream()
                                .filter(Buying::hasItem)
                                .map(line -> quantity(line) + " " + item(line) + of(line, numbers))
                                .collect(Collectors.joining(", ")));
    }

    static String of(JsonNode line, Map<String, String> numbers) {
        var id = line.at("/LinkedTxn/0/TxnId").asString("");
        return id.isEmpty() ? "" : " of " + numbers.get(id);
    }

    static boolean hasItem(JsonNode line) {
        return line.path("DetailType").asString().equals("ItemBasedExpenseLineDetail");
    }

    static String item(JsonNode line) {
        return line.at("/ItemBasedExpenseLineDetail/ItemRef/name").asString();
    }

    static String quantity(JsonNode line) {
        return line.at("/ItemBasedExpenseLineDetail/Qty")
                .decimalValue()
                .stripTrailingZeros()
                .toPlainString();
    }
}
