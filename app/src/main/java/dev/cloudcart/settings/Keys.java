package dev.cloudcart.settings;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.BooksList;
import dev.cloudcart.core.mapping.ProductMap;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.mapping.Rules.BillNumber;
import dev.cloudcart.core.mapping.Rules.BillWhen;
import dev.cloudcart.core.mapping.Rules.Cancelled;
import dev.cloudcart.core.mapping.Rules.Changed;
import dev.cloudcart.core.mapping.Rules.Corrected;
import dev.cloudcart.core.mapping.Rules.Deleted;
import dev.cloudcart.core.mapping.Rules.Edited;
import dev.cloudcart.core.mapping.Rules.LongOrders;
import dev.cloudcart.core.mapping.Rules.Matching;
import dev.cloudcart.core.mapping.Rules.MissingProduct;
import dev.cloudcart.core.mapping.Rules.NumberFrom;
import dev.cloudcart.core.mapping.Rules.PurchasesAs;
import dev.cloudcart.core.mapping.Rules.TaxMode;
import dev.cloudcart.core.mapping.Rules.TransactionType;
import dev.cloudcart.core.mapping.Stores;
import dev.cloudcart.core.mapping.TaxTable;
import dev.cloudcart.settings.Settings.OrderStatus;

/// Every setting there is, in the order of the file. A new setting is one entry here, and one place in [#settings].
final class Keys {

    private static final int ITEM_NAME_CHARACTERS_MAX = 100;
    private static final int CUSTOMER_NAME_CHARACTERS_MAX = 500;
    private static final int TERMS_CHARACTERS_MAX = 31;

    static final Choice<TaxMode> TAX_MODES = new Choice<TaxMode>()
            .or("by company", TaxMode.BY_COMPANY)
            .or("override", TaxMode.OVERRIDE)
            .or("line", TaxMode.LINE)
            .or("none", TaxMode.NONE);

    private static final String ORDERS = "order-export";
    private static final String PURCHASES = "purchase-settings";

    static final Key<Set<OrderStatus>> ORDER_STATUS = new Key<>(
            ORDERS,
            "order-status",
            "Which orders are posted; empty for open",
            new Statuses(),
            settings -> settings.orderExport().orderStatuses());

    static final Key<LocalDate> START_DATE = new Key<>(
            ORDERS,
            "start-date",
            "Nothing older is posted by schedule; a manual run may go back",
            new Day(),
            settings -> settings.orderExport().startDate());

    static final Key<Boolean> INCLUDE_UNPAID = new Key<>(
            ORDERS,
            "include-unpaid",
            "Whether orders that are not paid yet are posted",
            Choice.yesOrNo(),
            settings -> settings.orderExport().sales().include().unpaid());

    static final Key<Boolean> INCLUDE_PENDING = new Key<>(
            ORDERS,
            "include-pending",
            "Whether orders whose payment is pending are posted, where unpaid ones are",
            Choice.yesOrNo(),
            settings -> settings.orderExport().sales().include().pending());

    static final Key<Boolean> INCLUDE_PARKED = new Key<>(
            ORDERS,
            "include-parked",
            "Whether open orders that are parked are posted",
            Choice.yesOrNo(),
            settings -> settings.orderExport().sales().include().parked());

    static final Key<Boolean> INCLUDE_LOCKED = new Key<>(
            ORDERS,
            "include-locked",
            "Whether open orders that are locked are posted",
            Choice.yesOrNo(),
            settings -> settings.orderExport().sales().include().locked());

    static final Key<Boolean> INCLUDE_ZERO_VALUE = new Key<>(
            ORDERS,
            "include-zero-value",
            "Whether orders with a total of zero are posted",
            Choice.yesOrNo(),
            settings -> settings.orderExport().sales().include().zeroValue());

    static final Key<LongOrders> LONG_ORDERS = new Key<>(
            ORDERS,
            "long-orders",
            "What is done about orders with more lines than QuickBooks takes (750 taxed, otherwise 10,000)",
            new Choice<LongOrders>()
                    .or("merge, then split", LongOrders.MERGE_THEN_SPLIT)
                    .also("merge then split", LongOrders.MERGE_THEN_SPLIT)
                    .or("hold", LongOrders.HOLD),
            settings -> settings.orderExport().sales().longOrders());

