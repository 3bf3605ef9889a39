package dev.cloudcart.core.books;

import java.time.LocalDate;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/// What is remembered of an instruction before it is sent: enough to recognise the document and to prove it, also after a
/// crash.
///
/// @param source what people call the source record
/// @param store the name the proof is grouped by
/// @param number the document number that was asked for; null when QuickBooks numbers
/// @param gross what QuickBooks must show as the total
/// @param tax what QuickBooks must show as the tax; null where it is not stated
public record Intent(PostingKey key, String source, DocumentType type, String store, LocalDate day,
        @Nullable String number, Money gross, @Nullable Money tax, ContentHash content) {

    public static Intent of(Instruction instruction) {
        var document = instruction.document();
        var form = document.form();
        return new Intent(instruction.key(), instruction.source(), document.type(), form.store(), form.day(), form
                .number(),
                form.gross(), form.tax().total(), ContentHash.of(document));
    }
}
