package dev.cloudcart.api;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.cloudcart.api.call.Address;
import dev.cloudcart.api.call.Call;
import dev.cloudcart.api.call.Finder;
import dev.cloudcart.api.call.Refuse;
import dev.cloudcart.api.call.Says;
import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.journal.Insight;
import dev.cloudcart.journal.Insight.Line;
import dev.cloudcart.journal.Proven;
import dev.cloudcart.journal.Section;
import dev.cloudcart.journal.Turnover;
import dev.cloudcart.settings.Company;

/// What stands in the books beside what the shop says.
@RestController
final class ProofController {

    private static final String PROOF = Address.COMPANY + "/proof";
    private static final int USUAL = 500;
    private static final int MOST = 5_000;

    private final Insight insight;
    private final Audit audit;
    private final InstantSource clock;

    ProofController(Insight insight, Audit audit, InstantSource clock) {
        this.insight = insight;
        this.audit = audit;
        this.clock = clock;
    }

    record Row(
            @Says("`sales`, `bills`, `vendor credits` …") String section,
            @Says("the vendor of what is bought") String store,
            String currency,
            long documents,
            @Says("with tax, as Linnworks says") BigDecimal source,
            @Says("with tax, as QuickBooks stored it") BigDecimal books,
            BigDecimal difference,
            BigDecimal tax,
            BigDecimal taxBooks) {

        static Row of(Turnover sum) {
            return new Row(
                    word(sum.section()),
                    sum.store(),
                    sum.currency(),
                    sum.documents(),
                    sum.source(),
                    sum.books(),
                    sum.difference(),
                    sum.tax(),
                    sum.taxBooks());
        }
    }

    private static String word(Section section) {
        return section.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private record Stretch(LocalDate from, LocalDate to) {}

    @GetMapping(PROOF)
    @Call(does = "What stands of some days, by section, store and currency; this month where nothing is said.")
    List<Row> rows(
            Company company,
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "to", required = false) @Nullable String to) {
        var days = days(company, from, to);
        return insight.turnover(company.id(), days.from(), days.to()).stream()
                .map(Row::of)
                .toList();
    }

    private Stretch days(Company company, @Nullable String from, @Nullable String to) {
        var month = YearMonth.from(LocalDate.ofInstant(clock.instant(), company.zone()));
        var first = day("from", from).orElseGet(() -> month.atDay(1));
        var last = day("to", to).orElseGet(month::atEndOfMonth);
        if (last.isBefore(first)) {
            throw Refuse.wrong("\"to\" (%s) is before \"from\" (%s).".formatted(last, first));
        }
        return new Stretch(first, last);
    }

    private static Optional<LocalDate> day(String name, @Nullable String text) {
        return Optional.ofNullable(text).map(typed -> Finder.day(name, typed));
    }

    @GetMapping(PROOF + "/documents")
    @Call(
            does =
                    "The documents of some days, in the order of their days; a page goes on after the document that the one before ended with. In the audit as an export.")
    List<DocumentView> documents(
            Company company,
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "to", required = false) @Nullable String to,
            @RequestParam(name = "section", required = false) @Nullable String section,
            @RequestParam(name = "store", required = false) @Nullable String store,
            @RequestParam(name = "currency", required = false) @Nullable String currency,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", required = false) @Nullable String limit,
            Actor actor) {
        var days = days(company, from, to);
        var most = (int) Finder.number("limit", limit, USUAL, MOST);
        var last = Optional.ofNullable(after).map(id -> proven(company, id));
        audit.done(actor, Act.EXPORT, company.id(), "proof of %s to %s".formatted(days.from(), days.to()));
        return insight
                .documents(company.id(), line(section, store, currency), days.from(), days.to(), last, most)
                .stream()
                .map(DocumentView::of)
                .toList();
    }

    private Proven proven(Company company, String id) {
        return DocumentId.read(company.id(), id)
                .flatMap(insight::proven)
                .orElseThrow(() -> Refuse.notFound("No document that stands has the id \"%s\".".formatted(id)));
    }

    private static Optional<Line> line(@Nullable String section, @Nullable String store, @Nullable String currency) {
        if (section == null && store == null && currency == null) {
            return Optional.empty();
        }
        if (section == null || store == null || currency == null) {
            throw Refuse.wrong("\"section\", \"store\" and \"currency\" go together: they are those of one row.");
        }
        return Optional.of(new Line(
                Section.named(section.replace(' ', '_'))
                        .orElseThrow(() -> Refuse.wrong("There is no section \"%s\".".formatted(section))),
                store,
                currency));
    }
}
