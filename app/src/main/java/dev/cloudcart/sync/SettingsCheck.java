package dev.cloudcart.sync;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.money.TaxRate;

/// Looks whether the books have what settings name: what they lack would hold every order that needs it.
public final class SettingsCheck {
    private SettingsCheck() {}

    /// @return what is missing, each with the way to mend it; empty when nothing is
    /// @throws ConnectionTrouble when the books cannot be reached or do not let us in
    public static List<String> missing(Books books, CompanyId company, Rules rules) {
        var codes = rules.tax().codes();
        if (codes.isEmpty()) {
            return List.of();
        }
        var missing = books.missingTaxCodes(company, Set.copyOf(codes.values()));
        return codes.entrySet().stream().filter(code -> missing.contains(code.getValue()))
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(TaxRate::percent)))
                .map(code -> "tax: codes: QuickBooks has no tax code \"%s\" for sales at %s: correct the name, or add the "
                        .formatted(code.getValue(), code.getKey()) + "code in QuickBooks under Taxes")
                .toList();
    }
}
