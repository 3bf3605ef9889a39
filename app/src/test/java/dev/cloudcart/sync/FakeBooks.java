package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.ContentHash;
import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.LineLink;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.OtherBill;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.PartyNeed;
import dev.cloudcart.core.books.PayAccount;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Purchasing;
import dev.cloudcart.core.books.RateTax;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Stored;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.books.TaxUse;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.ports.Books;
import dev.cloudcart.ports.Books.OpenBooks;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.Progress;

/// Books in memory that replay request ids, and can be told to misbehave.
public final class FakeBooks implements Books, OpenBooks {

    public enum Trouble {
        NONE,
        COMMITS_AND_LOSES_THE_ANSWER,
        NEVER_GETS_IT,
        CRASHES_AFTER_COMMIT,
        STOPS_HALFWAY,
        STOPS_HALFWAY_ONCE,
        TAKES_THE_REST_A_MINUTE_LATER,
        TAKES_ALL_A_MINUTE_LATER_AND_CRASHES,
        TAKES_ALL_A_MINUTE_LATER_AND_KNOWS_THE_ID,
        IS_SENT_TWICE_AND_KNOWS_THE_ID_AND_TAKES_ALL_A_MINUTE_LATER,
        LOSES_IT_AND_KNOWS_THE_ID,
        KNOWS_THE_ID,
        STORES_A_PENNY_LESS,
        STORES_OTHER_DETAILS,
        REFUSES_SECOND_PARTS,
        REFUSES_AS_STALE_ONCE,
        REFUSES_THE_FIRST,
        REFUSES_ALL,
        HAS_THE_NUMBER_ON_ANOTHER_ORDER
    }

    public final List<Intent> ledger = new ArrayList<>();
    final Map<String, Map<String, Outcome>> replays = new ConcurrentHashMap<>();
    final List<String> taxRates = new ArrayList<>(List.of("20"));
    public Trouble trouble = Trouble.NONE;

    /// Happens when a batch has come, before anything else.
    public Runnable meanwhile = () -> {};
    public boolean replaysKept = true;
    public final List<Needs> created = new ArrayList<>();
    boolean knowsNothing;

    /// It creates no item with this SKU.
    String refusedItem = "";
    private final Set<String> deleted = new HashSet<>();
    private final Set<String> edited = new HashSet<>();
    private final Set<String> paid = new HashSet<>();
    private final Map<String, Integer> tokens = new HashMap<>();
    private final Map<ContentHash, Document> written = new ConcurrentHashMap<>();
    public final Map<String, Deed> removed = new HashMap<>();

    /// Purchase orders that are open again, for a bill of theirs was amended or removed.
    public final Set<String> opened = new HashSet<>();

    /// Purchase orders, by their numbers, that somebody has turned into bills there.
    public final Set<String> billedByHand = new HashSet<>();

    public int looks;
    public int asked;

    /// From when on it was asked last what was changed.
    @Nullable
    public Instant askedSince;

    /// Of which kinds.
    public Collection<DocumentType> askedOf = List.of();

    public Duration changesKept = Duration.ofDays(29);

    public boolean tellsAll = true;
    int refreshed;
    public int sent;
    public int looksByMark;
    public boolean failsToLookByMark;
    public Runnable onSend = () -> {};

    /// Happens while an intent is written, which is lost when this throws.
    public Runnable onEncode = () -> {};
    public Runnable beforeEachSending = () -> {};
    private final Map<String, Intent> late = new HashMap<>();
    private String lateOf = "";
    public final List<Batch> batches = new ArrayList<>();

    /// What they say the time is; null where they do not.
    @Nullable
    public Instant time;

    /// As the wire says of a call.
    static void mayBeWaitedFor() {
        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                .as("a call is made within a transaction of the database")
                .isFalse();
    }

    @Override
    public OpenBooks open(CompanyId company, CallMeter meter, Progress progress) {
        mayBeWaitedFor();
        return this;
    }

