package dev.cloudcart.simulators.quickbooks.forms;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.TaxBook.Rate;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.RuleRefusals;

/// The tax code of a line.
final class TaxCodes {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private TaxCodes() {}

    /// Returns the code of the line, or nothing where no tax applies. Abroad every line needs one; in the United
    /// States it is TAX or NON.
    static String check(Draft draft, ObjectNode detail) {
        var code = Fields.ref(detail, "TaxCodeRef");
        return switch (TaxMode.of(draft)) {
            case NONE -> {
                code.ifPresent(id -> known(draft, id));
                yield "";
            }
            case AMERICAN -> american(code.orElse("NON"), detail);
            case EXCLUDED, INCLUSIVE -> {
                var id = code.orElseThrow(
                        () -> Refusal.business("Make sure all your transactions have a VAT rate before you save."));
                known(draft, id);
                yield id;
            }
        };
    }

    static BigDecimal netOf(Draft draft, String code, BigDecimal gross) {
        var percent = rates(draft, code).stream().map(Rate::percent).reduce(BigDecimal.ZERO, BigDecimal::add);
        return gross.multiply(HUNDRED).divide(HUNDRED.add(percent), 2, RoundingMode.HALF_UP);
    }

    static List<Rate> rates(Draft draft, String code) {
        return draft.books
                .taxes()
                .code(code)
                .map(known -> draft.kind.isSale() ? known.sales() : known.purchases())
                .orElse(List.of());
    }

    private static void known(Draft draft, String id) {
        if (draft.settings().isAmerican() && (id.equals("TAX") || id.equals("NON"))) {
            return;
        }
        var code = draft.books.taxes().code(id).orElseThrow(() -> Refusal.unknownReference("TaxCode", id));
        if (!code.active()) {
            throw Refusal.inactiveReference();
        }
        if (!draft.settings().isAmerican() && (draft.kind.isSale() ? code.sales() : code.purchases()).isEmpty()) {
            throw RuleRefusals.noTaxRate(
                    "The tax code %s has no rate for this kind of transaction".formatted(code.name()));
        }
    }

    private static String american(String code, ObjectNode detail) {
        if (!code.equals("TAX") && !code.equals("NON")) {
            throw Refusal.lineTaxCode(code);
        }
        detail.putObject("TaxCodeRef").put("value", code);
        return code;
    }
}
