package dev.cloudcart.core.books;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.cloudcart.core.trade.Version;

/// How a document of ours stands, as far as is remembered. What has none was never meant.
public sealed interface Position {

    PostingKey key();

    /// It stands as it was meant last.
    ///
    /// @param intent of the last creation or amendment that the books took
    /// @param edited whether somebody edited it in the books since, as far as was seen
    /// @param lineDigest of its lines as the books stored them; empty where it was not kept
    /// @param lineIds the books' ids of its lines, in their order; empty where they were not kept
    record Live(Intent intent, DocumentRef ref, boolean edited, String lineDigest, List<String> lineIds)
            implements Position {

        public Live {
            lineIds = List.copyOf(lineIds);
        }

        public Live(Intent intent, DocumentRef ref, boolean edited, String lineDigest) {
            this(intent, ref, edited, lineDigest, List.of());
        }

        public Live(Intent intent, DocumentRef ref, boolean edited) {
            this(intent, ref, edited, "");
        }

        /// The line in the books that stands for one of the shop's; empty where that is not known.
        ///
        /// @param source of the line in the shop
        public Optional<LineLink.OrderLine> line(UUID source) {
            var at = intent.lines().indexOf(source);
            return at < 0 || lineIds.size() != intent.lines().size()
                    ? Optional.empty()
                    : Optional.of(new LineLink.OrderLine(ref.id(), lineIds.get(at)));
        }

        /// As it was left.
        public Live(Intent intent, DocumentRef ref) {
            this(intent, ref, false);
        }

        @Override
        public PostingKey key() {
            return intent.key();
        }

        /// The same in a version that the books have made since.
        public Live at(String syncToken) {
            return new Live(
                    intent,
                    new DocumentRef(ref.type(), ref.id(), syncToken, ref.number()),
                    edited,
                    lineDigest,
                    lineIds);
        }

        /// As the books show it.
        public Position seen(Look look) {
            return switch (look) {
                case Look.AsWeLeftIt _ -> new Live(intent, ref, false, lineDigest, lineIds);
                case Look.Edited _ -> new Live(intent, ref, true, lineDigest, lineIds);
                case Look.Missing _ -> new Gone(key(), ref, intent.origin().version(), intent.day(), false);
            };
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
    /// @param version of the record that it followed last
    /// @param day that it had
    /// @param byUs whether we removed it; otherwise somebody deleted it in the books
    record Gone(PostingKey key, DocumentRef ref, Version version, LocalDate day, boolean byUs) implements Position {}
}
