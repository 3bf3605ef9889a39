package dev.cloudcart.quickbooks.lists;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.quickbooks.chart.CompanyFacts;
import dev.cloudcart.quickbooks.chart.FactsReader;
import dev.cloudcart.quickbooks.chart.FactsStore;
import dev.cloudcart.quickbooks.chart.TaxCodeLists;
import dev.cloudcart.quickbooks.lists.ListStore.Look;
import dev.cloudcart.quickbooks.wire.ApiCall;
import dev.cloudcart.quickbooks.wire.Entity;
import dev.cloudcart.quickbooks.wire.Page;
import dev.cloudcart.quickbooks.wire.QuickBooksProperties;
import dev.cloudcart.quickbooks.wire.Realm;
import dev.cloudcart.quickbooks.wire.Statement;

/// Knows a company's lists without asking QuickBooks: filled once, page by page, then kept by asking for changes,
/// and that only when something is missing, out of date, or a day has passed. Not thread-safe, except for the facts
/// once known.
public final class ListIndex {

    /// What was being written while we read comes again next time.
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private static final Duration CLOCK_OFF_MAX = Duration.ofDays(1);
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /// A million entries of one kind; more is a loop.
    private static final int PAGES_MAX = 1000;

    private final Realm realm;
    private final ListStore lists;
    private final FactsStore store;
    private final QuickBooksProperties properties;
    private volatile @Nullable CompanyFacts facts;
    private volatile @Nullable TaxCodeLists codes;
    private boolean readNow;

    public ListIndex(Realm realm, ListStore lists, FactsStore store, QuickBooksProperties properties) {
        this.realm = realm;
        this.lists = lists;
        this.store = store;
        this.properties = properties;
    }

    public CompanyFacts facts() {
        var known = facts;
        if (known == null) {
            known = store.facts(realm.id()).orElseGet(this::firstFacts);
            facts = known;
        }
        return known;
    }

    public TaxCodeLists taxCodes() {
        var known = codes;
        if (known == null) {
            known = store.taxCodes();
            codes = known;
        }
        return known;
    }

    /// Purchases are about to need theirs, which an earlier version did not keep. Asked once.
    public void keepCodesOfPurchases() {
        if (facts().taxSystem() == TaxSystem.CODES && taxCodes().purchases().isEmpty() && !readNow) {
            readFacts();
        }
    }

    private CompanyFacts firstFacts() {
        store.forget();
        return readFacts();
    }

    private CompanyFacts readFacts() {
        var reader = new FactsReader(realm);
        var read = reader.facts();
        store.put(
                switch (read.taxSystem()) {
                    case OFF -> TaxCodeLists.NONE;
                    case CODES, US, US_AUTOMATED -> reader.taxCodes(read.country());
                });
        store.put(realm.id(), read);
        codes = null;
        readNow = true;
        facts = read;
        return read;
    }

    /// @param anew even when the last look is young: what we know proved wrong
    public void keep(boolean anew) {
        facts();
        var looks = lists.looks();
        var now = realm.now();
        boolean due = anew || looks.values().stream().anyMatch(look -> isDue(look, now, properties.lookDaily()));
        if (due && !looks.isEmpty()) {
            readFacts();
        }
        missing(looks, now).forEach(this::fill);
        looks.values().removeIf(look -> isOlder(look, now, Realm.CHANGES_KEPT));
        if (due && !looks.isEmpty()) {
            change(looks);
        }
    }

