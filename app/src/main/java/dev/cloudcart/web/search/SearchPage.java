package dev.cloudcart.web.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.cloudcart.journal.Found;
import dev.cloudcart.journal.Insight;
import dev.cloudcart.journal.Proven;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Visit;
import dev.cloudcart.web.frame.Who;

@Controller
final class SearchPage {

    private static final int MOST = 20;
    private static final int CHARACTERS_MAX = 100;

    private final Insight insight;

    SearchPage(Insight insight) {
        this.insight = insight;
    }

    /// @param found empty while nothing was asked
    /// @param day that was typed, with its documents
    record View(String text, Optional<Found> found, Optional<LocalDate> day, List<Proven> ofDay, int most) {

        boolean isNothing() {
            return ofDay.isEmpty()
                    && found.filter(some -> some.documents().isEmpty()
                                    && some.records().isEmpty()
                                    && some.skus().isEmpty()
                                    && some.holds().isEmpty()
                                    && some.customers().isEmpty()
                                    && some.amounts().isEmpty()
                                    && some.heldAmounts().isEmpty())
                            .isPresent();
        }
    }

    @GetMapping("/companies/{company}/search")
    @LetsIn(Who.VIEWER)
    Shown search(Visit visit, @RequestParam(name = "q", defaultValue = "") String typed, Locale locale) {
        var company = visit.company().id();
        var text = typed.strip().length() > CHARACTERS_MAX ? typed.strip().substring(0, CHARACTERS_MAX) : typed.strip();
        var day = Typed.day(text, locale);
        var view = new View(
                text,
                text.isEmpty() ? Optional.empty() : Optional.of(insight.find(company, text, Typed.amount(text), MOST)),
                day,
                day.map(one -> insight.documents(company, Optional.empty(), one, one, Optional.empty(), MOST))
                        .orElse(List.of()),
                MOST);
        return new Shown.Page("web/search/search.jte", Place.SEARCH, "Search", view);
    }
}
