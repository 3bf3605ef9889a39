package dev.cloudcart.core.books;

import java.util.UUID;

import dev.cloudcart.core.trade.SourceKind;

/// The identity of a document, ours and never QuickBooks' document number.
///
/// @param generation 1 for the first document of the record; one more each time it is posted anew after a removal
/// @param part 1 for the only document of a record, or the first of several that share its lines; the others count
/// on
public record PostingKey(CompanyId company, SourceKind kind, UUID source, Role role, int generation, int part) {

    public PostingKey {
        if (part < 1) {
            throw new IllegalArgumentException("Parts are counted from 1, not " + part);
        }
    }

    /// Of the only document, or the first.
    public PostingKey(CompanyId company, SourceKind kind, UUID source, Role role, int generation) {
        this(company, kind, source, role, generation, 1);
    }

    public PostingKey part(int number) {
        return new PostingKey(company, kind, source, role, generation, number);
    }

    /// A mark for the private note that names the key, so that a document can be recognised as ours.
    public String mark() {
        var mark = "CC-%s-%s-%d".formatted(role, source, generation);
        return part == 1 ? mark : mark + "/" + part;
    }
}
