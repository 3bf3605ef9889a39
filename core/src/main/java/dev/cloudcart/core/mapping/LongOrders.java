package dev.cloudcart.core.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.Form;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxStatement;
import dev.cloudcart.core.trade.Reason;

/// Makes documents that have more lines than QuickBooks takes fit: equal lines become one, and what is still too
/// long becomes several documents that together are exactly the order. All other documents stay as they are.
///
/// ```
/// 2026-03-04 sales receipt 170-1 "Amazon GBP"     400 lines   total 480.00 GBP
/// 2026-03-04 sales receipt 170-2 "Amazon GBP"     400 lines   total 480.00 GBP
/// ```
public final class LongOrders {

    /// Of a transaction that is taxable, and of any other (Intuit, limits of transactions). Whether a rate of 0 %
    /// makes one taxable is not told; with few lines it does not matter.
    private static final int TAXABLE_LINES_MAX = 750;
    private static final int LINES_MAX = 10_000;

    /// Of a document number (Intuit, SalesReceipt, DocNumber).
    private static final int NUMBER_LENGTH_MAX = 21;

    private final Rules.LongOrders rule;
    private final TaxShares taxes;

    /// What a document came to.
    public sealed interface Fitted {

        /// One or more, in the order of their parts.
        record Documents(List<Document> documents) implements Fitted {
            public Documents {
                documents = List.copyOf(documents);
            }
        }

        record TooLong(Reason reason) implements Fitted {}
    }

    /// @param codes of the books, as the documents name them
    public LongOrders(Rules.LongOrders rule, List<TaxCode> codes) {
        this.rule = rule;
        this.taxes = new TaxShares(codes);
    }

    public Fitted fit(Document document) {
        var form = document.form();
        var most = linesMax(form);
        if (form.lines().size() <= most) {
            return new Fitted.Documents(List.of(document));
        }
        if (rule == Rules.LongOrders.HOLD) {
            return new Fitted.TooLong(
                    DocumentCause.TOO_MANY_LINES.of(form.lines().size(), most));
        }
        var merged = EqualLines.merged(form.lines());
        if (merged.size() <= most) {
            return new Fitted.Documents(List.of(document.with(form.with(merged, form.tax()))));
        }
        return split(document, merged, most)
                .<Fitted>map(Fitted.Documents::new)
                .orElseGet(() -> new Fitted.TooLong(DocumentCause.NOT_TO_BE_SPLIT.of(merged.size(), most)));
    }

    private static int linesMax(Form form) {
        boolean taxable = switch (form.tax()) {
            case TaxStatement.ByCode _ -> true;
            case TaxStatement.UnitedStates _ -> form.lines().stream().anyMatch(TaxShares::isTaxedInUnitedStates);
            case TaxStatement.None _ -> false;
        };
        return taxable ? TAXABLE_LINES_MAX : LINES_MAX;
    }

    /// Empty when a part would be below zero.
    private Optional<List<Document>> split(Document document, List<DocumentLine> lines, int most) {
        var form = document.form();
        var parts = taxes.of(form.tax(), LineParts.of(lines, most));
        var documents = new ArrayList<Document>();
        for (int i = 0; i < parts.size(); i++) {
            var part = form.with(parts.get(i).lines(), parts.get(i).tax());
            documents.add(document.with(
                    part.called(number(form, i + 1), "Part %d of %d. %s".formatted(i + 1, parts.size(), form.note()))));
        }
        boolean possible = documents.stream()
                .noneMatch(part ->
                        part.form().lines().isEmpty() || part.form().gross().isNegative());
        return possible ? Optional.of(documents) : Optional.empty();
    }

    /// A number that would become too long loses its end: the private note has it whole.
    private static @Nullable String number(Form form, int part) {
        var number = form.number();
        if (number == null) {
            return null;
        }
        var end = "-" + part;
        return number.substring(0, Math.min(number.length(), NUMBER_LENGTH_MAX - end.length())) + end;
    }
}
