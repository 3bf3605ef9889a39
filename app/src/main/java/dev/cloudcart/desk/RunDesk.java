package dev.cloudcart.desk;

import java.util.UUID;

import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.ports.RunQueue;
import dev.cloudcart.ports.SyncRequest;

/// Takes down the runs that are asked for, and asks runs to end.
public final class RunDesk {

    private final RunQueue queue;
    private final Journal journal;
    private final Together together;

    RunDesk(RunQueue queue, Journal journal, Together together) {
        this.queue = queue;
        this.journal = journal;
        this.together = together;
    }

    /// @return the ticket to ask the queue with
    public UUID ask(SyncRequest request, Actor actor) {
        return together.doing(() -> {
            together.note(actor, Act.RUN, request.company(), request.words());
            return queue.enqueue(request.by(actor.name()));
        });
    }

    /// The same, once for a button that is pressed twice.
    public UUID askOnce(SyncRequest request, Actor actor) {
        return together.doing(() -> queue.justAsked(request.by(actor.name())).orElseGet(() -> ask(request, actor)));
    }

    /// A run ends after what is under way.
    ///
    /// @return false when it has ended already
    public boolean stop(CompanyId company, long run, Actor actor) {
        return together.doing(() -> {
            boolean goesOn = journal.askToStop(company, run, actor.name());
            if (goesOn) {
                together.note(actor, Act.STOP, company, "run " + run);
            }
            return goesOn;
        });
    }
}
