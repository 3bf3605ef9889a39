package dev.cloudcart.shell;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Stored;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.books.TaxUse;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.ports.Books;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.Progress;

/// Books in memory that take everything and know a tax code for 20 %.
final class Ledger implements Books {

    final List<Intent> documents = new CopyOnWriteArrayList<>();
    final Set<String> deleted = new HashSet<>();

    @Nullable
    ConnectionTrouble trouble;

    @Override
    public OpenBooks open(CompanyId company, CallMeter meter, Progress progress) {
        return new Open(meter);
    }

    @Override
    public List<String> check(CompanyId company, Entry entry, CurrencyUnit home) {
        return List.of();
    }

    @Override
    public Set<String> missingTaxCodes(CompanyId company, Set<String> names) {
        if (trouble != null) {
            throw trouble;
        }
        return names.stream().filter(name -> !name.equals("20.0% S")).collect(Collectors.toSet());
    }

    private final class Open implements OpenBooks {
        private final CallMeter meter;

        Open(CallMeter meter) {
            this.meter = meter;
        }

        @Override
        public Optional<Instant> now() {
            return Optional.empty();
        }

        @Override
        public Chart chart(Needs needs, Creation creation) {
            meter.quickBooksRead();
            var code = new TaxCode(
                    new Ref<>("20", "20.0% S"),
                    List.of(new TaxCode.Part(new Ref<>("r20", "20"), TaxRate.ofPercent("20"))),
                    new TaxUse(TaxUse.Treatment.TAXED, Jurisdiction.of(new Country("GB"))));
            return new Chart(
                    new Country("GB"),
                    CurrencyUnit.GBP,
                    true,
                    true,
                    TaxSystem.CODES,
                    List.of(code),
                    null,
                    found(needs.parties(), need -> new Ref<>("1", need.name())),
                    found(needs.items(), need -> new Ref<>("2", need.sku())),
                    Map.of());
        }

        @Override
        public void refresh() {}

        @Override
        public int batchSize() {
            return 30;
        }

        @Override
        public byte[] encode(Map<String, Instruction> items) {
            return String.join(",", items.keySet()).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] only(byte[] body, Set<String> ids) {
            return String.join(",", ids).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Map<String, Outcome> send(Batch batch, Map<String, Intent> intents, Runnable before) {
            meter.quickBooksWrite();
            var outcomes = new HashMap<String, Outcome>();
            intents.forEach((bid, intent) -> outcomes.put(bid, posted(intent)));
            return outcomes;
        }

        private Outcome posted(Intent intent) {
            documents.add(intent);
            var tax = intent.tax() == null ? Money.zero(CurrencyUnit.GBP) : intent.tax();
            return new Outcome.Posted(
                    new DocumentRef(intent.type(), Integer.toString(documents.size()), "0", intent.number()),
                    new Stored(
                            intent.gross(),
                            tax,
                            intent.expected().taxes(),
                            intent.expected().taxCode(),
                            intent.expected().party(),
                            intent.expected().lines(),
                            intent.expected().nets()));
        }

        @Override
        public Duration changesKept() {
            return Duration.ofDays(29);
        }

        @Override
        public Changes changes(Instant since, Collection<DocumentType> kinds) {
            return new Changes(List.of(), true);
        }

        @Override
        public Map<PostingKey, Outcome> find(List<Intent> doubtful) {
            return Map.of();
        }

        @Override
        public Map<PostingKey, Outcome> findByMark(List<Intent> doubtful) {
            return find(doubtful);
        }

        @Override
        public Map<PostingKey, Look> look(Collection<Position.Live> documents, Collection<DocumentRef> followers) {
            meter.quickBooksRead();
            return documents.stream()
                    .collect(Collectors.toMap(
                            Position.Live::key,
                            one -> new Look.AsWeLeftIt(one.ref().syncToken(), "")));
        }

        @Override
        public void close() {}

        private static <N, T> Map<N, Lookup<T>> found(Set<N> needs, Function<N, T> value) {
            return needs.stream()
                    .collect(Collectors.toMap(Function.identity(), need -> new Lookup.Found<>(value.apply(need))));
        }
    }
}
