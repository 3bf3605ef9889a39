package dev.cloudcart.sync;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.ports.Books;

/// Looks whether the books have what settings name: what they lack would hold every order that needs it.
public final class SettingsCheck {
    private SettingsCheck() {}

    /// @return what is missing, each with the way to mend it; empty when nothing is
    /// @throws ConnectionTrouble when the books cannot be reached or do not let us in
    public static List<String> missing(Books books, CompanyId company, Rules rules) {
        var names = named(rules.tax());
        if (names.isEmpty()) {
            return List.of();
        }
        var missing = books.missingTaxCodes(company, names);
        return names.stream()
                .filter(missing::contains)
                .map(name ->
                        "%s is named in your settings, but QuickBooks has no such tax code: correct the name, or add the code in QuickBooks under Taxes; orders that need it are held until then"
                                .formatted(name))
                .toList();
    }

    private static Set<String> named(Rules.Tax tax) {
        var names = new LinkedHashSet<>(tax.codes().codes());
        if (!tax.unitedStatesCode().isEmpty()) {
            names.add(tax.unitedStatesCode());
        }
        return names;
    }
}
