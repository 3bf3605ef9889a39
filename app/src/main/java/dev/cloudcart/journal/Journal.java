package dev.cloudcart.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Proof;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.Version;
import dev.cloudcart.core.trade.Whereabouts;

/// The door of the memory. Every method is one transaction, durable when it returns; all are safe to call from many
/// threads and, for one company, from many machines: what is unique is unique in the database.
public final class Journal {

    private static final int NUMBERED_MAX = 100;

    private final RunStore runs;
    private final SourceStore sources;
    private final BatchStore batches;
    private final ActStore acts;
    private final PostingStore postings;
    private final UnfinishedStore unfinished;
    private final FinishedStore finished;
    private final HoldStore holds;
    private final NumberStore numbers;
    private final StandingStore standing;
    private final SearchStore search;
    private final NewsStore news;
    private final CompanyLocks locks;
    private final RunStore answeringRuns;
    private final ProgressStore progress;
    private final HoldStore listedHolds;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    public Journal(DataSource database, TransactionTemplate transaction, InstantSource clock) {
        var jdbc = JdbcClient.create(database);
        this.runs = new RunStore(jdbc);
        this.sources = new SourceStore(jdbc);
        this.acts = new ActStore(jdbc);
        this.batches = new BatchStore(jdbc, acts);
        this.postings = new PostingStore(jdbc);
        this.unfinished = new UnfinishedStore(jdbc);
        this.finished = new FinishedStore(jdbc);
        this.holds = new HoldStore(jdbc);
        this.numbers = new NumberStore(jdbc);
        this.standing = new StandingStore(jdbc);
        this.search = new SearchStore(jdbc);
        this.news = new NewsStore(jdbc);
        this.locks = new CompanyLocks(database);
        var answering = JdbcClient.create(new Answering(database));
        this.answeringRuns = new RunStore(answering);
        this.progress = new ProgressStore(answering);
        this.listedHolds = new HoldStore(answering);
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Makes sure that one run at a time works for a company, whatever the number of machines.
    ///
    /// @param waiting is run once when another run is in the way
    /// @return empty when the other run outlasts the patience
    public Optional<CompanyLock> lock(CompanyId company, Duration patience, Runnable waiting) {
        return locks.acquire(company, patience, waiting);
    }

    /// Starts a run. Whoever holds the company's lock may say that any other run still marked as running was
    /// interrupted.
    ///
    /// @param scope what it is about, for people
    public RunId start(CompanyId company, Occasion occasion, String scope, long settingsVersion) {
        return new RunId(company, answeringRuns.start(company, occasion, scope, settingsVersion, clock.instant()));
    }

    /// The same of one that does not say what it is about.
    public RunId start(CompanyId company, Occasion occasion, long settingsVersion) {
        return start(company, occasion, "", settingsVersion);
    }

    /// Keeps how a run gets on.
    ///
    /// @return who wants it to end; empty when nobody does
    public Optional<String> tell(RunId run, RunProgress told) {
        return progress.tell(run, told);
    }

    /// Wants a run to end after what it has begun, on whichever machine it goes on.
    ///
    /// @return false when it does not go on
    public boolean askToStop(CompanyId company, long run, String who) {
        return progress.askToStop(company, run, who, clock.instant());
    }

    public void finish(RunId run, RunStatus status, String reportJson) {
        answeringRuns.finish(run, status, reportJson, clock.instant());
    }

    /// A read of QuickBooks that is metered and that no run makes.
    public void readOutsideOfRuns(CompanyId company) {
        runs.read(company, clock.instant());
    }

    /// The next end of a run that nobody was told of yet; previews are told of to nobody. Alone of the methods it
    /// takes part in the transaction of its caller, who writes down whom he tells: then both are kept, or neither.
    ///
    /// @param after the run before; 0 for the first
    public Optional<RunEnd> takeEnd(long after) {
        return runs.takeEnd(after);
    }

    public Optional<RunRow> run(long id) {
        return runs.run(id);
    }

    /// Newest first.
    public List<RunRow> runs(CompanyId company, int most) {
        return runs.latest(company, most);
    }

    /// Empty when nothing of the stream has been read.
    public Optional<Coverage> coverage(CompanyId company, String stream) {
        return runs.coverage(company, stream);
    }

    /// Remembers that everything from one moment to another has been read. The end never moves backwards.
    public void cover(CompanyId company, String stream, Instant from, Instant upTo) {
        runs.cover(company, stream, from, upTo);
    }

    /// Remembers that this much of the stream has been read, and nothing else of it.
    public void coverOnly(CompanyId company, String stream, Instant from, Instant upTo) {
        runs.coverOnly(company, stream, from, upTo);
    }

    /// Empty where it never was.
    public Optional<Restored> restored() {
        return runs.restored();
    }

    /// Remembers that it was restored before the time that the services tell now.
    public void restoredBefore(Instant told) {
        runs.restoredBefore(told);
    }

    /// Nothing of the stream counts as read any more.
    public void uncover(CompanyId company, String stream) {
        runs.uncover(company, stream);
    }

    /// Keeps what was read. Of a record that is filed with the same print already the newer content counts.
    public void file(RunId run, List<Filing> filings) {
        if (!filings.isEmpty()) {
            transaction.executeWithoutResult(_ -> {
                sources.file(run, filings, clock.instant());
                sources.fileSkus(run.company(), filings, clock.instant());
                unfinished.note(run.company(), filings);
            });
        }
    }

    /// Follows no more what was followed only until something of its documents was done, where that is done.
    public void forgetWhatIsDone(CompanyId company, SourceKind kind) {
        unfinished.forgetWhatIsDone(company, kind);
    }

    /// Records that are followed, because their source had not finished with them when they were read last or
    /// something is still to be done for them, a page at a time.
    ///
    /// @param from when they happened at the earliest
    /// @param to when they happened, not included
    /// @param onlyPosted whether those that never had a document are left out
    /// @param after the last of the page before; empty for the first page
    public List<UUID> unfinished(
            CompanyId company,
            SourceKind kind,
            Instant from,
            Instant to,
            boolean onlyPosted,
            Optional<UUID> after,
            int most) {
        return unfinished.page(company, kind, from, to, onlyPosted, after, most);
    }

    /// Records that had this number whenever they were read; more than these have one number nowhere.
    public List<SourceRef> numbered(CompanyId company, SourceKind kind, String number) {
        return search.recordsNumbered(company, number, NUMBERED_MAX).stream()
                .filter(record -> record.kind() == kind && record.number().equals(number))
                .toList();
    }

    /// Records that their source had finished with when they were read last, and that are not over, in the order of
    /// their ids, a page at a time.
    ///
    /// @param from when they happened at the earliest
    /// @param to when they happened, not included
    /// @param after the last of the page before; empty for the first page
    public List<UUID> finished(
            CompanyId company, SourceKind kind, Instant from, Instant to, Optional<UUID> after, int most) {
        return finished.page(company, kind, from, to, after, most);
    }

    /// The last of the finished records that was looked at in turn.
    public Optional<UUID> lookedAt(CompanyId company, SourceKind kind) {
        return finished.lookedAt(company, kind);
    }

    public void looked(CompanyId company, SourceKind kind, UUID last) {
        finished.looked(company, kind, last);
    }

    /// What the source has dropped is followed no more.
    public void finished(CompanyId company, SourceKind kind, Collection<UUID> records) {
        if (!records.isEmpty()) {
            unfinished.forget(company, kind, records);
        }
    }

    /// Those of the records that say no more who the buyer was, and must not say it again.
    public Set<UUID> withoutBuyer(CompanyId company, SourceKind kind, Collection<UUID> records) {
        return records.isEmpty() ? Set.of() : sources.withoutBuyer(company, kind, records);
    }

    /// Where the buyers of these records were by each of their versions that could be read, oldest first.
    ///
    /// @param read what a filed record tells, where it was filed before that was kept beside it
    public Map<UUID, List<Whereabouts>> buyers(
            CompanyId company,
            SourceKind kind,
            Collection<UUID> records,
            Function<byte[], Optional<Whereabouts>> read) {
        return records.isEmpty() ? Map.of() : sources.buyers(company, kind, records, read);
    }

    /// Versions of a record that were filed before its newest one, the newest of them first.
    public List<RawSource> rawBefore(CompanyId company, SourceRef source, int most) {
        return sources.before(company, source, most);
    }

    /// What became of the records that are filed with this very print; those of which nothing came yet are left
    /// out.
    public Map<UUID, Filed> filed(CompanyId company, SourceKind kind, Map<UUID, String> prints) {
        return prints.isEmpty() ? Map.of() : sources.filed(company, kind, prints);
    }

    /// The filed versions that have these very prints, by the ids of their records.
    public List<RawSource> raw(CompanyId company, SourceKind kind, Map<UUID, String> prints) {
        return prints.isEmpty() ? List.of() : sources.raw(company, kind, prints);
    }

    /// What the first document of each of these records was made from.
    public Map<UUID, FirstMade> firstMade(CompanyId company, SourceKind kind, Collection<UUID> records) {
        return records.isEmpty() ? Map.of() : acts.first(company, kind, records);
    }

    /// The newest filed version of each.
    public List<RawSource> raw(CompanyId company, Collection<SourceRef> wanted) {
        return sources.raw(company, wanted);
    }

    /// How the documents of the newest generation of each record stand; what never had any is left out.
    public Map<UUID, List<Position>> positions(CompanyId company, SourceKind kind, Collection<UUID> records) {
        return records.isEmpty() ? Map.of() : postings.positions(company, kind, records);
    }

    /// The last of the records whose documents stand, newest first.
    public List<UUID> lastPosted(CompanyId company, SourceKind kind, int most) {
        return postings.last(company, kind, most);
    }

    /// The records of deliveries whose bills stand and are about any of these lines of purchase orders; and of costs,
    /// those of these orders.
    public Set<UUID> billing(CompanyId company, Collection<UUID> lines) {
        return lines.isEmpty() ? Set.of() : postings.billing(company, lines);
    }

    /// How many bills we have removed of each of these purchase orders.
    ///
    /// @param lines of the orders, by which their bills are known
    public Map<UUID, Integer> billsRemoved(CompanyId company, Map<UUID, UUID> lines) {
        return lines.isEmpty() ? Map.of() : postings.billsRemoved(company, lines);
    }

    /// The payment statements whose payments stand and are of any of these bills, which go by their ids in the books.
    public Set<UUID> paying(CompanyId company, Collection<String> bills) {
        return bills.isEmpty() ? Set.of() : postings.paying(company, bills);
    }

    /// Remembers that what stands follows a newer version of its record, in which nothing of its documents has
    /// changed.
    public void follow(CompanyId company, SourceKind kind, Map<UUID, Version> versions) {
        if (!versions.isEmpty()) {
            postings.follow(company, kind, versions);
        }
    }

    /// Follows what stands of these records until it was compared with them once more.
    public void followWhatStands(CompanyId company, SourceKind kind, Collection<UUID> records) {
        var standing = new ArrayList<SourceRef>();
        positions(company, kind, records).forEach((record, positions) -> {
            if (positions.stream().anyMatch(position -> !(position instanceof Position.Gone))) {
                standing.add(new SourceRef(kind, record, ""));
            }
        });
        if (!standing.isEmpty()) {
            transaction.executeWithoutResult(_ -> {
                unfinished.followUntilDone(company, standing);
                postings.follow(
                        company,
                        kind,
                        standing.stream().collect(Collectors.toMap(SourceRef::id, _ -> Version.CHANGING)));
            });
        }
    }

    /// Gives each document the first of the numbers it wants that no other record has: the same one every time it
    /// is asked.
    ///
    /// @param wanted in the order in which they are wanted; what wants none gets none
    /// @param claim whether nobody else gets them from now on
    public Map<PostingKey, String> numbers(CompanyId company, Map<PostingKey, List<String>> wanted, boolean claim) {
        return wanted.isEmpty() ? Map.of() : numbers.give(company, wanted, claim);
    }

    /// The number stands on another document of ours in the books, so this record gets its next one.
    public void spend(String number, PostingKey key) {
        numbers.spend(key.company(), number, key);
    }

    /// Writes the intent of a batch before it is sent. What somebody else has meant or posted already is left out.
    ///
    /// @param encode turns the instructions, by short id, into the body that will be sent
    public IntendedBatch intend(
            RunId run,
            long settingsVersion,
            List<Instruction> instructions,
            Function<Map<String, Instruction>, byte[]> encode) {
        return transact(() -> {
            var numbered = numbered(instructions);
            var id = batches.next();
            var intents = new HashMap<String, Intent>();
            numbered.forEach((bid, instruction) -> intents.put(bid, Intent.of(instruction)));
            var ours = acts.intend(run.company(), id, settingsVersion, intents);
            numbered.keySet().retainAll(ours);
            intents.keySet().retainAll(ours);
            var body = intents.isEmpty() ? new byte[0] : encode.apply(numbered);
            var batch = new IntendedBatch(id, UUID.randomUUID().toString(), body, intents, Duration.ZERO, null, false);
            if (!intents.isEmpty()) {
                batches.add(run, batch);
                holds.mend(run, intents.values());
            }
            return batch;
        });
    }

    /// Remembers that a batch is sent now, for the first time or again.
    ///
    /// @param booksTime what time it is in the books; empty where they have not said it
    /// @return false when somebody else has settled it: then it must not be sent
    public boolean sending(IntendedBatch batch, Optional<Instant> booksTime) {
        return batches.sending(batch.id(), booksTime);
    }

    /// Batches whose answer never came, oldest first.
    public List<IntendedBatch> withoutAnswer(CompanyId company, int most) {
        return batches.withoutAnswer(company, most);
    }

    /// Records what the books answered; a batch with unresolved outcomes stays open.
    ///
    /// @param asked whether the books were asked for the documents instead of being sent the batch
    public void record(
            RunId run, IntendedBatch batch, Map<String, Outcome> outcomes, Map<String, Proof> proofs, boolean asked) {
        var posted = new LinkedHashMap<String, Outcome.Posted>();
        var refused = new LinkedHashMap<String, Outcome.Refused>();
        var removed = new LinkedHashSet<String>();
        outcomes.forEach((bid, outcome) -> {
            switch (outcome) {
                case Outcome.Posted document -> posted.put(bid, document);
                case Outcome.Removed _ -> removed.add(bid);
                case Outcome.Refused fault -> refused.put(bid, fault);
                case Outcome.Unresolved _ -> {}
            }
        });
        transaction.executeWithoutResult(_ -> {
            settle(run, batch, posted, refused, proofs);
            remove(run, batch, removed);
            int settled = posted.size() + refused.size() + removed.size();
            if (settled == batch.intents().size()) {
                batches.close(batch.id(), asked ? "looked up" : "answered", clock.instant());
            } else if (settled > 0) {
                batches.settledInPart(batch.id(), clock.instant());
            }
        });
    }

    private void settle(
            RunId run,
            IntendedBatch batch,
            Map<String, Outcome.Posted> posted,
            Map<String, Outcome.Refused> refused,
            Map<String, Proof> proofs) {
        if (!posted.isEmpty()) {
            acts.posted(run.company(), batch.id(), posted, proofs, clock.instant());
            holds.gone(run.company(), amended(batch, posted.keySet()));
        }
        if (!refused.isEmpty()) {
            acts.refused(run.company(), batch.id(), refused, clock.instant());
        }
        unfinished.forgetThePosted(run.company(), payments(batch, posted.keySet()));
        unfinished.forget(run.company(), SourceKind.PAYMENT, payments(batch, refused.keySet()));
        hold(run, batch, refused, proofs);
    }

    private void remove(RunId run, IntendedBatch batch, Set<String> removed) {
        if (!removed.isEmpty()) {
            acts.removed(run.company(), batch.id(), removed, clock.instant());
            holds.gone(
                    run.company(),
                    removed.stream()
                            .map(bid -> intent(batch, bid).key().source())
                            .toList());
        }
    }

    /// Those that were to be made: their records were followed for nothing but that.
    private static List<UUID> payments(IntendedBatch batch, Collection<String> bids) {
        return bids.stream()
                .map(bid -> intent(batch, bid))
                .filter(intent -> intent.deed() == Deed.CREATE && intent.key().kind() == SourceKind.PAYMENT)
                .map(intent -> intent.key().source())
                .toList();
    }

    /// Whatever they differed in before, they have been written anew.
    private static List<UUID> amended(IntendedBatch batch, Collection<String> bids) {
        return bids.stream()
                .map(bid -> intent(batch, bid))
                .filter(intent -> intent.deed() == Deed.AMEND)
                .map(intent -> intent.key().source())
                .toList();
    }

    /// A record is held once for all its documents. It stays open while one of them is refused, so that it is tried
    /// again.
    private void hold(RunId run, IntendedBatch batch, Map<String, Outcome.Refused> refused, Map<String, Proof> proofs) {
        var reasons = new LinkedHashMap<SourceRef, Set<Reason>>();
        var open = new HashSet<SourceRef>();
        refused.forEach((bid, fault) -> {
            open.add(source(batch, bid));
            reasons.computeIfAbsent(source(batch, bid), _ -> new LinkedHashSet<>())
                    .add(fault.reason());
        });
        proofs.forEach((bid, proof) -> {
            if (proof instanceof Proof.Differs differs) {
                reasons.computeIfAbsent(source(batch, bid), _ -> new LinkedHashSet<>())
                        .addAll(differs.reasons());
            }
        });
        var amounts = amounts(batch);
        reasons.forEach((source, all) -> holds.hold(
                run,
                source,
                List.copyOf(all),
                Optional.ofNullable(amounts.get(source)),
                !open.contains(source),
                clock.instant()));
    }

    /// By record, over its documents in the batch.
    private static Map<SourceRef, Money> amounts(IntendedBatch batch) {
        var amounts = new HashMap<SourceRef, Money>();
        batch.intents()
                .forEach((bid, intent) ->
                        amounts.merge(source(batch, bid), intent.origin().gross(), Money::plus));
        return amounts;
    }

    private static SourceRef source(IntendedBatch batch, String bid) {
        var intent = intent(batch, bid);
        return new SourceRef(intent.key().kind(), intent.key().source(), intent.source());
    }

    private static Intent intent(IntendedBatch batch, String bid) {
        var intent = batch.intents().get(bid);
        if (intent == null) {
            throw new IllegalStateException("No intent " + bid + " in batch " + batch.id());
        }
        return intent;
    }

    /// @param amount the record's total, where it is known
    /// @return false when somebody dismissed it, and it stays so
    public boolean hold(RunId run, SourceRef source, List<Reason> reasons, Optional<Money> amount) {
        return holds.hold(run, source, reasons, amount, false, clock.instant());
    }

    /// Closes the holds of what is posted or skipped by now.
    public void mend(CompanyId company, SourceKind kind, Collection<UUID> mended) {
        if (!mended.isEmpty()) {
            holds.mend(company, mended, kind);
        }
    }

    /// Those of the held records whose turn it is to be asked for again, those that waited longest. The next call
    /// gives others.
    public Set<UUID> inTurn(CompanyId company, SourceKind kind, Collection<UUID> records, int most) {
        return records.isEmpty() ? Set.of() : holds.inTurn(company, kind, records, most);
    }

    /// Takes what is held under a number off the list; a number may stand for records of several kinds.
    ///
    /// @param kind of the record; empty where the number is to tell it
    /// @param note why; may be empty
    /// @param who does it
    public Dismissal dismiss(CompanyId company, Optional<SourceKind> kind, String number, String note, String who) {
        return transact(() -> {
            var held = holds.kinds(company, number).stream()
                    .filter(one -> kind.isEmpty() || kind.get() == one)
                    .toList();
            if (held.size() > 1) {
                return new Dismissal.Several(held);
            }
            return held.isEmpty() || !holds.dismiss(company, held.getFirst(), number, note, who, clock.instant())
                    ? new Dismissal.Nothing()
                    : new Dismissal.Done(held.getFirst());
        });
    }

    /// Takes one record off the list.
    ///
    /// @param note why; may be empty
    /// @return false where nothing of it is held
    public boolean dismiss(CompanyId company, SourceKind kind, UUID record, String who, String note) {
        return holds.dismiss(company, kind, record, who, note, clock.instant());
    }

    /// The same without a word who and why.
    public Dismissal dismiss(CompanyId company, Optional<SourceKind> kind, String number) {
        return dismiss(company, kind, number, "", "");
    }

    /// Those of the records that somebody dismissed.
    public Set<UUID> dismissed(CompanyId company, SourceKind kind, Collection<UUID> records) {
        return records.isEmpty() ? Set.of() : holds.dismissed(company, kind, records);
    }

    /// Takes back that these records were dismissed.
    public void lift(CompanyId company, SourceKind kind, Collection<UUID> records) {
        if (!records.isEmpty()) {
            holds.lift(company, kind, records);
        }
    }

    /// Those of the records that are held.
    public Set<UUID> held(CompanyId company, SourceKind kind, Collection<UUID> records) {
        return records.isEmpty() ? Set.of() : holds.held(company, kind, records);
    }

    /// Whether any document of the company was ever posted.
    public boolean hasPosted(CompanyId company) {
        return standing.hasPosted(company);
    }

    /// Whether any payment of a type was ever posted, or meant.
    public boolean hasPosted(CompanyId company, DocumentType payment) {
        return standing.hasPosted(company, payment);
    }

    /// Ours among documents of the books, as far as they stand.
    public List<PostedDocument> ours(CompanyId company, Collection<DocumentRef> documents) {
        return documents.stream()
                .collect(Collectors.groupingBy(
                        DocumentRef::type, Collectors.mapping(DocumentRef::id, Collectors.toSet())))
                .entrySet()
                .stream()
                .flatMap(ids -> standing.documents(company, ids.getKey(), ids.getValue()).stream())
                .toList();
    }

    /// Somebody says that the books have changed: they are to be asked before their day comes.
    public void toldOfChanges(CompanyId company) {
        news.told(company);
    }

    /// How often somebody said so since the books were asked last.
    public long timesToldOfChanges(CompanyId company) {
        return news.count(company);
    }

    /// The books were asked what has changed.
    ///
    /// @param heeded how often it had been said before they were; 0 where they are to be asked again because of it
    public void askedForChanges(CompanyId company, long heeded) {
        news.attended(company, heeded);
    }

    /// Companies for which a run is to ask the books because somebody said that they have changed. Whoever asks sets
    /// the run off: the next answer leaves them out for a while, whatever comes of it.
    ///
    /// @param gathering how long it is waited for more of the same
    /// @param rest how long at least lies between two
    public Set<CompanyId> companiesToldOfChanges(Duration gathering, Duration rest) {
        return news.dueOnce(gathering, rest);
    }

    /// Remembers what somebody did to our documents in the books; their records are followed until something has come
    /// of that. What is held because a document differed is closed
    /// where that is gone.
    ///
    /// @param asTheyWere those that look as we left them
    public void met(
            CompanyId company,
            Collection<PostingKey> deleted,
            Collection<PostingKey> edited,
            Collection<PostingKey> asTheyWere) {
        var now = clock.instant();
        transaction.executeWithoutResult(_ -> {
            if (!deleted.isEmpty()) {
                standing.deleted(deleted, now);
                unfinished.followUntilDone(company, deleted);
                holds.gone(company, deleted.stream().map(PostingKey::source).toList());
            }
            if (!edited.isEmpty()) {
                standing.edited(edited, now);
                unfinished.followUntilDone(company, edited);
            }
            if (!asTheyWere.isEmpty()) {
                standing.asTheyWere(asTheyWere, now);
            }
        });
    }

    /// In the order of their numbers, a page at a time.
    ///
    /// @param after the last hold of the page before; empty for the first page
    public List<Hold> holds(CompanyId company, Optional<Hold> after, int most) {
        return listedHolds.open(company, List.of(SourceKind.values()), place(after), most);
    }

    /// The same of one kind of records.
    public List<Hold> holds(CompanyId company, SourceKind kind, Optional<Hold> after, int most) {
        return listedHolds.open(company, List.of(kind), place(after), most);
    }

    private static String place(Optional<Hold> after) {
        return after.map(hold -> hold.source().number() + " " + hold.source().id())
                .orElse("");
    }

    private static Map<String, Instruction> numbered(List<Instruction> instructions) {
        var numbered = new LinkedHashMap<String, Instruction>();
        instructions.forEach(instruction -> numbered.put("b" + numbered.size(), instruction));
        return numbered;
    }

    private <T> T transact(Supplier<T> work) {
        var result = transaction.execute(_ -> work.get());
        if (result == null) {
            throw new IllegalStateException("The transaction brought nothing");
        }
        return result;
    }
}
