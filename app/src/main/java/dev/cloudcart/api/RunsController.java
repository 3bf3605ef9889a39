package dev.cloudcart.api;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.access.Caller;
import dev.cloudcart.access.Role;
import dev.cloudcart.api.call.Address;
import dev.cloudcart.api.call.Call;
import dev.cloudcart.api.call.CallGuard;
import dev.cloudcart.api.call.Finder;
import dev.cloudcart.api.call.Refuse;
import dev.cloudcart.api.call.Sent;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.desk.Approvals;
import dev.cloudcart.desk.Approvals.Approval;
import dev.cloudcart.desk.RunDesk;
import dev.cloudcart.journal.Insight;
import dev.cloudcart.journal.Insight.WhichRuns;
import dev.cloudcart.journal.RunRow;
import dev.cloudcart.ports.ManualRun;
import dev.cloudcart.ports.RunQueue;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.settings.Company;
import dev.cloudcart.settings.Settings;
import dev.cloudcart.settings.SettingsBook;

@RestController
final class RunsController {

    private static final String RUNS = Address.COMPANY + "/runs";
    private static final int USUAL = 50;
    private static final int MOST = 500;
    private static final int DEEDS_MOST = 100_000;

    private final Insight insight;
    private final SettingsBook book;
    private final RunQueue queue;
    private final AskedRuns asked;
    private final InstantSource clock;
    private final RunDesk desk;
    private final Approvals approvals;

    RunsController(
            Insight insight,
            SettingsBook book,
            RunQueue queue,
            AskedRuns asked,
            InstantSource clock,
            RunDesk desk,
            Approvals approvals) {
        this.insight = insight;
        this.book = book;
        this.queue = queue;
        this.asked = asked;
        this.clock = clock;
        this.desk = desk;
        this.approvals = approvals;
    }

    @PostMapping(RUNS)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Call(
            does =
                    "Asks for a run; Location leads to it. A preview writes nothing and does with an accountant, all else takes an operator.",
            takes = Role.ACCOUNTANT)
    RunView ask(Company company, @Sent RunBody body, Caller caller, Actor actor, HttpServletResponse response) {
        if (!body.isPreview()) {
            CallGuard.mustBe(caller, Role.OPERATOR);
        }
        var settings = book.current(company.id()).settings();
        var start = settings.orderExport().startDate();
        var request = switch (body.asked().read(company, start, clock.instant())) {
            case ManualRun.Reading.Understood(var understood) -> understood;
            case ManualRun.Reading.Refused refused -> throw Refuse.wrong(refused.sentence());
        };
        return asked.enqueued(company, under(request, body, settings), actor, response);
    }

    private static SyncRequest under(SyncRequest request, RunBody body, Settings base) {
        if (body.settings() == null) {
            return request;
        }
        if (!body.isPreview()) {
            throw Refuse.wrong(
                    "Only a preview goes by settings that are not saved: add \"preview\": true, or save them.");
        }
        return request.under(SettingsView.read(body.settings(), base));
    }

    @GetMapping(RUNS)
    @Call(does = "Lists runs, the newest first, without their reports.")
    List<RunView> list(
            Company company,
            @RequestParam(name = "trigger", defaultValue = "") String trigger,
            @RequestParam(name = "status", defaultValue = "") String status,
            @RequestParam(name = "before", required = false) @Nullable String before,
            @RequestParam(name = "limit", required = false) @Nullable String limit) {
        var from = Finder.number("before", before, Long.MAX_VALUE, Long.MAX_VALUE);
        var most = Finder.number("limit", limit, USUAL, MOST);
        return insight.runs(company.id(), new WhichRuns(trigger, status), from, (int) most).stream()
                .map(row -> RunView.of(row, company).withoutReport())
                .toList();
    }

    @GetMapping(RUNS + "/{run}")
    @Call(does = "One run by its number, or by the ticket of one that was asked for: how far it is, and its report.")
    RunView one(Company company, @PathVariable("run") String word) {
        return Finder.id(word).isPresent()
                ? run(company, word)
                : asked(company, word).orElseThrow(() -> noRun(word));
    }