    static final Key<TransactionType> TRANSACTION_TYPE = new Key<>(
            ORDERS,
            "transaction-type",
            "What an order becomes",
            new Choice<TransactionType>()
                    .or("sales receipt if paid", TransactionType.RECEIPT_IF_PAID)
                    .or("sales receipt", TransactionType.SALES_RECEIPT)
                    .or("invoice", TransactionType.INVOICE)
                    .or("invoice with payment", TransactionType.INVOICE_WITH_PAYMENT)
                    .or("invoice, payment if paid", TransactionType.INVOICE_PAYMENT_IF_PAID)
                    .also("invoice payment if paid", TransactionType.INVOICE_PAYMENT_IF_PAID),
            settings -> settings.orderExport().sales().transactionType());

    static final Key<NumberFrom> DOCUMENT_NUMBER = new Key<>(
            ORDERS,
            "document-number",
            "Where the document number comes from",
            new Choice<NumberFrom>()
                    .or("order number", NumberFrom.ORDER_NUMBER)
                    .or("channel reference", NumberFrom.CHANNEL_REFERENCE)
                    .or("quickbooks", NumberFrom.QUICKBOOKS),
            settings -> settings.orderExport().sales().numbering().from());

    static final Key<String> DOCUMENT_NUMBER_PREFIX = new Key<>(
            ORDERS,
            "document-number-prefix",
            "Put before the document number",
            new Text(0, Checks.AFFIX_CHARACTERS_MAX),
            settings -> settings.orderExport().sales().numbering().prefix());

    static final Key<String> DOCUMENT_NUMBER_SUFFIX = new Key<>(
            ORDERS,
            "document-number-suffix",
            "Put behind the document number",
            new Text(0, Checks.AFFIX_CHARACTERS_MAX),
            settings -> settings.orderExport().sales().numbering().suffix());

    static final Key<Stores> STORES = new Key<>(
            ORDERS,
            "stores",
            "Names for channels, where the usual one is not wanted; the first row that fits wins",
            new StoresTable(),
            settings -> settings.orderExport().stores());

    static final Key<Changed> CHANGED_AFTER_POSTING = new Key<>(
            ORDERS,
            "changed-after-posting",
            "What is done when an order changes that was posted already: its document is amended, or a person decides, or it is left",
            new Choice<Changed>()
                    .or("amend", Changed.AMEND)
                    .or("hold", Changed.HOLD)
                    .or("leave", Changed.LEAVE),
            settings -> settings.orderExport().changes().changed());

    static final Key<Cancelled> CANCELLED_AFTER_POSTING = new Key<>(
            ORDERS,
            "cancelled-after-posting",
            "What is done when an order is cancelled that was posted already",
            new Choice<Cancelled>()
                    .or("void", Cancelled.VOID)
                    .or("delete", Cancelled.DELETE)
                    .or("hold", Cancelled.HOLD),
            settings -> settings.orderExport().changes().cancelled());

    static final Key<Integer> LOOK_BACK_DAYS = new Key<>(
            ORDERS,
            "look-back-days",
            "Of how many days the processed orders are looked through for changes and cancellations, once a day",
            new Whole(0, 90),
            settings -> settings.orderExport().lookBackDays());

    static final Key<Deleted> DELETED_IN_QUICKBOOKS = new Key<>(
            ORDERS,
            "deleted-in-quickbooks",
            "What is done when a document of ours was deleted or voided in QuickBooks; looked for once a day, and by runs over"
                    + " numbers or days",
            new Choice<Deleted>()
                    .or("hold", Deleted.HOLD)
                    .or("post again", Deleted.POST_AGAIN)
                    .or("keep", Deleted.KEEP),
            settings -> settings.orderExport().changes().deleted());

    static final Key<Edited> EDITED_IN_QUICKBOOKS = new Key<>(
            ORDERS,
            "edited-in-quickbooks",
            "What is done when somebody edited a document of ours in QuickBooks; looked for likewise",
            new Choice<Edited>()
                    .or("hold", Edited.HOLD)
                    .or("overwrite", Edited.OVERWRITE)
                    .or("keep", Edited.KEEP),
            settings -> settings.orderExport().changes().edited());

