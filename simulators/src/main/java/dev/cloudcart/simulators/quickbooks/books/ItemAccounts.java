package dev.cloudcart.simulators.quickbooks.books;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Version;

/// The accounts of items. Each is read once for as long as it stays as it is: a balance may ask for a hundred
/// thousand of them.
final class ItemAccounts {

    private static final List<String> PROPERTIES = List.of("IncomeAccountRef", "ExpenseAccountRef", "AssetAccountRef");

    private record Known(Version version, Map<String, String> ids) {}

    private final Map<String, Known> known = new HashMap<>();

    /// The id of the account.
    ///
    /// @param property such as `IncomeAccountRef`
    Optional<String> of(Entry item, String property) {
        var accounts = known.get(item.id);
        if (accounts == null || accounts.version != item.version) {
            accounts = read(item);
            known.put(item.id, accounts);
        }
        return Optional.ofNullable(accounts.ids.get(property));
    }

    private static Known read(Entry item) {
        var node = item.read();
        var ids = new HashMap<String, String>();
        PROPERTIES.forEach(property -> Fields.ref(node, property).ifPresent(id -> ids.put(property, id)));
        return new Known(item.version, Map.copyOf(ids));
    }
}
