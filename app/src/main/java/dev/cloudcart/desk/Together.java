package dev.cloudcart.desk;

import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.core.books.CompanyId;

/// Does something in the database and tells the audit, both or neither.
final class Together {

    private final Audit audit;
    private final TransactionTemplate transactions;

    Together(Audit audit, TransactionTemplate transactions) {
        this.audit = audit;
        this.transactions = transactions;
    }

    <T> T doing(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.get()));
    }

    /// Within what is being done.
    void note(Actor actor, Act act, @Nullable CompanyId company, String what) {
        audit.done(actor, act, company, what);
    }
}
