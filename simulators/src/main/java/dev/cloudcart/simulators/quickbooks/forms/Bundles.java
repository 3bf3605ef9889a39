package dev.cloudcart.simulators.quickbooks.forms;

import java.math.BigDecimal;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.wire.Json;

/// A bundle on a sale: the answer shows a line for each thing inside it (Intuit, GroupLineDetail).
final class Bundles {

    private Bundles() {}

    /// Lines that are sent inside stand; without any, they are made from the bundle's parts.
    static void expand(Draft draft, ObjectNode detail) {
        var id = Fields.ref(detail, "GroupItemRef").orElseThrow(() -> Refusal.missing("GroupItemRef"));
        var bundle = draft.books.reference(Kind.ITEM, id);
        if (!"Group".equals(bundle.type)) {
            throw Refusal.business("The item %s is no bundle.".formatted(bundle.nameOrEmpty()));
        }
        Fields.name(detail, "GroupItemRef", bundle.nameOrEmpty());
        var quantity = Fields.decimal(detail, "Quantity").orElse(BigDecimal.ONE);
        detail.put("Quantity", quantity);
        if (Fields.objects(detail, "Line").isEmpty()) {
            var lines = detail.putArray("Line");
            var parts = bundle.read().path("ItemGroupDetail");
            Fields.objects(parts, "ItemGroupLine").forEach(part -> lines.add(line(draft, part, quantity)));
        }
    }

    private static JsonNode line(Draft draft, ObjectNode part, BigDecimal bundles) {
        var id = Fields.ref(part, "ItemRef").orElse("");
        var item = draft.books.reference(Kind.ITEM, id).read();
        var quantity = Fields.decimal(part, "Qty").orElse(BigDecimal.ONE).multiply(bundles);
        var price = Fields.decimalOrZero(item, "UnitPrice");
        var line = Json.object()
                .put("Amount", Fields.cents(quantity.multiply(price)))
                .put("DetailType", "SalesItemLineDetail");
        Fields.text(item, "Description").ifPresent(text -> line.put("Description", text));
        var detail = line.putObject("SalesItemLineDetail").put("Qty", quantity).put("UnitPrice", price);
        detail.putObject("ItemRef").put("value", id);
        taxCode(draft, item).ifPresent(code -> detail.putObject("TaxCodeRef").put("value", code));
        return line;
    }

    private static Optional<String> taxCode(Draft draft, ObjectNode item) {
        if (draft.settings().isAmerican()) {
            return Optional.of(Fields.flag(item, "Taxable", true) ? "TAX" : "NON");
        }
        return Fields.ref(item, "SalesTaxCodeRef");
    }
}
