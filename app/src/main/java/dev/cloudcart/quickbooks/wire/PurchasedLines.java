package dev.cloudcart.quickbooks.wire;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.cloudcart.core.books.LineLink.OrderLine;

/// The lines with products of a purchase, as QuickBooks tells them (Intuit, `ItemBasedExpenseLine`).
///
/// @param ids in their order; empty where a line has none
/// @param billed the lines of purchase orders that they bill
public record PurchasedLines(List<String> ids, Set<OrderLine> billed) {

    static final PurchasedLines NONE = new PurchasedLines(List.of(), Set.of());

    /// More than any purchase has: what is kept must not grow with what somebody sends us.
    private static final int KEPT_MAX = 1_000;

    public PurchasedLines {
        ids = List.copyOf(ids);
        billed = Set.copyOf(billed);
    }

    /// Takes them in one by one.
    static final class Collected {
        private final List<String> ids = new ArrayList<>();
        private final Set<OrderLine> billed = new LinkedHashSet<>();
        private boolean isAnyUnknown;

        void clear() {
            ids.clear();
            billed.clear();
            isAnyUnknown = false;
        }

        /// @param id empty where it has none
        void add(String id, List<LinkedTxn> links) {
            if (id.isEmpty() || ids.size() == KEPT_MAX) {
                isAnyUnknown = true;
            } else {
                ids.add(id);
            }
            links.stream()
                    .filter(LinkedTxn::isToAnOrder)
                    .filter(_ -> billed.size() < KEPT_MAX)
                    .map(link -> new OrderLine(link.id(), link.line()))
                    .forEach(billed::add);
        }

        PurchasedLines told() {
            return new PurchasedLines(isAnyUnknown ? List.of() : ids, billed);
        }
    }
}
