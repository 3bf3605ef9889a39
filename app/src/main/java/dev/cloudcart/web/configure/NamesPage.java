package dev.cloudcart.web.configure;

import java.util.Arrays;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import dev.cloudcart.core.books.BooksList;
import dev.cloudcart.ports.KnownNames;
import dev.cloudcart.web.frame.Guard;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Visit;
import dev.cloudcart.web.frame.Who;

/// Finds names in long lists of the books as one types, without asking the books.
@Controller
final class NamesPage {

    private static final int MOST = 50;

    private final KnownNames names;

    NamesPage(KnownNames names) {
        this.names = names;
    }

    record View(List<KnownNames.Name> names) {}

    /// The one parameter is what was typed, under the name of whichever field it was typed into.
    @GetMapping("/companies/{company}/configure/names/{list}")
    @LetsIn(Who.VIEWER)
    Shown find(Visit visit, @PathVariable("list") String word, HttpServletRequest request) {
        var list = Arrays.stream(BooksList.values())
                .filter(one -> one.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new Guard.NotHere("The books have no such list."));
        var typed = request.getParameterMap().values().stream()
                .findFirst()
                .map(values -> values[0].strip())
                .orElse("");
        return new Shown.Part(
                "web/configure/names.jte",
                new View(names.known(visit.company().id(), list, typed, MOST).names()));
    }
}
