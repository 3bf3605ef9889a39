package dev.cloudcart.ports;

/// Is told how a run gets on, from several threads. Whoever shows it decides how often.
public interface Progress {

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
