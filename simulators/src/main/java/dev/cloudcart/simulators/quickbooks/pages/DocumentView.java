package dev.cloudcart.simulators.quickbooks.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Show;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.wire.Json;

/// One document, or one entry of a list, as it is stored.
///
/// @param home the company's currency
/// @param codes names of the tax codes by their ids
record DocumentView(
        Frame frame,
        String realmId,
        String home,
        ObjectNode document,
        List<TrialBalance.Row> legs,
        Map<String, String> codes) {

    /// A line as a person reads it.
    record Line(String what, String description, String quantity, String code, String amount) {}

    String currency() {
        return Fields.ref(document, "CurrencyRef").orElse(home);
    }

    String text(String property) {
        return Fields.text(document, property).orElse("");
    }

    String party() {
        return DocumentRow.party(document);
    }

    boolean has(String property) {
        return Fields.decimal(document, property).isPresent();
    }

    String amount(String property) {
        return Show.amount(Fields.decimalOrZero(document, property), currency());
    }

    String homeAmount(BigDecimal amount) {
        return amount.signum() == 0 ? "" : Show.amount(amount, home);
    }

    boolean foreign() {
        return !currency().equals(home);
    }

    String rate() {
        return Show.plain(Fields.decimal(document, "ExchangeRate").orElse(BigDecimal.ONE));
    }

    String deposit() {
        return Stream.of("DepositToAccountRef", "AccountRef", "APAccountRef")
                .map(property -> Fields.text(document.path(property), "name").orElse(""))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    List<Line> lines() {
        return Fields.objects(document, "Line").stream()
                .filter(line -> !line.path("DetailType").asString("").equals("SubTotalLineDetail"))
                .map(this::line)
                .toList();
    }

    private Line line(ObjectNode line) {
        var detail = line.path(Fields.text(line, "DetailType").orElse(""));
        var what = Stream.of("ItemRef", "AccountRef", "GroupItemRef", "DiscountAccountRef")
                .map(property -> Fields.text(detail.path(property), "name").or(() -> Fields.ref(detail, property)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Fields.text(detail, "PostingType").orElse(""));
        var side = Fields.text(detail, "PostingType")
                .map(type -> type.toLowerCase(Locale.ROOT) + " ")
                .orElse("");
        var quantity = Fields.decimal(detail, "Qty").map(Show::plain).orElse("");
        return new Line(
                side + what,
                Fields.text(line, "Description").orElse(""),
                quantity,
                Fields.ref(detail, "TaxCodeRef")
                        .map(id -> codes.getOrDefault(id, id))
                        .orElse(""),
                Show.amount(Fields.decimalOrZero(line, "Amount"), currency()));
    }

    List<ObjectNode> taxLines() {
        return Fields.objects(document.path("TxnTaxDetail"), "TaxLine");
    }

    String taxOf(JsonNode line) {
        return Show.amount(Fields.decimalOrZero(line, "Amount"), currency());
    }

    static String taxRate(JsonNode line) {
        return Show.plain(Fields.decimalOrZero(line.path("TaxLineDetail"), "TaxPercent"));
    }

    String taxable(JsonNode line) {
        return Show.amount(Fields.decimalOrZero(line.path("TaxLineDetail"), "NetAmountTaxable"), currency());
    }

    String totalTax() {
        return Show.amount(Fields.decimalOrZero(document.path("TxnTaxDetail"), "TotalTax"), currency());
    }

    /// Links of the document and of its lines.
    ///
    /// @param address empty where the linked document is of a kind that is not kept here
    record LinkedDocument(String words, String address) {}

    List<LinkedDocument> links() {
        var ofLines =
                Fields.objects(document, "Line").stream().flatMap(line -> Fields.objects(line, "LinkedTxn").stream());
        return Stream.concat(Fields.objects(document, "LinkedTxn").stream(), ofLines)
                .map(this::link)
                .distinct()
                .toList();
    }

    private LinkedDocument link(JsonNode link) {
        var type = Fields.text(link, "TxnType").orElse("");
        var id = Fields.text(link, "TxnId").orElse("");
        var address = Kind.ofEntity(type)
                .map(kind -> "/companies/%s/documents/%s/%s".formatted(realmId, kind.path(), id))
                .orElse("");
        return new LinkedDocument(type + " " + id, address);
    }

    String metadata(String property) {
        return Fields.text(document.path("MetaData"), property).orElse("");
    }

    String json() {
        return new String(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(document), UTF_8);
    }
}
