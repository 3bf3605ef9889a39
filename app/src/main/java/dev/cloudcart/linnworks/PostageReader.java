package dev.cloudcart.linnworks;

import static dev.cloudcart.linnworks.Decimals.orZero;
import static dev.cloudcart.linnworks.Decimals.withoutTax;

import java.math.BigDecimal;

import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Postage;

/// Reads what an order's carriage cost. Its tax goes by the country's rate (Linnworks, How tax is calculated).
final class PostageReader {
    private PostageReader() {}

    static Postage read(OrderJson.Totals totals, CurrencyUnit currency) {
        var countryRate = orZero(totals.countryTaxRate()).max(BigDecimal.ZERO);
        var net = net(totals, countryRate);
        var gross = totals.postageCost() == null ? net : orZero(totals.postageCost());
        var tax = gross.subtract(net);
        return new Postage(BigMoney.of(currency, net), BigMoney.of(currency, tax), new TaxRate(countryRate));
    }

    /// Some orders state only the cost with tax.
    private static BigDecimal net(OrderJson.Totals totals, BigDecimal countryRate) {
        var net = orZero(totals.postageCostExTax());
        return net.signum() == 0 ? withoutTax(orZero(totals.postageCost()), countryRate) : net;
    }
}
