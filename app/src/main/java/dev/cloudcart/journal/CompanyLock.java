package dev.cloudcart.journal;

/// Held while a run works for a company. Thread-safe.
public interface CompanyLock extends AutoCloseable {

    /// Asks the database, for the lock goes with the connection that it is bound to.
    ///
    /// @throws org.springframework.dao.DataAccessResourceFailureException when it is lost, or when the database
    /// does not say
    void mustBeHeld();

    @Override
    void close();
}
