package dev.cloudcart.desk;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.ports.MeteredReads;

/// Counts what people look at in the books from a page or a shell.
final class ReadCount implements MeteredReads {

    private final Journal journal;

    ReadCount(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void read(CompanyId company) {
        journal.readOutsideOfRuns(company);
    }
}
