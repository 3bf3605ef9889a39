package dev.cloudcart.web.holds;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.desk.SettingsDesk;
import dev.cloudcart.journal.Insight;
import dev.cloudcart.journal.KeptHold;
import dev.cloudcart.ports.Retry;
import dev.cloudcart.settings.Change;
import dev.cloudcart.settings.Filled;
import dev.cloudcart.settings.SettingsBook;
import dev.cloudcart.settings.SettingsBook.Changing;
import dev.cloudcart.settings.SettingsForm;
import dev.cloudcart.settings.SettingsReading;
import dev.cloudcart.settings.VersionedSettings;
import dev.cloudcart.web.frame.Guard;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Paths;
import dev.cloudcart.web.frame.RunPages;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Visit;
import dev.cloudcart.web.frame.Who;

/// Mends a hold by the settings that its sentences name. They are a version like any other, and what is held is tried
/// again under it.
@Controller
final class MendPage {

    private final Insight insight;
    private final SettingsBook settings;
    private final SettingsDesk desk;
    private final Mends mends;
    private final HoldPages pages;
    private final RunPages runs;

    MendPage(Insight insight, SettingsBook settings, SettingsDesk desk, Mends mends, HoldPages pages, RunPages runs) {
        this.insight = insight;
        this.settings = settings;
        this.desk = desk;
        this.mends = mends;
        this.pages = pages;
        this.runs = runs;
    }

    /// @param version the one that the fields were made from
    @PostMapping("/companies/{company}/holds/{kind}/{id}/settings")
    @LetsIn(Who.OPERATOR)
    Shown save(
            Visit visit,
            @PathVariable("kind") String kind,
            @PathVariable("id") String id,
            @RequestParam(name = "version", defaultValue = "") String version,
            HttpServletRequest request) {
        var kept = insight.held(visit.company().id(), Paths.kind(kind), Paths.id(id))
                .filter(KeptHold::isOpen)
                .orElseThrow(() -> new Guard.NotHere("It is not held any more."));
        var mending = Mends.settings(kept);
        var sent = Filled.sent(new HashMap<>(request.getParameterMap())).only(mending);
        var current = settings.current(visit.company().id());
        if (isSavedAlready(version, sent, current)) {
            return retried(visit, kept, current);
        }
        if (changedMeanwhile(visit.company().id(), version, mending, current)) {
            return page(
                    visit,
                    kept,
                    current,
                    sent,
                    List.of(),
                    "Somebody else changed these settings meanwhile, and nothing is saved: what you wrote stands below;"
                            + " look at it, then save again.");
        }
        return switch (SettingsForm.read(sent, current.settings())) {
            case SettingsReading.Refused(var problems) ->
                page(visit, kept, current, sent, SettingsForm.wrongs(problems, sent), "Nothing was saved.");
            case SettingsReading.Read(var next) ->
                switch (desk.change(visit.company().id(), current.version(), next, visit.actor(), how(kept))) {
                    case Changing.Overtaken(var now) ->
                        page(visit, kept, now, sent, List.of(), "Somebody else saved just now: save again.");
                    case Changing.Changed(var now)
                    when now.version() == current.version() ->
                        page(visit, kept, now, sent, List.of(), "Nothing is different: change what mends it first.");
                    case Changing.Changed(var now) -> retried(visit, kept, now);
                };
        };
    }

    private Shown retried(Visit visit, KeptHold kept, VersionedSettings now) {
        return runs.ask(
                visit,
                Retry.of(visit.company().id(), List.of(kept.hold().source())),
                "Saved as version %d, and what is held is tried again.".formatted(now.version()));
    }

    /// By the first press of a button that is pressed twice.
    private static boolean isSavedAlready(String version, Filled sent, VersionedSettings current) {
        return !version.equals(Long.toString(current.version()))
                && SettingsForm.read(sent, current.settings()) instanceof SettingsReading.Read(var next)
                && next.equals(current.settings());
    }

    private boolean changedMeanwhile(
            CompanyId company, String version, Set<String> mending, VersionedSettings current) {
        if (version.equals(Long.toString(current.version()))) {
            return false;
        }
        var made = version.matches("\\d{1,18}")
                ? settings.at(company, Long.parseLong(version))
                : Optional.<VersionedSettings>empty();
        return made.map(before -> Change.between(before.settings(), current.settings()).stream()
                        .map(Change::setting)
                        .collect(Collectors.toSet()))
                .map(changed -> changed.stream().anyMatch(mending::contains))
                .orElse(true);
    }

    private static String how(KeptHold kept) {
        var source = kept.hold().source();
        return ", to mend %s %s".formatted(source.kind().word(), source.number());
    }

    private Shown page(
            Visit visit,
            KeptHold kept,
            VersionedSettings current,
            Filled sent,
            List<SettingsForm.Wrong> wrongs,
            String trouble) {
        var filled = sent.over(SettingsForm.fill(current.settings()));
        var mend = mends.made(visit, kept, current.version(), filled, wrongs, Optional.of(trouble));
        return pages.one(visit, kept, Optional.of(mend)).refused();
    }
}
