package dev.cloudcart.core.books;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.trade.Reason;

/// What the books answered to one instruction.
public sealed interface Outcome {

    /// It stands.
    ///
    /// @param day of the document where that may be another than was meant, because it was found; otherwise null
    record Posted(DocumentRef ref, Stored stored, @Nullable LocalDate day) implements Outcome {

        /// Of the day that was meant.
        public Posted(DocumentRef ref, Stored stored) {
            this(ref, stored, null);
        }
    }

    /// The document does not stand any more.
    record Removed(DocumentRef ref) implements Outcome {}

    /// The books said no.
    ///
    /// @param code the books' own code for it, to be told
    record Refused(String code, Reason reason, Kind kind) implements Outcome {

        /// What a refusal means to whoever sent it.
        public enum Kind {
            /// Sending the same again gets the same answer.
            FINAL,
            /// What we knew of customers, items or tax codes is out of date: look them up again, plan again.
            STALE,
            /// The same, for another document of ours has the number.
            NUMBER_IS_OURS,
            /// The books did not take the id of the request: what came of it must be looked up.
            UNHEARD,
            /// Nobody refused it: it never came to the books, and may be planned anew.
            ABSENT
        }

        public boolean isStale() {
            return kind == Kind.STALE || kind == Kind.NUMBER_IS_OURS;
        }

        public boolean isAbsent() {
            return kind == Kind.ABSENT;
        }
    }

    /// Sent, but no answer came. It may or may not exist: ask before sending anything else.
    record Unresolved(String why) implements Outcome {}
}
