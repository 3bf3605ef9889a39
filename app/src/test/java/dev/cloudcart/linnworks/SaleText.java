package dev.cloudcart.linnworks;

import java.math.BigDecimal;
import java.util.stream.Collectors;

import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Reading.Read;
import dev.cloudcart.core.trade.Reading.Unreadable;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SaleLine;

/// A reading as a ledger: one row each for a line, the postage, the allowance and the total.
public final class SaleText {
    private SaleText() {}

    public static String of(Reading reading) {
        return switch (reading) {
            case Read(Sale sale) -> of(sale);
            case Read(var other) -> throw new AssertionError(other + " is no sale");
            case Unreadable unreadable -> unreadable.reason().what();
        };
    }

    private static String of(Sale sale) {
        var lines = sale.lines().stream().map(SaleText::of).collect(Collectors.joining());
        var postage = sale.postage().isFree()
                ? ""
                : "postage %s tax %s %s\n"
                        .formatted(
                                plain(sale.postage().net().getAmount()),
                                plain(sale.postage().tax().getAmount()),
                                sale.postage().charge().named());
        var allowances = sale.allowances().stream()
                .map(allowance -> "less %s tax %s %s\n"
                        .formatted(
                                plain(allowance.net().getAmount()),
                                plain(allowance.tax().getAmount()),
                                allowance.like().named()))
                .collect(Collectors.joining());
        return lines + postage + allowances + "total " + sale.gross() + "\n";
    }

    private static String of(SaleLine line) {
        return "%s x %d %s tax %s %s\n"
                .formatted(
                        line.product().sku(),
                        line.quantity(),
                        plain(line.net().getAmount()),
                        plain(line.tax().getAmount()),
                        line.charge().named());
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
