package dev.cloudcart.linnworks.orders;

import static dev.cloudcart.linnworks.reading.Decimals.orZero;
import static dev.cloudcart.linnworks.reading.Decimals.withoutTax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Postage;
import dev.cloudcart.core.trade.SaleLine;
import dev.cloudcart.linnworks.wire.OrderJson;

/// Reads what an order's carriage cost. Its tax goes by the country's rate (Linnworks, How tax is calculated).
final class PostageReader {
    private PostageReader() {}

    /// @param lines of the order: where their tax is all of the order's, postage bears none
    static Postage read(OrderJson.Totals totals, List<SaleLine> lines, CurrencyUnit currency) {
        var countryRate = isUntaxed(totals, lines, currency)
                ? BigDecimal.ZERO
                : orZero(totals.countryTaxRate()).max(BigDecimal.ZERO);
        var net = net(totals, countryRate);
        var gross = totals.postageCost() == null ? net : orZero(totals.postageCost());
        var tax = gross.subtract(net);
        return new Postage(BigMoney.of(currency, net), BigMoney.of(currency, tax), new TaxRate(countryRate));
    }

    /// Only where the order does not state what its postage cost without tax: then its own tax tells.
    private static boolean isUntaxed(OrderJson.Totals totals, List<SaleLine> lines, CurrencyUnit currency) {
        var ofLines = lines.stream().map(SaleLine::tax).reduce(BigMoney.zero(currency), BigMoney::plus);
        return totals.tax() != null
                && orZero(totals.postageCostExTax()).signum() == 0
                && Money.of(currency, orZero(totals.tax()), RoundingMode.HALF_UP)
                        .equals(ofLines.toMoney(RoundingMode.HALF_UP));
    }

    /// Some orders state only the cost with tax. Of postage that costs the buyer nothing, no net is left
    /// either.
    private static BigDecimal net(OrderJson.Totals totals, BigDecimal countryRate) {
        if (totals.postageCost() != null && totals.postageCost().signum() == 0) {
            return BigDecimal.ZERO;
        }
        var net = orZero(totals.postageCostExTax());
        return net.signum() == 0 ? withoutTax(orZero(totals.postageCost()), countryRate) : net;
    }
}