    private static Set<ListKind> missing(Map<ListKind, Look> looks, Instant now) {
        return ListKind.KEPT.stream()
                .filter(kind -> !looks.containsKey(kind) || isOlder(looks.get(kind), now, Realm.CHANGES_KEPT))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ListKind.class)));
    }

    private static boolean isOlder(Look look, Instant now, Duration age) {
        return look.lookedAt().plus(age).isBefore(now);
    }

    /// A look in the future was taken while our clock was ahead, so nobody knows how old it is.
    private static boolean isDue(Look look, Instant now, Duration age) {
        return isOlder(look, now, age) || look.lookedAt().isAfter(now.plus(CLOCK_TOLERANCE));
    }

    /// Something is missing: it may be there since the last look.
    ///
    /// @return whether there was a look now; asked too often there is none
    public boolean lookForMissing() {
        var looks = lists.looks();
        var now = realm.now();
        if (looks.values().stream().noneMatch(look -> isDue(look, now, properties.lookForMissing()))) {
            return false;
        }
        change(looks);
        return true;
    }

    private void change(Map<ListKind, Look> looks) {
        var page = changes(looks.keySet(), looks.values());
        if (!page.isFull()) {
            take(page, looks);
            return;
        }
        looks.forEach((kind, look) -> changeOne(kind, look));
    }

    /// A full answer may lack changes of any kind, so each kind is asked for alone; one that is full even so is
    /// filled anew.
    private void changeOne(ListKind kind, Look look) {
        var page = changes(Set.of(kind), List.of(look));
        if (page.isFull()) {
            fill(kind);
        } else {
            take(page, Map.of(kind, look));
        }
    }

    private Page changes(Set<ListKind> kinds, Collection<Look> looks) {
        var since =
                looks.stream().map(Look::changedSince).min(Instant::compareTo).orElseThrow();
        var entities = kinds.stream().map(ListKind::entity).sorted().collect(Collectors.joining(","));
        return Page.read(
                "CDCResponse",
                realm.body(
                        ApiCall.CHANGES,
                        "",
                        Map.of(
                                "entities",
                                entities,
                                "changedSince",
                                since.truncatedTo(ChronoUnit.SECONDS).toString())));
    }

    private void take(Page page, Map<ListKind, Look> looks) {
        var now = realm.now();
        put(page, now);
        var gone = page.entities().stream()
                .filter(entity -> !entity.isActive() && ListKind.of(entity).isPresent())
                .collect(Collectors.groupingBy(
                        entity -> ListKind.of(entity).orElseThrow(),
                        Collectors.mapping(Entity::id, Collectors.toSet())));
        gone.forEach(lists::remove);
        looks.forEach((kind, look) -> lists.looked(kind, new Look(since(page, look.changedSince()), now)));
    }

    private void fill(ListKind kind) {
        var start = realm.now();
        Instant since = start.minus(OVERLAP);
        int pages = 0;
        for (boolean full = true; full; pages++) {
            var page = realm.query(Statement.page(kind.entity(), pages * Statement.PAGE + 1));
            since = pages == 0 ? since(page, since) : since;
            put(page, start);
            full = page.isFull() && pages < PAGES_MAX;
        }
        lists.removeUnseen(kind, start);
        lists.looked(kind, new Look(since, start));
    }

    /// A clock that is a day off is none: by it, changes would be asked for that are still to come, or long
    /// forgotten.
    private Instant since(Page page, Instant otherwise) {
        var time = page.time();
        return time == null || Duration.between(time, realm.now()).abs().compareTo(CLOCK_OFF_MAX) > 0
                ? otherwise
                : time.minus(OVERLAP);
    }

    private void put(Page page, Instant seenAt) {
        lists.put(
                active(page.entities())
                        .filter(entry -> ListKind.KEPT.contains(entry.kind()))
                        .toList(),
                seenAt);
    }

    private static Stream<Listed> active(Collection<Entity> entities) {
        return entities.stream()
                .filter(Entity::isActive)
                .flatMap(entity -> ListKind.of(entity).map(kind -> Listed.of(kind, entity)).stream())
                .filter(Listed::canBeFound);
    }

    /// Takes in entries that QuickBooks told us of outside a look.
    List<Listed> learn(Collection<Entity> entities) {
        var entries = active(entities).toList();
        lists.put(
                entries.stream()
                        .filter(entry -> ListKind.KEPT.contains(entry.kind()))
                        .toList(),
                realm.now());
        return entries;
    }

    /// By id, those that are active.
    public Map<String, Listed> withIds(ListKind kind, Collection<String> ids) {
        return byId(lists.withIds(kind, ids));
    }

    /// Asks QuickBooks for entries that should be there and are not in the index. One metered read for a few dozen.
    ///
    /// @return by id, those that are active
    Map<String, Listed> ask(ListKind kind, Collection<String> ids) {
        var found = new ArrayList<Listed>();
        var asked = List.copyOf(ids);
        for (int start = 0; start < asked.size(); start += Statement.NAMES_MAX) {
            var some = asked.subList(start, Math.min(start + Statement.NAMES_MAX, asked.size()));
            found.addAll(learn(realm.query(Statement.where(kind.entity(), Statement.in("Id", some)))
                    .entities()));
        }
        return byId(found);
    }

    private static Map<String, Listed> byId(List<Listed> entries) {
        var byId = new HashMap<String, Listed>();
        entries.forEach(entry -> byId.put(entry.id(), entry));
        return byId;
    }

    /// By name key; where several have the name, the oldest.
    public Map<String, Listed> named(Collection<ListKind> kinds, Collection<String> keys) {
        var byKey = new HashMap<String, Listed>();
        lists.named(kinds, keys).forEach(listed -> byKey.merge(listed.nameKey(), listed, ListIndex::older));
        return byKey;
    }

    List<Listed> itemsNamed(Collection<String> keys) {
        return lists.named(EnumSet.of(ListKind.ITEM), keys);
    }

    List<Listed> itemsWithSku(Collection<String> keys) {
        return lists.withSku(keys);
    }

    public List<Listed> accounts(Collection<String> types) {
        return lists.accounts(types);
    }

    private static Listed older(Listed one, Listed other) {
        return Listed.OLDEST_FIRST.compare(one, other) <= 0 ? one : other;
    }
}
