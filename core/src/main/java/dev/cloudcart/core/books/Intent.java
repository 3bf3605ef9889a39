package dev.cloudcart.core.books;

import java.time.LocalDate;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/// What is remembered of an instruction before it is sent: enough to recognise the document and to prove it, also after a
/// crash.
///
/// @param store the name the proof is grouped by
/// @param number the document number that was asked for; null when QuickBooks numbers
public record Intent(PostingKey key, Origin origin, DocumentType type, String store, LocalDate day,
        @Nullable String number, Expected expected, ContentHash content) {

    public static Intent of(Instruction instruction) {
        var document = instruction.document();
        var form = document.form();
        return new Intent(instruction.key(), instruction.origin(), document.type(), form.store(), form.day(),
                form.number(), Expected.of(form), ContentHash.of(document));
    }

    /// The same, as a document of another type.
    public Intent as(DocumentType other) {
        return new Intent(key, origin, other, store, day, number, expected, content);
    }

    /// What people call the source record.
    public String source() {
        return origin.source();
    }

    /// What QuickBooks must show as the total.
    public Money gross() {
        return expected.gross();
    }

    /// What QuickBooks must show as the tax; null where it is not stated.
    public @Nullable Money tax() {
        return expected.tax();
    }
}
