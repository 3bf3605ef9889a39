package dev.cloudcart.api.call;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

import dev.cloudcart.api.call.Answers.Attempt;

/// Which call that names itself this thread is at. Whatever transaction changes something for it tells so itself, or
/// does not come about.
final class UnderWay implements TransactionExecutionListener {

    private static final ThreadLocal<@Nullable Attempt> ATTEMPT = new ThreadLocal<>();

    private final Answers answers;

    UnderWay(Answers answers) {
        this.answers = answers;
    }

    /// Somebody else does what was begun here, for it took too long.
    static final class Overtaken extends RuntimeException {
        private Overtaken(Attempt attempt) {
            super("Somebody else is at the call " + attempt.key());
        }
    }

    void begin(Attempt begun) {
        ATTEMPT.set(begun);
    }

    void end() {
        ATTEMPT.remove();
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        var begun = ATTEMPT.get();
        if (begun != null && !transaction.isReadOnly() && !answers.changes(begun)) {
            throw new Overtaken(begun);
        }
    }
}
