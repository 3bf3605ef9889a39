package dev.cloudcart.web.runs;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import dev.cloudcart.journal.Insight;
import dev.cloudcart.journal.RunRow;
import dev.cloudcart.web.frame.Guard;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Visit;
import dev.cloudcart.web.frame.Who;

@Controller
final class RunsPage {

    private static final int PAGE = 50;

    private final Insight insight;

    RunsPage(Insight insight) {
        this.insight = insight;
    }

    /// @param older where the next page begins; empty when there are no more
    record ListView(List<RunView> runs, Optional<Long> older) {}

    @GetMapping("/companies/{company}/runs")
    @LetsIn(Who.VIEWER)
    Shown list(Visit visit, @RequestParam(name = "before", defaultValue = "" + Long.MAX_VALUE) long before) {
        var rows = insight.runs(visit.company().id(), before, PAGE + 1);
        var shown = rows.stream().limit(PAGE).map(RunView::of).toList();
        var older = rows.size() > PAGE ? Optional.of(shown.getLast().row().id()) : Optional.<Long>empty();
        return new Shown.Page("web/runs/list.jte", Place.RUNS, "Runs", new ListView(shown, older));
    }

    @GetMapping("/companies/{company}/runs/{run}")
    @LetsIn(Who.VIEWER)
    Shown one(Visit visit, @PathVariable("run") String number) {
        return new Shown.Page("web/runs/run.jte", Place.RUNS, "Run " + number, find(visit, number));
    }

    /// What changes while it goes on.
    @GetMapping("/companies/{company}/runs/{run}/now")
    @LetsIn(Who.VIEWER)
    Shown now(Visit visit, @PathVariable("run") String number) {
        return new Shown.Part("web/runs/now.jte", find(visit, number));
    }

    private RunView find(Visit visit, String number) {
        return (number.matches("\\d{1,18}")
                        ? insight.run(visit.company().id(), Long.parseLong(number))
                        : Optional.<RunRow>empty())
                .map(RunView::of)
                .orElseThrow(() -> new Guard.NotHere(
                        "%s has no run %s.".formatted(visit.company().name(), number)));
    }
}
