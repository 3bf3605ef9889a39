package dev.cloudcart.settings;

import java.util.Map;
import java.util.Optional;

import dev.cloudcart.core.books.BooksList;
import dev.cloudcart.settings.Control.Option;

/// What settings are called on pages, where a settings file has its own words.
final class Labels {

    private Labels() {}

    /// Of each section the title of its tab.
    private static final Map<String, String> TABS = Map.ofEntries(
            Map.entry("order-export", "Order export to QuickBooks"),
            Map.entry("customers", "Customers"),
            Map.entry("products", "Products"),
            Map.entry("tax", "Tax"),
            Map.entry("rounding", "Rounding"),
            Map.entry("purchase-settings", "Purchase settings"),
            Map.entry("privacy", "Privacy"),
            Map.entry("schedule", "Schedule"));

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("order-export.order-status", "Order status"),
            Map.entry("order-export.start-date", "Start date"),
            Map.entry("order-export.include-unpaid", "Include unpaid orders"),
            Map.entry("order-export.include-pending", "Include orders with a pending payment"),
            Map.entry("order-export.include-parked", "Include parked orders"),
            Map.entry("order-export.include-locked", "Include locked orders"),
            Map.entry("order-export.include-zero-value", "Include orders of zero"),
            Map.entry("order-export.long-orders", "Long orders"),
            Map.entry("order-export.transaction-type", "Transaction type"),
            Map.entry("order-export.document-number", "Document number"),
            Map.entry("order-export.document-number-prefix", "Document number prefix"),
            Map.entry("order-export.document-number-suffix", "Document number suffix"),
            Map.entry("order-export.stores", "Stores"),
            Map.entry("order-export.changed-after-posting", "Changed after posting"),
            Map.entry("order-export.cancelled-after-posting", "Cancelled after posting"),
            Map.entry("order-export.look-back-days", "Look back, days"),
            Map.entry("order-export.deleted-in-quickbooks", "Deleted in QuickBooks"),
            Map.entry("order-export.edited-in-quickbooks", "Edited in QuickBooks"),
            Map.entry("customers.matching-mode", "Customer matching mode"),
            Map.entry("customers.customer", "Customer"),
            Map.entry("customers.missing", "Missing customer"),
            Map.entry("products.missing", "Missing product"),
            Map.entry("products.shipping-item", "Shipping item"),
            Map.entry("products.discount-item", "Discount item"),
            Map.entry("products.income-account", "Income account"),
            Map.entry("products.no-sku-item", "Item for lines without a SKU"),
            Map.entry("products.map", "Product map"),
            Map.entry("tax.mode", "Tax mode"),
            Map.entry("tax.line-item", "Item for tax as a line"),
            Map.entry("tax.codes", "Tax codes"),
            Map.entry("tax.united-states-code", "Tax code of a United States company"),
            Map.entry("rounding.tolerance", "Tolerance"),
            Map.entry("purchase-settings.sync-purchases", "Sync purchases to QuickBooks"),
            Map.entry("purchase-settings.sync-purchases-as", "Sync purchases as"),
            Map.entry("purchase-settings.purchases-after", "Purchases after"),
            Map.entry("purchase-settings.purchases-before", "Purchases before"),
            Map.entry("purchase-settings.bill-number", "Bill number"),
            Map.entry("purchase-settings.bill", "Bill"),
            Map.entry("purchase-settings.corrected-deliveries", "Corrected deliveries"),
            Map.entry("purchase-settings.payment-terms", "Payment terms"),
            Map.entry("purchase-settings.payable-accounts", "Accounts payable"),
            Map.entry("purchase-settings.missing-vendor", "Missing vendor"),
            Map.entry("purchase-settings.unknown-supplier", "Vendor of unknown suppliers"),
            Map.entry("purchase-settings.cost-item", "Item for additional costs"),
            Map.entry("purchase-settings.lines", "Lines of purchases"),
            Map.entry("purchase-settings.purchases-account", "Purchases account"),
            Map.entry("purchase-settings.additional-costs", "Additional costs"),
            Map.entry("purchase-settings.cost-vendors", "Vendors of additional costs"),
            Map.entry("purchase-settings.payment-statements", "Payment statements"),
            Map.entry("purchase-settings.pay-from", "Pay from"),
            Map.entry("privacy.buyer-days", "Keep buyers' data, days"),
            Map.entry("schedule.sync-every", "Sync every"));

    /// Words of a choice that say more in a sentence of their own.
    private static final Map<String, Map<String, String>> OPTIONS = Map.ofEntries(
            Map.entry(
                    "order-export.transaction-type",
                    Map.of(
                            "sales receipt if paid", "Sales receipt if paid, invoice if not",
                            "invoice, payment if paid", "Invoice, and a payment if paid")),
            Map.entry(
                    "order-export.document-number",
                    Map.of(
                            "order number", "Linnworks order number",
                            "quickbooks", "QuickBooks' own numbering")),
            Map.entry("order-export.long-orders", Map.of("hold", "Hold them")),
            Map.entry(
                    "order-export.changed-after-posting",
                    Map.of("amend", "Amend the document", "hold", "Hold it", "leave", "Leave it")),
            Map.entry(
                    "order-export.cancelled-after-posting",
                    Map.of("void", "Void the document", "delete", "Delete the document", "hold", "Hold it")),
            Map.entry(
                    "order-export.deleted-in-quickbooks",
                    Map.of("hold", "Hold it", "post again", "Post it again", "keep", "Keep it away")),
            Map.entry(
                    "order-export.edited-in-quickbooks",
                    Map.of("hold", "Hold it", "overwrite", "Overwrite it", "keep", "Keep theirs")),
            Map.entry("customers.missing", Map.of("create", "Create the customer", "hold", "Hold the order")),
            Map.entry(
                    "products.missing",
                    Map.of(
                            "create as non-inventory", "Create as non-inventory item",
                            "create as service", "Create as service item",
                            "hold", "Hold the order")),
            Map.entry(
                    "tax.mode",
                    Map.of(
                            "by company", "By the company: US or not",
                            "override", "Tax codes, against QuickBooks' own sum",
                            "line", "Tax as a line item",
                            "none", "No tax")),
            Map.entry(
                    "purchase-settings.missing-vendor",
                    Map.of("create", "Create the vendor", "hold", "Hold the purchase order")));

    private static final Map<String, BooksList> LISTS = Map.of(
            "customers.customer", BooksList.CUSTOMERS,
            "products.shipping-item", BooksList.ITEMS,
            "products.discount-item", BooksList.ITEMS,
            "products.no-sku-item", BooksList.ITEMS,
            "products.income-account", BooksList.INCOME_ACCOUNTS,
            "tax.line-item", BooksList.ITEMS,
            "tax.united-states-code", BooksList.TAX_CODES,
            "purchase-settings.unknown-supplier", BooksList.VENDORS,
            "purchase-settings.cost-item", BooksList.ITEMS);

    /// Where no title was thought of, it comes from the section's name.
    static String tab(String section) {
        return TABS.getOrDefault(section, capital(section.replace('-', ' ')));
    }

    static String field(Key<?> key) {
        return FIELDS.getOrDefault(key.path(), capital(key.name().replace('-', ' ')));
    }

    static boolean has(Key<?> key) {
        return TABS.containsKey(key.section()) && FIELDS.containsKey(key.path());
    }

    static Optional<BooksList> list(Key<?> key) {
        return Optional.ofNullable(LISTS.get(key.path()));
    }

    static Control control(Key<?> key) {
        var control = key.kind().control();
        return control instanceof Control.Select(var options)
                ? new Control.Select(options.stream()
                        .map(option -> new Option(option.value(), option(key, option)))
                        .toList())
                : control;
    }

    private static String option(Key<?> key, Option option) {
        return switch (option.value()) {
            case "true" -> "Yes";
            case "false" -> "No";
            default -> OPTIONS.getOrDefault(key.path(), Map.of()).getOrDefault(option.value(), option.title());
        };
    }

    static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
