package dev.cloudcart.sync;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.books.ShownLine;
import dev.cloudcart.core.planning.Change;
import dev.cloudcart.core.planning.Foreseen;
import dev.cloudcart.core.trade.SourceKind;

/// What previews foresee, for tests.
public final class Foresights {
    private Foresights() {}

    /// Of order 1001, of which two figures and three lines change.
    public static Foreseen amended() {
        return foreseen(
                Deed.AMEND,
                1001,
                "GBP 1250.00",
                new Change.Figure("total", Money.parse("GBP 18.90"), Money.parse("GBP 1250.00")),
                new Change.Word("day", "2026-03-04", "2026-03-05"),
                new Change.LineChanged(
                        line("MUG", "2", "6.21", "12.42", "20.0% S"), line("MUG", "3", "6.21", "18.63", "20.0% S")),
                new Change.LineAdded(line("CUP", "1", "10", "10.00", null)),
                new Change.LineRemoved(line("Shipping", "1", "3.33", "3.33", "20.0% S")));
    }

    public static Foreseen foreseen(Deed deed, int order, String total, Change... changes) {
        return new Foreseen(
                new PostingKey(new CompanyId(1), SourceKind.SALE, new UUID(1, order), Role.SALE, 1),
                deed,
                DocumentType.SALES_RECEIPT,
                Integer.toString(order),
                Integer.toString(order),
                "Amazon",
                "Amazon GBP",
                LocalDate.of(2026, 3, 5),
                Money.parse(total),
                List.of(changes),
                true);
    }

    public static ShownLine line(String item, String quantity, String price, String net, @Nullable String code) {
        return new ShownLine(
                new Ref<>("7", item),
                item + " of blue",
                new BigDecimal(quantity),
                new BigDecimal(price),
                Money.parse("GBP " + net),
                code == null ? null : new Ref<>("8", code));
    }
}
