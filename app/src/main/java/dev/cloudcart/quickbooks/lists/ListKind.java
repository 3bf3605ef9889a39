package dev.cloudcart.quickbooks.lists;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.cloudcart.quickbooks.wire.Entity;

/// QuickBooks' lists. Customers, vendors and employees share one space of names.
public enum ListKind {
    CUSTOMER("Customer", "DisplayName"),
    VENDOR("Vendor", "DisplayName"),
    EMPLOYEE("Employee", "DisplayName"),
    ITEM("Item", "Name"),
    ACCOUNT("Account", "Name");

    /// What the index holds. Employees only matter where one of them has a customer's name.
    public static final Set<ListKind> KEPT = Collections.unmodifiableSet(EnumSet.of(CUSTOMER, VENDOR, ITEM, ACCOUNT));

    private final String entity;
    private final String nameField;

    ListKind(String entity, String nameField) {
        this.entity = entity;
        this.nameField = nameField;
    }

    /// As QuickBooks calls it.
    public String entity() {
        return entity;
    }

    String nameField() {
        return nameField;
    }

    /// As a bookkeeper calls it.
    public String word() {
        return switch (this) {
            case CUSTOMER -> "customer";
            case VENDOR -> "vendor";
            case EMPLOYEE -> "employee";
            case ITEM -> "item";
            case ACCOUNT -> "account";
        };
    }

    /// Such as "a vendor".
    String wordWithArticle() {
        return (this == EMPLOYEE || this == ITEM || this == ACCOUNT ? "an " : "a ") + word();
    }

    public static Optional<ListKind> of(Entity entity) {
        return Stream.of(values())
                .filter(kind -> kind.entity.equals(entity.kind()))
                .findFirst();
    }
}
