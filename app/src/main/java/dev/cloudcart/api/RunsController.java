package dev.cloudcart.api;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.ports.ManualRun;
import dev.cloudcart.ports.RunQueue;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.settings.SettingsBook;

@RestController
final class RunsController {

    private static final int LISTED = 50;

    private final Finder finder;
    private final Journal journal;
    private final SettingsBook settings;
    private final RunQueue queue;
    private final InstantSource clock;
    private final Audit audit;

    RunsController(
            Finder finder, Journal journal, SettingsBook settings, RunQueue queue, InstantSource clock, Audit audit) {
        this.finder = finder;
        this.journal = journal;
        this.settings = settings;
        this.queue = queue;
        this.clock = clock;
        this.audit = audit;
    }

    /// Asks for a run. Where it stands is told at the address in the answer.
    @PostMapping("/api/companies/{company}/runs")
    ResponseEntity<RunView> ask(
            @PathVariable("company") String word,
            @RequestAttribute(Questions.BODY) byte[] body,
            HttpServletRequest call) {
        var company = finder.company(word);
        var start = settings.current(company.id()).settings().orderExport().startDate();
        var request = switch (RunBody.read(body).read(company, start, clock.instant())) {
            case ManualRun.Reading.Understood(var understood) ->
                understood.by(Actors.of(call).name());
            case ManualRun.Reading.Refused refused -> throw Finder.wrong(refused.sentence());
        };
        audit.done(Actors.of(call), Act.RUN, company.id(), request.words());
        return accepted(company.name(), request);
    }

    private ResponseEntity<RunView> accepted(String company, SyncRequest request) {
        var ticket = queue.enqueue(request);
        return ResponseEntity.accepted()
                .location(URI.create("/api/runs/" + ticket))
                .body(RunView.queued(ticket, company, request.occasion()));
    }

    @GetMapping("/api/companies/{company}/runs")
    List<RunView> list(@PathVariable("company") String word) {
        var company = finder.company(word);
        return journal.runs(company.id(), LISTED).stream()
                .map(row -> RunView.of(row, company.name()).withoutReport())
                .toList();
    }

    /// @param id the number of a run, or the ticket of one that was asked for
    @GetMapping("/api/runs/{id}")
    RunView one(@PathVariable String id) {
        return number(id).or(() -> ticket(id)).orElseThrow(() -> Finder.notFound("There is no run %s.".formatted(id)));
    }

    private Optional<RunView> number(String id) {
        return id.matches("\\d{1,18}") ? run(Long.parseLong(id)) : Optional.empty();
    }

    private Optional<RunView> run(long id) {
        return journal.run(id).map(row -> RunView.of(row, finder.name(row.company())));
    }

    private Optional<RunView> ticket(String id) {
        try {
            return queue.find(UUID.fromString(id)).map(this::asked);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private RunView asked(RunQueue.Queued queued) {
        var run = queued.run();
        return Optional.ofNullable(run)
                .flatMap(this::run)
                .orElseGet(() -> RunView.of(queued, finder.name(queued.company())));
    }
}
