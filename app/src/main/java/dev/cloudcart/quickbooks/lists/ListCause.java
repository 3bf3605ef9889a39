package dev.cloudcart.quickbooks.lists;

import dev.cloudcart.core.trade.Cause;

/// Why a customer, a vendor, an item, an account or a rate of the books cannot be used.
public enum ListCause implements Cause {
    NO_SKU(
            "A line has no SKU: {title}",
            "Give the product a SKU in Linnworks, or name an item for such lines in the settings file"
                    + " (products: no-sku-item), then sync again"),
    NO_ITEM(
            "QuickBooks has no product or service with the SKU or name \"{sku}\"",
            "Create it in QuickBooks, or have missing products created (products: missing: create as non-inventory in the"
                    + " settings file), or name the product that it goes on (products: map), then sync again"),
    ITEM_GONE(
            "The product \"{name}\", which SKU {sku} goes to, was made inactive or deleted in QuickBooks",
            "Make it active again in QuickBooks, or give the product that takes its place the SKU {sku to be given} there,"
                    + " or name that one in the settings (products: map); then sync again"),
    SKU_OF_SEVERAL_ITEMS(
            "\"{sku}\" is the SKU of {names} in QuickBooks",
            "Take it off all but the right one in QuickBooks, or name the right one in the settings (products: map), then sync"
                    + " again"),
    NAME_OF_SEVERAL_ITEMS(
            "\"{sku}\" is the name of {names} in QuickBooks",
            "Give the right one the SKU \"{sku}\" in QuickBooks, or name it in the settings (products: map), then sync"
                    + " again"),
    ITEM_OF_ANOTHER_SKU(
            "The product \"{name}\" in QuickBooks may be \"{sku}\", but is {that of another} already",
            "Give the right product in QuickBooks the SKU \"{sku}\", or create one that has it, or name the right one in the"
                    + " settings (products: map), then sync again"),
    SKU_ON_ITEM_OF_ANOTHER(
            "The product \"{name}\" in QuickBooks has the SKU \"{sku}\", but is {that of another} already",
            "Take the SKU \"{sku}\" off it in QuickBooks and give it to a product of its own there, or let one be created;"
                    + " or name the right one in the settings (products: map); then sync again"),
    ITEM_OF_A_PRODUCT(
            "\"{name}\", which the settings file names, is the product of the SKU {sku} in QuickBooks",
            "Name another item for it in the settings file (products: shipping-item, discount-item or no-sku-item, tax:"
                    + " line-item), then sync again"),
    ITEM_IS_A_BUNDLE(
            "\"{name}\" is a bundle in QuickBooks, which cannot stand on a line of its own",
            "Give the SKU {sku} to a product or service in QuickBooks, or name one for it in the settings (products: map),"
                    + " then sync again"),
    MAPPED_ITEM_MISSING(
            "QuickBooks has no active product or service \"{item}\", which the settings name for a SKU",
            "Create it in QuickBooks or make it active again, or name another one in the settings (products: map), then sync"
                    + " again"),
    MAPPED_ITEM_OF_SEVERAL(
            "\"{item}\", which the settings name for a SKU, is the name or SKU of {names} in QuickBooks",
            "Name the right one by its full name in the settings (products: map), then sync again"),
    ITEM_NOT_CREATED("The product \"{name}\" could not be created in QuickBooks: {reason}", "{what to do}"),
    ITEM_NAME_TAKEN(
            "Another product or category in QuickBooks already has the name \"{name}\"",
            "Give that one the SKU {sku} in QuickBooks, or rename it, or name it in the settings (products: map), then sync"
                    + " again"),
    NO_INCOME_ACCOUNT(
            "QuickBooks has no income account for new products and services",
            "Create an account of type Income in QuickBooks' chart of accounts, then sync again"),
    NO_SUCH_INCOME_ACCOUNT(
            "QuickBooks has no income account named \"{account}\" for new products and services",
            "Create it in QuickBooks' chart of accounts, or name another in the settings file (products: income-account),"
                    + " then sync again"),
    NO_SUCH_COST_ACCOUNT(
            "QuickBooks has no account named \"{account}\" for the cost of new products and services",
            "Create it in QuickBooks' chart of accounts as one of cost of goods sold or expenses, or name another in the"
                    + " settings (purchase-settings: purchases-account), then sync again"),
    NO_COST_ACCOUNT(
            "QuickBooks has no account for the cost of new products and services",
            "Create an account of type Cost of Goods Sold in QuickBooks' chart of accounts, then sync again"),
    NO_CUSTOMER(
            "QuickBooks has no customer named \"{name}\"",
            "Create it in QuickBooks, or have missing customers created (customers: missing: create in the settings file), then"
                    + " sync again"),
    CUSTOMER_GONE(
            "The customer \"{name}\", which {source} goes to, was made inactive, merged or deleted in QuickBooks",
            "Make it active again in QuickBooks, or name the customer that takes its place \"{name to be given}\" there; then"
                    + " sync again"),
    CUSTOMER_OF_ANOTHER(
            "The customer \"{name}\" in QuickBooks may be \"{wanted}\", but is that of \"{another}\" already",
            "Give that customer another name in QuickBooks, or give the store another name in the settings file"
                    + " (order-export: stores), then sync again"),
    CUSTOMER_NOT_CREATED("The customer \"{name}\" could not be created in QuickBooks: {reason}", "{what to do}"),
    NAME_OF_NO_CUSTOMER(
            "\"{name}\" is the name of {a vendor} in QuickBooks, so no customer can have it",
            "Rename the {kind} in QuickBooks, or give the store another name in the settings file (order-export: stores),"
                    + " then sync again"),
    CUSTOMER_IN_OTHER_CURRENCY(
            "The customer \"{name}\" is kept in {currency} in QuickBooks, but this is in {wanted}",
            "Set customers: matching-mode: store name and currency in the settings file, or rename that customer in QuickBooks,"
                    + " then sync again"),
    NO_SUCH_TERMS(
            "QuickBooks has no payment terms named \"{terms}\"",
            "Add them in QuickBooks (Lists, Terms), or name others in the settings file (purchase-settings: payment-terms), then"
                    + " sync again"),
    NO_VENDOR(
            "QuickBooks has no vendor named \"{name}\"",
            "Create it in QuickBooks, or have missing vendors created (purchase-settings: missing-vendor: create in the"
                    + " settings file), then sync again"),
    VENDOR_GONE(
            "The vendor \"{name}\", which the supplier {source} goes to, was made inactive, merged or deleted in QuickBooks",
            "Make it active again in QuickBooks, or name the vendor that takes its place \"{name to be given}\" there; then"
                    + " sync again"),
    VENDOR_OF_ANOTHER(
            "The vendor \"{name}\" in QuickBooks may be \"{wanted}\", but is that of \"{another}\" already",
            "Give that vendor another name in QuickBooks, or give the supplier another name in Linnworks, then sync again"),
    VENDOR_OF_NAMESAKE(
            "The vendor \"{name}\" in QuickBooks is that of another supplier whom Linnworks calls \"{wanted}\" too",
            "Give the supplier of this one another name in Linnworks, or give that vendor another name in QuickBooks, so that"
                    + " each supplier has a vendor of its own; then sync again"),
    VENDOR_NOT_CREATED("The vendor \"{name}\" could not be created in QuickBooks: {reason}", "{what to do}"),
    NAME_OF_NO_VENDOR(
            "\"{name}\" is the name of {a customer} in QuickBooks, so no vendor can have it",
            "Rename the {kind} in QuickBooks, or give the supplier another name in Linnworks, then sync again"),
    VENDOR_IN_OTHER_CURRENCY(
            "The vendor \"{name}\" is kept in {currency} in QuickBooks, but this is in {wanted}",
            "Rename that vendor in QuickBooks, or give the supplier another name in Linnworks, then sync again"),
    ONE_CURRENCY_ONLY(
            "The company keeps its books in {home} only, and this is in {currency}",
            "Switch on multicurrency in QuickBooks (Settings, Account and settings, Advanced, Currency), which cannot be undone,"
                    + " then sync again; or dismiss the order and enter it by hand"),
    NO_RATE(
            "QuickBooks has no exchange rate from {currency} to {home} for {day}",
            "Enter one in QuickBooks (Settings, Currencies), then sync again");

    private final String what;
    private final String mend;

    ListCause(String what, String mend) {
        this.what = what;
        this.mend = mend;
    }

    @Override
    public String what() {
        return what;
    }

    @Override
    public String mend() {
        return mend;
    }
}
