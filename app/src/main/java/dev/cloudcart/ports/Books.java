package dev.cloudcart.ports;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.ItemUse;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.OtherBill;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.SentDocument;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.trade.Country;

/// The books, to be written.
public interface Books {

    /// Opens the books of one company for one run.
    ///
    /// @throws ConnectionTrouble when QuickBooks cannot be reached or does not let us in
    OpenBooks open(CompanyId company, CallMeter meter, Progress progress);

    /// Opens them to look at them outside of runs: each read is counted as it is made.
    ///
    /// @throws ConnectionTrouble when QuickBooks cannot be reached or does not let us in
    default OpenBooks open(CompanyId company) {
        return open(company, new CallMeter(), Progress.SILENT);
    }

    /// Looks at books before they are connected.
    ///
    /// @param company that they are to be the books of
    /// @return what is wrong with them for a company that keeps its books in the given currency, each with the way
    ///         to mend it; empty when nothing is
    /// @throws ConnectionTrouble when QuickBooks cannot be reached or does not let us in
    List<String> check(CompanyId company, Entry entry, CurrencyUnit home);

    /// What the connected books show of themselves.
    ///
    /// @throws ConnectionTrouble when QuickBooks cannot be reached or does not let us in
    default Sight sight(CompanyId company) {
        throw new UnsupportedOperationException("These books show nothing of themselves");
    }

    /// @param company its name
    /// @param customNumbers whether documents are numbered by whoever writes them
    /// @param plan in QuickBooks' own words; empty where it does not say
    /// @param closedUntil nothing may be written up to this day; null where the books are not closed
    record Sight(
            String company,
            Country country,
            CurrencyUnit home,
            boolean multicurrency,
            boolean customNumbers,
            TaxSystem taxSystem,
            String plan,
            @Nullable LocalDate closedUntil) {}

    /// How many calls the books still take within this minute. Asks nobody; empty where they are not counted.
    default Optional<CallsLeft> callsLeft(CompanyId company) {
        return Optional.empty();
    }

    /// @return those of the names that no tax code for sales has, whatever the case of letters
    /// @throws ConnectionTrouble when QuickBooks cannot be reached or does not let us in
    Set<String> missingTaxCodes(CompanyId company, Set<String> names);

    /// A document that stands in the stored body of a batch, with the names that are known without asking.
    ///
    /// @param id its short id there
    default SentDocument documentSent(CompanyId company, byte[] body, String id, CurrencyUnit currency) {
        return SentDocument.UNKNOWN;
    }

    /// A way into books that are not connected yet. The text form hides the token.
    record Entry(String realm, String accessToken) {
        @Override
        public String toString() {
            return "entry to realm " + realm;
        }
    }

    /// Thread-safe: several batches are sent at once.
    interface OpenBooks extends AutoCloseable {

        /// What time it is at the books, by their own word; empty when they have not said it lately. Asks nobody.
        Optional<Instant> now();

        /// Looks up all that is needed, creating what is missing and may be created: parties and items first, in
        /// batches.
        ///
        /// @throws ConnectionTrouble when QuickBooks cannot be reached or does not let us in
        Chart chart(Needs needs, Creation creation);

        /// Looks everything up anew at the next [#chart]: what we know proved out of date.
        void refresh();

        /// How many items one batch takes.
        int batchSize();

        /// Writes a batch's body, to be stored before it is sent.
        ///
        /// @param items by the batch's own short id, at most [#batchSize]
        byte[] encode(Map<String, Instruction> items);

        /// The part of a stored body that holds these documents, each letter by letter as it was.
        byte[] only(byte[] body, Set<String> ids);

        /// Sends a stored batch. Sent again with the same id and body it gets its first answer and does nothing
        /// twice (Intuit, `requestid`). Repeats by itself, a bounded number of times, what may pass.
        ///
        /// @param intents what the body holds, by short id: needed to read the answer
        /// @param before happens right before each sending; what it throws is handed on, and nothing is sent
        /// @return an outcome for every intent
        /// @throws ConnectionTrouble when QuickBooks refused the whole call and surely did nothing
        Map<String, Outcome> send(Batch batch, Map<String, Intent> intents, Runnable before);

        /// What was changed in the books since, by us and by others, of these kinds of documents: mostly one read.
        ///
        /// @throws ConnectionTrouble when QuickBooks cannot be reached or does not let us in
        Changes changes(Instant since, Collection<DocumentType> kinds);

        /// How long ago changes may be that [#changes] surely tells.
        Duration changesKept();

        /// Looks for documents that may have been created though no answer came, by number or day, total and the
        /// mark in the private note.
        ///
        /// An amendment is recognised by the mark of its content, a removal by the document being gone or void.
        ///
        /// @return what came of those that were done; what is absent was not
        Map<PostingKey, Outcome> find(List<Intent> doubtful);

        /// Looks for documents that may have been created though nobody remembers it: by their mark alone, whatever
        /// their number, and whether they are receipts or invoices, bills or expenses, among those of
        /// their day.
        ///
        /// @return what came of those that were done
        Map<PostingKey, Outcome> findByMark(List<Intent> doubtful);

        /// Looks how documents of ours stand, many with one read.
        ///
        /// @param followers others of ours that may hang on them, and are not told of
        /// @return a look at each
        /// @throws ConnectionTrouble when QuickBooks cannot be reached or does not let us in
        Map<PostingKey, Look> look(Collection<Position.Live> documents, Collection<DocumentRef> followers);

        /// The same of those that none of ours hang on.
        ///
        /// @return a look at each
        /// @throws ConnectionTrouble when QuickBooks cannot be reached or does not let us in
        default Map<PostingKey, Look> look(Collection<Position.Live> documents) {
            return look(documents, List.of());
        }

        /// What others bill of purchase orders of ours: one read for many, and one more where anybody does.
        ///
        /// @param orders ours
        /// @param ours what bills them and is known to be ours, beside what bears the mark of a bill of ours
        /// @throws ConnectionTrouble when QuickBooks cannot be reached or does not let us in
        default List<OtherBill> billedByOthers(Collection<DocumentRef> orders, Collection<DocumentRef> ours) {
            return List.of();
        }

        /// In which accounts lines stand, by their names: one read for a hundred products.
        ///
        /// @param creation of products that are not there yet
        /// @return of those that the books tell
        /// @throws ConnectionTrouble when QuickBooks cannot be reached or does not let us in
        default Map<ItemUse, String> accountsOf(Collection<ItemUse> uses, Creation creation) {
            return Map.of();
        }

        /// Which documents are reconciled with a statement of the bank, many with one read. Where the books do not say
        /// it, none is, and [#remarks] tell so.
        ///
        /// @param days in the books
        /// @throws ConnectionTrouble when QuickBooks cannot be reached or does not let us in
        default Set<DocumentRef> reconciled(Map<DocumentRef, LocalDate> days) {
            return Set.of();
        }

        /// Sentences that are to be told once, about what was met while the chart was made.
        default List<String> remarks() {
            return List.of();
        }

        @Override
        void close();
    }

    /// @param isWhole false where QuickBooks had more to tell than it hands out
    record Changes(List<Changed> documents, boolean isWhole) {
        public Changes {
            documents = List.copyOf(documents);
        }
    }

    /// @param document as it is now; without a version where it was deleted
    record Changed(DocumentRef document, boolean deleted) {}

    /// @param requestId at most 36 characters, the same for every sending of this batch
    record Batch(String requestId, byte[] body) {}
}
