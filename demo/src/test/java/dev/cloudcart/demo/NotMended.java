package dev.cloudcart.demo;

import java.util.Map;
import java.util.TreeMap;

/// Causes whose mend nobody carries out in [MendsTest], each with the reason.
final class NotMended {

    static final Map<String, String> REASONS = new TreeMap<>();

    static {
        say("Nothing is asked of a person, and a later look or the next run settles it: CrashTest and UnknownsTest do that",
                "LOST_ANSWER", "ENTRY_GONE", "CHANGED_MEANWHILE", "NAME_TAKEN", "NUMBER_OF_ANOTHER_ORDER",
                "QUICKBOOKS_FAILED",
                "COMPANY_LOCKED", "TOO_MANY_CALLS");
        say("Would be a fault of the program itself: the mend is to report it", "REQUEST_REPEATED", "OTHER_AMOUNT",
                "TAX_WHERE_NONE_IS", "DISCOUNT_WITHOUT_AMOUNT", "LINE_WITHOUT_ITEM", "OUT_OF_BALANCE",
                "NOT_UNDERSTOOD");
        say("QuickBooks' own word for what is looked at before anything is sent; only a form of the fault that names nothing"
                + " comes to it", "NUMBER_TAKEN", "STOCK_NOT_STARTED", "ENTRY_IN_OTHER_CURRENCY", "BAD_LETTER",
                "TEXT_TOO_LONG",
                "NEGATIVE_LINE");
        say("Belongs to changing or deleting a document, which the program does not do yet", "IN_A_DEPOSIT",
                "CANNOT_BE_LINKED", "OTHERS_DEPEND_ON_IT");
        say("The simulated QuickBooks never says it for a sale", "BAD_TAX_CODE", "TAX_CODE_NOT_FOR_SALES",
                "ITEM_WITHOUT_QUANTITY", "REFUSED", "NO_RATE");
        say("The simulated Linnworks hands out no such order", "NOT_HANDED_OUT", "NO_DATE", "NO_PROCESSED_DATE");
        say("The simulated QuickBooks stores what it is told, but for taxes; the mend is that of OTHER_TOTAL",
                "OTHER_CURRENCY",
                "OTHER_CUSTOMER", "OTHER_LINES", "OTHER_TAX_AT_RATE", "OTHER_TAX_CODE");
        say("Every one of five names would have to be taken", "ITEM_NAME_TAKEN");
        say("The mend is to enter the order by hand", "NOT_TO_BE_SPLIT");
        say("Needs a run that ends between two documents of an order; planning has its own test",
                "CHANGED_WHILE_PARTLY_POSTED");
    }

    private NotMended() {}

    private static void say(String reason, String... causes) {
        for (var cause : causes) {
            REASONS.put(cause, reason);
        }
    }
}