    private RunView run(Company company, String word) {
        var row = find(company, word);
        var view = RunView.of(row, company);
        return row.finished() == null
                ? insight.progress(company.id(), row.id()).map(view::at).orElse(view)
                : view;
    }

    private RunRow find(Company company, String word) {
        return Finder.id(word)
                .flatMap(number -> insight.run(company.id(), number))
                .orElseThrow(() -> noRun(word));
    }

    private Optional<RunView> asked(Company company, String ticket) {
        return queue.find(Finder.uuid(ticket, "run"))
                .filter(queued -> queued.company().equals(company.id()))
                .map(queued -> Optional.ofNullable(queued.run())
                        .map(run -> run(company, Long.toString(run)))
                        .orElseGet(() -> RunView.of(queued, company)));
    }

    private static RuntimeException noRun(String word) {
        return Refuse.notFound("There is no run %s.".formatted(word));
    }

    @GetMapping(RUNS + "/{run}/documents")
    @Call(does = "What a run did to documents, in the order in which it did it.")
    List<DeedView> documents(Company company, @PathVariable("run") String word) {
        var row = find(company, word);
        return insight.deeds(company.id(), row.id(), DEEDS_MOST).stream()
                .map(DeedView::of)
                .toList();
    }

    @PostMapping(RUNS + "/{run}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Call(does = "Ends a run after what is under way; the next goes on from there.", takes = Role.OPERATOR)
    RunView stop(Company company, @PathVariable("run") String word, Actor actor) {
        long number = find(company, word).id();
        if (!desk.stop(company.id(), number, actor)) {
            throw Refuse.conflict("Run %d has ended already.".formatted(number));
        }
        return run(company, word);
    }

    @PostMapping(RUNS + "/{run}/again")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Call(does = "Asks for the same over the same once more.", takes = Role.OPERATOR)
    RunView again(Company company, @PathVariable("run") String word, Actor actor, HttpServletResponse response) {
        long number = find(company, word).id();
        var request = queue.askedFor(company.id(), number)
                .orElseThrow(() ->
                        Refuse.conflict("What run %d was asked for is not known any more: ask for it anew with POST %s."
                                .formatted(
                                        number,
                                        RUNS.replace("{company}", company.id().toString()))));
        return asked.enqueued(company, request, actor, response);
    }

    @PostMapping(RUNS + "/{run}/approve")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Call(
            does = "Does what a preview showed: asks for a sync over the same, or over some of its orders.",
            takes = Role.ACCOUNTANT)
    RunView approve(
            Company company,
            @PathVariable("run") String word,
            @Sent ApprovalBody body,
            Actor actor,
            HttpServletResponse response) {
        var preview = find(company, word);
        var orders = body.orders();
        var approval = orders == null ? approvals.all(preview) : approvals.some(preview, shown(preview, orders));
        var request = switch (approval) {
            case Approval.Approved(var approved) -> approved;
            case Approval.Refused(var sentence) -> throw Refuse.conflict(sentence);
            case Approval.Unsaved() ->
                throw Refuse.conflict("Preview %d went by settings that are not saved: save them, then ask for a run."
                        .formatted(preview.id()));
        };
        return asked.enqueued(company, request, actor, response);
    }

    /// Nobody approves what was not shown.
    private static List<String> shown(RunRow preview, List<String> orders) {
        var report = preview.report();
        var known = report == null
                ? List.<String>of()
                : JsonMapper.shared()
                        .readTree(report)
                        .at("/preview/documents")
                        .valueStream()
                        .map(document -> document.path("order").asString(""))
                        .toList();
        if (report != null && orders.isEmpty()) {
            throw Refuse.wrong("Name the orders that are to be synced, or leave \"orders\" out for all of them.");
        }
        orders.stream()
                .filter(order -> report != null && !known.contains(order))
                .findFirst()
                .ifPresent(order -> {
                    throw Refuse.wrong("Preview %d shows no order \"%s\".".formatted(preview.id(), order));
                });
        return orders.stream().distinct().toList();
    }
}
