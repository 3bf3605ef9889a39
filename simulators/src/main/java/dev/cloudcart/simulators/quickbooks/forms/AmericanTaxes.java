package dev.cloudcart.simulators.quickbooks.forms;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.TaxBook;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.RuleRefusals;
import dev.cloudcart.simulators.wire.Json;

/// Tax in a company of the United States: TAX or NON per line, one code per document, or the automated engine.
final class AmericanTaxes {

    /// What the simulated engine charges everywhere; the real one goes by both addresses.
    private static final BigDecimal AUTOMATED_PERCENT = new BigDecimal("8.25");

    private AmericanTaxes() {}

    static BigDecimal settle(Draft draft, Lines.Sum sum) {
        var detail = draft.sent.path("TxnTaxDetail");
        refuseReserved(code(detail));
        var taxable = taxable(draft, sum);
        var stated = Fields.decimal(detail, "TotalTax").map(Fields::cents);
        var code = code(detail);
        var total = Fields.cents(BigDecimal.ZERO);
        if (draft.settings().automatedSalesTax()) {
            boolean ours = Fields.given(detail, "UseAutomatedSalesTax")
                    && !Fields.flag(detail, "UseAutomatedSalesTax", true)
                    && draft.settings().automatedTaxCanBeOverridden();
            total = ours && stated.isPresent() ? stated.get() : percent(taxable, AUTOMATED_PERCENT);
        } else if (code.isPresent()) {
            var computed =
                    rate(draft, code.get()).map(rate -> percent(taxable, rate)).orElse(total);
            total = stated.orElse(computed);
        }
        var written = Json.object().put("TotalTax", total);
        code.ifPresent(id -> {
            written.putObject("TxnTaxCodeRef").put("value", id);
            if (stated.isEmpty()) {
                lines(draft, id, taxable).forEach(written.withArray("TaxLine")::add);
            }
        });
        draft.node.set("TxnTaxDetail", written);
        return total;
    }

    private static Optional<String> code(JsonNode detail) {
        return Fields.ref(detail, "TxnTaxCodeRef");
    }

    private static void refuseReserved(Optional<String> code) {
        if (code.filter("CustomSalesTax"::equals).isPresent()) {
            throw RuleRefusals.customSalesTax();
        }
    }

    private static List<ObjectNode> lines(Draft draft, String code, BigDecimal taxable) {
        return TaxCodes.rates(draft, code).stream()
                .map(rate -> {
                    var line = Json.object()
                            .put("Amount", percent(taxable, rate.percent()))
                            .put("DetailType", "TaxLineDetail");
                    var detail = line.putObject("TaxLineDetail");
                    detail.putObject("TaxRateRef").put("value", rate.id());
                    detail.put("PercentBased", true)
                            .put("TaxPercent", rate.percent())
                            .put("NetAmountTaxable", taxable);
                    return line;
                })
                .toList();
    }

    private static Optional<BigDecimal> rate(Draft draft, String code) {
        var known = draft.books.taxes().code(code).orElseThrow(() -> Refusal.unknownReference("TaxCode", code));
        if (!known.active()) {
            throw Refusal.inactiveReference();
        }
        return TaxCodes.rates(draft, code).stream().map(TaxBook.Rate::percent).reduce(BigDecimal::add);
    }

    /// A discount lowers what is taxed where the document says so (Intuit, ApplyTaxAfterDiscount, United States
    /// only).
    private static BigDecimal taxable(Draft draft, Lines.Sum sum) {
        var taxable = sum.taxed().stream()
                .filter(line -> line.code().equals("TAX"))
                .map(TaxedLine::net)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Fields.flag(draft.node, "ApplyTaxAfterDiscount", false)
                ? taxable.subtract(sum.discount()).max(BigDecimal.ZERO)
                : taxable;
    }

    private static BigDecimal percent(BigDecimal net, BigDecimal percent) {
        return Fields.cents(net.multiply(percent).movePointLeft(2));
    }
}
