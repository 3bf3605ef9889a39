package dev.cloudcart.simulators.quickbooks.books;

import java.util.Locale;
import java.util.Set;

import dev.cloudcart.simulators.quickbooks.entities.Kind;

/// What a company has subscribed to, and what it cannot do because of that (Intuit's plans, as far as the API shows
/// them: no bills and no second currency in Simple Start; orders, classes, locations and stock from Plus on).
public enum Plan {
    SIMPLE_START("QuickBooks Online Simple Start"),
    ESSENTIALS("QuickBooks Online Essentials"),
    PLUS("QuickBooks Online Plus"),
    ADVANCED("QuickBooks Online Advanced");

    private static final Set<Kind> FROM_ESSENTIALS = Set.of(Kind.BILL, Kind.BILL_PAYMENT, Kind.VENDOR_CREDIT);
    private static final Set<Kind> FROM_PLUS = Set.of(Kind.PURCHASE_ORDER, Kind.CLASS, Kind.DEPARTMENT);

    public final String sku;

    Plan(String sku) {
        this.sku = sku;
    }

    public boolean has(Kind kind) {
        return switch (this) {
            case SIMPLE_START -> !FROM_ESSENTIALS.contains(kind) && !FROM_PLUS.contains(kind);
            case ESSENTIALS -> !FROM_PLUS.contains(kind);
            case PLUS, ADVANCED -> true;
        };
    }

    /// Stock is kept, and items are bought, from Plus on; below that a bill has account lines only.
    public boolean hasStock() {
        return this == PLUS || this == ADVANCED;
    }

    /// As it is written in settings: `simple-start`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
