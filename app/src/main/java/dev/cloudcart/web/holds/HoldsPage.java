package dev.cloudcart.web.holds;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.desk.HoldDesk;
import dev.cloudcart.journal.HeldGroup;
import dev.cloudcart.journal.HeldSentence;
import dev.cloudcart.journal.Hold;
import dev.cloudcart.journal.Insight;
import dev.cloudcart.journal.KeptHold;
import dev.cloudcart.ports.Retry;
import dev.cloudcart.web.frame.Guard;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Paths;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.RunPages;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Visit;
import dev.cloudcart.web.frame.Who;

@Controller
final class HoldsPage {

    private static final int PAGE = 50;
    private static final int DISMISSED = 100;
    private static final int GROUP_MAX = 501;
    private static final int NOTE_CHARACTERS_MAX = 500;

    private final Insight insight;
    private final RunPages runs;
    private final HoldDesk desk;
    private final HoldPages pages;
    private final Mends mends;

    HoldsPage(Insight insight, RunPages runs, HoldDesk desk, HoldPages pages, Mends mends) {
        this.insight = insight;
        this.runs = runs;
        this.desk = desk;
        this.pages = pages;
        this.mends = mends;
    }

    record View(List<HeldGroup> groups) {

        long count() {
            return groups.stream().mapToLong(HeldGroup::count).sum();
        }
    }

    /// @param next where the next page is; empty when there are no more
    /// @param mend the settings that mend the first of them, and with it the others; empty where none do
    record GroupView(
            SourceKind kind, HeldGroup group, List<KeptHold> holds, Optional<String> next, Optional<Mend> mend) {

        /// Those that several have in common; the others stand with their records.
        List<HeldSentence> sentences() {
            return group.sentences().stream()
                    .filter(sentence -> sentence.count() > 1 || group.count() == 1)
                    .toList();
        }

        boolean isMendedByATaxCode() {
            return TaxMend.mends(group.cause());
        }
    }

    @GetMapping("/companies/{company}/holds")
    @LetsIn(Who.VIEWER)
    Shown groups(Visit visit) {
        return new Shown.Page(
                "web/holds/groups.jte",
                Place.HOLDS,
                "Holds",
                new View(insight.held(visit.company().id())));
    }

    @GetMapping("/companies/{company}/holds/dismissed")
    @LetsIn(Who.VIEWER)
    Shown dismissed(Visit visit) {
        return new Shown.Page(
                "web/holds/dismissed.jte",
                Place.HOLDS,
                "Dismissed",
                insight.dismissed(visit.company().id(), DISMISSED));
    }

    /// @param after the record that the page before ended with
    @GetMapping("/companies/{company}/holds/because/{kind}/{because}")
    @LetsIn(Who.VIEWER)
    Shown group(
            Visit visit,
            @PathVariable("kind") String kindWord,
            @PathVariable("because") String because,
            @RequestParam(name = "after", required = false) Optional<String> after) {
        var company = visit.company().id();
        var kind = Paths.kind(kindWord);
        var group = insight.held(company).stream()
                .filter(one -> one.kind() == kind && one.because().equals(because))
                .findFirst();
        if (group.isEmpty()) {
            return Shown.done(visit.address("holds"), "Nothing is held for that reason any more.");
        }
        var last = after.map(Paths::id)
                .flatMap(id -> insight.held(company, kind, id))
                .map(KeptHold::hold);
        var page = insight.held(company, kind, because, last, PAGE + 1);
        var shown = page.stream().limit(PAGE).toList();
        var next = page.size() > PAGE
                ? Optional.of("%s?after=%s"
                        .formatted(
                                address(visit, kind, because),
                                shown.getLast().hold().source().id()))
                : Optional.<String>empty();
        var mend = shown.stream().findFirst().flatMap(first -> mends.fresh(visit, first));
        return new Shown.Page(
                "web/holds/group.jte",
                Place.HOLDS,
                group.get().count() + " " + (group.get().count() == 1 ? kind.word() : kind.words())
                        + " held for one reason",
                new GroupView(kind, group.get(), shown, next, mend));
    }

    private static String address(Visit visit, SourceKind kind, String because) {
        return visit.address("holds/because/%s/%s".formatted(Paths.word(kind), because));
    }

    @GetMapping("/companies/{company}/holds/{kind}/{id}")
    @LetsIn(Who.VIEWER)
    Shown one(Visit visit, @PathVariable("kind") String kind, @PathVariable("id") String id) {
        var kept = find(visit, kind, id);
        return pages.one(visit, kept, mends.fresh(visit, kept));
    }

    @PostMapping("/companies/{company}/holds/retry")
    @LetsIn(Who.OPERATOR)
    Shown retryAll(Visit visit) {
        return runs.ask(visit, Retry.all(visit.company().id()), "Everything that is held is tried again.");
    }