    static final Key<Matching> MATCHING_MODE = new Key<>(
            "customers",
            "matching-mode",
            "Under which customer an order goes",
            new Choice<Matching>()
                    .or("store name", Matching.STORE)
                    .or("store name and currency", Matching.STORE_AND_CURRENCY)
                    .or("one customer", Matching.NAMED),
            settings -> settings.customers().matching());

    static final Key<String> CUSTOMER = new Key<>(
            "customers",
            "customer",
            "The one customer of that matching mode",
            new Text(0, CUSTOMER_NAME_CHARACTERS_MAX),
            settings -> settings.customers().named());

    static final Key<Boolean> MISSING_CUSTOMER = new Key<>(
            "customers",
            "missing",
            "What is done when the books do not have the customer",
            new Choice<Boolean>().or("create", true).or("hold", false),
            settings -> settings.customers().createMissing());

    static final Key<MissingProduct> MISSING_PRODUCT = new Key<>(
            "products",
            "missing",
            "What is done when the books do not have the product",
            new Choice<MissingProduct>()
                    .or("create as non-inventory", MissingProduct.CREATE_NON_INVENTORY)
                    .or("create as service", MissingProduct.CREATE_SERVICE)
                    .or("hold", MissingProduct.HOLD),
            settings -> settings.products().missing());

    static final Key<String> SHIPPING_ITEM = new Key<>(
            "products",
            "shipping-item",
            "The item that postage goes on",
            new Text(1, ITEM_NAME_CHARACTERS_MAX),
            settings -> settings.products().shippingItem());

    static final Key<String> DISCOUNT_ITEM = new Key<>(
            "products",
            "discount-item",
            "The item that allowances go on",
            new Text(1, ITEM_NAME_CHARACTERS_MAX),
            settings -> settings.products().discountItem());

    static final Key<String> INCOME_ACCOUNT = new Key<>(
            "products",
            "income-account",
            "The account of items that are created; empty for the usual one of the books",
            new Text(0, ITEM_NAME_CHARACTERS_MAX),
            settings -> settings.products().incomeAccount());

    static final Key<String> NO_SKU_ITEM = new Key<>(
            "products",
            "no-sku-item",
            "The item that lines without a SKU go on; empty to hold them",
            new Text(0, ITEM_NAME_CHARACTERS_MAX),
            settings -> settings.products().noSkuItem());

    static final Key<ProductMap> PRODUCT_MAP = new Key<>(
            "products",
            "map",
            "The items that SKUs go on where QuickBooks has none of that SKU or name, or another one is wanted",
            new ProductMapTable(),
            settings -> settings.products().map());

    static final Key<TaxMode> TAX_MODE = new Key<>(
            "tax",
            "mode",
            "How tax goes into the books: as the company's country does it, also against QuickBooks' own sum, as a line of its own, or not at all",
            TAX_MODES,
            settings -> settings.tax().mode());

    static final Key<String> LINE_ITEM = new Key<>(
            "tax",
            "line-item",
            "The item of mode \"line\"",
            new Text(1, ITEM_NAME_CHARACTERS_MAX),
            settings -> settings.tax().lineItem());

    static final Key<TaxTable> CODES = new Key<>(
            "tax",
            "codes",
            "The tax code of sales, where the books leave several or none; the closest row wins",
            new TaxTableKind(),
            settings -> settings.tax().codes());

    static final Key<String> UNITED_STATES_CODE = new Key<>(
            "tax",
            "united-states-code",
            "The one tax code of a United States company for sales to states without a code; empty to hold them",
            new Text(0, ITEM_NAME_CHARACTERS_MAX),
            settings -> settings.tax().unitedStatesCode());

    static final Key<BigDecimal> TOLERANCE = new Key<>(
            "rounding",
            "tolerance",
            "How much a total may be rounded, in the order's currency, where QuickBooks keeps fewer decimals than it has",
            new Amount(BigDecimal.ONE.setScale(2)),
            settings -> settings.rounding().tolerance());

