package dev.cloudcart.web.configure;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.cloudcart.desk.SettingsDesk;
import dev.cloudcart.settings.Change;
import dev.cloudcart.settings.SettingsBook;
import dev.cloudcart.settings.SettingsBook.Changing;
import dev.cloudcart.settings.VersionedSettings;
import dev.cloudcart.web.frame.Guard;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Visit;
import dev.cloudcart.web.frame.Who;

/// The versions of the settings: who made each, when, and what it changed.
@Controller
final class HistoryPage {

    private static final int PAGE = 25;
    private static final String HISTORY = "configure/history";

    private final SettingsBook book;
    private final SettingsDesk desk;

    HistoryPage(SettingsBook book, SettingsDesk desk) {
        this.book = book;
        this.desk = desk;
    }

    /// @param current the version that counts
    /// @param older where the next page begins; empty when there are no more
    record ListView(List<VersionedSettings> versions, long current, Optional<Long> older) {}

    /// @param changes what it takes to get from one to the other
    record CompareView(VersionedSettings from, VersionedSettings to, List<Change> changes, long current) {}

    @GetMapping("/companies/{company}/configure/history")
    @LetsIn(Who.VIEWER)
    Shown list(Visit visit, @RequestParam(name = "before", defaultValue = "") String before) {
        var found = book.history(visit.company().id(), number(before).orElse(Long.MAX_VALUE), PAGE + 1);
        var shown = found.stream().limit(PAGE).toList();
        var older = found.size() > PAGE ? Optional.of(shown.getLast().version()) : Optional.<Long>empty();
        var current = book.current(visit.company().id()).version();
        return new Shown.Page(
                "web/configure/history.jte",
                Place.CONFIGURE,
                "History of the settings",
                new ListView(shown, current, older));
    }

    @GetMapping("/companies/{company}/configure/compare")
    @LetsIn(Who.VIEWER)
    Shown compare(
            Visit visit,
            @RequestParam(name = "from", defaultValue = "") String from,
            @RequestParam(name = "to", defaultValue = "") String to) {
        var before = find(visit, from);
        var after = find(visit, to);
        var view = new CompareView(
                before,
                after,
                Change.between(before.settings(), after.settings()),
                book.current(visit.company().id()).version());
        return new Shown.Page(
                "web/configure/compare.jte",
                Place.CONFIGURE,
                "Settings, version %d against %d".formatted(before.version(), after.version()),
                view);
    }

    /// Makes a new version that is as an old one was.
    ///
    /// @param current the version that counted when the page was made
    @PostMapping("/companies/{company}/configure/versions/{version}/restore")
    @LetsIn(Who.OPERATOR)
    Shown restore(
            Visit visit,
            @PathVariable("version") String version,
            @RequestParam(name = "current", defaultValue = "") String current) {
        var old = find(visit, version);
        var seen = number(current).orElse(0L);
        var how = ", as version %d was".formatted(old.version());
        return switch (desk.change(visit.company().id(), seen, old.settings(), visit.actor(), how)) {
            // A button that is pressed twice.
            case Changing.Overtaken(var now)
            when now.who().equals(visit.actor().name()) && now.settings().equals(old.settings()) ->
                restored(visit, old, now);
            case Changing.Overtaken(var now) ->
                Shown.refused(
                        visit.address(HISTORY),
                        "%s made version %d meanwhile: look at it first. Nothing was changed."
                                .formatted(now.who(), now.version()));
            case Changing.Changed(var now)
            when now.version() == seen ->
                Shown.done(
                        visit.address(HISTORY),
                        "Nothing is different: the settings stay at version %d.".formatted(now.version()));
            case Changing.Changed(var now) -> restored(visit, old, now);
        };
    }

    private static Shown restored(Visit visit, VersionedSettings old, VersionedSettings now) {
        return Shown.done(
                visit.address(HISTORY),
                "The settings are as they were in version %d again, as version %d."
                        .formatted(old.version(), now.version()));
    }

    private VersionedSettings find(Visit visit, String version) {
        return number(version)
                .flatMap(number -> book.at(visit.company().id(), number))
                .orElseThrow(() -> new Guard.NotHere("The settings of %s have no such version."
                        .formatted(visit.company().name())));
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
