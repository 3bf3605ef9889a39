package dev.cloudcart.web.configure;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.cloudcart.desk.SettingsDesk;
import dev.cloudcart.ports.ManualRun;
import dev.cloudcart.settings.Change;
import dev.cloudcart.settings.Filled;
import dev.cloudcart.settings.Settings;
import dev.cloudcart.settings.SettingsBook;
import dev.cloudcart.settings.SettingsBook.Changing;
import dev.cloudcart.settings.SettingsForm;
import dev.cloudcart.settings.SettingsReading;
import dev.cloudcart.settings.VersionedSettings;
import dev.cloudcart.web.configure.ConfigureView.Meanwhile;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Visit;
import dev.cloudcart.web.frame.Who;

/// The settings, all of them in one form.
@Controller
final class ConfigurePage {

    private static final int MEANWHILE_MAX = 20;
    private static final String SYNC = "sync";
    private static final String PREVIEW_BUTTON = "preview";
    private static final ManualRun SINCE_LAST_TIME = new ManualRun(List.of(), null, null, List.of(), List.of(), false);
    private static final ManualRun PREVIEW = new ManualRun(List.of(), null, null, List.of(), List.of(), true);

    private final SettingsBook book;
    private final Pages pages;
    private final Requests requests;
    private final SettingsDesk desk;

    ConfigurePage(SettingsBook book, Pages pages, Requests requests, SettingsDesk desk) {
        this.book = book;
        this.pages = pages;
        this.requests = requests;
        this.desk = desk;
    }

    /// @param preview the run that showed what settings would do which are not saved: they stand in the form then
    @GetMapping("/companies/{company}/configure")
    @LetsIn(Who.VIEWER)
    Shown configure(
            Visit visit,
            @RequestParam(name = "tab", defaultValue = "") String tab,
            @RequestParam(name = "preview", defaultValue = "") String preview) {
        var current = book.current(visit.company().id());
        return preview.isEmpty()
                ? pages.fresh(visit, current, tab)
                : pages.previewed(visit, current, tab, requests.previewed(visit, preview));
    }

    /// @param version the one that the form was made from
    /// @param then what is wanted of it: to save, to save and sync, or to see what would come of it
    @PostMapping("/companies/{company}/configure")
    @LetsIn(Who.OPERATOR)
    Shown save(
            Visit visit,
            @RequestParam(name = "version", defaultValue = "") String version,
            @RequestParam(name = "tab", defaultValue = "") String tab,
            @RequestParam(name = "then", defaultValue = "save") String then,
            HttpServletRequest request) {
        var sent = Filled.sent(new HashMap<>(request.getParameterMap()));
        var current = book.current(visit.company().id());
        if (!version.equals(Long.toString(current.version()))) {
            return overtaken(visit, version, tab, sent, current, then);
        }
        return switch (SettingsForm.read(sent, current.settings())) {
            case SettingsReading.Refused(var problems) ->
                pages.wrong(visit, current, sent, SettingsForm.wrongs(problems, sent));
            case SettingsReading.Read(var settings) ->
                then.equals(PREVIEW_BUTTON)
                        ? requests.ask(visit, PREVIEW, Optional.of(settings))
                        : save(visit, current, settings, sent, tab, then.equals(SYNC));
        };
    }

    private Shown save(
            Visit visit, VersionedSettings before, Settings settings, Filled sent, String tab, boolean sync) {
        return switch (desk.change(visit.company().id(), before.version(), settings, visit.actor(), "")) {
            case Changing.Overtaken(var now) ->
                overtaken(visit, Long.toString(before.version()), tab, sent, now, sync ? SYNC : "save");
            case Changing.Changed _ when sync -> requests.ask(visit, SINCE_LAST_TIME, Optional.empty());
            case Changing.Changed(var after)
            when after.version() == before.version() ->
                Shown.done(
                        page(visit, tab),
                        "Nothing is different: the settings stay at version %d.".formatted(after.version()));
            case Changing.Changed(var after) -> saved(visit, tab, after);
        };
    }

    private static Shown saved(Visit visit, String tab, VersionedSettings now) {
        return Shown.done(page(visit, tab), "Saved as version %d.".formatted(now.version()));
    }

    private static String page(Visit visit, String tab) {
        return visit.address("configure") + (tab.matches("[a-z-]{1,40}") ? "?tab=" + tab : "");
    }

    /// What was written here stays, what was not touched follows the others, and nothing is saved unseen.
    private Shown overtaken(Visit visit, String version, String tab, Filled sent, VersionedSettings now, String then) {
        var shown = made(visit, version);
        if (shown.isEmpty()) {
            return Shown.refused(
                    visit.address("configure"),
                    "The form did not say which version of the settings it was made from; here they are as they are now.");
        }
        var before = SettingsForm.fill(shown.get().settings());
        var merged = sent.after(before, SettingsForm.fill(now.settings()));
        var theirs = Change.between(shown.get().settings(), now.settings()).stream()
                .map(Change::setting)
                .filter(setting -> sent.touched(setting, before))
                .collect(Collectors.toSet());
        var versions = book.history(visit.company().id(), MEANWHILE_MAX).stream()
                .filter(one -> one.version() > shown.get().version())
                .toList();
        if (!then.equals(PREVIEW_BUTTON) && isSentTwice(visit, versions, merged, now)) {
            return then.equals(SYNC) ? requests.ask(visit, SINCE_LAST_TIME, Optional.empty()) : saved(visit, tab, now);
        }
        return pages.overtaken(visit, now, tab, merged, new Meanwhile(versions, Set.copyOf(theirs)));
    }

    /// A button that is pressed twice sends the same form twice; so does whoever goes back to it.
    private static boolean isSentTwice(
            Visit visit, List<VersionedSettings> since, Filled merged, VersionedSettings now) {
        return since.stream().allMatch(one -> one.who().equals(visit.actor().name()))
                && SettingsForm.read(merged, now.settings()) instanceof SettingsReading.Read(var settings)
                && settings.equals(now.settings());
    }

    private Optional<VersionedSettings> made(Visit visit, String version) {
        return version.matches("\\d{1,18}") ? book.at(visit.company().id(), Long.parseLong(version)) : Optional.empty();
    }
}