    static final Key<Boolean> SYNC_PURCHASES = new Key<>(
            PURCHASES,
            "sync-purchases",
            "Whether purchase orders and what came of them are synced by schedule, and by hand unless it is said otherwise",
            Choice.yesOrNo(),
            settings -> settings.purchases().synced());

    static final Key<PurchasesAs> SYNC_PURCHASES_AS = new Key<>(
            PURCHASES,
            "sync-purchases-as",
            "What they become: purchase orders, bills for what came, or both, the bills linked to the lines they"
                    + " are for; or expenses for what came, paid from the account of pay-from",
            new Choice<PurchasesAs>()
                    .or("purchase orders with bills", PurchasesAs.ORDERS_WITH_BILLS)
                    .or("purchase orders", PurchasesAs.ORDERS)
                    .or("bills", PurchasesAs.BILLS)
                    .or("expenses", PurchasesAs.EXPENSES),
            settings -> settings.purchases().as());

    static final Key<Optional<LocalDate>> PURCHASES_AFTER = new Key<>(
            PURCHASES,
            "purchases-after",
            "Nothing that was purchased before this day is posted by schedule",
            new DayOr("start date"),
            settings -> Optional.ofNullable(settings.purchases().after()));

    static final Key<Optional<LocalDate>> PURCHASES_BEFORE = new Key<>(
            PURCHASES,
            "purchases-before",
            "Nothing that was purchased on this day or later is posted by schedule; what is under way goes on as it began",
            new DayOr("no last day"),
            settings -> Optional.ofNullable(settings.purchases().before()));

    static final Key<BillNumber> BILL_NUMBER = new Key<>(
            PURCHASES,
            "bill-number",
            "Where the number of a bill comes from; a supplier's reference that stands on another bill gives way to the order's"
                    + " number with the delivery's",
            new Choice<BillNumber>()
                    .or("order and delivery", BillNumber.ORDER_AND_DELIVERY)
                    .or("supplier reference", BillNumber.SUPPLIER_REFERENCE),
            settings -> settings.purchases().billNumber());

    static final Key<BillWhen> BILL = new Key<>(
            PURCHASES,
            "bill",
            "What one bill is about: what came together, all that came when nothing more is to come, or all that was ordered as soon"
                    + " as it is",
            new Choice<BillWhen>()
                    .or("each delivery", BillWhen.EACH_DELIVERY)
                    .or("when fully delivered", BillWhen.WHEN_FULLY_DELIVERED)
                    .or("at once", BillWhen.AT_ONCE),
            settings -> settings.purchases().billing().when());

    static final Key<Corrected> CORRECTED_DELIVERIES = new Key<>(
            PURCHASES,
            "corrected-deliveries",
            "What is done when it turns out that less came than was billed: a vendor credit for the difference, of the day that it"
                    + " was found, or an amendment of the bill",
            new Choice<Corrected>()
                    .or("vendor credit", Corrected.VENDOR_CREDIT)
                    .or("amend the bill", Corrected.AMEND_THE_BILL),
            settings -> settings.purchases().billing().corrected());

    static final Key<String> PAYMENT_TERMS = new Key<>(
            PURCHASES,
            "payment-terms",
            "By when bills are to be paid, as QuickBooks calls it, such as \"Net 30\"; empty for what QuickBooks thinks",
            new Text(0, TERMS_CHARACTERS_MAX),
            settings -> settings.purchases().billing().terms());

    static final Key<List<Rules.AccountOf>> PAYABLE_ACCOUNTS = new Key<>(
            PURCHASES,
            "payable-accounts",
            "The accounts payable account that purchases are owed on, for each currency; the oldest of a currency without a"
                    + " row",
            new AccountsTable(BooksList.OWING_ACCOUNTS, "Trade creditors"),
            settings -> settings.purchases().billing().owedOn());

    static final Key<Boolean> MISSING_VENDOR = new Key<>(
            PURCHASES,
            "missing-vendor",
            "What is done when the books do not have the supplier",
            new Choice<Boolean>().or("create", true).or("hold", false),
            settings -> settings.purchases().createMissing());

    static final Key<String> UNKNOWN_SUPPLIER = new Key<>(
            PURCHASES,
            "unknown-supplier",
            "The vendor of purchase orders whose supplier was deleted in Linnworks; empty to hold them",
            new Text(0, CUSTOMER_NAME_CHARACTERS_MAX),
            settings -> settings.purchases().unknownSupplier());

