package dev.cloudcart.simulators.quickbooks.entities;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/// The entities this company keeps. List entities have a name and are never deleted; transactions have a number and
/// are, and so are attachments.
public enum Kind {
    CUSTOMER("Customer", "names", "DisplayName"),
    VENDOR("Vendor", "names", "DisplayName"),
    EMPLOYEE("Employee", "names", "DisplayName"),
    ITEM("Item", "Item", "Name"),
    ACCOUNT("Account", "Account", "Name"),
    CLASS("Class", "Class", "Name"),
    DEPARTMENT("Department", "Department", "Name"),
    TERM("Term", "Term", "Name"),
    PAYMENT_METHOD("PaymentMethod", "PaymentMethod", "Name"),
    TAX_CODE("TaxCode", "TaxCode", "Name"),
    TAX_RATE("TaxRate", "TaxRate", "Name"),
    TAX_AGENCY("TaxAgency", "TaxAgency", "DisplayName"),
    COMPANY_CURRENCY("CompanyCurrency", "CompanyCurrency", "Code"),
    SALES_RECEIPT("SalesReceipt"),
    INVOICE("Invoice"),
    CREDIT_MEMO("CreditMemo"),
    REFUND_RECEIPT("RefundReceipt"),
    ESTIMATE("Estimate"),
    PAYMENT("Payment"),
    PURCHASE_ORDER("PurchaseOrder"),
    BILL("Bill"),
    BILL_PAYMENT("BillPayment"),
    VENDOR_CREDIT("VendorCredit"),
    PURCHASE("Purchase"),
    DEPOSIT("Deposit"),
    JOURNAL_ENTRY("JournalEntry"),
    TRANSFER("Transfer"),
    ATTACHABLE("Attachable", "Attachable");

    private static final String DOCUMENTS = "transactions";
    private static final List<Kind> ALL_DOCUMENTS =
            Arrays.stream(values()).filter(Kind::isDocument).toList();
    private static final Set<Kind> SALES = Set.of(SALES_RECEIPT, INVOICE, CREDIT_MEMO, REFUND_RECEIPT, ESTIMATE);
    private static final Set<Kind> NOT_CAPTURED = Set.of(TAX_CODE, TAX_RATE, TAX_AGENCY, COMPANY_CURRENCY);
    private static final Map<String, Kind> BY_PATH =
            Arrays.stream(values()).collect(Collectors.toMap(Kind::path, Function.identity()));
    private static final Map<String, Kind> BY_ENTITY =
            Arrays.stream(values()).collect(Collectors.toMap(kind -> kind.entity, Function.identity()));

    public final String entity;
    /// Kinds with the same sequence share their ids; customers, vendors and employees share their names too.
    public final String sequence;
    public final @Nullable String nameProperty;

    Kind(String entity) {
        this(entity, DOCUMENTS);
    }

    Kind(String entity, String sequence) {
        this.entity = entity;
        this.sequence = sequence;
        nameProperty = null;
    }

    Kind(String entity, String sequence, String nameProperty) {
        this.entity = entity;
        this.sequence = sequence;
        this.nameProperty = nameProperty;
    }

    public boolean isTransaction() {
        return nameProperty == null;
    }

    /// What has a number and a day; attachments have neither.
    public boolean isDocument() {
        return isTransaction() && sequence.equals(DOCUMENTS);
    }

    public static List<Kind> documents() {
        return ALL_DOCUMENTS;
    }

    /// Customers, vendors and employees: no two of them have the same name.
    public boolean isParty() {
        return this == CUSTOMER || this == VENDOR || this == EMPLOYEE;
    }

    public boolean isSale() {
        return SALES.contains(this);
    }

    /// Change data capture leaves these out (Intuit, Change data capture).
    public boolean isCaptured() {
        return !NOT_CAPTURED.contains(this);
    }

    public String path() {
        return entity.toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> ofPath(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    public static Optional<Kind> ofEntity(String entity) {
        return Optional.ofNullable(BY_ENTITY.get(entity));
    }

    /// As a statement names it: in any case.
    public static Optional<Kind> inQuery(String entity) {
        return ofPath(entity.toLowerCase(Locale.ROOT));
    }
}
