package dev.cloudcart.intake;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.posting.OtherCurrencies;
import dev.cloudcart.posting.Poster;
import dev.cloudcart.posting.Pulse;
import dev.cloudcart.posting.Walk;
import dev.cloudcart.report.Tally;
import dev.cloudcart.subjects.AsIfPosted;
import dev.cloudcart.subjects.Knowledge;

/// Posts the payments of orders in waves, for nothing in one batch sees the rest of it: a payment is posted when its
/// invoices stand. What goes, or becomes less, goes the other way round.
final class Payments {

    private static final int AT_ONCE = 500;

    private final CompanyId company;
    private final boolean isPreview;
    private final OrderPayments payments;
    private final Walk walk;
    private final Journal journal;
    private final HeldRecords held;
    private final Poster poster;
    private final Pulse progress;
    private final Tally tally;
    private final AsIfPosted foreseen;
    private final OtherCurrencies otherCurrencies;

    /// @param orders where orders walk
    /// @param walk where payments walk
    Payments(
            Knowledge known,
            boolean isPreview,
            OrderPayments payments,
            Walk orders,
            Walk walk,
            Poster poster,
            CallMeter meter,
            Pulse progress,
            Tally tally) {
        this.company = known.company();
        this.isPreview = isPreview;
        this.payments = payments;
        this.walk = walk;
        this.journal = known.journal();
        this.poster = poster;
        this.progress = progress;
        this.tally = tally;
        this.foreseen = known.foreseen();
        otherCurrencies = new OtherCurrencies(known, poster, List.of(orders, walk));
        held = new HeldRecords(company, SourceKind.PAYMENT, journal, walk, poster, new Asked(), meter, progress, tally);
    }

    /// The record of a payment is as new as that of its order, so nobody is asked for it.
    private final class Asked implements HeldRecords.Asking {
        @Override
        public void again(List<SourceRef> records) {
            Payments.this.again(records);
        }

        @Override
        public void left(List<SourceRef> records) {
            Payments.this.again(records);
        }
    }

    /// Before these orders are planned.
    void letGo(List<RawRecord> orders) {
        if (!payments.areWanted()) {
            return;
        }
        var going = payments.goingFirst(orders);
        if (isPreview) {
            walk.foreseeWhatStays(going);
        } else if (!going.isEmpty()) {
            going.forEach(record -> tally.ends.metAgain(SourceKind.PAYMENT, record.id(), record.makesSense()));
            poster.drain();
            poster.add(walk.page(going));
            poster.drain();
        }
        otherCurrencies.letGo(
                Stream.concat(orders.stream(), payments.of(orders).stream()).toList());
    }

    /// What would be posted once these orders are.
    void foresee(List<RawRecord> orders) {
        if (!isPreview) {
            return;
        }
        if (payments.areWanted()) {
            var all = payments.of(orders);
            var able = payments.ready(all, foreseen).stream().map(RawRecord::id).collect(Collectors.toSet());
            // a run tries again what is held, whether its order is read or not
            able.addAll(journal.held(
                    company, SourceKind.PAYMENT, all.stream().map(RawRecord::id).toList()));
            var expected =
                    all.stream().filter(payment -> able.contains(payment.id())).toList();
            expected.forEach(record -> tally.ends.met(SourceKind.PAYMENT, record.id(), record.makesSense()));
            if (!expected.isEmpty()) {
                walk.page(expected);
            }
            foreseen.forget(all.stream().map(RawRecord::id).toList());
        }
        foreseen.forget(orders.stream().map(RawRecord::id).toList());
    }

    /// What was left over, too, by a run before: it may be met again when its order is read.
    void postHeldAgain() {
        held.askHowItStands(held.postAgain());
        post(payment -> tally.ends.metAgain(SourceKind.PAYMENT, payment.id(), payment.makesSense()));
    }

    /// Those that were met and are not posted yet, by this run or by one before.
    void post() {
        post(payment -> tally.ends.met(SourceKind.PAYMENT, payment.id(), payment.makesSense()));
    }

    private void post(Consumer<RawRecord> meeting) {
        if (isPreview || !payments.areWanted()) {
            return;
        }
        journal.forgetWhatIsDone(company, SourceKind.PAYMENT);
        Optional<UUID> last = Optional.empty();
        do {
            var page = journal.unfinished(
                    company, SourceKind.PAYMENT, Instant.EPOCH, Selection.EVER, false, last, AT_ONCE);
            last = page.stream().reduce((_, next) -> next);
            var ready = payments.ready(walk.filed(page), foreseen);
            if (!ready.isEmpty()) {
                ready.forEach(meeting);
                poster.add(walk.page(ready));
            }
            progress.beat();
        } while (last.isPresent());
        poster.drain();
    }

    /// Whose documents somebody deleted or edited in the books.
    void again(Collection<SourceRef> records) {
        var ids = records.stream()
                .filter(record -> record.kind() == SourceKind.PAYMENT)
                .map(SourceRef::id)
                .toList();
        ids.forEach(payment -> tally.ends.metAgain(SourceKind.PAYMENT, payment, true));
        if (!ids.isEmpty()) {
            poster.add(walk.again(ids));
            poster.drain();
        }
    }
}
