package dev.cloudcart.web.runs;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.desk.Approvals;
import dev.cloudcart.desk.Approvals.Approval;
import dev.cloudcart.desk.RunDesk;
import dev.cloudcart.journal.Insight;
import dev.cloudcart.journal.Insight.WhichRuns;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.RunProgress;
import dev.cloudcart.journal.RunRow;
import dev.cloudcart.ports.RunQueue;
import dev.cloudcart.web.frame.Csv;
import dev.cloudcart.web.frame.Guard;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.RunPages;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Visit;
import dev.cloudcart.web.frame.Who;

@Controller
final class RunsPage {

    private static final int PAGE = 50;
    private static final int DOCUMENTS_MAX = 100_000;

    private final Insight insight;
    private final RunPages runs;
    private final Audit audit;
    private final RunDesk desk;
    private final Approvals approvals;

    RunsPage(Insight insight, RunPages runs, RunDesk desk, Approvals approvals, Audit audit) {
        this.insight = insight;
        this.runs = runs;
        this.audit = audit;
        this.desk = desk;
        this.approvals = approvals;
    }

    /// @param older where the next page is; empty when there are no more
    record ListView(List<RunView> runs, WhichRuns which, Optional<String> older) {}

    /// @param waiting how it stands, without the run that came of it
    record AskedView(RunQueue.Queued waiting, Optional<Long> running) {}

    @GetMapping("/companies/{company}/runs")
    @LetsIn(Who.VIEWER)
    Shown list(
            Visit visit,
            @RequestParam(name = "before", defaultValue = "" + Long.MAX_VALUE) long before,
            @RequestParam(name = "what", defaultValue = "") String what,
            @RequestParam(name = "state", defaultValue = "") String state) {
        var which = new WhichRuns(what, state);
        var rows = insight.runs(visit.company().id(), which, before, PAGE + 1);
        var shown = rows.stream().limit(PAGE).map(RunView::of).toList();
        var older = rows.size() > PAGE
                ? Optional.of(UriComponentsBuilder.fromPath(visit.address("runs"))
                        .queryParam("what", what)
                        .queryParam("state", state)
                        .queryParam("before", shown.getLast().row().id())
                        .encode()
                        .toUriString())
                : Optional.<String>empty();
        return new Shown.Page("web/runs/list.jte", Place.RUNS, "Runs", new ListView(shown, which, older));
    }

    @GetMapping("/companies/{company}/runs/{run}")
    @LetsIn(Who.VIEWER)
    Shown one(Visit visit, @PathVariable("run") String number) {
        return new Shown.Page("web/runs/run.jte", Place.RUNS, "Run " + number, view(visit, number));
    }

    /// What changes while it goes on. Once it is over the browser loads the whole page, which has other buttons then.
    @GetMapping("/companies/{company}/runs/{run}/now")
    @LetsIn(Who.VIEWER)
    Shown now(Visit visit, @PathVariable("run") String number, HttpServletResponse response) {
        var view = view(visit, number);
        if (!view.isRunning()) {
            response.setHeader("HX-Refresh", "true");
        }
        return new Shown.Part("web/runs/now.jte", view);
    }

    @PostMapping("/companies/{company}/runs/{run}/stop")
    @LetsIn(Who.OPERATOR)
    Shown stop(Visit visit, @PathVariable("run") String number) {
        var run = find(visit, number);
        var address = visit.address("runs/" + run.id());
        return desk.stop(run.company(), run.id(), visit.actor())
                ? Shown.done(
                        address, "It stops after what is under way. Nothing is lost: the next sync goes on from there.")
                : Shown.refused(address, "Run %d has ended already.".formatted(run.id()));
    }

    /// The same over the same once more.
    @PostMapping("/companies/{company}/runs/{run}/again")
    @LetsIn(Who.OPERATOR)
    Shown again(Visit visit, @PathVariable("run") String number) {
        return approvals
                .askedFor(find(visit, number))
                .<Shown>map(
                        request -> runs.ask(visit, request, "Asked for, over the same as run %s.".formatted(number)))
                .orElseGet(() -> notKnown(visit, number));
    }

    private static Shown notKnown(Visit visit, String number) {
        return Shown.refused(
                visit.address("runs/" + number),
                "What run %s was asked for is not known any more: ask for it anew.".formatted(number));
    }

    /// Does what a preview showed. Settings that are not saved are saved first, on their own page.
    @PostMapping("/companies/{company}/runs/{run}/approve")
    @LetsIn(Who.ACCOUNTANT)
    Shown approve(Visit visit, @PathVariable("run") String number) {
        var run = find(visit, number);
        return approved(
                visit, run, approvals.all(run), "Asked for: a sync over the same as preview %s.".formatted(number));
    }

    private Shown approved(Visit visit, RunRow run, Approval approval, String sentence) {
        return switch (approval) {
            case Approval.Approved(var request) -> runs.ask(visit, request, sentence);
            case Approval.Unsaved() -> Shown.to(visit.address("configure?preview=" + run.id()));
            case Approval.Refused(var why) -> Shown.refused(visit.address("runs/" + run.id()), why);
        };
    }

