package dev.cloudcart.simulators.quickbooks.ledger;

import java.math.BigDecimal;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.quickbooks.entities.Fields;

/// What a document leaves open with a customer or a vendor, in the document's currency: positive when it is owed.
///
/// @param kind `Customer` or `Vendor`
public record OpenAmount(String kind, String id, BigDecimal amount) {

    public static Optional<OpenAmount> of(String entity, JsonNode document) {
        return switch (entity) {
            case "Invoice" -> of("Customer", "CustomerRef", document, "Balance", 1);
            case "CreditMemo" -> of("Customer", "CustomerRef", document, "Balance", -1);
            case "Payment" -> of("Customer", "CustomerRef", document, "UnappliedAmt", -1);
            case "Bill" -> of("Vendor", "VendorRef", document, "Balance", 1);
            case "VendorCredit" -> of("Vendor", "VendorRef", document, "Balance", -1);
            default -> Optional.empty();
        };
    }

    private static Optional<OpenAmount> of(String kind, String party, JsonNode document, String property, int sign) {
        var amount = Fields.decimalOrZero(document, property).multiply(BigDecimal.valueOf(sign));
        return Fields.ref(document, party)
                .filter(_ -> amount.signum() != 0)
                .map(id -> new OpenAmount(kind, id, amount));
    }
}
