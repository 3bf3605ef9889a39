package dev.cloudcart.quickbooks.faults;

import dev.cloudcart.core.trade.Cause;

/// Why QuickBooks refused a document or an entry (Intuit, Error codes). The code stands in brackets, so that it can
/// be looked up.
public enum RefusalCause implements Cause {
    ENTRY_GONE(
            "A customer, vendor, item, account or tax code of this document, or what it pays, was deleted or made inactive in"
                    + " QuickBooks ({code})",
            "The next run looks them up again. If it stays, make the entry active again in QuickBooks; or sync the order by"
                    + " its number, which finds what was deleted"),
    CHANGED_MEANWHILE(
            "The entry was changed in QuickBooks at the same moment ({code})",
            "The next run takes the newest version and tries again"),
    NAME_TAKEN(
            "Another customer, vendor, employee or item in QuickBooks already has this name ({code})",
            "The next run looks it up. If it stays, rename the other one in QuickBooks"),
    NUMBER_TAKEN("Another document in QuickBooks already has this number ({code})", Mends.OTHER_NUMBER),
    NUMBER_OF_ANOTHER(
            "Number {number} is taken by {document}, which Cloud Cart did not make ({code})", Mends.OTHER_NUMBER),
    NUMBER_OF_ANOTHER_ORDER(
            "Number {number} is taken by {document}, which Cloud Cart made for another record of Linnworks ({code})",
            "Nothing has to be done: it is posted under its own number in Linnworks, with four letters behind it where that"
                    + " is taken too"),
    PURCHASE_NUMBER_TAKEN("Another purchase in QuickBooks already has this number ({code})", Mends.OTHER_PURCHASE),
    PURCHASE_NUMBER_OF_ANOTHER(
            "Number {number} is taken by {document}, which Cloud Cart did not make ({code})", Mends.OTHER_PURCHASE),
    CLOSED_MEANWHILE(
            "The books are closed for the day of this document ({code})",
            "Open them again in QuickBooks (Settings, Account and settings, Advanced, Close the books), then sync again; or"
                    + " dismiss the hold and enter it by hand in an open period"),
    IN_A_DEPOSIT(
            "The document is part of a bank deposit and cannot change ({code})",
            "Take it out of the deposit in QuickBooks, then sync again"),
    CANNOT_BE_LINKED(
            "QuickBooks cannot keep the link of this document to another one ({code})",
            "Take the link off in QuickBooks, then sync again; then link the two there once more"),
    BILL_CANNOT_BE_LINKED(
            "QuickBooks cannot link the bill to its purchase order ({code})",
            "Set the purchase order to open in QuickBooks, and delete there what already bills the same lines, then sync again; or"
                    + " enter the bill by hand and dismiss this"),
    OTHERS_DEPEND_ON_IT(
            "Other documents in QuickBooks depend on this one ({code})",
            "Remove its payments and links in QuickBooks, then sync again"),
    NOT_ALLOWED("The user who connected QuickBooks is not allowed to do this ({code})", Mends.CONNECT_AGAIN),
    NOT_IN_PLAN(
            "The company's QuickBooks plan does not include this ({code})",
            "Choose another kind of document in the settings file (order-export: transaction-type), or a larger plan in"
                    + " QuickBooks"),
    PURCHASE_NOT_IN_PLAN(
            "The company's QuickBooks plan has no purchase orders, or takes no products on bills ({code})",
            "Choose a larger plan in QuickBooks (Plus or Advanced); or have it posted as bills or expenses on an account"
                    + " (purchase-settings: sync-purchases-as, lines); then sync again"),
    REQUEST_REPEATED("QuickBooks has met this call before, with other content ({code})", Mends.REPORT),
    QUICKBOOKS_FAILED("QuickBooks had an error of its own ({code})", Mends.TRIES_AGAIN),
    COMPANY_LOCKED("QuickBooks has locked the company for maintenance ({code})", Mends.TRIES_AGAIN),
    TOO_MANY_CALLS("QuickBooks received more calls than it takes ({code})", Mends.TRIES_AGAIN),
    STOCK_NOT_STARTED(
            "A stocked item of this document starts on a later day in QuickBooks: {words} ({code})",
            Mends.EARLIER_START),
    STOCK_OF_ITEM_NOT_STARTED(
            "{items} is a stocked item that starts on a later day in QuickBooks ({code})", Mends.EARLIER_START),
    ITEM_WITHOUT_QUANTITY(
            "An inventory item has no quantity in QuickBooks: {words} ({code})",
            "Give the item a quantity in QuickBooks, then sync again"),
    ITEM_WITHOUT_EXPENSE_ACCOUNT(
            "{items} has no expense account in QuickBooks, so it cannot be bought ({code})",
            "Open the product in QuickBooks, tick \"I purchase this product/service from a vendor\", choose an expense account,"
                    + " then sync again"),
    BAD_LETTER(
            "A name, description or note holds a letter that QuickBooks does not take ({code})",
            "Take unusual letters out of the order's texts in Linnworks, then sync again"),
    TEXT_TOO_LONG(
            "A text is longer than QuickBooks takes: {words} ({code})", "Shorten it in Linnworks, then sync again"),
    OTHER_AMOUNT("QuickBooks computes another amount for a line from its quantity and price ({code})", Mends.REPORT),
    BAD_TAX_CODE("QuickBooks does not take the tax code of a line: {words} ({code})", Mends.OTHER_CODE),
    TAX_CODE_NOT_FOR_SALES("QuickBooks does not take this tax code on sales ({code})", Mends.OTHER_CODE),
    TAX_WHERE_NONE_IS("QuickBooks was told of tax on a document that has none ({code})", Mends.REPORT),
    NEGATIVE_LINE(
            "QuickBooks does not take a line with a negative amount here ({code})",
            "Correct the order's discounts in Linnworks, then sync again; or, where they are right, dismiss the hold and enter the"
                    + " document by hand"),
    DISCOUNT_WITHOUT_AMOUNT("QuickBooks takes no discount line without an amount ({code})", Mends.REPORT),
    LINE_WITHOUT_ITEM("QuickBooks takes no line without an item ({code})", Mends.REPORT),
    OUT_OF_BALANCE("The debits and credits of the entry differ ({code})", Mends.REPORT),
    NOT_UNDERSTOOD("QuickBooks does not understand what Cloud Cart sent: {words} ({code})", Mends.REPORT),
    ENTRY_IN_OTHER_CURRENCY(
            "The customer or an account is kept in another currency than the document ({code})",
            "Set customers: matching-mode: store name and currency in the settings file, and use a deposit account in the"
                    + " document's currency; then sync again"),
    VENDOR_KEPT_IN_OTHER_CURRENCY(
            "The vendor, the accounts payable account or the account it is paid from is kept in another currency than the"
                    + " document ({code})",
            "The next run looks them up again. If it stays, add an accounts payable account in the document's currency in"
                    + " QuickBooks; what is paid goes from an account of that currency, which the settings name"
                    + " (purchase-settings: pay-from)"),
    RULE_OF_QUICKBOOKS("A rule of QuickBooks forbids it: {words} ({code})", Mends.WHAT_IT_SAYS),
    REFUSED("QuickBooks refused the document: {words} ({code})", Mends.WHAT_IT_SAYS);

    private final String what;
    private final String mend;

    RefusalCause(String what, String mend) {
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

    /// What several causes have in common.
    private static final class Mends {
        static final String REPORT =
                "Please report this with the order number: it is posted when that is mended; or dismiss the"
                        + " hold and enter the document by hand";
        static final String TRIES_AGAIN =
                "Nothing has to be done: the next run tries again. If it stays, ask QuickBooks'" + " support";
        static final String OTHER_NUMBER =
                "Set order-export: document-number-prefix in the settings file, or change the other"
                        + " document's number, then sync again";
        static final String OTHER_PURCHASE =
                "Where that is the same purchase, entered by hand, delete it there or dismiss this; otherwise change its"
                        + " number in QuickBooks; then sync again";
        static final String CONNECT_AGAIN =
                "Connect QuickBooks again with: cloudcart connect quickbooks, as an administrator of" + " the company";
        static final String OTHER_CODE =
                "Name another tax code for this rate in the settings file (tax: codes), then sync again";
        static final String EARLIER_START =
                "Give the item an earlier start date and a quantity in QuickBooks, then sync again";
        static final String WHAT_IT_SAYS = "Mend in QuickBooks or Linnworks what it says, then sync again";

        private Mends() {}
    }
}