    /// Does what a preview showed of the orders that somebody chose there.
    @PostMapping("/companies/{company}/runs/{run}/approve-chosen")
    @LetsIn(Who.ACCOUNTANT)
    Shown approveChosen(
            Visit visit,
            @PathVariable("run") String number,
            @RequestParam(name = "order", required = false) @Nullable List<String> orders) {
        var run = view(visit, number);
        if (!run.canBeApproved()) {
            return approve(visit, number);
        }
        var chosen = run.report().preview().stream()
                .map(Would::order)
                .filter(order -> orders != null && orders.contains(order))
                .distinct()
                .toList();
        return chosen.isEmpty()
                ? Shown.refused(visit.address("runs/" + number), "Choose what is to be synced, or sync all of it.")
                : approved(
                        visit,
                        run.row(),
                        approvals.some(run.row(), chosen),
                        "Asked for: a sync of %s."
                                .formatted(chosen.size() == 1 ? "the chosen one" : "those you chose"));
    }

    /// Where a run that somebody asked for stands; leads to it as soon as there is one. A page that follows
    /// by itself is led there as a whole, for what stands around it is another by then.
    @GetMapping("/companies/{company}/runs/asked/{ticket}")
    @LetsIn(Who.VIEWER)
    Shown asked(
            Visit visit,
            @PathVariable("ticket") String ticket,
            @RequestHeader(name = "HX-Request", defaultValue = "") String following,
            HttpServletResponse response) {
        var queued = ticket(ticket)
                .flatMap(id -> runs.find(visit.company().id(), id))
                .orElseThrow(() -> new Guard.NotHere("Nobody asked for such a run, or it is forgotten: see all runs."));
        var running = insight.standing(visit.company().id()).running();
        var run = Optional.ofNullable(queued.run()).or(() -> running.filter(id -> isOf(queued, visit, id)));
        if (run.isPresent() && following.isEmpty()) {
            return Shown.to(visit.address("runs/" + run.get()));
        }
        run.ifPresent(id -> response.setHeader("HX-Redirect", visit.address("runs/" + id)));
        return new Shown.Page(
                "web/runs/asked.jte", Place.RUNS, "A run that was asked for", new AskedView(queued, running));
    }

    /// Until it has ended nobody says which run comes of what was asked for; of one company one goes on at a time.
    private boolean isOf(RunQueue.Queued queued, Visit visit, long running) {
        return queued.settled() == null
                && insight.run(visit.company().id(), running)
                        .filter(run -> !run.started().isBefore(queued.requested())
                                && !run.occasion().who().equals(Occasion.SCHEDULED.who()))
                        .isPresent();
    }

    private static Optional<UUID> ticket(String word) {
        try {
            return Optional.of(UUID.fromString(word));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @GetMapping("/companies/{company}/runs/{run}/holds.csv")
    @LetsIn(Who.ACCOUNTANT)
    ResponseEntity<byte[]> holds(Visit visit, @PathVariable("run") String number) {
        var run = RunView.of(find(visit, number));
        var csv = new Csv("Kind", "Number", "Why", "How to mend it");
        run.report().holds().forEach(hold -> csv.row(hold.kind(), hold.source(), hold.reason(), hold.mend()));
        return exported(visit, "holds of run " + number, csv.file("run-%s-holds.csv".formatted(number)));
    }

    @GetMapping("/companies/{company}/runs/{run}/documents.csv")
    @LetsIn(Who.ACCOUNTANT)
    ResponseEntity<byte[]> documents(Visit visit, @PathVariable("run") String number) {
        var run = find(visit, number);
        var csv = new Csv(
                "What was done", "State", "Document", "Number", "Record", "Store", "Day", "Currency", "Total", "Tax");
        insight.deeds(run.company(), run.id(), DOCUMENTS_MAX)
                .forEach(deed -> csv.row(
                        deed.deed(),
                        deed.state(),
                        deed.type().word(),
                        deed.number(),
                        deed.source(),
                        deed.store(),
                        deed.day(),
                        deed.currency(),
                        deed.gross(),
                        deed.tax()));
        return exported(visit, "documents of run " + number, csv.file("run-%s-documents.csv".formatted(number)));
    }

    private ResponseEntity<byte[]> exported(Visit visit, String what, ResponseEntity<byte[]> file) {
        audit.done(visit.actor(), Act.EXPORT, visit.company().id(), what);
        return file;
    }

    private RunView view(Visit visit, String number) {
        var row = find(visit, number);
        var progress = row.report() == null ? insight.progress(row.company(), row.id()) : Optional.<RunProgress>empty();
        return RunView.of(row, progress, approvals.askedFor(row));
    }

    private RunRow find(Visit visit, String number) {
        return (number.matches("\\d{1,18}")
                        ? insight.run(visit.company().id(), Long.parseLong(number))
                        : Optional.<RunRow>empty())
                .orElseThrow(() -> new Guard.NotHere(
                        "%s has no run %s.".formatted(visit.company().name(), number)));
    }
}
