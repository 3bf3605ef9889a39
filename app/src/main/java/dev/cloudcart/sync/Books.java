package dev.cloudcart.sync;

import java.util.List;
import java.util.Map;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.PostingKey;

/// The books, to be written.
public interface Books {

    /// Opens the books of one company for one run.
    ///
    /// @throws ConnectionTrouble when QuickBooks cannot be reached or does not let us in
    OpenBooks open(CompanyId company, CallMeter meter, Progress progress);

    /// Thread-safe: several batches are sent at once.
    interface OpenBooks extends AutoCloseable {

        /// Looks up all that is needed, creating what is missing and may be created: parties and items first, in batches.
        ///
        /// @throws ConnectionTrouble when QuickBooks cannot be reached or does not let us in
        Chart chart(Needs needs, Creation creation);

        /// Looks everything up anew at the next [#chart]: what we know proved out of date.
        void refresh();

        /// Writes a batch's body, to be stored before it is sent.
        ///
        /// @param items by the batch's own short id, at most 30
        byte[] encode(Map<String, Instruction> items);

        /// Sends a stored batch. Sent again with the same id and body it gets its first answer and does nothing twice
        /// (Intuit, `requestid`). Repeats by itself, a bounded number of times, what may pass.
        ///
        /// @param intents what the body holds, by short id: needed to read the answer
        /// @return an outcome for every intent
        /// @throws ConnectionTrouble when QuickBooks refused the whole call and surely did nothing
        Map<String, Outcome> send(Batch batch, Map<String, Intent> intents);

        /// Looks for documents that may have been created though no answer came, by number or day, total and the mark in the
        /// private note.
        ///
        /// @return the documents that exist; what is absent does not exist
        Map<PostingKey, Outcome.Posted> find(List<Intent> doubtful);

        @Override
        void close();
    }

    /// @param requestId at most 36 characters, the same for every sending of this batch
    record Batch(String requestId, byte[] body) {}
}
