package dev.cloudcart.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.journal.Hold;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.posting.Poster;
import dev.cloudcart.posting.Pulse;
import dev.cloudcart.posting.Walk;
import dev.cloudcart.report.Tally;

/// Tries again what is held: from what was filed, and where that does not suffice, by asking the source.
final class HeldRecords {

    private static final int ASKED_AGAIN_MAX = 200;

    /// Mostly they make no more sense than before.
    private static final int SENSELESS_MAX = 5;

    private static final String NOT_HANDED_OUT =
            "Linnworks lists %,d %s that it has not handed out: %,d of them were asked for again, those that "
                    + "waited longest, and the next syncs ask for the others.";
    private static final String STANDING =
            "%,d %s that stand in QuickBooks are held: Linnworks was asked how %,d of them are now, those that "
                    + "waited longest, and the next syncs ask for the others.";

    private final CompanyId company;
    private final SourceKind kind;
    private final Journal journal;
    private final Walk walk;
    private final Poster poster;
    private final Asking asking;
    private final CallMeter meter;
    private final Pulse progress;
    private final Tally tally;

    HeldRecords(
            CompanyId company,
            SourceKind kind,
            Journal journal,
            Walk walk,
            Poster poster,
            Asking asking,
            CallMeter meter,
            Pulse progress,
            Tally tally) {
        this.company = company;
        this.kind = kind;
        this.journal = journal;
        this.walk = walk;
        this.poster = poster;
        this.asking = asking;
        this.meter = meter;
        this.progress = progress;
        this.tally = tally;
    }

    /// Asks the shop for records once more, posts what comes of them, and counts nothing as settled because it is as
    /// it was filed.
    interface Asking {

        void again(List<SourceRef> records);

        /// Those that the shop did not know any more.
        void left(List<SourceRef> records);
    }

    /// What the shop is to be asked for once more, one by one.
    ///
    /// @param missing what it listed earlier but did not hand out
    /// @param senseless what it handed out, and nobody could understand
    /// @param standing what is in the books already, and held because it is to be amended or removed
    /// @param left the same of what the shop did not know any more
    record ToAsk(List<SourceRef> missing, List<SourceRef> senseless, List<SourceRef> standing, List<SourceRef> left) {}

    ToAsk postAgain() {
        var toAsk = new ToAsk(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Optional<Hold> last = Optional.empty();
        do {
            var page = walk.heldAgain(meter, last);
            progress.beat();
            poster.add(page.instructions());
            toAsk.missing().addAll(page.missing());
            page.senseless().stream().filter(HeldRecords::isNamed).forEach(toAsk.senseless()::add);
            toAsk.standing().addAll(page.standing());
            toAsk.left().addAll(page.left());
            last = page.last();
        } while (last.isPresent());
        poster.drain();
        return toAsk;
    }

    /// What the shop did not know any more when it was held is asked for as such: it is over unless it is back.
    void askHowItStands(ToAsk held) {
        askAgain(held.standing(), asking::again, STANDING);
        askAgain(held.left(), asking::left, STANDING);
    }

    /// What was not handed out may be by now, and what stands may be other than it was, also where nothing about it
    /// shows. So many a run, in turn.
    ///
    /// @param someOnly says of how many how many were asked for
    private void askAgain(List<SourceRef> orders, Consumer<List<SourceRef>> ask, String someOnly) {
        if (orders.isEmpty()) {
            return;
        }
        var asked = inTurn(orders, ASKED_AGAIN_MAX);
        if (asked.size() < orders.size()) {
            tally.remarks.add(someOnly.formatted(orders.size(), kind.words(), asked.size()));
        }
        ask.accept(asked);
        poster.drain();
    }

    /// What tells nothing at all cannot be asked for.
    private static boolean isNamed(SourceRef record) {
        return !record.number().isBlank();
    }

    private List<SourceRef> inTurn(List<SourceRef> records, int most) {
        var turn = journal.inTurn(company, kind, ids(records), most);
        return records.stream().filter(record -> turn.contains(record.id())).toList();
    }

    private static List<UUID> ids(List<SourceRef> orders) {
        return orders.stream().map(SourceRef::id).toList();
    }

    void askForWhatWasNotHandedOut(ToAsk held) {
        askAgain(held.missing(), asking::again, NOT_HANDED_OUT);
    }

    /// Nothing that is listed shows that a record makes sense now whose answer was garbled. A few a run, in turn.
    void askForWhatMadeNoSense(ToAsk held) {
        if (!held.senseless().isEmpty()) {
            asking.again(inTurn(held.senseless(), SENSELESS_MAX));
            poster.drain();
        }
    }
}
