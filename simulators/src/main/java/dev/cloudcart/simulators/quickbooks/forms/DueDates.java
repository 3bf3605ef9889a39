package dev.cloudcart.simulators.quickbooks.forms;

import java.time.LocalDate;
import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;

/// When a document is due: as it says, from its terms, or at once.
final class DueDates {

    private DueDates() {}

    static void settle(Draft draft) {
        if (Fields.given(draft.node, "DueDate")) {
            return;
        }
        var day = Fields.date(draft.node, "TxnDate").orElseThrow();
        var due = Fields.ref(draft.node, "SalesTermRef")
                .map(id -> draft.books.reference(Kind.TERM, id).read())
                .map(term -> due(day, term))
                .orElse(day);
        draft.node.put("DueDate", due.toString());
    }

    /// So many days after the document, or on a day of the month; when that is too near, a month later (Intuit,
    /// Term).
    private static LocalDate due(LocalDate day, ObjectNode term) {
        return number(term, "DayOfMonthDue")
                .map(dayOfMonth ->
                        onDay(day, dayOfMonth, number(term, "DueNextMonthDays").orElse(0)))
                .orElseGet(() -> day.plusDays(number(term, "DueDays").orElse(0)));
    }

    private static LocalDate onDay(LocalDate day, int dayOfMonth, int tooNear) {
        var due = day.withDayOfMonth(Math.min(dayOfMonth, day.lengthOfMonth()));
        if (due.minusDays(tooNear).isAfter(day) || due.equals(day)) {
            return due;
        }
        var next = day.withDayOfMonth(1).plusMonths(1);
        return next.withDayOfMonth(Math.min(dayOfMonth, next.lengthOfMonth()));
    }

    private static Optional<Integer> number(ObjectNode term, String property) {
        return Fields.decimal(term, property).map(Number::intValue);
    }
}
