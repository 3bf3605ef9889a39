package dev.cloudcart.api;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

import dev.cloudcart.api.call.Address;
import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.ports.RunQueue;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.settings.Company;

/// Takes down the runs that programs ask for, and says where each is told of.
@Component
final class AskedRuns {

    private final RunQueue queue;
    private final Audit audit;

    AskedRuns(RunQueue queue, Audit audit) {
        this.queue = queue;
        this.audit = audit;
    }

    RunView enqueued(Company company, SyncRequest request, Actor actor, HttpServletResponse response) {
        var wish = request.by(actor.name());
        audit.done(actor, Act.RUN, company.id(), wish.words());
        var ticket = queue.enqueue(wish);
        response.setHeader(
                HttpHeaders.LOCATION, "%s/companies/%s/runs/%s".formatted(Address.ROOT, company.id(), ticket));
        return RunView.queued(ticket, company, wish.occasion());
    }
}
