package dev.cloudcart.journal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.core.books.CodeNet;
import dev.cloudcart.core.books.Ref;

/// Net amounts by tax code in one column: `[{"code": "5", "name": "20.0% S", "net": 12.42}]`.
final class NetColumn {
    private NetColumn() {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static String write(List<CodeNet> nets) {
        var rows = new ArrayList<LinkedHashMap<String, Object>>();
        for (var net : nets) {
            var row = new LinkedHashMap<String, Object>();
            row.put("code", net.code().id());
            row.put("name", net.code().name());
            row.put("net", net.net().getAmount());
            rows.add(row);
        }
        return JSON.writeValueAsString(rows);
    }

    static List<CodeNet> read(@Nullable String json, CurrencyUnit currency) {
        var nets = new ArrayList<CodeNet>();
        if (json != null) {
            JSON.readTree(json)
                    .forEach(row -> nets.add(new CodeNet(
                            new Ref<>(
                                    row.path("code").asString(),
                                    row.path("name").asString()),
                            Money.of(currency, new BigDecimal(row.path("net").asString())))));
        }
        return nets;
    }
}
