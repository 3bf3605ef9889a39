package dev.cloudcart.posting;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.journal.IntendedBatch;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.ports.Pauses;
import dev.cloudcart.ports.Progress;

/// Brings batches without a whole answer to their end while the run lasts: looks for what they hold after growing
/// pauses, and has what is surely absent sent again.
///
/// How long ago this run sent a batch is measured by the pauses that were made since, for a clock can be set.
public final class LostAnswers {

    /// QuickBooks gives up on a request after 120 seconds (Intuit, Basics of the API): what is not there then will
    /// not come.
    public static final Duration SURELY_OVER = Duration.ofSeconds(130);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(40),
            Duration.ofSeconds(60));

    /// Enough for what is sent again to be lost again, and looked for as long once more.
    private static final int LOOKS_MAX = 9;

    private static final int BATCHES_MAX = 10_000;

    private final CompanyId company;
    private final Journal journal;
    private final Settlement settlement;
    private final Pauses pauses;
    private final Progress progress;
    private final Map<Long, Duration> passed = new HashMap<>();

    public LostAnswers(CompanyId company, Journal journal, Settlement settlement, Pauses pauses, Progress progress) {
        this.company = company;
        this.journal = journal;
        this.settlement = settlement;
        this.pauses = pauses;
        this.progress = progress;
    }

    /// What is open after this QuickBooks kept silent about; the next run goes on with it.
    public void settle() {
        for (int look = 0; look < LOOKS_MAX; look++) {
            var open = journal.withoutAnswer(company, BATCHES_MAX);
            if (open.isEmpty()) {
                return;
            }
            var pause = PAUSES.get(Math.min(look, PAUSES.size() - 1));
            say(open, pause);
            pauses.pause(pause);
            open.forEach(batch -> settle(batch, pause));
        }
    }

    private void settle(IntendedBatch batch, Duration pause) {
        var since = passed.merge(batch.id(), pause, Duration::plus);
        if (settlement.lookAgain(batch, since.compareTo(SURELY_OVER) >= 0)) {
            passed.remove(batch.id());
        }
    }

    private void say(List<IntendedBatch> open, Duration pause) {
        int documents = open.stream().mapToInt(batch -> batch.intents().size()).sum();
        progress.note("QuickBooks' answer for %d document%s was lost; looking for %s in %d seconds"
                .formatted(documents, documents == 1 ? "" : "s", documents == 1 ? "it" : "them", pause.toSeconds()));
    }
}
