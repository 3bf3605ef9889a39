package dev.cloudcart.quickbooks.lists;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.ItemUse;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.quickbooks.wire.Entity;
import dev.cloudcart.quickbooks.wire.Realm;

/// In which accounts QuickBooks puts the lines of a document: what is sold in the income account of its product,
/// what is bought in its expense account, or as stock in its asset account (Intuit, Item).
public final class ItemAccounts {

    /// Ten reads; of a preview with more products the rest is told together.
    private static final int ITEMS_MAX = 1_000;

    private final Realm realm;
    private final ListIndex index;

    public ItemAccounts(Realm realm, ListIndex index) {
        this.realm = realm;
        this.index = index;
    }

    /// @param creation of products that are not there yet
    public Map<ItemUse, String> of(Collection<ItemUse> uses, Creation creation) {
        var items = new ItemsByIds(realm).of(ids(uses));
        var accounts = new HashMap<ItemUse, Ref<Ref.Account>>();
        uses.forEach(use -> account(use, items, creation).ifPresent(account -> accounts.put(use, account)));
        var names = index.withIds(
                ListKind.ACCOUNT, accounts.values().stream().map(Ref::id).collect(Collectors.toSet()));
        var told = new HashMap<ItemUse, String>();
        accounts.forEach((use, account) -> {
            var listed = names.get(account.id());
            var name = listed == null ? account.name() : listed.fullName();
            if (!name.isEmpty()) {
                told.put(use, name);
            }
        });
        return told;
    }

    private Optional<Ref<Ref.Account>> account(ItemUse use, Map<String, Entity> items, Creation creation) {
        if (use.onAccount()) {
            return Optional.of(new Ref<>(use.id(), ""));
        }
        return use.id().equals(Ref.NEW) ? created(use, creation) : listed(use, items);
    }

    private Optional<Ref<Ref.Account>> created(ItemUse use, Creation creation) {
        var accounts = new Accounts(index);
        if (use.bought()) {
            return accounts.expense(creation.purchasesAccount());
        }
        return accounts.income(creation.incomeAccount()) instanceof Lookup.Found<Ref<Ref.Account>>(var account)
                ? Optional.of(account)
                : Optional.empty();
    }

    private static Optional<Ref<Ref.Account>> listed(ItemUse use, Map<String, Entity> items) {
        return Optional.ofNullable(items.get(use.id())).map(item -> {
            var field = field(use, item);
            return new Ref<>(item.text(field), item.text(field + "Name"));
        });
    }

    private static String field(ItemUse use, Entity item) {
        if (!use.bought()) {
            return "IncomeAccountRef";
        }
        return item.text("Type").equals("Inventory") ? "AssetAccountRef" : "ExpenseAccountRef";
    }

    private static Set<String> ids(Collection<ItemUse> uses) {
        return uses.stream()
                .filter(use -> !use.onAccount())
                .map(ItemUse::id)
                .filter(id -> !id.isEmpty() && !id.equals(Ref.NEW))
                .sorted(Entity.BY_AGE)
                .limit(ITEMS_MAX)
                .collect(Collectors.toSet());
    }
}
