package dev.cloudcart.web.frame;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.ports.RunQueue;
import dev.cloudcart.ports.SyncRequest;

/// Takes down the runs that people ask for on the pages. Where each stands is told on a page of its own.
@Component
public final class RunDesk {

    private final Optional<RunQueue> queue;
    private final Audit audit;

    RunDesk(Optional<RunQueue> queue, Audit audit) {
        this.queue = queue;
        this.audit = audit;
    }

    public Shown.Redirect ask(Visit visit, SyncRequest request, String sentence) {
        if (queue.isEmpty()) {
            return Shown.refused(visit.address("runs"), "This node runs nothing: ask the one that does.");
        }
        audit.done(visit.actor(), Act.RUN, visit.company().id(), request.words());
        var ticket = queue.get().enqueue(request.by(visit.actor().name()));
        return Shown.done(visit.address("runs/asked/" + ticket), sentence);
    }

    /// How it stands; empty also where it is another company's.
    public Optional<RunQueue.Queued> find(CompanyId company, UUID ticket) {
        return queue.flatMap(one -> one.find(ticket))
                .filter(queued -> queued.company().equals(company));
    }

    /// What was asked for, of the run that came of it.
    public Optional<SyncRequest> askedFor(CompanyId company, long run) {
        return queue.flatMap(one -> one.askedFor(company, run));
    }
}
