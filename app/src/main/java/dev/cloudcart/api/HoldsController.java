package dev.cloudcart.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.cloudcart.access.Role;
import dev.cloudcart.api.call.Address;
import dev.cloudcart.api.call.Call;
import dev.cloudcart.api.call.Finder;
import dev.cloudcart.api.call.Refuse;
import dev.cloudcart.api.call.Says;
import dev.cloudcart.api.call.Sent;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.desk.HoldDesk;
import dev.cloudcart.journal.Dismissal;
import dev.cloudcart.journal.Hold;
import dev.cloudcart.journal.Insight;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.KeptHold;
import dev.cloudcart.ports.Retry;
import dev.cloudcart.report.HeldGroups;
import dev.cloudcart.settings.Company;

@RestController
final class HoldsController {

    private static final String HOLDS = Address.COMPANY + "/holds";
    private static final int PAGE = 500;
    private static final int MOST = 10_000;

    private final Journal journal;
    private final Insight insight;
    private final AskedRuns asked;
    private final HoldDesk desk;

    HoldsController(Journal journal, Insight insight, AskedRuns asked, HoldDesk desk) {
        this.journal = journal;
        this.insight = insight;
        this.asked = asked;
        this.desk = desk;
    }

    /// @param kind of the last hold of the page before
    /// @param id likewise
    @GetMapping(HOLDS)
    @Call(does = "Lists what is held, one by one; a page goes on after the record that the one before ended with.")
    List<HoldView> list(
            Company company,
            @RequestParam(name = "after-kind", required = false) @Nullable String kind,
            @RequestParam(name = "after-id", required = false) @Nullable String id,
            @RequestParam(name = "limit", required = false) @Nullable String limit) {
        int most = (int) Finder.number("limit", limit, MOST, MOST);
        var all = new ArrayList<HoldView>();
        var last = after(company.id(), kind, id);
        while (all.size() < most) {
            var page = journal.holds(company.id(), last, Math.min(PAGE, most - all.size()));
            if (page.isEmpty()) {
                break;
            }
            page.forEach(hold -> all.add(HoldView.of(hold)));
            last = Optional.of(page.getLast());
        }
        return all;
    }

    private Optional<Hold> after(CompanyId company, @Nullable String kind, @Nullable String id) {
        if (kind == null && id == null) {
            return Optional.empty();
        }
        if (kind == null || id == null) {
            throw Refuse.wrong("\"after-kind\" and \"after-id\" go together.");
        }
        return Optional.of(insight.held(company, Finder.kind(kind), Finder.uuid(id, "hold"))
                .map(KeptHold::hold)
                .orElseThrow(() -> Refuse.notFound("Nothing of that is held, or ever was.")));
    }

    @GetMapping(HOLDS + "/by-reason")
    @Call(does = "What is held for one kind of reason together, most first.")
    List<HeldGroupView> byReason(Company company) {
        return HeldGroups.of(journal, company.id()).stream()
                .map(HeldGroupView::of)
                .toList();
    }

    record Dismissing(
            @Says("why, for whoever asks later") @Nullable String note) {}

    @PostMapping(HOLDS + "/{number}/dismiss")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Call(does = "Dismisses a hold: its record is not posted, unless a run names it.", takes = Role.OPERATOR)
    void dismiss(
            Company company,
            @PathVariable("number") String number,
            @Says("`order`, `purchase order` …, where several have the number")
                    @RequestParam(name = "kind", required = false)
                    @Nullable
                    String kind,
            @Sent Dismissing body,
            Actor actor) {
        var meant = Optional.ofNullable(kind).map(Finder::kind);
        var note = Objects.requireNonNullElse(body.note(), "").strip();
        switch (desk.dismiss(company.id(), meant, number, note, actor)) {
            case Dismissal.Done _ -> {}
            case Dismissal.Nothing() ->
                throw Refuse.notFound("Nothing is held for %s under the number %s.".formatted(company.name(), number));
            case Dismissal.Several(var kinds) ->
                throw Refuse.wrong("%s is the number of several that are held, %s: say which, as in ?kind=%s."
                        .formatted(
                                number,
                                kinds.stream().map(SourceKind::word).collect(Collectors.joining(" and ")),
                                kinds.getFirst().word()));
        }
    }

    @PostMapping(HOLDS + "/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Call(
            does =
                    "Asks for a run that tries again everything that is held; Location leads to it. A run over numbers tries just those.",
            takes = Role.OPERATOR)
    RunView retry(Company company, Actor actor, HttpServletResponse response) {
        return asked.enqueued(company, Retry.all(company.id()), actor, response);
    }
}
