package dev.cloudcart.journal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.core.books.Applied;

/// What a payment pays, in one column: `[{"document": "41", "amount": "18.90"}]`. Null where there is nothing to keep.
final class AppliedColumn {
    private AppliedColumn() {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static @Nullable String write(List<Applied> applied) {
        return applied.isEmpty()
                ? null
                : JSON.writeValueAsString(
                        applied.stream().map(AppliedColumn::tree).toList());
    }

    private static Map<String, String> tree(Applied applied) {
        var tree = new LinkedHashMap<String, String>();
        tree.put("document", applied.document());
        tree.put("amount", applied.amount().getAmount().toPlainString());
        return tree;
    }

    static List<Applied> read(@Nullable String json, CurrencyUnit currency) {
        var applied = new ArrayList<Applied>();
        if (json != null) {
            JSON.readTree(json)
                    .forEach(row -> applied.add(new Applied(
                            row.path("document").asString(),
                            Money.of(currency, new BigDecimal(row.path("amount").asString())))));
        }
        return applied;
    }
}