    /// Those that were ticked, or all of the group.
    @PostMapping("/companies/{company}/holds/because/{kind}/{because}/retry")
    @LetsIn(Who.OPERATOR)
    Shown retry(
            Visit visit,
            @PathVariable("kind") String kind,
            @PathVariable("because") String because,
            @RequestParam(name = "record", required = false) @Nullable List<String> records) {
        var held = chosen(visit, Paths.kind(kind), because, records);
        return held.isEmpty()
                ? Shown.refused(visit.address("holds"), "Nothing of that is held any more.")
                : runs.ask(
                        visit,
                        Retry.of(visit.company().id(), held),
                        "%s tried again.".formatted(held.size() == 1 ? "It is" : "They are"));
    }

    private List<SourceRef> chosen(Visit visit, SourceKind kind, String because, @Nullable List<String> records) {
        var company = visit.company().id();
        var held = records == null
                ? insight.held(company, kind, because, Optional.<Hold>empty(), GROUP_MAX)
                : records.stream()
                        .limit(GROUP_MAX)
                        .flatMap(id -> insight.held(company, kind, Paths.id(id)).stream())
                        .filter(KeptHold::isOpen)
                        .toList();
        return held.stream().map(one -> one.hold().source()).toList();
    }

    @PostMapping("/companies/{company}/holds/{kind}/{id}/retry")
    @LetsIn(Who.OPERATOR)
    Shown retryOne(Visit visit, @PathVariable("kind") String kind, @PathVariable("id") String id) {
        var source = find(visit, kind, id).hold().source();
        return runs.ask(visit, Retry.of(visit.company().id(), List.of(source)), "It is tried again.");
    }

    /// What would happen to it now; nothing is written.
    @PostMapping("/companies/{company}/holds/{kind}/{id}/preview")
    @LetsIn(Who.ACCOUNTANT)
    Shown preview(Visit visit, @PathVariable("kind") String kind, @PathVariable("id") String id) {
        var source = find(visit, kind, id).hold().source();
        if (!Retry.canBePreviewed(source.kind())) {
            return Shown.refused(
                    visit.address(Paths.hold(source)),
                    "A %s is foretold together with its order only."
                            .formatted(source.kind().word()));
        }
        return runs.ask(
                visit,
                Retry.preview(visit.company().id(), source),
                "What would happen is worked out; nothing is written.");
    }

    @PostMapping("/companies/{company}/holds/because/{kind}/{because}/dismiss")
    @LetsIn(Who.OPERATOR)
    Shown dismissSome(
            Visit visit,
            @PathVariable("kind") String kind,
            @PathVariable("because") String because,
            @RequestParam(name = "record", required = false) @Nullable List<String> records,
            @RequestParam(name = "note", defaultValue = "") String note) {
        var back = address(visit, Paths.kind(kind), because);
        if (records == null) {
            return Shown.refused(back, "Tick those that are to be dismissed.");
        }
        if (note.isBlank() || note.length() > NOTE_CHARACTERS_MAX) {
            return Shown.refused(back, NOTE);
        }
        var held = chosen(visit, Paths.kind(kind), because, records);
        long dismissed = held.stream()
                .filter(source -> desk.dismiss(visit.company().id(), source, note.strip(), visit.actor()))
                .count();
        return Shown.done(
                back,
                "Dismissed: %d. They are not posted, unless you sync them by their numbers.".formatted(dismissed));
    }

    @PostMapping("/companies/{company}/holds/{kind}/{id}/dismiss")
    @LetsIn(Who.OPERATOR)
    Shown dismiss(
            Visit visit,
            @PathVariable("kind") String kind,
            @PathVariable("id") String id,
            @RequestParam(name = "note", defaultValue = "") String note) {
        var source = find(visit, kind, id).hold().source();
        var address = visit.address(Paths.hold(source));
        if (note.isBlank() || note.length() > NOTE_CHARACTERS_MAX) {
            return Shown.refused(address, NOTE);
        }
        return desk.dismiss(visit.company().id(), source, note.strip(), visit.actor())
                        || isSentTwice(visit, find(visit, kind, id), note)
                ? Shown.done(address, "Dismissed. It is not posted, unless you sync it by its number.")
                : Shown.refused(address, "It is not held any more.");
    }

    /// A button that is pressed twice dismisses what is dismissed by then.
    private static boolean isSentTwice(Visit visit, KeptHold kept, String note) {
        return !kept.isOpen()
                && visit.actor().name().equals(kept.dismissedBy())
                && note.strip().equals(kept.note());
    }

    private static final String NOTE =
            "Say in a few words why it is dismissed, up to %d letters: whoever asks later finds it here."
                    .formatted(NOTE_CHARACTERS_MAX);

    private KeptHold find(Visit visit, String kind, String id) {
        return insight.held(visit.company().id(), Paths.kind(kind), Paths.id(id))
                .orElseThrow(() -> new Guard.NotHere("Nothing of that is held, or ever was."));
    }
}
