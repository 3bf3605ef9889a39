package dev.cloudcart.quickbooks;

import java.util.Locale;
import java.util.Optional;

import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.sync.ConnectionTrouble;
import dev.cloudcart.sync.ConnectionTrouble.Kind;
import dev.cloudcart.sync.ConnectionTrouble.Side;

/// Says QuickBooks' refusals in a bookkeeper's words (Intuit, Error codes). The code follows in brackets, so that it can be
/// looked up.
final class Refusals {

    private static final String REPORT = "Please report this with the order number; until it is mended, the document can be entered by hand.";
    static final String OTHER_NUMBER = "Set a prefix or suffix for document numbers (Configure, Order export), or change the other document's number, then sync again.";
    private static final String TRIES_AGAIN = "Nothing has to be done: the next run tries again. If it stays, ask QuickBooks' support.";
    private static final String CONNECT_AGAIN = "Open My connections and connect QuickBooks again, as an administrator of the company.";

    private Refusals() {}

    /// @param stale whether our list index is the likely cause
    private record Sentence(String reason, String mend, boolean stale) {}

    static Outcome.Refused of(Fault fault) {
        var problem = fault.first();
        var sentence = sentence(problem);
        return new Outcome.Refused(problem.code(), Reason.other("%s (%s)".formatted(sentence.reason, problem.code()),
                sentence.mend), sentence.stale);
    }

    /// What concerns the company as a whole and is never held against one document. Empty for all else.
    static Optional<ConnectionTrouble> trouble(Fault fault) {
        var code = fault.code();
        return switch (code) {
            case "100", "110", "130", "3200", "HTTP 401" -> attention(code, "QuickBooks does not accept our access",
                    CONNECT_AGAIN);
            case "120" -> attention(code,
                    "The user who connected QuickBooks is no longer an administrator of the company",
                    CONNECT_AGAIN);
            case "3100", "HTTP 403" -> attention(code, "QuickBooks does not let Cloud Cart into this company",
                    CONNECT_AGAIN);
            case "6190" -> attention(code, "The QuickBooks subscription has ended, or its billing has a problem",
                    "Put the subscription right in QuickBooks (Settings, Account and settings, Billing), then sync again.");
            default -> Optional.empty();
        };
    }

    private static Optional<ConnectionTrouble> attention(String code, String reason, String mend) {
        return Optional.of(new ConnectionTrouble(Side.QUICKBOOKS, Kind.NEEDS_ATTENTION, "%s (%s).".formatted(reason,
                code), mend));
    }

    /// What says nothing about the documents: too many calls, a company that is locked or being maintained, an error inside
    /// QuickBooks. It may even have been done.
    static boolean mayPass(Fault fault) {
        return switch (fault.code()) {
            case "140", "150", "600", "3001", "10000" -> true;
            default -> false;
        };
    }

