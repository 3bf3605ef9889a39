package dev.cloudcart.core.books;

import dev.cloudcart.core.trade.SourceRef;

/// The identity of a document, ours and never QuickBooks' document number.
///
/// @param generation 1 for the first document of the record; one more each time it is posted anew after a removal
public record PostingKey(CompanyId company, SourceRef source, Role role, int generation) {

    /// A mark for the private note that names the key, so that a document can be recognised as ours.
    public String mark() {
        return "CC-%s-%s-%d".formatted(role, source.id(), generation);
    }
}