    static final Key<String> COST_ITEM = new Key<>(
            PURCHASES,
            "cost-item",
            "The item that freight, duty and other costs of a purchase go on",
            new Text(1, ITEM_NAME_CHARACTERS_MAX),
            settings -> settings.purchases().costItem());

    static final Key<Boolean> LINES = new Key<>(
            PURCHASES,
            "lines",
            "What lines of purchases are: items, or amounts on an account, as the plans of QuickBooks below Plus need",
            new Choice<Boolean>().or("items", false).or("account", true),
            settings -> settings.purchases().lines().onAccount());

    static final Key<String> PURCHASES_ACCOUNT = new Key<>(
            PURCHASES,
            "purchases-account",
            "The account of such lines, and of what products cost that are created; empty for the usual one of the cost of"
                    + " goods",
            new Text(0, CUSTOMER_NAME_CHARACTERS_MAX),
            settings -> settings.purchases().lines().account());

    static final Key<Boolean> ADDITIONAL_COSTS = new Key<>(
            PURCHASES,
            "additional-costs",
            "What freight, duty and other costs of a purchase become: lines on the bills of its goods, or bills of their own"
                    + " to the vendors that cost-vendors names",
            new Choice<Boolean>().or("lines", false).or("own bill", true),
            settings -> settings.purchases().costs().ownBills());

    static final Key<List<Rules.CostVendor>> COST_VENDORS = new Key<>(
            PURCHASES,
            "cost-vendors",
            "Who bills which type of additional cost, as Linnworks calls it; a row without cost is for all others",
            new CostVendorTable(),
            settings -> settings.purchases().costs().vendors());

    static final Key<Boolean> PAYMENT_STATEMENTS = new Key<>(
            PURCHASES,
            "payment-statements",
            "What the payment statements of purchase orders become",
            new Choice<Boolean>().or("off", false).or("bill payments", true),
            settings -> settings.purchases().payments().on());

    static final Key<List<Rules.AccountOf>> PAY_FROM = new Key<>(
            PURCHASES,
            "pay-from",
            "The bank or credit card account that suppliers are paid from, for each currency",
            new AccountsTable(BooksList.PAYING_ACCOUNTS, "Current account"),
            settings -> settings.purchases().payments().payFrom());

    static final Key<Days.Limit> BUYER_DAYS = new Key<>(
            "privacy",
            "buyer-days",
            "After how many days buyers' names and addresses are taken out of the orders that are kept",
            new Days("as Linnworks says"),
            settings -> new Days.Limit(settings.privacy().buyerDays()));

    static final Key<Schedule> SYNC_EVERY = new Key<>(
            "schedule", "sync-every", "When orders are synced by themselves", new Times(), Settings::schedule);

    static final List<Key<?>> ALL = List.of(
            ORDER_STATUS,
            START_DATE,
            INCLUDE_UNPAID,
            INCLUDE_PENDING,
            INCLUDE_PARKED,
            INCLUDE_LOCKED,
            INCLUDE_ZERO_VALUE,
            LONG_ORDERS,
            TRANSACTION_TYPE,
            DOCUMENT_NUMBER,
            DOCUMENT_NUMBER_PREFIX,
            DOCUMENT_NUMBER_SUFFIX,
            STORES,
            CHANGED_AFTER_POSTING,
            CANCELLED_AFTER_POSTING,
            LOOK_BACK_DAYS,
            DELETED_IN_QUICKBOOKS,
            EDITED_IN_QUICKBOOKS,
            MATCHING_MODE,
            CUSTOMER,
            MISSING_CUSTOMER,
            MISSING_PRODUCT,
            SHIPPING_ITEM,
            DISCOUNT_ITEM,
            INCOME_ACCOUNT,
            NO_SKU_ITEM,
            PRODUCT_MAP,
            TAX_MODE,
            LINE_ITEM,
            CODES,
            UNITED_STATES_CODE,
            TOLERANCE,
            SYNC_PURCHASES,
            SYNC_PURCHASES_AS,
            PURCHASES_AFTER,
            PURCHASES_BEFORE,
            BILL,
            CORRECTED_DELIVERIES,
            PAYMENT_TERMS,
            PAYABLE_ACCOUNTS,
            BILL_NUMBER,
            MISSING_VENDOR,
            UNKNOWN_SUPPLIER,
            COST_ITEM,
            LINES,
            PURCHASES_ACCOUNT,
            ADDITIONAL_COSTS,
            COST_VENDORS,
            PAYMENT_STATEMENTS,
            PAY_FROM,
            BUYER_DAYS,
            SYNC_EVERY);

