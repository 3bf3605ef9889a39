package dev.cloudcart.core.books;

import java.util.UUID;

import dev.cloudcart.core.trade.SourceKind;

/// The identity of a document, ours and never QuickBooks' document number.
///
/// @param generation 1 for the first document of the record; one more each time it is posted anew after a removal
public record PostingKey(CompanyId company, SourceKind kind, UUID source, Role role, int generation) {

    /// A mark for the private note that names the key, so that a document can be recognised as ours.
    public String mark() {
        return "CC-%s-%s-%d".formatted(role, source, generation);
    }
}
