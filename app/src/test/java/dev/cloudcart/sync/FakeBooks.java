package dev.cloudcart.sync;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Stored;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.sync.Books.OpenBooks;

/// Books in memory that replay request ids, and can be told to misbehave.
final class FakeBooks implements Books, OpenBooks {

    enum Trouble {
        NONE,
        COMMITS_AND_LOSES_THE_ANSWER,
        NEVER_GETS_IT,
        CRASHES_AFTER_COMMIT,
        STOPS_HALFWAY,
        STORES_A_PENNY_LESS,
        REFUSES_AS_STALE_ONCE,
        REFUSES_THE_FIRST
    }

    final List<Intent> ledger = new ArrayList<>();
    final Map<String, Map<String, Outcome>> replays = new ConcurrentHashMap<>();
    final List<String> taxRates = new ArrayList<>(List.of("20"));
    Trouble trouble = Trouble.NONE;
    boolean replaysKept = true;
    private final Set<String> deleted = new HashSet<>();
    int looks;
    int refreshed;
    int sent;

    @Override
    public OpenBooks open(CompanyId company, CallMeter meter, Progress progress) {
        return this;
    }

    @Override
    public Chart chart(Needs needs, Creation creation) {
        var codes = taxRates.stream().map(rate -> new TaxCode(new Ref(rate, rate + " S"),
                List.of(new TaxCode.Part(new Ref("r" + rate, rate), TaxRate.ofPercent(rate))))).toList();
        return new Chart(CurrencyUnit.GBP, true, true, TaxSystem.CODES, codes, null,
                found(needs.parties(), need -> new Ref("1", need.name())),
                found(needs.items(), need -> new Ref("2", need.sku())), Map.of());
    }

    @Override
    public void refresh() {
        refreshed++;
    }

    @Override
    public byte[] encode(Map<String, Instruction> items) {
        return String.join(",", items.keySet()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public synchronized Map<String, Outcome> send(Batch batch, Map<String, Intent> intents) {
        sent++;
        return switch (trouble) {
            case NEVER_GETS_IT -> unresolved(intents);
            case COMMITS_AND_LOSES_THE_ANSWER -> {
                commit(batch, intents);
                yield unresolved(intents);
            }
            case STOPS_HALFWAY -> {
                var first = intents.entrySet().stream().limit(1).collect(Collectors.toMap(Map.Entry::getKey,
                        Map.Entry::getValue));
                commit(batch, first);
                yield unresolved(intents);
            }
            case CRASHES_AFTER_COMMIT -> {
                commit(batch, intents);
                throw new IllegalStateException("The process dies here");
            }
            case REFUSES_AS_STALE_ONCE -> {
                trouble = Trouble.NONE;
                yield intents.keySet().stream().collect(Collectors.toMap(Function.identity(),
                        _ -> new Outcome.Refused("2500", Reason.other("The item is gone", "Retry"), true)));
            }
            case REFUSES_THE_FIRST -> {
                trouble = Trouble.NONE;
                var first = intents.keySet().stream().sorted().findFirst().orElseThrow();
                var others = new HashMap<>(intents);
                others.remove(first);
                var outcomes = new HashMap<>(commit(batch, others));
                outcomes.put(first, new Outcome.Refused("6000", Reason.other("Not so", "Retry"), false));
                yield outcomes;
            }
            case NONE, STORES_A_PENNY_LESS -> commit(batch, intents);
        };
    }

    private Map<String, Outcome> commit(Batch batch, Map<String, Intent> intents) {
        if (!replaysKept) {
            replays.clear();
        }
        return replays.computeIfAbsent(batch.requestId(), _ -> {
            var outcomes = new HashMap<String, Outcome>();
            intents.forEach((bid, intent) -> outcomes.put(bid, posted(intent)));
            return outcomes;
        });
    }

    private Outcome.Posted posted(Intent intent) {
        ledger.add(intent);
        return answer(intent, Integer.toString(ledger.size()));
    }

    private Outcome.Posted answer(Intent intent, String id) {
        var tax = intent.tax() == null ? Money.zero(intent.gross().getCurrencyUnit()) : intent.tax();
        var gross = trouble == Trouble.STORES_A_PENNY_LESS ? intent.gross().minusMinor(1) : intent.gross();
        return new Outcome.Posted(new DocumentRef(intent.type(), id, "0", intent.number()), new Stored(gross, tax));
    }

    @Override
    public List<String> check(Entry entry, CurrencyUnit home) {
        return List.of();
    }

    @Override
    public Set<String> missingTaxCodes(CompanyId company, Set<String> names) {
        return Set.of();
    }

    void delete(String source) {
        IntStream.range(0, ledger.size()).filter(at -> ledger.get(at).source().equals(source))
                .forEach(at -> deleted.add(Integer.toString(at + 1)));
    }

    @Override
    public Set<DocumentRef> gone(Collection<DocumentRef> documents) {
        looks++;
        return documents.stream().filter(document -> deleted.contains(document.id())).collect(Collectors.toSet());
    }

    @Override
    public synchronized Map<PostingKey, Outcome.Posted> find(List<Intent> doubtful) {
        var found = new HashMap<PostingKey, Outcome.Posted>();
        for (int i = 0; i < ledger.size(); i++) {
            var intent = ledger.get(i);
            if (doubtful.stream().anyMatch(wanted -> wanted.key().equals(intent.key()))) {
                found.put(intent.key(), answer(intent, Integer.toString(i + 1)));
            }
        }
        return found;
    }

    @Override
    public void close() {}

    private static Map<String, Outcome> unresolved(Map<String, Intent> intents) {
        return intents.keySet().stream()
                .collect(Collectors.toMap(Function.identity(), _ -> new Outcome.Unresolved("No answer came")));
    }

    private static <N, T> Map<N, Lookup<T>> found(Set<N> needs, Function<N, T> value) {
        return needs.stream()
                .collect(Collectors.toMap(Function.identity(), need -> new Lookup.Found<>(value.apply(need))));
    }
}
