package dev.cloudcart.web.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.audit.Entry;
import dev.cloudcart.audit.Wanted;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.people.Person;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.Company;
import dev.cloudcart.web.frame.Actors;
import dev.cloudcart.web.frame.Csv;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.TypedDay;
import dev.cloudcart.web.frame.Visit;
import dev.cloudcart.web.frame.Who;

@Controller
final class AuditPage {

    private static final int PAGE = 50;
    private static final int EXPORT_PAGE = 5_000;
    private static final int EXPORT_ROWS_MAX = 100_000;

    private final Audit audit;
    private final Companies companies;

    AuditPage(Audit audit, Companies companies) {
        this.audit = audit;
        this.companies = companies;
    }

    /// What is looked for, as it was typed.
    record Filter(String who, String act, String from, String to, String refused) {

        Filter(
                @Nullable String who,
                @Nullable String act,
                @Nullable String from,
                @Nullable String to,
                @Nullable String refused) {
            this.who = Objects.requireNonNullElse(who, "").strip();
            this.act = Objects.requireNonNullElse(act, "");
            this.from = Objects.requireNonNullElse(from, "");
            this.to = Objects.requireNonNullElse(to, "");
            this.refused = Objects.requireNonNullElse(refused, "");
        }

        Wanted wanted(Optional<CompanyId> company, ZoneId zone) {
            return new Wanted(
                    company,
                    Arrays.stream(Act.values())
                            .filter(one -> one.name().equals(act))
                            .findFirst(),
                    Optional.of(who).filter(name -> !name.isEmpty()),
                    TypedDay.read(from).map(day -> day.atStartOfDay(zone).toInstant()),
                    TypedDay.read(to)
                            .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()),
                    !refused.isEmpty(),
                    Long.MAX_VALUE);
        }

        boolean isEmpty() {
            return (who + act + from + to + refused).isEmpty();
        }

        /// For the address of another page of the same.
        String query() {
            return Map.of("who", who, "act", act, "from", from, "to", to, "refused", refused).entrySet().stream()
                    .filter(one -> !one.getValue().isEmpty())
                    .sorted(Map.Entry.comparingByKey())
                    .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                    .collect(Collectors.joining("&"));
        }
    }

    /// @param company its name; empty for what belongs to none
    record Row(Entry entry, String company) {}

    /// @param base the address of the page
    /// @param older the id that the next page begins before
    record View(String base, boolean all, Filter filter, List<Row> rows, Optional<Long> older) {

        Act[] acts() {
            return Act.values();
        }

        String next() {
            var query = filter.query();
            return base + "?" + (query.isEmpty() ? "" : query + "&") + "before=" + older.orElseThrow();
        }
    }

    @GetMapping("/audit")
    @LetsIn(Who.OWNER_OF_ALL)
    Shown all(@ModelAttribute Filter filter, @RequestParam(name = "before", defaultValue = "") String before) {
        return page("/audit", true, filter, filter.wanted(Optional.empty(), ZoneOffset.UTC), before);
    }

    @GetMapping("/companies/{company}/audit")
    @LetsIn(Who.ACCOUNTANT)
    Shown ofOne(
            Visit visit,
            @ModelAttribute Filter filter,
            @RequestParam(name = "before", defaultValue = "") String before) {
        return page(visit.address("audit"), false, filter, wanted(visit, filter), before);
    }

    private static Wanted wanted(Visit visit, Filter filter) {
        return filter.wanted(Optional.of(visit.company().id()), visit.company().zone());
    }

    private Shown page(String base, boolean all, Filter filter, Wanted wanted, String before) {
        var from = before.matches("\\d{1,18}") ? wanted.olderThan(Long.parseLong(before)) : wanted;
        var found = audit.list(from, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var older = found.size() > PAGE ? Optional.of(shown.getLast().id()) : Optional.<Long>empty();
        return new Shown.Page(
                "web/audit/list.jte",
                all ? Place.AUDIT_OF_ALL : Place.AUDIT,
                all ? "Audit of all" : "Audit",
                new View(base, all, filter, rows(shown), older));
    }

    private List<Row> rows(List<Entry> entries) {
        var names = companies.list().stream().collect(Collectors.toMap(Company::id, Function.identity()));
        return entries.stream()
                .map(entry -> new Row(
                        entry,
                        entry.company()
                                .map(id -> names.containsKey(id) ? names.get(id).name() : id.toString())
                                .orElse("")))
                .toList();
    }

    @PostMapping("/audit/export")
    @LetsIn(Who.OWNER_OF_ALL)
    ResponseEntity<byte[]> exportAll(Person person, @ModelAttribute Filter filter, HttpServletRequest request) {
        var actor = Actors.of(person, request.getRemoteAddr());
        return export(actor, null, filter.wanted(Optional.empty(), ZoneOffset.UTC));
    }

    @PostMapping("/companies/{company}/audit/export")
    @LetsIn(Who.ACCOUNTANT)
    ResponseEntity<byte[]> exportOne(Visit visit, @ModelAttribute Filter filter) {
        return export(visit.actor(), visit.company().id(), wanted(visit, filter));
    }

    private ResponseEntity<byte[]> export(Actor actor, @Nullable CompanyId company, Wanted wanted) {
        var csv = new Csv("id", "at", "who", "from", "what", "company", "subject", "done");
        int count = 0;
        for (var row : rows(found(wanted))) {
            var entry = row.entry();
            csv.row(
                    entry.id(),
                    entry.at(),
                    entry.actor().name(),
                    entry.actor().origin(),
                    entry.act().word(),
                    row.company(),
                    entry.subject(),
                    entry.done() ? "done" : "refused");
            count++;
        }
        audit.done(actor, Act.EXPORT, company, "audit as CSV, %d rows".formatted(count));
        return csv.file("audit.csv");
    }

    private List<Entry> found(Wanted wanted) {
        var all = new ArrayList<>(audit.list(wanted, EXPORT_PAGE));
        int last = all.size();
        while (last == EXPORT_PAGE && all.size() < EXPORT_ROWS_MAX) {
            var page = audit.list(wanted.olderThan(all.getLast().id()), EXPORT_PAGE);
            all.addAll(page);
            last = page.size();
        }
        return all;
    }
}
