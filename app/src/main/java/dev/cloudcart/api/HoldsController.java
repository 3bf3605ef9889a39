package dev.cloudcart.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.journal.Dismissal;
import dev.cloudcart.journal.Hold;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.report.HeldGroups;
import dev.cloudcart.report.ReportJson;
import dev.cloudcart.report.RunReport.HoldRow;

@RestController
final class HoldsController {

    private static final int PAGE = 500;
    private static final int MOST = 10_000;

    private final Finder finder;
    private final Journal journal;
    private final Audit audit;
    private final TransactionTemplate transactions;

    HoldsController(Finder finder, Journal journal, Audit audit, TransactionTemplate transactions) {
        this.finder = finder;
        this.journal = journal;
        this.audit = audit;
        this.transactions = transactions;
    }

    @GetMapping("/api/companies/{company}/holds")
    List<View> list(@PathVariable("company") String word) {
        var company = finder.company(word).id();
        var all = new ArrayList<View>();
        var page = journal.holds(company, Optional.empty(), PAGE);
        while (!page.isEmpty() && all.size() < MOST) {
            page.forEach(hold -> all.add(View.of(hold)));
            page = journal.holds(company, Optional.of(page.getLast()), PAGE);
        }
        return all;
    }

    /// What is held for one kind of reason together, most first.
    @GetMapping("/api/companies/{company}/holds/by-reason")
    List<Map<String, Object>> byReason(@PathVariable("company") String word) {
        return ReportJson.heldBecause(
                HeldGroups.of(journal, finder.company(word).id()));
    }

    @PostMapping("/api/companies/{company}/holds/{number}/dismiss")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(
            @PathVariable("company") String word,
            @PathVariable String number,
            @RequestParam(name = "kind", required = false) @Nullable String kind,
            @RequestParam(name = "note", defaultValue = "") String note,
            HttpServletRequest call) {
        var company = finder.company(word);
        var meant = Optional.ofNullable(kind)
                .map(one -> SourceKind.named(one)
                        .orElseThrow(() -> Finder.wrong(
                                "There is no kind \"%s\": use \"order\", \"payment\", \"purchase order\", \"delivery\" or \"payment statement\"."
                                        .formatted(one))));
        switch (Objects.requireNonNull(
                transactions.execute(_ -> dismissed(company.id(), meant, number, note, Actors.of(call))))) {
            case Dismissal.Done _ -> {}
            case Dismissal.Nothing() ->
                throw Finder.notFound("Nothing is held for %s under the number %s.".formatted(company.name(), number));
            case Dismissal.Several(var kinds) ->
                throw Finder.wrong("%s is the number of several that are held, %s: say which, as in ?kind=%s."
                        .formatted(
                                number,
                                kinds.stream().map(SourceKind::word).collect(Collectors.joining(" and ")),
                                kinds.getFirst().word()));
        }
    }

    /// Together with what the audit is told of it, or not at all.
    private Dismissal dismissed(CompanyId company, Optional<SourceKind> kind, String number, String note, Actor who) {
        var dismissal = journal.dismiss(company, kind, number, note, who.name());
        if (dismissal instanceof Dismissal.Done(var done)) {
            audit.done(who, Act.DISMISS, company, done.word() + " " + number + (note.isEmpty() ? "" : ": " + note));
        }
        return dismissal;
    }

    /// @param currency of the amount
    /// @param amount the order's total, where it is known
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String kind,
            String source,
            String cause,
            String reason,
            String mend,
            @Nullable String currency,
            @Nullable String amount,
            Instant since) {

        static View of(Hold hold) {
            var row = HoldRow.of(hold);
            var amount = hold.amount().orElse(null);
            return new View(
                    row.kind(),
                    row.source(),
                    row.cause(),
                    row.reason(),
                    row.mend(),
                    amount == null ? null : amount.getCurrencyUnit().getCode(),
                    amount == null ? null : amount.getAmount().toPlainString(),
                    hold.since());
        }
    }
}
