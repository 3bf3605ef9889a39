package dev.cloudcart.journal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.core.books.RateTax;
import dev.cloudcart.core.money.TaxRate;

/// Taxes by rate in one column: `[{"rate": "5", "percent": 20, "tax": 3.15}]`.
final class TaxColumn {
    private TaxColumn() {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static String write(List<RateTax> taxes) {
        var rows = new ArrayList<LinkedHashMap<String, Object>>();
        for (var tax : taxes) {
            var row = new LinkedHashMap<String, Object>();
            row.put("rate", tax.rate());
            row.put("percent", tax.percent().percent());
            row.put("tax", tax.tax().getAmount());
            rows.add(row);
        }
        return JSON.writeValueAsString(rows);
    }

    static List<RateTax> read(@Nullable String json, CurrencyUnit currency) {
        var taxes = new ArrayList<RateTax>();
        if (json != null) {
            JSON.readTree(json)
                    .forEach(row -> taxes.add(new RateTax(
                            row.path("rate").asString(),
                            new TaxRate(new BigDecimal(row.path("percent").asString())),
                            Money.of(currency, new BigDecimal(row.path("tax").asString())))));
        }
        return taxes;
    }
}
