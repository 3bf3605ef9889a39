package dev.cloudcart.journal;

/// Held while a run works for a company.
public interface CompanyLock extends AutoCloseable {

    @Override
    void close();
}
