package dev.cloudcart.simulators.quickbooks.forms;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.TaxBook.Rate;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.RuleRefusals;
import dev.cloudcart.simulators.wire.Json;

/// Computes the tax of a document outside the United States, or takes the caller's figures where those are
/// complete.
final class Taxes {

    private static final class Share {
        private final Rate rate;
        private BigDecimal net = BigDecimal.ZERO;
        private BigDecimal tax = BigDecimal.ZERO;

        Share(Rate rate) {
            this.rate = rate;
        }
    }

    private final Draft draft;
    private final Lines.Sum sum;
    private final Map<String, Share> shares = new LinkedHashMap<>();

    private Taxes(Draft draft, Lines.Sum sum) {
        this.draft = draft;
        this.sum = sum;
    }

    /// Writes `TxnTaxDetail` and returns the total tax.
    static BigDecimal settle(Draft draft, Lines.Sum sum) {
        return switch (TaxMode.of(draft)) {
            case NONE -> none(draft);
            case AMERICAN -> AmericanTaxes.settle(draft, sum);
            case EXCLUDED -> new Taxes(draft, sum).settle(false);
            case INCLUSIVE -> new Taxes(draft, sum).settle(true);
        };
    }

    private static BigDecimal none(Draft draft) {
        if (draft.sent.has("TxnTaxDetail") && draft.settings().usingSalesTax()) {
            throw Refusal.taxDetailNotApplicable();
        }
        draft.node.remove("TxnTaxDetail");
        return BigDecimal.ZERO;
    }

    private BigDecimal settle(boolean inclusive) {
        sum.taxed().forEach(line -> share(line, inclusive));
        if (!inclusive && !draft.settings().taxRoundedPerLine()) {
            shares.values().forEach(share -> share.tax = Fields.cents(percent(share.net, share.rate)));
        }
        var override = Fields.objects(draft.sent.path("TxnTaxDetail"), "TaxLine");
        if (!override.isEmpty()) {
            override(override);
        }
        return write();
    }

    private void share(TaxedLine line, boolean inclusive) {
        var rates = TaxCodes.rates(draft, line.code());
        var net = discounted(line.net());
        var left = inclusive && line.gross() != null
                ? Fields.cents(discounted(line.gross()).subtract(net))
                : null;
        for (var rate : rates) {
            var share = shares.computeIfAbsent(rate.id(), _ -> new Share(rate));
            share.net = share.net.add(net);
            var tax = Fields.cents(percent(net, rate));
            if (left != null) {
                tax = rate.equals(rates.getLast()) ? left : tax;
                left = left.subtract(tax);
            }
            share.tax = share.tax.add(tax);
        }
    }

    /// A discount lowers what is taxed, in proportion.
    private BigDecimal discounted(BigDecimal amount) {
        if (sum.discount().signum() == 0 || sum.subtotal().signum() == 0) {
            return amount;
        }
        var kept = sum.subtotal().subtract(sum.discount()).divide(sum.subtotal(), MathContext.DECIMAL64);
        return amount.multiply(kept).setScale(2, RoundingMode.HALF_UP);
    }

    /// The caller's own tax is taken when it names every rate of the codes used, once each (Intuit, override of
    /// tax).
    private void override(List<ObjectNode> lines) {
        var named = new HashSet<String>();
        if (draft.settings().taxOverrideRefused()) {
            throw Refusal.business("The tax amount of this tax code cannot be changed.");
        }
        for (var line : lines) {
            var rate = Fields.ref(line.path("TaxLineDetail"), "TaxRateRef")
                    .orElseThrow(() -> RuleRefusals.noTaxRate("A TaxLine without TaxRateRef"));
            var share = shares.get(rate);
            if (share == null || !named.add(rate)) {
                throw Refusal.business(
                        "The tax rate %s is not one of the rates of the tax codes on the lines.".formatted(rate));
            }
            share.tax = Fields.cents(Fields.decimal(line, "Amount").orElseThrow(() -> Refusal.missing("Amount")));
        }
        if (named.size() < shares.size()) {
            throw Refusal.business(
                    "When the tax is given, each tax rate of the tax codes on the lines needs its TaxLine.");
        }
    }

    private BigDecimal write() {
        var total =
                shares.values().stream().map(share -> share.tax).reduce(Fields.cents(BigDecimal.ZERO), BigDecimal::add);
        var detail = Json.object().put("TotalTax", total);
        var lines = detail.putArray("TaxLine");
        shares.values().forEach(share -> lines.add(line(share)));
        draft.node.set("TxnTaxDetail", detail);
        return total;
    }

    private static JsonNode line(Share share) {
        var line = Json.object().put("Amount", share.tax).put("DetailType", "TaxLineDetail");
        var detail = line.putObject("TaxLineDetail");
        detail.putObject("TaxRateRef").put("value", share.rate.id());
        detail.put("PercentBased", true).put("TaxPercent", share.rate.percent()).put("NetAmountTaxable", share.net);
        return line;
    }

    private static BigDecimal percent(BigDecimal net, Rate rate) {
        return net.multiply(rate.percent()).movePointLeft(2);
    }
}
