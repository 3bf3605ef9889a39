package dev.cloudcart.quickbooks.faults;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.ConnectionTrouble.Kind;
import dev.cloudcart.ports.ConnectionTrouble.Side;
import dev.cloudcart.quickbooks.sending.StockedItems;
import dev.cloudcart.quickbooks.sending.TakenNumbers;

/// Says QuickBooks' refusals in a bookkeeper's words (Intuit, Error codes).
public final class Refusals {

    private static final String CONNECT_AGAIN = RefusalCause.NOT_ALLOWED.mend() + ".";

    /// Our list index is the likely cause.
    private static final Set<RefusalCause> STALE =
            Set.of(RefusalCause.ENTRY_GONE, RefusalCause.CHANGED_MEANWHILE, RefusalCause.NAME_TAKEN);

    /// It was used before, or is none (Intuit, codes 600 and 2130).
    private static final Set<String> REQUEST_ID_REFUSED = Set.of("600", "2130");

    private Refusals() {}

    public static Outcome.Refused of(Fault fault) {
        return of(fault.first(), cause(fault.first()));
    }

    /// @param type of the document that was refused
    public static Outcome.Refused of(Fault fault, DocumentType type) {
        var cause = cause(fault.first());
        return of(fault.first(), type.isPurchase() ? ofPurchase(cause, fault.first(), type.isPayment()) : cause);
    }

    private static Outcome.Refused of(Fault.Problem problem, RefusalCause cause) {
        return new Outcome.Refused(problem.code(), reason(cause, problem), kind(problem.code(), cause));
    }

    private static Outcome.Refused.Kind kind(String code, RefusalCause cause) {
        if (REQUEST_ID_REFUSED.contains(code)) {
            return Outcome.Refused.Kind.UNHEARD;
        }
        return STALE.contains(cause) ? Outcome.Refused.Kind.STALE : Outcome.Refused.Kind.FINAL;
    }

    private static Reason reason(RefusalCause cause, Fault.Problem problem) {
        if (cause == RefusalCause.ITEM_WITHOUT_EXPENSE_ACCOUNT) {
            return cause.of("A product of this document", problem.code());
        }
        return cause.what().contains("{words}") ? cause.of(quoted(problem), problem.code()) : cause.of(problem.code());
    }

    private static String quoted(Fault.Problem problem) {
        return problem.words().isEmpty() ? "it gave no reason" : "\"" + problem.words() + "\"";
    }

    /// What concerns the company as a whole and is never held against one document. Empty for all else.
    public static Optional<ConnectionTrouble> trouble(Fault fault) {
        var code = fault.code();
        return switch (code) {
            case "100", "110", "130", "3200", "HTTP 401" ->
                attention(code, "QuickBooks does not accept our access", CONNECT_AGAIN);
            case "120" ->
                attention(
                        code,
                        "The user who connected QuickBooks is no longer an administrator of the company",
                        CONNECT_AGAIN);
            case "3100", "HTTP 403" ->
                attention(code, "QuickBooks does not let Cloud Cart into this company", CONNECT_AGAIN);
            case "6190" ->
                attention(
                        code,
                        "The QuickBooks subscription has ended, or its billing has a problem",
                        "Put the subscription right in QuickBooks (Settings, Account and settings, Billing), then sync again.");
            default -> Optional.empty();
        };
    }

    private static Optional<ConnectionTrouble> attention(String code, String reason, String mend) {
        return Optional.of(
                new ConnectionTrouble(Side.QUICKBOOKS, Kind.NEEDS_ATTENTION, "%s (%s).".formatted(reason, code), mend));
    }

    /// What says nothing about the documents: too many calls, a company that is locked or being maintained, an
    /// error inside QuickBooks, a fault without a code. It may even have been done.
    public static boolean mayPass(Fault fault) {
        return switch (fault.code()) {
            case "140", "150", "600", "3001", "10000", Fault.UNKNOWN -> true;
            default -> false;
        };
    }

