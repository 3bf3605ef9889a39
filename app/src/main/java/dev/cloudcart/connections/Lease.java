package dev.cloudcart.connections;

import java.time.Duration;
import java.util.UUID;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import dev.cloudcart.core.books.CompanyId;

/// The right to renew the tokens of one company, held by one at a time over all nodes. It ends by itself some time
/// after whoever held it died, so that no lock of the database need be held during a call.
final class Lease implements AutoCloseable {

    private final ConnectionStore store;
    private final CompanyId company;
    private final Duration length;
    private final UUID holder = UUID.randomUUID();

    /// @param length longer than one call takes at most
    Lease(ConnectionStore store, CompanyId company, Duration length) {
        this.store = store;
        this.company = company;
        this.length = length;
    }

    /// Takes it, or makes it last from now on.
    ///
    /// @return false when somebody else has it
    boolean take() {
        return store.lease(company, holder, length);
    }

    /// With the database away it ends by itself.
    @Override
    public void close() {
        try {
            store.release(company, holder);
        } catch (DataAccessException | TransactionException _) {
            // Nobody waits for it longer than its length.
        }
    }
}
