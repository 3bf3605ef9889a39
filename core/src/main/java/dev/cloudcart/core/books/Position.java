package dev.cloudcart.core.books;

import java.time.LocalDate;

/// How a document of ours stands, as far as is remembered. What has none was never meant.
public sealed interface Position {

    PostingKey key();

    /// It stands as it was meant last.
    ///
    /// @param intent of the last creation or amendment that the books took
    record Live(Intent intent, DocumentRef ref) implements Position {

        @Override
        public PostingKey key() {
            return intent.key();
        }

        /// The same in a version that the books have made since.
        public Live at(String syncToken) {
            return new Live(intent, new DocumentRef(ref.type(), ref.id(), syncToken, ref.number()));
        }

        public String called() {
            var number = ref.number();
            return "%s %s".formatted(ref.type().word(), number == null ? ref.id() : number);
        }
    }

    /// Something was meant to be done to it, and nobody knows yet whether it was.
    record InDoubt(PostingKey key) implements Position {}

    /// It does not stand any more.
    ///
    /// @param day that it had
    /// @param byUs whether we removed it; otherwise somebody deleted it in the books
    record Gone(PostingKey key, DocumentRef ref, LocalDate day, boolean byUs) implements Position {}
}