    private Keys() {}

    static Set<String> sections() {
        return ALL.stream().map(Key::section).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Whether settings stand in it, or stood there once.
    static boolean knowsSection(String section) {
        return ALL.stream().anyMatch(key -> key.section().equals(section) || key.wasIn(section));
    }

    static List<Key<?>> of(String section) {
        return ALL.stream().filter(key -> key.section().equals(section)).toList();
    }

    /// By its name, or by one that it had once.
    static Optional<Key<?>> find(String section, String name) {
        return ALL.stream().filter(key -> key.isCalled(section, name)).findFirst();
    }

    static Settings settings(Values values) {
        var numbering = new Rules.Numbering(
                values.of(DOCUMENT_NUMBER), values.of(DOCUMENT_NUMBER_PREFIX), values.of(DOCUMENT_NUMBER_SUFFIX));
        var sales = new Rules.Sales(
                values.of(TRANSACTION_TYPE),
                numbering,
                new Rules.Include(
                        values.of(INCLUDE_UNPAID),
                        values.of(INCLUDE_PENDING),
                        values.of(INCLUDE_PARKED),
                        values.of(INCLUDE_LOCKED),
                        values.of(INCLUDE_ZERO_VALUE)),
                values.of(LONG_ORDERS));
        return new Settings(
                new Settings.OrderExport(
                        values.of(ORDER_STATUS),
                        values.of(START_DATE),
                        sales,
                        values.of(STORES),
                        new Rules.Changes(
                                values.of(CHANGED_AFTER_POSTING),
                                values.of(CANCELLED_AFTER_POSTING),
                                values.of(DELETED_IN_QUICKBOOKS),
                                values.of(EDITED_IN_QUICKBOOKS)),
                        values.of(LOOK_BACK_DAYS)),
                new Rules.Customers(values.of(MATCHING_MODE), values.of(CUSTOMER), values.of(MISSING_CUSTOMER)),
                new Rules.Products(
                        values.of(MISSING_PRODUCT),
                        values.of(SHIPPING_ITEM),
                        values.of(DISCOUNT_ITEM),
                        values.of(INCOME_ACCOUNT),
                        values.of(NO_SKU_ITEM),
                        values.of(PRODUCT_MAP)),
                new Rules.Tax(
                        values.of(TAX_MODE), values.of(LINE_ITEM), values.of(CODES), values.of(UNITED_STATES_CODE)),
                new Rules.Rounding(values.of(TOLERANCE)),
                new Rules.Purchases(
                        values.of(SYNC_PURCHASES),
                        values.of(PURCHASES_AFTER).orElse(null),
                        values.of(PURCHASES_BEFORE).orElse(null),
                        values.of(SYNC_PURCHASES_AS),
                        values.of(BILL_NUMBER),
                        values.of(MISSING_VENDOR),
                        values.of(UNKNOWN_SUPPLIER),
                        values.of(COST_ITEM),
                        new Rules.Billing(
                                values.of(BILL),
                                values.of(CORRECTED_DELIVERIES),
                                values.of(PAYMENT_TERMS),
                                values.of(PAYABLE_ACCOUNTS)),
                        new Rules.BillPayments(values.of(PAYMENT_STATEMENTS), values.of(PAY_FROM)),
                        new Rules.Costs(values.of(ADDITIONAL_COSTS), values.of(COST_VENDORS)),
                        new Rules.BoughtAs(values.of(LINES), values.of(PURCHASES_ACCOUNT))),
                new Settings.Privacy(values.of(BUYER_DAYS).days()),
                values.of(SYNC_EVERY));
    }
}
