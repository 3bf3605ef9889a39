package dev.cloudcart.quickbooks.lists;

import java.util.Comparator;

import dev.cloudcart.core.books.Ref;
import dev.cloudcart.quickbooks.text.Names;
import dev.cloudcart.quickbooks.wire.Entity;

/// An active entry of one of QuickBooks' lists.
///
/// @param fullName with the names of its parents, separated by colons
/// @param sku of items only
/// @param currency empty where the company has only one, and on items
/// @param type of items: Service, NonInventory, Inventory, Category, Group; of accounts: Income, Bank …
/// @param subtype of accounts only
public record Listed(
        ListKind kind,
        String id,
        String syncToken,
        String name,
        String fullName,
        String sku,
        String currency,
        String type,
        String subtype) {

    private static final int ID_MAX = 50;
    private static final int NAME_MAX = 500;

    /// Where several would do, the oldest is taken, so that every run takes the same.
    public static final Comparator<Listed> OLDEST_FIRST = Comparator.comparing(Listed::id, Entity.BY_AGE);

    public static Listed of(ListKind kind, Entity entity) {
        var name = entity.text(kind.nameField());
        var type = entity.text(kind == ListKind.ACCOUNT ? "AccountType" : "Type");
        return new Listed(
                kind,
                entity.id(),
                entity.syncToken(),
                name,
                entity.fields().getOrDefault("FullyQualifiedName", name),
                entity.text("Sku"),
                entity.text("CurrencyRef"),
                type,
                entity.text("AccountSubType"));
    }

    /// Not by an id or a name that no entry of QuickBooks can have (Intuit, `DisplayName`: 500 letters).
    public boolean canBeFound() {
        return !id.isBlank() && id.length() <= ID_MAX && name.length() <= NAME_MAX && sku.length() <= NAME_MAX;
    }

    /// As what the list holds that it is of.
    public <K extends Ref.Kind> Ref<K> ref() {
        return new Ref<>(id, name);
    }

    public String nameKey() {
        return Names.key(name);
    }

    String fullNameKey() {
        return Names.key(fullName);
    }

    public String skuKey() {
        return Names.key(sku);
    }
}
