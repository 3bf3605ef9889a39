package dev.cloudcart.posting;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.Outcome.Refused;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Proof;
import dev.cloudcart.journal.IntendedBatch;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.RunId;
import dev.cloudcart.ports.Books.Batch;
import dev.cloudcart.ports.Books.OpenBooks;
import dev.cloudcart.report.Tally;

/// Brings a batch whose intent is written to its outcomes, and the outcomes to the journal. The only place that
/// sends documents.
public final class Settlement {

    private static final String ABSENT = "none";

    private final RunId run;
    private final OpenBooks books;
    private final Journal journal;
    private final Tally tally;
    private final Pulse pulse;
    private final BiPredicate<DocumentType, LocalDate> mayStand;
    private final OtherDays days;

    /// @param mayStand whether documents of a type and a day may stand in the books though the journal does not know
    /// them
    /// @param days that they may have there
    public Settlement(
            RunId run,
            OpenBooks books,
            Journal journal,
            Tally tally,
            Pulse pulse,
            BiPredicate<DocumentType, LocalDate> mayStand,
            OtherDays days) {
        this.run = run;
        this.books = books;
        this.journal = journal;
        this.tally = tally;
        this.pulse = pulse;
        this.mayStand = mayStand;
        this.days = days;
    }

    /// Settles a batch whose answer was lost by a run before. How long QuickBooks remembers a request id is not
    /// documented, so what stands in the books comes first, and a batch of which anything is settled is never sent
    /// again as a whole.
    ///
    /// @param young whether QuickBooks may still be at work on it, so that what is absent may yet come
    public void settle(IntendedBatch batch, boolean young) {
        if (young) {
            lookAgain(batch, false);
        } else {
            meetAgain(batch);
            lookUp(batch, true);
        }
    }

    /// Looks for what a batch without a whole answer holds. As long as nothing of it is found it is sent again as
    /// it is; of what was taken in part only the rest, with the same request id and short ids, and not before it
    /// surely will not come by itself.
    ///
    /// @param over whether QuickBooks surely is at work on it no more
    /// @return whether anything was sent that QuickBooks may be at work on now
    boolean lookAgain(IntendedBatch batch, boolean over) {
        meetAgain(batch);
        var found = find(batch);
        if (found.isEmpty() && !batch.partlySettled()) {
            return send(batch, over);
        }
        record(batch, found, new Outcome.Unresolved("It is not in QuickBooks yet"));
        return over && sendRest(batch, found);
    }

    /// @return whether anything was sent that QuickBooks may be at work on now
    private boolean sendRest(IntendedBatch batch, Map<PostingKey, Outcome> found) {
        var rest = new HashMap<>(batch.intents());
        rest.values().removeIf(intent -> found.containsKey(intent.key()));
        if (rest.isEmpty()) {
            return false;
        }
        var others = batch.only(rest, books.only(batch.body(), rest.keySet()));
        meetAgain(others);
        return send(others, true);
    }

    private Map<PostingKey, Outcome> find(IntendedBatch batch) {
        var unknown = mayStand(batch);
        return unknown.isEmpty()
                ? books.find(List.copyOf(batch.intents().values()))
                : books.findByMark(Stream.concat(batch.intents().values().stream(), unknown.stream())
                        .distinct()
                        .toList());
    }

    /// What may stand in the books unknown to the journal may stand there under another number, as another kind of
    /// document, and under each of the days that its record tells.
    private List<Intent> mayStand(IntendedBatch batch) {
        var doubtful = batch.intents().values().stream()
                .filter(intent -> mayStand.test(intent.type(), LocalDate.MIN))
                .toList();
        return days.of(doubtful).stream()
                .filter(intent -> mayStand.test(intent.type(), intent.day()))
                .toList();
    }

    /// Whether anything new may be meant: what is meant is sent.
    ///
    /// @throws CancellationException when the run is to end
    void mayBegin() {
        pulse.mayBegin();
    }

    /// Sends what is new. In a journal that was restored and does not know all that stands, what does is taken over
    /// first.
    void sendUnlessItStands(IntendedBatch batch) {
        var found = mayStand(batch).isEmpty() ? Map.<PostingKey, Outcome>of() : find(batch);
        if (found.isEmpty()) {
            send(batch, true);
        } else {
            record(batch, found, new Outcome.Unresolved("It is not in QuickBooks yet"));
            sendRest(batch, found);
        }
    }

    private void meetAgain(IntendedBatch batch) {
        batch.intents()
                .values()
                .forEach(intent ->
                        tally.ends.metAgain(intent.key().kind(), intent.key().source(), true));
        tally.sending(batch.intents().size());
    }

    /// Sends the batch, or sends it again: the same id and body bring the same answer.
    ///
    /// @param over whether QuickBooks surely is not at work on an earlier sending of it
    /// @return whether QuickBooks may be at work on it now
    private boolean send(IntendedBatch batch, boolean over) {
        var sendings = new AtomicInteger();
        var outcomes = books.send(new Batch(batch.requestId(), batch.body()), batch.intents(), () -> {
            mustStillSend(batch);
            sendings.incrementAndGet();
        });
        if (outcomes.values().stream().anyMatch(Settlement::isUnheard)) {
            lookUp(batch, over && sendings.get() <= 1);
            return false;
        }
        record(batch, outcomes, false);
        return true;
    }

    /// How long ago it was sent is asked by whoever finds it without an answer.
    private void mustStillSend(IntendedBatch batch) {
        pulse.mustGoOn();
        if (!journal.sending(batch, books.now())) {
            throw new CancellationException("Another node has settled batch " + batch.id());
        }
    }

    /// What is absent was never made and may be planned anew, once it surely will not come.
    private void lookUp(IntendedBatch batch, boolean over) {
        record(batch, find(batch), over ? absent() : new Outcome.Unresolved("It is not in QuickBooks yet"));
    }

    private void record(IntendedBatch batch, Map<PostingKey, Outcome> found, Outcome otherwise) {
        var outcomes = new HashMap<String, Outcome>();
        batch.intents().forEach((bid, intent) -> {
            var document = found.get(intent.key());
            outcomes.put(bid, document == null ? otherwise : document);
        });
        record(batch, outcomes, true);
    }

    private void record(IntendedBatch batch, Map<String, Outcome> outcomes, boolean asked) {
        var proofs = new HashMap<String, Proof>();
        batch.intents().forEach((bid, intent) -> {
            if (outcomes.get(bid) instanceof Outcome.Posted posted) {
                proofs.put(bid, Proof.of(intent, posted.stored()));
            }
        });
        journal.record(run, batch, outcomes, proofs, asked);
        batch.intents().forEach((bid, intent) -> spend(intent, outcomes.get(bid)));
        batch.intents().forEach((bid, intent) -> count(intent, outcomes.get(bid)));
    }

    /// A number that another document of ours has is not asked for a second time.
    private void spend(Intent intent, @Nullable Outcome outcome) {
        var number = intent.number();
        if (number != null && outcome instanceof Refused refused && refused.kind() == Refused.Kind.NUMBER_IS_OURS) {
            journal.spend(number, intent.key());
        }
    }

    private void count(Intent intent, @Nullable Outcome outcome) {
        tally.outcome(intent, outcome == null ? new Outcome.Unresolved("The answer did not mention it") : outcome);
    }

    private static boolean isUnheard(Outcome outcome) {
        return outcome instanceof Refused refused && refused.kind() == Refused.Kind.UNHEARD;
    }

    private static Outcome absent() {
        return new Refused(ABSENT, RunCause.LOST_ANSWER.of(), Refused.Kind.ABSENT);
    }
}
