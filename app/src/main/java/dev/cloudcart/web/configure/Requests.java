package dev.cloudcart.web.configure;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.journal.Insight;
import dev.cloudcart.ports.ManualRun;
import dev.cloudcart.ports.Part;
import dev.cloudcart.ports.RunQueue;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.settings.Settings;
import dev.cloudcart.settings.SettingsBook;
import dev.cloudcart.web.frame.Guard;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Visit;
import dev.cloudcart.web.frame.Who;

/// Asks for runs, and follows them until they have their number.
@Controller
final class Requests {

    private final RunQueue queue;
    private final SettingsBook book;
    private final Insight insight;
    private final Pages pages;
    private final Audit audit;
    private final InstantSource clock;

    Requests(RunQueue queue, SettingsBook book, Insight insight, Pages pages, Audit audit, InstantSource clock) {
        this.queue = queue;
        this.book = book;
        this.insight = insight;
        this.pages = pages;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param running the run that it waits for, or that is it
    record View(RunQueue.Queued asked, Optional<Long> running) {}

    @PostMapping("/companies/{company}/configure/sync-orders")
    @LetsIn(Who.OPERATOR)
    Shown orders(
            Visit visit,
            @RequestParam(name = "from", defaultValue = "") String from,
            @RequestParam(name = "to", defaultValue = "") String to,
            @RequestParam(name = "numbers", defaultValue = "") String numbers,
            @RequestParam(name = "status", defaultValue = "") String status,
            @RequestParam(name = "then", defaultValue = "sync") String then) {
        return byHand(visit, ByHand.of(Part.ORDERS, from, to, numbers, status), then);
    }

    @PostMapping("/companies/{company}/configure/sync-purchases")
    @LetsIn(Who.OPERATOR)
    Shown purchases(
            Visit visit,
            @RequestParam(name = "from", defaultValue = "") String from,
            @RequestParam(name = "to", defaultValue = "") String to,
            @RequestParam(name = "numbers", defaultValue = "") String numbers,
            @RequestParam(name = "then", defaultValue = "sync") String then) {
        return byHand(visit, ByHand.of(Part.PURCHASES, from, to, numbers, ""), then);
    }

    private Shown byHand(Visit visit, ByHand wish, String then) {
        var current = book.current(visit.company().id());
        var start = current.settings().orderExport().startDate();
        return switch (wish.asked(then.equals("preview")).read(visit.company(), start, clock.instant())) {
            case ManualRun.Reading.Refused(var wrongs) -> pages.wrong(visit, current, wish.wrong(wrongs));
            case ManualRun.Reading.Understood(var request) -> enqueue(visit, request);
        };
    }

    /// @param under settings that are not saved, for a preview
    Shown ask(Visit visit, ManualRun wish, Optional<Settings> under) {
        var start = book.current(visit.company().id()).settings().orderExport().startDate();
        return switch (wish.read(visit.company(), start, clock.instant())) {
            case ManualRun.Reading.Refused refused -> Shown.refused(visit.address("configure"), refused.sentence());
            case ManualRun.Reading.Understood(var request) ->
                enqueue(visit, under.map(request::under).orElse(request));
        };
    }

    private Shown enqueue(Visit visit, SyncRequest request) {
        audit.done(visit.actor(), Act.RUN, visit.company().id(), request.words());
        var ticket = queue.enqueue(request.by(visit.person().email()));
        return Shown.to(visit.address("requests/" + ticket));
    }

    @GetMapping("/companies/{company}/requests/{ticket}")
    @LetsIn(Who.VIEWER)
    Shown one(Visit visit, @PathVariable("ticket") String ticket) {
        var asked = find(visit, ticket);
        return asked.run() == null
                ? new Shown.Page("web/configure/request.jte", Place.RUNS, "Sync by hand", view(visit, asked))
                : Shown.to(visit.address("runs/" + asked.run()));
    }

    /// What changes while it waits. Once it has its number the browser goes there.
    @GetMapping("/companies/{company}/requests/{ticket}/now")
    @LetsIn(Who.VIEWER)
    Shown now(Visit visit, @PathVariable("ticket") String ticket, HttpServletResponse response) {
        var asked = find(visit, ticket);
        if (asked.run() != null) {
            response.setHeader("HX-Redirect", visit.address("runs/" + asked.run()));
        }
        return new Shown.Part("web/configure/waiting.jte", view(visit, asked));
    }

    private View view(Visit visit, RunQueue.Queued asked) {
        return new View(asked, insight.standing(visit.company().id()).running());
    }

    private RunQueue.Queued find(Visit visit, String ticket) {
        return parsed(ticket)
                .flatMap(queue::find)
                .filter(asked -> asked.company().equals(visit.company().id()))
                .orElseThrow(() -> new Guard.NotHere("%s has no such sync; those that are done are under Runs."
                        .formatted(visit.company().name())));
    }

    private static Optional<UUID> parsed(String ticket) {
        try {
            return Optional.of(UUID.fromString(ticket));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