    private static RefusalCause cause(Fault.Problem problem) {
        return switch (problem.code()) {
            case "610", "2030", "2500", "6250" -> RefusalCause.ENTRY_GONE;
            case "5010" -> RefusalCause.CHANGED_MEANWHILE;
            case "6240" -> RefusalCause.NAME_TAKEN;
            case TakenNumbers.TAKEN -> RefusalCause.NUMBER_TAKEN;
            case "6000", "2220" -> business(problem);
            case "6200", "6210" -> RefusalCause.CLOSED_MEANWHILE;
            case "6540" -> RefusalCause.IN_A_DEPOSIT;
            case "620" -> RefusalCause.CANNOT_BE_LINKED;
            case "800" -> RefusalCause.OTHERS_DEPEND_ON_IT;
            case "5020" -> RefusalCause.NOT_ALLOWED;
            case "5030" -> RefusalCause.NOT_IN_PLAN;
            case "600" -> RefusalCause.REQUEST_REPEATED;
            case "10000" -> RefusalCause.QUICKBOOKS_FAILED;
            case "140", "150" -> RefusalCause.COMPANY_LOCKED;
            case "3001" -> RefusalCause.TOO_MANY_CALLS;
            case StockedItems.NOT_STARTED -> RefusalCause.STOCK_NOT_STARTED;
            case "6520" -> RefusalCause.ITEM_WITHOUT_QUANTITY;
            default -> input(problem);
        };
    }

    /// Where what mends a sale does not mend a purchase.
    private static RefusalCause ofPurchase(RefusalCause cause, Fault.Problem problem, boolean isPayment) {
        return switch (cause) {
            case NUMBER_TAKEN -> RefusalCause.PURCHASE_NUMBER_TAKEN;
            case CANNOT_BE_LINKED -> isPayment ? cause : RefusalCause.BILL_CANNOT_BE_LINKED;
            case NOT_IN_PLAN -> RefusalCause.PURCHASE_NOT_IN_PLAN;
            case ENTRY_IN_OTHER_CURRENCY -> RefusalCause.VENDOR_KEPT_IN_OTHER_CURRENCY;
            case RULE_OF_QUICKBOOKS ->
                says(problem, "expense account") ? RefusalCause.ITEM_WITHOUT_EXPENSE_ACCOUNT : cause;
            default -> cause;
        };
    }

    private static boolean says(Fault.Problem problem, String words) {
        return problem.words().toLowerCase(Locale.ROOT).contains(words);
    }

    /// What is wrong with the texts, numbers and codes that were sent.
    private static RefusalCause input(Fault.Problem problem) {
        return switch (problem.code()) {
            case "2040" -> RefusalCause.BAD_LETTER;
            case "2050" -> RefusalCause.TEXT_TOO_LONG;
            case "6070" -> RefusalCause.OTHER_AMOUNT;
            case "6100", "6470" -> RefusalCause.BAD_TAX_CODE;
            case "6160" -> RefusalCause.TAX_CODE_NOT_FOR_SALES;
            case "6170" -> RefusalCause.TAX_WHERE_NONE_IS;
            case "2290" -> RefusalCause.NEGATIVE_LINE;
            case "6090" -> RefusalCause.DISCOUNT_WITHOUT_AMOUNT;
            case "6440" -> RefusalCause.LINE_WITHOUT_ITEM;
            case "2300" -> RefusalCause.OUT_OF_BALANCE;
            case "500",
                    "1040",
                    "2010",
                    "2020",
                    "2060",
                    "2070",
                    "2080",
                    "2090",
                    "2100",
                    "2110",
                    "2130",
                    "2170",
                    "4000",
                    "4001",
                    "4002" -> RefusalCause.NOT_UNDERSTOOD;
            default -> RefusalCause.REFUSED;
        };
    }

    /// Code 6000 stands for many rules; only the detail tells which.
    private static RefusalCause business(Fault.Problem problem) {
        boolean ofCurrency = problem.code().equals("2220") || says(problem, "currency");
        return ofCurrency ? RefusalCause.ENTRY_IN_OTHER_CURRENCY : RefusalCause.RULE_OF_QUICKBOOKS;
    }
}
