package dev.cloudcart.ports;

import dev.cloudcart.journal.RunId;

/// Is told how a run gets on, from several threads. Whoever shows it decides how often.
public interface Progress {

    /// A run has begun, under this number.
    default void begun(RunId run) {}

    /// @param total as far as is known yet
    void reading(long done, long total);

    /// Customers and items that were missing in the books.
    void creating(long done, long total);

    /// @param total of the documents that are planned so far
    void posting(long done, long total);

    /// Is asked before anything is written into the books.
    ///
    /// @throws java.util.concurrent.CancellationException when the run was ended
    default void mustGoOn() {}

    /// Is asked before anything new is begun: the next page, the next batch. What has been begun is brought to its end.
    ///
    /// @throws java.util.concurrent.CancellationException when somebody wants the run to end
    default void mayBegin() {}

    /// Something worth telling in between, such as waiting for another run.
    void note(String sentence);

    /// Tells nobody.
    Progress SILENT = new Progress() {
        @Override
        public void reading(long done, long total) {}

        @Override
        public void creating(long done, long total) {}

        @Override
        public void posting(long done, long total) {}

        @Override
        public void note(String sentence) {}
    };
}
