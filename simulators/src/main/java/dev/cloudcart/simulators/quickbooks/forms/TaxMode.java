package dev.cloudcart.simulators.quickbooks.forms;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
/// How the amounts of a document are to be read (`GlobalTaxCalculation`).

enum TaxMode {
    EXCLUDED,
    INCLUSIVE,
    NONE,
    AMERICAN;

    /// Required outside the United States (Intuit, Invoice.GlobalTaxCalculation).
    static TaxMode of(Draft draft) {
        if (!draft.settings().usingSalesTax()) {
            return NONE;
        }
        if (draft.settings().isAmerican()) {
            return AMERICAN;
        }
        var mode = Fields.text(draft.node, "GlobalTaxCalculation")
                .orElseThrow(() -> Refusal.missing("GlobalTaxCalculation"));
        return switch (mode) {
            case "TaxExcluded" -> EXCLUDED;
            case "TaxInclusive" -> INCLUSIVE;
            case "NotApplicable" -> NONE;
            default -> throw Refusal.invalidEnumeration("GlobalTaxCalculation", mode);
        };
    }
}
