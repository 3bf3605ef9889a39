package dev.cloudcart.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.intake.ServiceTime;
import dev.cloudcart.journal.IntendedBatch;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.Restored;
import dev.cloudcart.ports.Books.OpenBooks;
import dev.cloudcart.ports.Pauses;
import dev.cloudcart.posting.LostAnswers;
import dev.cloudcart.posting.Pulse;
import dev.cloudcart.posting.Settlement;

/// What runs before this one left unsettled, and what was written before the database was restored from a backup.
final class Leftovers {

    private static final int OPEN_BATCHES_MAX = 10_000;
    private static final Duration PAUSE_FOR_QUICKBOOKS = Duration.ofSeconds(5);

    /// Nobody dates a purchase or its payment further ahead.
    private static final Period DATED_AHEAD_MAX = Period.ofYears(1);

    private final CompanyId company;
    private final ZoneId zone;
    private final boolean isPreview;
    private final Journal journal;
    private final SyncSettings settings;
    private final Pauses pauses;
    private final Pulse progress;
    private volatile Optional<Restored> restored;

    /// By the services; null as long as they have not been asked.
    private volatile @Nullable LocalDate today;

    Leftovers(
            CompanyId company,
            ZoneId zone,
            boolean isPreview,
            Journal journal,
            SyncSettings settings,
            Pauses pauses,
            Pulse progress) {
        this.company = company;
        this.zone = zone;
        this.isPreview = isPreview;
        this.journal = journal;
        this.settings = settings;
        this.pauses = pauses;
        this.progress = progress;
        this.restored = journal.restored();
    }

    /// What was posted between the backup and its restoration is in the books, but not in the journal. The clock of
    /// the computer that restored it may have been wrong, so only the services' time ends it.
    boolean mayStand(DocumentType type, LocalDate day) {
        return restored.filter(memory -> !memory.told() || mayHaveStood(type, day, day(memory.upTo())))
                .isPresent();
    }

    /// What people date is dated ahead now and then: a delivery, a payment to be made. The day of a sale has come
    /// when it is posted, but for one whose day is still to come now.
    private boolean mayHaveStood(DocumentType type, LocalDate day, LocalDate restoredOn) {
        var latest = type.isPurchase() ? restoredOn.plus(DATED_AHEAD_MAX) : restoredOn;
        return !day.isAfter(latest) || (today != null && day.isAfter(today));
    }

    /// Whoever wrote before the restoration did so before this time.
    void endTheDoubtAfterARestore(ServiceTime.Told time) {
        today = day(time.now());
        var latest = time.latest();
        if (isDoubtful() && !isPreview && latest != null) {
            journal.restoredBefore(latest);
            restored = journal.restored();
        }
    }

    /// Whoever used the database before the backup took its place may have sent what nobody remembers now, and
    /// QuickBooks may still be at work on it: what is absent counts only when that is over. What came to the
    /// lists of the books meanwhile is not known either.
    void letArriveWhatWasSentBeforeARestore(OpenBooks books) {
        if (isDoubtful()) {
            waitUntilSurelyOver("The database was restored from a backup");
            books.refresh();
        }
    }

    /// Batches whose answer was lost by a run before, perhaps in a crash.
    void settleOpenBatches(Settlement settlement, OpenBooks books) {
        var unsure = new ArrayList<IntendedBatch>();
        for (var batch : journal.withoutAnswer(company, OPEN_BATCHES_MAX)) {
            var ago = agoByTheBooks(batch, books);
            boolean young =
                    isYoung(batch.sentAgo()) || ago.filter(this::isYoung).isPresent();
            if (!young && ago.isEmpty()) {
                unsure.add(batch);
            } else {
                settlement.settle(batch, young);
            }
            progress.beat();
        }
        if (!unsure.isEmpty()) {
            waitUntilSurelyOver("A run before was broken off");
            unsure.forEach(batch -> {
                settlement.settle(batch, false);
                progress.beat();
            });
        }
    }

    private LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    private boolean isDoubtful() {
        return restored.filter(memory -> !memory.told()).isPresent();
    }

    /// By our own pauses, for any clock can be set.
    private void waitUntilSurelyOver(String why) {
        progress.note("%s; waiting %d seconds for what QuickBooks may still be storing"
                .formatted(why, LostAnswers.SURELY_OVER.toSeconds()));
        for (var left = LostAnswers.SURELY_OVER; left.isPositive(); left = left.minus(PAUSE_FOR_QUICKBOOKS)) {
            pauses.pause(PAUSE_FOR_QUICKBOOKS);
            progress.beat();
        }
    }

    /// However little the request id is trusted, QuickBooks has its time. The clock of the database may have been
    /// set meanwhile, so what is old by it must be so by the books' time too.
    private boolean isYoung(Duration sentAgo) {
        return sentAgo.compareTo(settings.replayTrust()) < 0 || sentAgo.compareTo(LostAnswers.SURELY_OVER) < 0;
    }

    private static Optional<Duration> agoByTheBooks(IntendedBatch batch, OpenBooks books) {
        return Optional.ofNullable(batch.sentAtBooks())
                .flatMap(sent -> books.now().map(now -> Duration.between(sent, now)));
    }
}
