package dev.cloudcart.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.journal.Hold;
import dev.cloudcart.journal.Journal;

@RestController
final class HoldsController {

    private static final int PAGE = 500;
    private static final int MOST = 10_000;

    private final Finder finder;
    private final Journal journal;

    HoldsController(Finder finder, Journal journal) {
        this.finder = finder;
        this.journal = journal;
    }

    @GetMapping("/api/companies/{name}/holds")
    List<View> list(@PathVariable String name) {
        var company = finder.company(name).id();
        var all = new ArrayList<View>();
        var page = journal.holds(company, Optional.empty(), PAGE);
        while (!page.isEmpty() && all.size() < MOST) {
            page.forEach(hold -> all.add(View.of(hold)));
            page = journal.holds(company, Optional.of(page.getLast()), PAGE);
        }
        return all;
    }

    @PostMapping("/api/companies/{name}/holds/{number}/dismiss")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(@PathVariable String name, @PathVariable String number) {
        var company = finder.company(name);
        if (!journal.dismiss(company.id(), number)) {
            throw Finder.notFound("Nothing is held for %s under the number %s.".formatted(company.name(), number));
        }
    }

    record View(String source, String reason, String mend, Instant since) {

        static View of(Hold hold) {
            return new View(hold.source().number(), hold.reasons().stream().map(Reason::what).distinct().collect(
                    Collectors.joining("; ")),
                    hold.reasons().stream().map(Reason::mend).distinct().collect(Collectors
                            .joining("; ")),
                    hold.since());
        }
    }
}