    @Override
    public Optional<Instant> now() {
        mayBeWaitedFor();
        return Optional.ofNullable(time);
    }

    @Override
    public Chart chart(Needs needs, Creation creation) {
        mayBeWaitedFor();
        var codes = taxRates.stream()
                .map(rate -> new TaxCode(
                        new Ref<>(rate, rate + " S"),
                        List.of(new TaxCode.Part(new Ref<>("r" + rate, rate), TaxRate.ofPercent(rate))),
                        new TaxUse(TaxUse.Treatment.TAXED, Jurisdiction.of(new Country("GB")))))
                .toList();
        if (knowsNothing && creation.allowed()) {
            created.add(needs);
        }
        boolean there = creation.allowed() || !knowsNothing;
        var items = new HashMap<>(looked(needs.items(), need -> new Ref<Ref.Item>("2", need.sku()), there));
        if (creation.allowed()) {
            items.replaceAll((need, item) -> need.sku().equals(refusedItem)
                    ? new Lookup.Unavailable<>(Reason.other(refusedItem + " is refused", "Mend it"))
                    : item);
        }
        return new Chart(
                new Country("GB"),
                CurrencyUnit.GBP,
                true,
                true,
                TaxSystem.CODES,
                codes,
                purchasing(codes),
                null,
                looked(needs.parties(), need -> new Ref<>(id(need), need.name()), there),
                items,
                Map.of());
    }

    private static Purchasing purchasing(List<TaxCode> codes) {
        var bank = new PayAccount(new Ref<>("34", "Bank"), "Bank", CurrencyUnit.GBP, false);
        return new Purchasing(codes, Map.of(CurrencyUnit.GBP, new Ref<>("33", "A/P")), List.of(bank), null);
    }

    /// The purchase orders that a bill names.
    private static Stream<String> billed(Document document) {
        return document.form().lines().stream()
                .map(DocumentLine::link)
                .filter(Objects::nonNull)
                .map(LineLink::billed)
                .filter(Objects::nonNull)
                .map(LineLink.OrderLine::order);
    }

    /// What stands under an id, as it was written.
    Document document(String id) {
        var intent = ledger.get(Integer.parseInt(id) - 1);
        return Objects.requireNonNull(written.get(intent.content()));
    }

    @Override
    public void refresh() {
        refreshed++;
    }

    @Override
    public int batchSize() {
        return 30;
    }

    @Override
    public byte[] encode(Map<String, Instruction> items) {
        onEncode.run();
        items.values().forEach(one -> {
            if (one instanceof Instruction.Create create) {
                checkNotBilledByHand(create.document());
            }
            if (one instanceof Instruction.Write write) {
                written.put(ContentHash.of(write.document()), write.document());
            }
        });
        return String.join(",", items.keySet()).getBytes(StandardCharsets.UTF_8);
    }

    /// The id of a document counts those that were written before it.
    private void checkNotBilledByHand(Document document) {
        document.form().lines().stream()
                .map(DocumentLine::link)
                .filter(Objects::nonNull)
                .map(LineLink::billed)
                .filter(Objects::nonNull)
                .map(billed -> ledger.get(Integer.parseInt(billed.order()) - 1).number())
                .filter(billedByHand::contains)
                .findFirst()
                .ifPresent(order -> {
                    throw new AssertionError(order + " would be billed twice");
                });
    }

