package dev.cloudcart.journal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.cloudcart.core.books.DocumentType;

/// What is added up apart in the proof.
public enum Section {
    SALES("Sales", DocumentType.SALES_RECEIPT, DocumentType.INVOICE),
    PAYMENTS("Payments received", DocumentType.PAYMENT),
    PURCHASE_ORDERS("Purchase orders", DocumentType.PURCHASE_ORDER),
    BILLS("Bills", DocumentType.BILL),
    VENDOR_CREDITS("Vendor credits", DocumentType.VENDOR_CREDIT),
    BILL_PAYMENTS("Bill payments", DocumentType.BILL_PAYMENT);

    private final String title;
    private final List<DocumentType> types;

    Section(String title, DocumentType... types) {
        this.title = title;
        this.types = List.of(types);
    }

    public String title() {
        return title;
    }

    /// Whether a vendor stands where others have a store.
    public boolean isPurchase() {
        return types.getFirst().isPurchase();
    }

    String[] types() {
        return types.stream().map(DocumentType::name).toArray(String[]::new);
    }

    static Section of(DocumentType type) {
        return Arrays.stream(values())
                .filter(section -> section.types.contains(type))
                .findFirst()
                .orElseThrow();
    }

    /// By its name, whatever the case of letters.
    public static Optional<Section> named(String name) {
        return Arrays.stream(values())
                .filter(section -> section.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
