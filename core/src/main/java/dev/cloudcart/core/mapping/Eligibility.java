package dev.cloudcart.core.mapping;

import java.util.Optional;

import dev.cloudcart.core.trade.Sale;

/// Which sales belong in the books at all.
final class Eligibility {
    private Eligibility() {}

    /// @return why not, completing the sentence "not posted, because it is …"; empty when it is to be posted
    static Optional<String> whyNot(Sale sale, Rules.Sales rules) {
        if (!sale.standing().isRevenue()) {
            return Optional.of(sale.standing().reason());
        }
        var waits = sale.waits().stream()
                .filter(wait -> !rules.include().whileWaitingFor(wait))
                .findFirst();
        if (waits.isPresent()) {
            return Optional.of(waits.get().reason());
        }
        if (isOfNothing(sale)) {
            return Optional.of("of nothing: it has neither lines nor an amount");
        }
        if (!sale.payment().paid() && !rules.include().unpaid()) {
            return Optional.of("unpaid, and unpaid orders are switched off");
        }
        if (sale.gross().isZero() && !rules.include().zeroValue()) {
            return Optional.of("of no value, and orders of no value are switched off");
        }
        return Optional.empty();
    }

    /// QuickBooks takes no document without a line, and there is nothing that a line could say.
    private static boolean isOfNothing(Sale sale) {
        return sale.lines().isEmpty()
                && sale.postage().isFree()
                && sale.allowances().isEmpty()
                && sale.gross().isZero();
    }
}
