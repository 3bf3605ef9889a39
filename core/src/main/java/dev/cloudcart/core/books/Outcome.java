package dev.cloudcart.core.books;

import dev.cloudcart.core.trade.Reason;

/// What the books answered to one instruction.
public sealed interface Outcome {

    record Posted(DocumentRef ref, Stored stored) implements Outcome {}

    /// The document does not stand any more.
    record Removed(DocumentRef ref) implements Outcome {}

    /// The books said no; sending the same again gets the same answer.
    ///
    /// @param code the books' own code for it
    /// @param stale true when what we knew of customers, items or tax codes is out of date: look them up again,
    /// plan again
    record Refused(String code, Reason reason, boolean stale) implements Outcome {}

    /// Sent, but no answer came. It may or may not exist: ask before sending anything else.
    record Unresolved(String why) implements Outcome {}
}
