package dev.cloudcart.core.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.Intent;

/// Tells a person what differs between a document as it stands and as it should be.
final class Differences {

    private Differences() {}

    /// Such as `total 18.90 GBP → 12.00 GBP; customer Amazon GBP → eBay GBP`.
    static String of(Intent stood, Document now) {
        var told = told(stood, now);
        return told.isEmpty() ? "what its lines say" : String.join("; ", told);
    }

    static List<String> told(Intent stood, Document now) {
        var form = now.form();
        var told = new ArrayList<String>();
        add(told, "total", stood.gross(), form.gross());
        add(told, "tax", tax(stood.tax(), form.gross()), tax(form.tax().total(), form.gross()));
        add(told, "day", stood.day(), form.day());
        var customer = stood.expected().customer();
        if (customer != null && !customer.id().equals(form.customer().id())) {
            told.add("customer %s → %s"
                    .formatted(customer.name(), form.customer().name()));
        }
        var lines = stood.expected().lines();
        if (lines != null) {
            add(told, "lines", lines, form.lines().size());
        }
        return told;
    }

    private static Money tax(@Nullable Money tax, Money gross) {
        return Objects.requireNonNullElse(tax, Money.zero(gross.getCurrencyUnit()));
    }

    private static void add(List<String> told, String what, Object then, Object now) {
        if (!then.equals(now)) {
            told.add("%s %s → %s".formatted(what, then, now));
        }
    }
}
