package dev.cloudcart.simulators.quickbooks.forms;

import java.math.BigDecimal;
import java.util.Optional;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.TaxBook;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.wire.Json;

/// Tax in a company of the United States: TAX or NON per line, one code per document, or the automated engine.
final class AmericanTaxes {

    /// What the simulated engine charges everywhere; the real one goes by both addresses.
    private static final BigDecimal AUTOMATED_PERCENT = new BigDecimal("8.25");

    private AmericanTaxes() {}

    static BigDecimal settle(Draft draft, Lines.Sum sum) {
        var detail = draft.sent.path("TxnTaxDetail");
        var taxable = taxable(sum);
        var stated = Fields.decimal(detail, "TotalTax").map(Fields::cents);
        var code = Fields.ref(detail, "TxnTaxCodeRef");
        var total = Fields.cents(BigDecimal.ZERO);
        if (draft.settings().automatedSalesTax()) {
            boolean ours = Fields.given(detail, "UseAutomatedSalesTax") && !Fields.flag(detail, "UseAutomatedSalesTax",
                    true)
                    && draft.settings().automatedTaxCanBeOverridden();
            total = ours && stated.isPresent() ? stated.get() : percent(taxable, AUTOMATED_PERCENT);
        } else if (code.isPresent()) {
            var computed = rate(draft, code.get()).map(rate -> percent(taxable, rate)).orElse(total);
            total = stated.orElse(computed);
        }
        var written = Json.object().put("TotalTax", total);
        code.ifPresent(id -> written.putObject("TxnTaxCodeRef").put("value", id));
        draft.node.set("TxnTaxDetail", written);
        return total;
    }

    private static Optional<BigDecimal> rate(Draft draft, String code) {
        if (draft.books.taxes().code(code).isEmpty()) {
            throw Refusal.unknownReference("TaxCode", code);
        }
        return TaxCodes.rates(draft, code).stream().map(TaxBook.Rate::percent).reduce(BigDecimal::add);
    }

    private static BigDecimal taxable(Lines.Sum sum) {
        var taxable = sum.taxed()
                .stream()
                .filter(line -> line.code().equals("TAX"))
                .map(TaxedLine::net)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return taxable.subtract(sum.discount()).max(BigDecimal.ZERO);
    }

    private static BigDecimal percent(BigDecimal net, BigDecimal percent) {
        return Fields.cents(net.multiply(percent).movePointLeft(2));
    }
}
