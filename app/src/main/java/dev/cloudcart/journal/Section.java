package dev.cloudcart.journal;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import dev.cloudcart.core.books.DocumentType;

/// What is added up apart in the proof.
public enum Section {
    SALES("Sales"),
    PAYMENTS("Payments received"),
    PURCHASE_ORDERS("Purchase orders"),
    BILLS("Bills"),
    VENDOR_CREDITS("Vendor credits"),
    BILL_PAYMENTS("Bill payments");

    private final String title;

    Section(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /// Whether a vendor stands where others have a store.
    public boolean isPurchase() {
        return of().anyMatch(DocumentType::isPurchase);
    }

    String[] types() {
        return of().map(DocumentType::name).toArray(String[]::new);
    }

    private Stream<DocumentType> of() {
        return Arrays.stream(DocumentType.values()).filter(type -> of(type) == this);
    }

    static Section of(DocumentType type) {
        return switch (type) {
            case SALES_RECEIPT, INVOICE -> SALES;
            case PAYMENT -> PAYMENTS;
            case PURCHASE_ORDER -> PURCHASE_ORDERS;
            case BILL -> BILLS;
            case VENDOR_CREDIT -> VENDOR_CREDITS;
            case BILL_PAYMENT -> BILL_PAYMENTS;
        };
    }

    /// By its name, whatever the case of letters.
    public static Optional<Section> named(String name) {
        return Arrays.stream(values())
                .filter(section -> section.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
