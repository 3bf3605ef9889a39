package dev.cloudcart.web.holds;

import java.util.List;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import dev.cloudcart.journal.Journal;
import dev.cloudcart.report.HeldBecause;
import dev.cloudcart.report.HeldGroups;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Visit;
import dev.cloudcart.web.frame.Who;

@Controller
final class HoldsPage {

    private final Journal journal;

    HoldsPage(Journal journal) {
        this.journal = journal;
    }

    record View(List<HeldBecause> groups) {

        long count() {
            return groups.stream().mapToLong(HeldBecause::count).sum();
        }
    }

    @GetMapping("/companies/{company}/holds")
    @LetsIn(Who.VIEWER)
    Shown groups(Visit visit) {
        return new Shown.Page(
                "web/holds/groups.jte",
                Place.HOLDS,
                "Holds",
                new View(HeldGroups.of(journal, visit.company().id())));
    }
}
