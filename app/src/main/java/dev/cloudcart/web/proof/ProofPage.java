package dev.cloudcart.web.proof;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.journal.Insight;
import dev.cloudcart.journal.Insight.Line;
import dev.cloudcart.journal.Insight.OfDay;
import dev.cloudcart.journal.Proven;
import dev.cloudcart.journal.Section;
import dev.cloudcart.journal.Turnover;
import dev.cloudcart.web.frame.Csv;
import dev.cloudcart.web.frame.Guard;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Visit;
import dev.cloudcart.web.frame.Who;

@Controller
final class ProofPage {

    private static final int PAGE = 100;
    private static final int EXPORTED_MAX = 50_000;
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Insight insight;
    private final Audit audit;
    private final InstantSource clock;

    ProofPage(Insight insight, Audit audit, InstantSource clock) {
        this.insight = insight;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param sections those that have something, with their rows
    record View(Asked asked, Map<Section, List<Turnover>> sections) {

        boolean agrees() {
            return sections.values().stream()
                    .flatMap(List::stream)
                    .allMatch(row -> row.difference().signum() == 0);
        }

        long documents() {
            return sections.values().stream()
                    .flatMap(List::stream)
                    .mapToLong(Turnover::documents)
                    .sum();
        }
    }

    record DaysView(Stretch stretch, Line line, List<OfDay> days) {

        String documents() {
            return query(stretch, line);
        }

        String documents(LocalDate day) {
            return query(new Stretch(day, day), line);
        }
    }

    /// @param next where the next page is; empty when there are no more
    record DocumentsView(Stretch stretch, Optional<Line> line, List<Proven> documents, Optional<String> next) {}

    /// A line of the proof in an address.
    static String query(Stretch stretch, Line line) {
        return new Asked(stretch, line.section().name(), line.store(), line.currency()).query();
    }

    private static String title(Line line) {
        return "%s of %s %s".formatted(line.section().title(), line.store(), line.currency());
    }

    @GetMapping("/companies/{company}/proof")
    @LetsIn(Who.VIEWER)
    Shown proof(Visit visit, @RequestParam Map<String, String> query) {
        var asked = asked(visit, query);
        var sections = new TreeMap<Section, List<Turnover>>();
        rows(visit, asked).forEach(row -> sections.merge(row.section(), List.of(row), ProofPage::both));
        return new Shown.Page("web/proof/proof.jte", Place.PROOF, "Proof", new View(asked, sections));
    }

    private static List<Turnover> both(List<Turnover> some, List<Turnover> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private List<Turnover> rows(Visit visit, Asked asked) {
        var stretch = asked.stretch();
        return insight.turnover(visit.company().id(), stretch.from(), stretch.to()).stream()
                .filter(asked::isAbout)
                .toList();
    }

    private Asked asked(Visit visit, Map<String, String> query) {
        return Asked.of(
                query, LocalDate.ofInstant(clock.instant(), visit.company().zone()));
    }

    @GetMapping("/companies/{company}/proof/days")
    @LetsIn(Who.VIEWER)
    Shown days(Visit visit, @RequestParam Map<String, String> query) {
        var asked = asked(visit, query);
        var stretch = asked.stretch();
        var line = asked.line().orElseThrow(() -> new Guard.NotHere("Open a line of the proof: this names none."));
        return new Shown.Page(
                "web/proof/days.jte",
                Place.PROOF,
                title(line),
                new DaysView(stretch, line, insight.days(visit.company().id(), line, stretch.from(), stretch.to())));
    }

    /// @param after the document that the page before ended with, as `generation/part/role/kind/id`
    @GetMapping("/companies/{company}/proof/documents")
    @LetsIn(Who.VIEWER)
    Shown documents(
            Visit visit,
            @RequestParam Map<String, String> query,
            @RequestParam(name = "after", defaultValue = "") String after) {
        var asked = asked(visit, query);
        var stretch = asked.stretch();
        var line = asked.line();
        var last = Marker.read(after, visit.company().id()).flatMap(insight::proven);
        var page = insight.documents(visit.company().id(), line, stretch.from(), stretch.to(), last, PAGE + 1);
        var shown = page.stream().limit(PAGE).toList();
        var next = page.size() > PAGE
                ? Optional.of(visit.address("proof/documents")
                        + line.map(one -> query(stretch, one))
                                .orElse("?from=%s&to=%s".formatted(stretch.from(), stretch.to()))
                        + "&after=" + Marker.of(shown.getLast().key()))
                : Optional.<String>empty();
        return new Shown.Page(
                "web/proof/documents.jte",
                Place.PROOF,
                line.map(ProofPage::title).orElse("Documents"),
                new DocumentsView(stretch, line, shown, next));
    }

    @GetMapping("/companies/{company}/proof.csv")
    @LetsIn(Who.ACCOUNTANT)
    ResponseEntity<byte[]> csv(Visit visit, @RequestParam Map<String, String> query) {
        var asked = asked(visit, query);
        var csv = new Csv(
                "What", "Store or vendor", "Currency", "Documents", "Linnworks", "QuickBooks", "Difference", "Tax");
        rows(visit, asked)
                .forEach(row -> csv.row(
                        row.section().title(),
                        row.store(),
                        row.currency(),
                        row.documents(),
                        row.source(),
                        row.books(),
                        row.difference(),
                        row.taxBooks()));
        return exported(visit, asked.stretch(), csv.file("proof-%s.csv".formatted(asked.stretch())));
    }

    /// The proof, and its documents one by one.
    @GetMapping("/companies/{company}/proof.xlsx")
    @LetsIn(Who.ACCOUNTANT)
    ResponseEntity<byte[]> xlsx(Visit visit, @RequestParam Map<String, String> query) {
        var asked = asked(visit, query);
        var stretch = asked.stretch();
        var rows = rows(visit, asked);
        var line = asked.store().isEmpty() || asked.currency().isEmpty() ? Optional.<Line>empty() : asked.line();
        var documents = insight.documents(
                visit.company().id(), line, stretch.from(), stretch.to(), Optional.empty(), EXPORTED_MAX);
        return exported(
                visit,
                stretch,
                Csv.file(
                        "proof-%s.xlsx".formatted(stretch),
                        XLSX,
                        ProofBook.of(visit.company().name(), stretch, rows, documents)));
    }

    private ResponseEntity<byte[]> exported(Visit visit, Stretch stretch, ResponseEntity<byte[]> file) {
        audit.done(
                visit.actor(),
                Act.EXPORT,
                visit.company().id(),
                "proof of %s to %s".formatted(stretch.from(), stretch.to()));
        return file;
    }
}
