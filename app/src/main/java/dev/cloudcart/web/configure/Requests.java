package dev.cloudcart.web.configure;

import java.time.InstantSource;
import java.util.Optional;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.cloudcart.access.Role;
import dev.cloudcart.ports.ManualRun;
import dev.cloudcart.ports.Part;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.settings.Settings;
import dev.cloudcart.settings.SettingsBook;
import dev.cloudcart.web.frame.Guard;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.RunPages;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Visit;
import dev.cloudcart.web.frame.Who;

/// Asks for runs.
@Controller
final class Requests {

    private final RunPages runs;
    private final SettingsBook book;
    private final Pages pages;
    private final InstantSource clock;

    Requests(RunPages runs, SettingsBook book, Pages pages, InstantSource clock) {
        this.runs = runs;
        this.book = book;
        this.pages = pages;
        this.clock = clock;
    }

    @PostMapping("/companies/{company}/configure/sync-orders")
    @LetsIn(Who.ACCOUNTANT)
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
    @LetsIn(Who.ACCOUNTANT)
    Shown purchases(
            Visit visit,
            @RequestParam(name = "from", defaultValue = "") String from,
            @RequestParam(name = "to", defaultValue = "") String to,
            @RequestParam(name = "numbers", defaultValue = "") String numbers,
            @RequestParam(name = "then", defaultValue = "sync") String then) {
        return byHand(visit, ByHand.of(Part.PURCHASES, from, to, numbers, ""), then);
    }

    /// A preview writes nothing.
    private Shown byHand(Visit visit, ByHand wish, String then) {
        if (!then.equals("preview")) {
            Guard.mustBe(visit, Role.OPERATOR);
        }
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
        return runs.ask(visit, request, request.isPreview() ? "The preview is asked for." : "The sync is asked for.");
    }

    /// Settings that are not saved, of the preview that went by them.
    Settings previewed(Visit visit, String run) {
        return (run.matches("\\d{1,18}")
                        ? runs.askedFor(visit.company().id(), Long.parseLong(run))
                        : Optional.<SyncRequest>empty())
                .flatMap(asked -> Optional.ofNullable(asked.under()))
                .orElseThrow(() ->
                        new Guard.NotHere("The settings that run %s previewed are not known any more.".formatted(run)));
    }
}
