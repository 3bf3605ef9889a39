package dev.cloudcart.simulators.quickbooks.books;

import java.util.Locale;
import java.util.Set;

import dev.cloudcart.simulators.quickbooks.books.Operation.Act;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;

/// What can be done with which entity (Intuit, the operations on the page of each). List entries are never deleted,
/// there is no void of orders, bills, credits, refunds and estimates, and tax codes and rates are made by the tax
/// service alone.
final class Abilities {

    private static final Set<Kind> READ_ONLY = Set.of(Kind.TAX_CODE, Kind.TAX_RATE);
    private static final Set<Kind> VOIDABLE = Set.of(Kind.INVOICE, Kind.PAYMENT, Kind.SALES_RECEIPT, Kind.BILL_PAYMENT);

    private Abilities() {}

    static void check(Act act, Kind kind) {
        if (!can(act, kind)) {
            throw Refusal.unsupportedOperation(
                    "Operation %s is not supported for %s".formatted(act.name().toLowerCase(Locale.ROOT), kind.entity));
        }
    }

    private static boolean can(Act act, Kind kind) {
        return switch (act) {
            case CREATE -> !READ_ONLY.contains(kind);
            case UPDATE -> !READ_ONLY.contains(kind) && kind != Kind.TAX_AGENCY;
            case DELETE -> kind.isTransaction();
            case VOID -> VOIDABLE.contains(kind);
        };
    }
}