    @Override
    public byte[] only(byte[] body, Set<String> ids) {
        return Stream.of(new String(body, StandardCharsets.UTF_8).split(","))
                .filter(ids::contains)
                .collect(Collectors.joining(","))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public synchronized Map<String, Outcome> send(Batch batch, Map<String, Intent> intents, Runnable before) {
        mayBeWaitedFor();
        beforeEachSending.run();
        before.run();
        sent++;
        meanwhile.run();
        batches.add(batch);
        onSend.run();
        return switch (trouble) {
            case NEVER_GETS_IT -> unresolved(intents);
            case COMMITS_AND_LOSES_THE_ANSWER -> {
                commit(batch, intents);
                yield unresolved(intents);
            }
            case STOPS_HALFWAY -> {
                commit(batch, first(intents));
                yield unresolved(intents);
            }
            case STOPS_HALFWAY_ONCE -> {
                trouble = Trouble.NONE;
                commit(batch, first(intents));
                yield unresolved(intents);
            }
            case TAKES_THE_REST_A_MINUTE_LATER -> {
                trouble = Trouble.NONE;
                commit(batch, first(intents));
                late.putAll(intents);
                late.keySet().removeAll(first(intents).keySet());
                yield unresolved(intents);
            }
            case TAKES_ALL_A_MINUTE_LATER_AND_CRASHES -> {
                trouble = Trouble.NONE;
                late.putAll(intents);
                lateOf = batch.requestId();
                throw new IllegalStateException("The process dies here");
            }
            case TAKES_ALL_A_MINUTE_LATER_AND_KNOWS_THE_ID -> {
                trouble = Trouble.KNOWS_THE_ID;
                late.putAll(intents);
                yield unresolved(intents);
            }
            case IS_SENT_TWICE_AND_KNOWS_THE_ID_AND_TAKES_ALL_A_MINUTE_LATER -> {
                trouble = Trouble.KNOWS_THE_ID;
                before.run();
                late.putAll(intents);
                yield unheard(intents);
            }
            case LOSES_IT_AND_KNOWS_THE_ID -> {
                trouble = Trouble.KNOWS_THE_ID;
                yield unresolved(intents);
            }
            case KNOWS_THE_ID -> unheard(intents);
            case CRASHES_AFTER_COMMIT -> {
                commit(batch, intents);
                throw new IllegalStateException("The process dies here");
            }
            case REFUSES_AS_STALE_ONCE -> {
                trouble = Trouble.NONE;
                yield intents.keySet().stream()
                        .collect(Collectors.toMap(
                                Function.identity(),
                                _ -> new Outcome.Refused(
                                        "2500",
                                        Reason.other("The item is gone", "Retry"),
                                        Outcome.Refused.Kind.STALE)));
            }
            case HAS_THE_NUMBER_ON_ANOTHER_ORDER -> {
                trouble = Trouble.NONE;
                yield intents.keySet().stream()
                        .collect(Collectors.toMap(
                                Function.identity(),
                                _ -> new Outcome.Refused(
                                        "6140",
                                        Reason.other("Another order of ours has the number", "None"),
                                        Outcome.Refused.Kind.NUMBER_IS_OURS)));
            }
            case REFUSES_SECOND_PARTS -> {
                var taken = new HashMap<>(intents);
                taken.values().removeIf(intent -> intent.key().part() == 2);
                var outcomes = new HashMap<String, Outcome>(commit(batch, taken));
                intents.keySet().stream()
                        .filter(bid -> !taken.containsKey(bid))
                        .forEach(bid -> outcomes.put(
                                bid,
                                new Outcome.Refused(
                                        "6270",
                                        Reason.other("The item is amiss", "Mend it"),
                                        Outcome.Refused.Kind.FINAL)));
                yield outcomes;
            }
            case NONE, STORES_A_PENNY_LESS, STORES_OTHER_DETAILS -> commit(batch, intents);
            case REFUSES_THE_FIRST -> {
                trouble = Trouble.NONE;
                var first = intents.keySet().stream().sorted().findFirst().orElseThrow();
                var others = new HashMap<>(intents);
                others.remove(first);
                var outcomes = new HashMap<>(commit(batch, others));
                outcomes.put(
                        first,
                        new Outcome.Refused("6000", Reason.other("Not so", "Retry"), Outcome.Refused.Kind.FINAL));
                yield outcomes;
            }
            case REFUSES_ALL ->
                intents.keySet().stream()
                        .collect(Collectors.toMap(
                                Function.identity(),
                                _ -> new Outcome.Refused(
                                        "6000", Reason.other("Not so", "Retry"), Outcome.Refused.Kind.FINAL)));
        };
    }

    private static Map<String, Outcome> unheard(Map<String, Intent> intents) {
        return intents.keySet().stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        _ -> new Outcome.Refused(
                                "600", Reason.other("The request id is known", "Wait"), Outcome.Refused.Kind.UNHEARD)));
    }

    private static Map<String, Intent> first(Map<String, Intent> intents) {
        return intents.entrySet().stream().limit(1).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// So much time has passed in all.
    public void passed(Duration passed) {
        if (passed.compareTo(Duration.ofMinutes(1)) >= 0) {
            late.values().forEach(this::posted);
            late.clear();
        }
    }

    private Map<String, Outcome> commit(Batch batch, Map<String, Intent> intents) {
        if (batch.requestId().equals(lateOf)) {
            late.clear();
        }
        if (!replaysKept) {
            replays.clear();
        }
        return replays.computeIfAbsent(batch.requestId() + new TreeSet<>(intents.keySet()), _ -> {
            var outcomes = new HashMap<String, Outcome>();
            intents.forEach((bid, intent) -> outcomes.put(bid, posted(intent)));
            return outcomes;
        });
    }

    /// The id of a document is its place in the ledger, counted from 1.
    private Outcome posted(Intent intent) {
        var target = intent.target();
        paidTogether(intent);
        if (target == null) {
            ledger.add(intent);
            return answer(intent, Integer.toString(ledger.size()));
        }
        if (!target.syncToken().equals(token(target.id()))) {
            return new Outcome.Refused(
                    "5010", Reason.other("It was changed meanwhile", "Retry"), Outcome.Refused.Kind.STALE);
        }
        tokens.merge(target.id(), 1, Integer::sum);
        if (intent.deed().isRemoval()) {
            if (paying(target.id()).findAny().isPresent()) {
                throw new AssertionError("A payment hangs on " + intent);
            }
            removed.put(target.id(), intent.deed());
            billed(document(target.id())).forEach(opened::add);
            return new Outcome.Removed(target);
        }
        edited.remove(target.id());
        ledger.set(Integer.parseInt(target.id()) - 1, intent);
        opened.remove(target.id());
        billed(document(target.id())).forEach(opened::add);
        return answer(intent, target.id());
    }

    /// QuickBooks refuses to pay the bill of one vendor by a payment to another.
    private void paidTogether(Intent intent) {
        if (intent.type() == DocumentType.BILL_PAYMENT && !intent.deed().isRemoval()) {
            intent.expected().applied().stream()
                    .map(applied -> ledger.get(Integer.parseInt(applied.document()) - 1))
                    .filter(bill -> !party(bill).equals(party(intent)))
                    .forEach(bill -> {
                        throw new AssertionError("%s is of another vendor than %s".formatted(bill, intent));
                    });
        }
    }

    private static String party(Intent intent) {
        return Objects.requireNonNull(intent.expected().party()).id();
    }

    /// Each supplier has a vendor, and all others one party.
    private static String id(PartyNeed need) {
        return need.source().isEmpty() ? "1" : need.source();
    }

    private String token(String id) {
        return Integer.toString(tokens.getOrDefault(id, 0));
    }

    /// Somebody changes a document in QuickBooks.
    public void edit(String source) {
        edited.addAll(ids(source));
        ids(source).forEach(id -> tokens.merge(id, 1, Integer::sum));
    }

    void editPart(String source, int part) {
        var id = ids(source).stream()
                .filter(one -> ledger.get(Integer.parseInt(one) - 1).key().part() == part)
                .findFirst()
                .orElseThrow();
        edited.add(id);
        tokens.merge(id, 1, Integer::sum);
    }

    void editOne(int id) {
        edited.add(Integer.toString(id));
        tokens.merge(Integer.toString(id), 1, Integer::sum);
    }

    /// What pays it is applied to nothing then.
    void deleteOne(int id) {
        paying(Integer.toString(id)).map(Integer::valueOf).toList().forEach(this::editOne);
        deleted.add(Integer.toString(id));
    }

    /// Whether somebody removed it.
    public boolean isDeleted(String id) {
        return deleted.contains(id);
    }

    /// Whoever changed it changes it back.
    public void putRight(String source) {
        edited.removeAll(ids(source));
        ids(source).forEach(id -> tokens.merge(id, 1, Integer::sum));
    }

    /// Somebody enters a payment on it.
    void pay(String source) {
        paid.addAll(ids(source));
        ids(source).forEach(id -> tokens.merge(id, 1, Integer::sum));
    }

    /// They take it off again.
    void unpay(String source) {
        paid.removeAll(ids(source));
        ids(source).forEach(id -> tokens.merge(id, 1, Integer::sum));
    }

    void unpayAll() {
        paid.forEach(id -> tokens.merge(id, 1, Integer::sum));
        paid.clear();
    }

    /// What the bills and credits that stand are called whose sources begin so.
    List<String> billsOf(String order) {
        return IntStream.rangeClosed(1, ledger.size())
                .filter(id -> !removed.containsKey(Integer.toString(id)))
                .mapToObj(id -> ledger.get(id - 1))
                .filter(intent -> intent.type() == DocumentType.BILL || intent.type() == DocumentType.VENDOR_CREDIT)
                .map(Intent::source)
                .filter(source -> source.startsWith(order))
                .distinct()
                .toList();
    }

    public String id(String source) {
        return ids(source).getFirst();
    }

    private List<String> ids(String source) {
        return IntStream.range(0, ledger.size())
                .filter(at -> ledger.get(at).source().equals(source))
                .mapToObj(at -> Integer.toString(at + 1))
                .toList();
    }

    @Override
    public Map<PostingKey, Look> look(Collection<Position.Live> documents, Collection<DocumentRef> followers) {
        mayBeWaitedFor();
        looks++;
        return documents.stream().collect(Collectors.toMap(Position.Live::key, document -> look(document, followers)));
    }

    @Override
    public List<OtherBill> billedByOthers(Collection<DocumentRef> orders, Collection<DocumentRef> ours) {
        mayBeWaitedFor();
        return orders.stream()
                .filter(order -> billedByHand.contains(order.number()))
                .map(order -> new OtherBill(order.id(), "bill INV-88", Set.of()))
                .toList();
    }

    private Look look(Position.Live document, Collection<DocumentRef> followers) {
        var id = document.ref().id();
        var linkedTo = paid.contains(id) ? "Payment 1024" : ofOurs(id, followers);
        if (deleted.contains(id)) {
            return new Look.Missing();
        }
        return edited.contains(id)
                ? new Look.Edited(token(id), linkedTo, "a total of 1.00 GBP instead of 18.90 GBP", "")
                : new Look.AsWeLeftIt(token(id), linkedTo);
    }

    /// Our own payments hang on invoices as those of others do.
    private String ofOurs(String invoice, Collection<DocumentRef> followers) {
        return paying(invoice)
                .filter(payment -> followers.stream().noneMatch(one -> one.id().equals(payment)))
                .map(payment -> "Payment " + payment)
                .collect(Collectors.joining(", "));
    }

    /// The ids of the payments that stand and pay it.
    private Stream<String> paying(String invoice) {
        return IntStream.range(0, ledger.size())
                .filter(at -> ledger.get(at).expected().applied().stream()
                        .anyMatch(applied -> applied.document().equals(invoice)))
                .mapToObj(at -> Integer.toString(at + 1))
                .filter(payment -> !removed.containsKey(payment) && !deleted.contains(payment));
    }

    private Outcome.Posted answer(Intent intent, String id) {
        var tax = intent.tax() == null ? Money.zero(intent.gross().getCurrencyUnit()) : intent.tax();
        var gross = trouble == Trouble.STORES_A_PENNY_LESS ? intent.gross().minusMinor(1) : intent.gross();
        return new Outcome.Posted(
                new DocumentRef(intent.type(), id, token(id), intent.number()),
                trouble == Trouble.STORES_OTHER_DETAILS
                        ? otherDetails(gross, tax)
                        : new Stored(
                                gross,
                                tax,
                                intent.expected().taxes(),
                                intent.expected().taxCode(),
                                intent.expected().party(),
                                intent.expected().lines(),
                                intent.expected().nets(),
                                "",
                                intent.expected().links(),
                                intent.lines().stream().map(UUID::toString).toList(),
                                intent.expected().applied()));
    }

    private static Stored otherDetails(Money gross, Money tax) {
        var penny = Money.ofMinor(gross.getCurrencyUnit(), 1);
        var taxes = List.of(
                new RateTax("r20", TaxRate.ofPercent("20"), tax.minus(penny)),
                new RateTax("r5", TaxRate.ofPercent("5"), penny));
        return new Stored(gross, tax, taxes, null, new Ref<>("99", "Somebody"), 3);
    }

    @Override
    public List<String> check(CompanyId company, Entry entry, CurrencyUnit home) {
        return List.of();
    }

    @Override
    public Set<String> missingTaxCodes(CompanyId company, Set<String> names) {
        mayBeWaitedFor();
        return Set.of();
    }

    public void delete(String source) {
        deleted.addAll(ids(source));
    }

    @Override
    public Duration changesKept() {
        return changesKept;
    }

    @Override
    public Changes changes(Instant since, Collection<DocumentType> kinds) {
        mayBeWaitedFor();
        asked++;
        askedSince = since;
        askedOf = List.copyOf(kinds);
        return new Changes(
                IntStream.rangeClosed(1, ledger.size())
                        .mapToObj(Integer::toString)
                        .map(id -> new Changed(
                                new DocumentRef(
                                        ledger.get(Integer.parseInt(id) - 1).type(), id, token(id), null),
                                deleted.contains(id)))
                        .toList(),
                tellsAll);
    }

    @Override
    public synchronized Map<PostingKey, Outcome> find(List<Intent> doubtful) {
        mayBeWaitedFor();
        var found = new HashMap<PostingKey, Outcome>();
        for (int i = 0; i < ledger.size(); i++) {
            var id = Integer.toString(i + 1);
            var intent = ledger.get(i);
            doubtful.stream()
                    .filter(wanted -> wanted.key().equals(intent.key()))
                    .forEach(wanted -> {
                        var target = wanted.target();
                        if (wanted.deed().isRemoval()) {
                            if (target != null && removed.containsKey(id)) {
                                found.put(wanted.key(), new Outcome.Removed(target));
                            }
                        } else if (target == null || wanted.content().equals(intent.content())) {
                            found.put(wanted.key(), answer(intent, id));
                        }
                    });
        }
        return found;
    }

    @Override
    public synchronized Map<PostingKey, Outcome> findByMark(List<Intent> doubtful) {
        mayBeWaitedFor();
        looksByMark++;
        if (failsToLookByMark) {
            throw new ConnectionTrouble(
                    ConnectionTrouble.Side.QUICKBOOKS,
                    ConnectionTrouble.Kind.PASSING,
                    "QuickBooks does not answer",
                    "Wait");
        }
        return find(doubtful);
    }

    @Override
    public void close() {}

    private static Map<String, Outcome> unresolved(Map<String, Intent> intents) {
        return intents.keySet().stream()
                .collect(Collectors.toMap(Function.identity(), _ -> new Outcome.Unresolved("No answer came")));
    }

    private static <N, K extends Ref.Kind> Map<N, Lookup<Ref<K>>> looked(
            Set<N> needs, Function<N, Ref<K>> value, boolean there) {
        return needs.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        need -> there
                                ? new Lookup.Found<>(value.apply(need))
                                : new Lookup.ToBeCreated<>(value.apply(need).name())));
    }
}
