package dev.cloudcart.web.frame;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.desk.RunDesk;
import dev.cloudcart.ports.RunQueue;
import dev.cloudcart.ports.SyncRequest;

/// Leads to the runs that people ask for on the pages: where each stands is told on a page of its own.
@Component
public final class RunPages {

    private final RunDesk desk;
    private final RunQueue queue;

    RunPages(RunDesk desk, RunQueue queue) {
        this.desk = desk;
        this.queue = queue;
    }

    public Shown.Redirect ask(Visit visit, SyncRequest request, String sentence) {
        return Shown.done(visit.address("runs/asked/" + desk.askOnce(request, visit.actor())), sentence);
    }

    /// How it stands; empty also where it is another company's.
    public Optional<RunQueue.Queued> find(CompanyId company, UUID ticket) {
        return queue.find(ticket).filter(queued -> queued.company().equals(company));
    }

    /// What was asked for, of the run that came of it.
    public Optional<SyncRequest> askedFor(CompanyId company, long run) {
        return queue.askedFor(company, run);
    }
}