    private static Sentence sentence(Fault.Problem problem) {
        return switch (problem.code()) {
            case "610", "2030", "2500", "6250" -> stale(
                    "A customer, item, account or tax code of this document was deleted or made inactive in QuickBooks",
                    "The next run looks them up again. If it stays, make the entry active again in QuickBooks.");
            case "5010" -> stale("The entry was changed in QuickBooks at the same moment",
                    "The next run takes the newest version and tries again.");
            case "6240" -> stale("Another customer, vendor, employee or item in QuickBooks already has this name",
                    "The next run looks it up. If it stays, rename the other one in QuickBooks.");
            case "6140" -> fixed("Another document in QuickBooks already has this number",
                    OTHER_NUMBER);
            case "6000", "2220" -> business(problem);
            case "6200", "6210" -> fixed("The books are closed for the day of this document",
                    "Open them again in QuickBooks (Settings, Account and settings, Advanced, Close the books), then sync again; or dismiss the hold and enter it by hand in an open period.");
            case "6540" -> fixed("The document is part of a bank deposit and cannot change",
                    "Take it out of the deposit in QuickBooks, then sync again.");
            case "620" -> fixed("QuickBooks cannot link this document to the other one",
                    "Look in QuickBooks whether the other document is still open, and link the two by hand.");
            case "800" -> fixed("Other documents in QuickBooks depend on this one",
                    "Remove its payments and links in QuickBooks, then sync again.");
            case "5020" -> fixed("The user who connected QuickBooks is not allowed to do this",
                    CONNECT_AGAIN);
            case "5030" -> fixed("The company's QuickBooks plan does not include this",
                    "Choose another kind of document on Configure, or a larger plan in QuickBooks.");
            case "600" -> fixed("QuickBooks has met this call before, with other content", REPORT);
            case "10000" -> fixed("QuickBooks had an error of its own", TRIES_AGAIN);
            case "140", "150" -> fixed("QuickBooks has locked the company for maintenance", TRIES_AGAIN);
            case "3001" -> fixed("QuickBooks received more calls than it takes", TRIES_AGAIN);
            case "6270", "6520" -> fixed("An inventory item of this document has no stock in QuickBooks on that day",
                    "Give the item an earlier start date and a quantity in QuickBooks, then sync again.");
            default -> input(problem);
        };
    }

    /// What is wrong with the texts, numbers and codes that were sent.
    private static Sentence input(Fault.Problem problem) {
        return switch (problem.code()) {
            case "2040" -> fixed("A name, description or note holds a character that QuickBooks does not take",
                    "Take unusual characters out of the order's texts in Linnworks, then sync again.");
            case "2050" -> fixed("A text is longer than QuickBooks takes: " + quoted(problem),
                    "Shorten it in Linnworks, then sync again.");
            case "6070" -> fixed("QuickBooks computes another amount for a line from its quantity and price", REPORT);
            case "6100", "6470" -> fixed("QuickBooks does not take the tax code of a line: " + quoted(problem),
                    "Choose another tax code for this rate on Configure, tab Tax, then sync again.");
            case "6160" -> fixed("QuickBooks does not take this tax code on sales",
                    "Choose another tax code for this rate on Configure, tab Tax, then sync again.");
            case "6170" -> fixed("QuickBooks was told of tax on a document that has none", REPORT);
            case "2290" -> fixed("QuickBooks does not take a line with a negative amount here",
                    "Look at the order's discounts in Linnworks; enter the document by hand where they are right.");
            case "6090" -> fixed("QuickBooks takes no discount line without an amount", REPORT);
            case "6440" -> fixed("QuickBooks takes no line without an item", REPORT);
            case "2300" -> fixed("The debits and credits of the entry differ", REPORT);
            case "500", "1040", "2010", "2020", "2060", "2070", "2080", "2090", "2100", "2110", "2130", "2170", "4000",
                    "4001", "4002" ->
                fixed("QuickBooks does not understand what Cloud Cart sent: " + quoted(problem),
                        REPORT);
            default -> fixed("QuickBooks refused the document: " + quoted(problem),
                    "Mend in QuickBooks or Linnworks what it says, then sync again.");
        };
    }

    /// Code 6000 stands for many rules; only the detail tells which.
    private static Sentence business(Fault.Problem problem) {
        if (problem.code().equals("2220") || problem.words().toLowerCase(Locale.ROOT).contains("currency")) {
            return fixed("The customer or an account is kept in another currency than the document",
                    "Use the customer matching mode \"Store name and currency\", and a deposit account in the document's currency, then sync again.");
        }
        return fixed("A rule of QuickBooks forbids it: " + quoted(problem),
                "Mend in QuickBooks or Linnworks what it says, then sync again.");
    }

    private static String quoted(Fault.Problem problem) {
        return problem.words().isEmpty() ? "it gave no reason" : "\"" + problem.words() + "\"";
    }

    private static Sentence fixed(String reason, String mend) {
        return new Sentence(reason, mend, false);
    }

    private static Sentence stale(String reason, String mend) {
        return new Sentence(reason, mend, true);
    }
}
