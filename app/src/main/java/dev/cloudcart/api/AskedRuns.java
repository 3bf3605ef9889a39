package dev.cloudcart.api;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

import dev.cloudcart.api.call.Address;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.desk.RunDesk;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.settings.Company;

/// Tells programs where the runs are told of that they ask for.
@Component
final class AskedRuns {

    private final RunDesk desk;

    AskedRuns(RunDesk desk) {
        this.desk = desk;
    }

    RunView enqueued(Company company, SyncRequest request, Actor actor, HttpServletResponse response) {
        var ticket = desk.ask(request, actor);
        response.setHeader(
                HttpHeaders.LOCATION, "%s/companies/%s/runs/%s".formatted(Address.ROOT, company.id(), ticket));
        return RunView.of(ticket, company, request.occasion().by(actor.name()));
    }
}
