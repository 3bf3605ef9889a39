package dev.cloudcart.web.holds;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.desk.SettingsDesk;
import dev.cloudcart.journal.Insight;
import dev.cloudcart.journal.KeptHold;
import dev.cloudcart.ports.Books;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.Retry;
import dev.cloudcart.settings.SettingsBook;
import dev.cloudcart.settings.SettingsBook.Changing;
import dev.cloudcart.web.frame.Guard;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Paths;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.RunPages;
import dev.cloudcart.web.frame.Sentences;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Visit;
import dev.cloudcart.web.frame.Who;

/// Mends a hold that lacks a tax code: the code is chosen from those of the books, and is a row of the settings from
/// then on.
@Controller
final class TaxCodePage {

    private static final int TRIES_MAX = 5;

    private final Insight insight;
    private final SettingsBook settings;
    private final Books books;
    private final RunPages runs;
    private final SettingsDesk desk;

    TaxCodePage(Insight insight, SettingsBook settings, Books books, RunPages runs, SettingsDesk desk) {
        this.insight = insight;
        this.settings = settings;
        this.books = books;
        this.runs = runs;
        this.desk = desk;
    }

    /// A tax code of the books.
    ///
    /// @param percent all of its rates together
    record Choice(String name, String percent) {}

    /// @param choices empty where QuickBooks cannot be asked; the name is typed then
    /// @param trouble why it is not taken, or why there are no choices
    record View(KeptHold kept, TaxMend mend, List<Choice> choices, Optional<String> trouble) {}

    private record Asked(List<Choice> choices, Optional<String> trouble) {}

    @GetMapping("/companies/{company}/holds/{kind}/{id}/tax-code")
    @LetsIn(Who.OPERATOR)
    Shown choose(Visit visit, @PathVariable("kind") String kind, @PathVariable("id") String id) {
        var kept = find(visit, kind, id);
        var source = kept.hold().source();
        var mend = TaxMend.suggested(kept, insight.versions(visit.company().id(), source.kind(), source.id()));
        var asked = ask(visit.company().id());
        return page(new View(kept, mend, asked.choices(), asked.trouble()));
    }

    private static Shown.Page page(View view) {
        return new Shown.Page("web/holds/taxCode.jte", Place.HOLDS, "Choose the tax code", view);
    }

    private Asked ask(CompanyId company) {
        var nothing = new Needs(Set.of(), Set.of(), Set.of());
        try (var open = books.open(company)) {
            return new Asked(
                    open.chart(nothing, new Creation(false, false, Creation.ItemKind.NEVER, "")).taxCodes().stream()
                            .map(code -> new Choice(
                                    code.ref().name(), code.total().percent().toPlainString()))
                            .toList(),
                    Optional.empty());
        } catch (ConnectionTrouble trouble) {
            return new Asked(List.of(), Optional.of(Sentences.of(trouble.getMessage(), trouble.mend())));
        }
    }

    @PostMapping("/companies/{company}/holds/{kind}/{id}/tax-code")
    @LetsIn(Who.OPERATOR)
    Shown mend(
            Visit visit,
            @PathVariable("kind") String kind,
            @PathVariable("id") String id,
            @RequestParam(name = "rate", defaultValue = "") String rate,
            @RequestParam(name = "country", defaultValue = "") String country,
            @RequestParam(name = "region", defaultValue = "") String region,
            @RequestParam(name = "code", defaultValue = "") String code) {
        var kept = find(visit, kind, id);
        var company = visit.company().id();
        var mend = new TaxMend(rate.strip(), country.strip(), region.strip(), code.strip());
        var wrong = missing(company, mend.code()).or(() -> save(visit, mend));
        if (wrong.isPresent()) {
            return page(new View(kept, mend, ask(company).choices(), wrong)).refused();
        }
        return runs.ask(
                visit,
                Retry.of(company, List.of(kept.hold().source())),
                "%s is used from now on, and what is held for that reason is tried again.".formatted(mend.code()));
    }

    private Optional<String> missing(CompanyId company, String code) {
        if (code.isEmpty()) {
            return Optional.of("Choose a tax code.");
        }
        try {
            return books.missingTaxCodes(company, Set.of(code)).isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            "QuickBooks has no tax code %s for sales: choose one that it has, or add it there under Taxes."
                                    .formatted(code));
        } catch (ConnectionTrouble trouble) {
            return Optional.of(Sentences.of(trouble.getMessage(), trouble.mend()));
        }
    }

    /// What others saved meanwhile stays.
    private Optional<String> save(Visit visit, TaxMend mend) {
        var company = visit.company().id();
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            var current = settings.current(company);
            switch (mend.in(current.settings())) {
                case TaxMend.Mended.Wrong(var sentence) -> {
                    return Optional.of(sentence);
                }
                case TaxMend.Mended.Good(var next) -> {
                    if (desk.change(company, current.version(), next, visit.actor(), ": " + mend.words())
                            instanceof Changing.Changed) {
                        return Optional.empty();
                    }
                }
            }
        }
        return Optional.of("Somebody else is saving settings just now: try again.");
    }

    private KeptHold find(Visit visit, String kind, String id) {
        return insight.held(visit.company().id(), Paths.kind(kind), Paths.id(id))
                .filter(KeptHold::isOpen)
                .filter(kept -> kept.hold().reasons().stream().anyMatch(reason -> TaxMend.mends(reason.cause())))
                .orElseThrow(() -> new Guard.NotHere("It is not held for a tax code, or not any more."));
    }
}
