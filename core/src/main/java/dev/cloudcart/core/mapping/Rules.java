package dev.cloudcart.core.mapping;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.trade.Channel;
import dev.cloudcart.core.trade.Payment;
import dev.cloudcart.core.trade.Wait;

/// One version of a company's rules, as the mapping needs them.
///
/// @param version the settings version they came from
/// @param home the currency the books are kept in
/// @param zone decides which day an instant belongs to
/// @param startDate nothing older is posted by schedule
/// @param rounding for currencies that QuickBooks cannot keep exactly
/// @param changes what is done when something changes after it was posted
/// @param purchases what becomes of what was bought
public record Rules(
        long version,
        CurrencyUnit home,
        ZoneId zone,
        LocalDate startDate,
        Stores stores,
        Sales sales,
        Customers customers,
        Products products,
        Tax tax,
        Rounding rounding,
        Changes changes,
        Purchases purchases) {

    /// The same for other purchases.
    public Rules with(Purchases others) {
        return new Rules(
                version, home, zone, startDate, stores, sales, customers, products, tax, rounding, changes, others);
    }

    /// How the tax of a channel's orders goes into the books.
    public TaxMode taxMode(Channel channel) {
        return stores.taxOf(channel).orElse(tax.mode());
    }

    /// @param longOrders what is done about orders with more lines than QuickBooks takes
    public record Sales(TransactionType transactionType, Numbering numbering, Include include, LongOrders longOrders) {}

    /// Which orders are posted, and which are left out.
    ///
    /// @param unpaid those that are not paid yet, pending ones too
    /// @param pending those whose payment is pending
    /// @param parked open ones that are parked
    /// @param locked open ones that are locked
    /// @param zeroValue those with a total of zero
    public record Include(boolean unpaid, boolean pending, boolean parked, boolean locked, boolean zeroValue) {
        public static final Include USUAL = new Include(true, true, false, true, true);

        boolean whileWaitingFor(Wait wait) {
            return switch (wait) {
                case PARKED -> parked;
                case LOCKED -> locked;
                case PENDING -> pending;
            };
        }
    }

    /// What is done about orders with more lines than QuickBooks takes.
    public enum LongOrders {
        MERGE_THEN_SPLIT,
        HOLD
    }

    /// What is done about documents whose order, or which themselves, are not any more what they were when they
    /// were posted.
    ///
    /// @param deleted what is done where somebody deleted or voided the document in the books
    /// @param edited what is done where somebody changed the document in the books
    public record Changes(Changed changed, Cancelled cancelled, Deleted deleted, Edited edited) {
        public static final Changes USUAL = new Changes(Changed.AMEND, Cancelled.VOID, Deleted.HOLD, Edited.HOLD);
    }

    /// What is done about documents that somebody deleted or voided in the books.
    public enum Deleted {
        HOLD,
        POST_AGAIN,
        /// Ours are forgotten.
        KEEP
    }

    /// What is done about orders that change after they were posted.
    public enum Changed {
        AMEND,
        HOLD,
        LEAVE
    }

    /// What is done about orders that are cancelled after they were posted.
    public enum Cancelled {
        VOID,
        DELETE,
        HOLD
    }

    /// What is done about documents that somebody changed in the books.
    public enum Edited {
        HOLD,
        OVERWRITE,
        KEEP
    }

    /// @param synced whether they are synced by schedule
    /// @param after nothing that was purchased before is posted by schedule; null for the company's start date
    /// @param before nothing that was purchased on that day or later is posted by schedule; null for no last day
    /// @param createMissing whether missing vendors are created
    /// @param unknownSupplier the vendor of orders whose supplier the shop does not know any more; empty to hold
    ///        them
    /// @param costItem the item that freight, duty and the like go on
    /// @param payments what becomes of payment statements
    /// @param costs how costs beside the goods are billed
    /// @param lines what lines of purchases are
    /// @param billing how what came, or was ordered, is billed
    public record Purchases(
            boolean synced,
            @Nullable LocalDate after,
            @Nullable LocalDate before,
            PurchasesAs as,
            BillNumber billNumber,
            boolean createMissing,
            String unknownSupplier,
            String costItem,
            Billing billing,
            BillPayments payments,
            Costs costs,
            BoughtAs lines) {

        /// To no last day, paying nothing, and billed as usual.
        public Purchases(
                boolean synced,
                @Nullable LocalDate after,
                PurchasesAs as,
                BillNumber billNumber,
                boolean createMissing,
                String unknownSupplier,
                String costItem) {
            this(
                    synced,
                    after,
                    null,
                    as,
                    billNumber,
                    createMissing,
                    unknownSupplier,
                    costItem,
                    Billing.USUAL,
                    BillPayments.OFF,
                    Costs.ON_LINES,
                    BoughtAs.ITEMS);
        }

        /// Whether bills have payments beside them.
        public boolean hasPayments() {
            return payments.on() && as.hasBills() && as != PurchasesAs.EXPENSES;
        }

        /// The same, becoming something else.
        public Purchases with(PurchasesAs other) {
            return new Purchases(
                    synced,
                    after,
                    before,
                    other,
                    billNumber,
                    createMissing,
                    unknownSupplier,
                    costItem,
                    billing,
                    payments,
                    costs,
                    lines);
        }

        /// The same, billed otherwise.
        public Purchases with(Billing other) {
            return new Purchases(
                    synced,
                    after,
                    before,
                    as,
                    billNumber,
                    createMissing,
                    unknownSupplier,
                    costItem,
                    other,
                    payments,
                    costs,
                    lines);
        }

        /// The same, with other payments beside.
        public Purchases with(BillPayments other) {
            return new Purchases(
                    synced,
                    after,
                    before,
                    as,
                    billNumber,
                    createMissing,
                    unknownSupplier,
                    costItem,
                    billing,
                    other,
                    costs,
                    lines);
        }

        /// The same, with costs billed otherwise.
        public Purchases with(Costs other) {
            return new Purchases(
                    synced,
                    after,
                    before,
                    as,
                    billNumber,
                    createMissing,
                    unknownSupplier,
                    costItem,
                    billing,
                    payments,
                    other,
                    lines);
        }

        /// The same, on other lines.
        public Purchases with(BoughtAs other) {
            return new Purchases(
                    synced,
                    after,
                    before,
                    as,
                    billNumber,
                    createMissing,
                    unknownSupplier,
                    costItem,
                    billing,
                    payments,
                    costs,
                    other);
        }

        public static final Purchases OFF = new Purchases(
                false,
                null,
                null,
                PurchasesAs.ORDERS_WITH_BILLS,
                BillNumber.ORDER_AND_DELIVERY,
                true,
                "",
                "Purchase costs",
                Billing.USUAL,
                BillPayments.OFF,
                Costs.ON_LINES,
                BoughtAs.ITEMS);
    }

    /// What lines of purchases are.
    ///
    /// @param onAccount whether they are amounts on an account, as books without products on purchases need
    /// @param account by name; empty for the usual one
    public record BoughtAs(boolean onAccount, String account) {
        public static final BoughtAs ITEMS = new BoughtAs(false, "");
    }

    /// How costs beside the goods are billed.
    ///
    /// @param ownBills whether those that have a vendor of their own have bills of their own, too; all others are
    /// lines on the bills of their deliveries
    /// @param vendors the first row that fits decides
    public record Costs(boolean ownBills, List<CostVendor> vendors) {
        public static final Costs ON_LINES = new Costs(false, List.of());

        public Costs {
            vendors = List.copyOf(vendors);
        }

        /// Who bills a cost by itself; empty where it goes with the goods.
        public Optional<String> vendorOf(String cost) {
            return vendors.stream()
                    .filter(row -> ownBills
                            && (row.cost().isEmpty() || row.cost().strip().equalsIgnoreCase(cost.strip())))
                    .map(CostVendor::vendor)
                    .findFirst();
        }
    }

    /// @param cost the type of it, as the shop calls it; empty for any
    /// @param vendor by name
    public record CostVendor(String cost, String vendor) {}

    /// @param when what one bill is about
    /// @param corrected what is done where less came than was billed
    /// @param terms the payment terms of bills, by name; empty for the books' own
    /// @param owedOn the accounts payable account of each currency, by name; the oldest where there is none
    public record Billing(BillWhen when, Corrected corrected, String terms, List<AccountOf> owedOn) {
        public static final Billing USUAL = new Billing(BillWhen.EACH_DELIVERY, Corrected.VENDOR_CREDIT, "");

        public Billing {
            owedOn = List.copyOf(owedOn);
        }

        /// Owed on the usual accounts.
        public Billing(BillWhen when, Corrected corrected, String terms) {
            this(when, corrected, terms, List.of());
        }
    }

    /// What is done where less came than was billed.
    public enum Corrected {
        VENDOR_CREDIT,
        AMEND_THE_BILL
    }

    /// What one bill is about, and when there is one.
    public enum BillWhen {
        EACH_DELIVERY,
        /// All that came, on the day the last came.
        WHEN_FULLY_DELIVERED,
        /// All that was ordered, on the day it was.
        AT_ONCE
    }

    /// What becomes of payment statements.
    ///
    /// @param on whether they become bill payments
    /// @param payFrom the account of each currency, by name
    public record BillPayments(boolean on, List<AccountOf> payFrom) {
        public static final BillPayments OFF = new BillPayments(false, List.of());

        public BillPayments {
            payFrom = List.copyOf(payFrom);
        }
    }

    /// The account that something of a currency is on.
    ///
    /// @param account by name
    public record AccountOf(CurrencyUnit currency, String account) {
        static Optional<String> in(List<AccountOf> accounts, CurrencyUnit currency) {
            return accounts.stream()
                    .filter(row -> row.currency().equals(currency))
                    .map(AccountOf::account)
                    .findFirst();
        }
    }

    /// What purchase orders and their deliveries become.
    public enum PurchasesAs {
        ORDERS,
        BILLS,
        ORDERS_WITH_BILLS,
        /// What came and is paid with it.
        EXPENSES;

        public boolean hasOrders() {
            return this == ORDERS || this == ORDERS_WITH_BILLS;
        }

        public boolean hasBills() {
            return this != ORDERS;
        }
    }

    /// Where the number of a bill comes from.
    public enum BillNumber {
        ORDER_AND_DELIVERY,
        SUPPLIER_REFERENCE
    }

    /// @param tolerance how far a total may be rounded, in the order's currency
    public record Rounding(BigDecimal tolerance) {
        public static final Rounding NONE = new Rounding(BigDecimal.ZERO.setScale(2));
    }

    /// What an order becomes.
    public enum TransactionType {
        RECEIPT_IF_PAID,
        SALES_RECEIPT,
        INVOICE,
        /// And a payment, whether the order is paid or not.
        INVOICE_WITH_PAYMENT,
        INVOICE_PAYMENT_IF_PAID;

        /// Whether invoices have payments beside them.
        public boolean hasPayments() {
            return this == INVOICE_WITH_PAYMENT || this == INVOICE_PAYMENT_IF_PAID;
        }

        /// A payment as these rules see it.
        public Payment seen(Payment payment) {
            return this == INVOICE_WITH_PAYMENT ? payment.takenAnyway() : payment;
        }
    }

    /// @param prefix put before the number, may be empty
    /// @param suffix put behind the number, may be empty
    public record Numbering(NumberFrom from, String prefix, String suffix) {}

    /// Where a document number comes from.
    public enum NumberFrom {
        ORDER_NUMBER,
        CHANNEL_REFERENCE,
        QUICKBOOKS
    }

    /// @param named the one customer of mode `NAMED`; otherwise empty
    public record Customers(Matching matching, String named, boolean createMissing) {}

    /// Under which customer an order goes.
    public enum Matching {
        STORE,
        STORE_AND_CURRENCY,
        NAMED
    }

    /// What is done about a product that the books do not know.
    public enum MissingProduct {
        CREATE_NON_INVENTORY,
        CREATE_SERVICE,
        HOLD
    }

    /// @param shippingItem the item that postage goes on
    /// @param discountItem the item that allowances go on
    /// @param incomeAccount for created items, by name; empty for the usual account of the chart
    /// @param noSkuItem the item that lines without a SKU go on; empty to hold them
    public record Products(
            MissingProduct missing,
            String shippingItem,
            String discountItem,
            String incomeAccount,
            String noSkuItem,
            ProductMap map) {

        /// Without a map.
        public Products(
                MissingProduct missing,
                String shippingItem,
                String discountItem,
                String incomeAccount,
                String noSkuItem) {
            this(missing, shippingItem, discountItem, incomeAccount, noSkuItem, ProductMap.NONE);
        }
    }

    /// @param lineItem the item of mode `LINE`
    /// @param codes the company's own table of tax codes, for what cannot be told from the books
    /// @param unitedStatesCode the one code of sales for whose state a United States company has none; empty to
    /// hold them
    public record Tax(TaxMode mode, String lineItem, TaxTable codes, String unitedStatesCode) {}

    /// How tax goes into the books.
    public enum TaxMode {
        /// As the company's country does it. Where QuickBooks computes sales tax itself, what is taxed is held.
        BY_COMPANY,
        /// The same, and where QuickBooks computes sales tax itself, our amount is sent to replace its own.
        OVERRIDE,
        /// As a line of its own, on an item without tax.
        LINE,
        /// Not at all: lines carry their gross amounts.
        NONE
    }
}
