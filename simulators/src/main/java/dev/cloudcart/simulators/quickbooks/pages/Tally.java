package dev.cloudcart.simulators.quickbooks.pages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.simulators.quickbooks.books.Books;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Version;
import dev.cloudcart.simulators.quickbooks.ledger.DoubleEntry;
import dev.cloudcart.simulators.quickbooks.ledger.OpenAmount;
import dev.cloudcart.simulators.quickbooks.ledger.Place;
import dev.cloudcart.simulators.wire.Json;

/// The sums of one company's books. Each look catches up with what was written since the last one, a bounded number of documents
/// at a time; it remembers per document only which version is in the sums (some 20 bytes).
final class Tally {

    private static final int AT_ONCE = 20_000;
    /// What has a number and a day; attachments have neither.
    static final List<Kind> DOCUMENTS = Arrays.stream(Kind.values())
            .filter(kind -> kind.isTransaction() && kind.sequence.equals(Kind.INVOICE.sequence))
            .toList();

    private final Books books;
    private final IdentityHashMap<Entry, Version> booked = new IdentityHashMap<>();
    private final Map<Place, BigDecimal> sums = new HashMap<>();
    private final Map<String, BigDecimal> open = new HashMap<>();
    private int deletions;
    private long behind;

    Tally(Books books) {
        this.books = books;
    }

    /// A document whose version in the sums is not its latest.
    ///
    /// @param after null when it was deleted
    private record Change(Entry entry, @Nullable Version before, @Nullable Version after) {}

    /// A copy of what is known now.
    ///
    /// @param booked documents in the sums
    /// @param behind documents that are not in them yet: look again
    record Sums(Map<Place, BigDecimal> places, Map<String, BigDecimal> open, long booked, long behind) {

        /// What is open with a customer or vendor, in its currency.
        BigDecimal openWith(Kind kind, String id) {
            return open.getOrDefault(key(kind.entity, id), BigDecimal.ZERO);
        }
    }

    boolean isOf(Books other) {
        return books == other;
    }

    synchronized Sums catchUp() {
        for (var change : books.within(this::changes)) {
            take(change);
        }
        return new Sums(Map.copyOf(sums), Map.copyOf(open), booked.size(), behind);
    }

    private List<Change> changes(Realm realm) {
        var changes = new ArrayList<>(deleted(realm));
        behind = 0;
        for (var kind : DOCUMENTS) {
            for (var entry : realm.table(kind).all()) {
                var before = booked.get(entry);
                if (before != entry.version) {
                    if (changes.size() < AT_ONCE) {
                        changes.add(new Change(entry, before, entry.version));
                    } else {
                        behind++;
                    }
                }
            }
        }
        return changes;
    }

    private List<Change> deleted(Realm realm) {
        int now = DOCUMENTS.stream().mapToInt(kind -> realm.table(kind).tombstones().size()).sum();
        if (now == deletions) {
            return List.of();
        }
        deletions = now;
        return booked.entrySet().stream()
                .filter(known -> realm.table(known.getKey().kind).find(known.getKey().id).isEmpty())
                .map(known -> new Change(known.getKey(), known.getValue(), null))
                .toList();
    }

    private void take(Change change) {
        if (change.before != null) {
            book(change.entry.kind, change.before, BigDecimal.ONE.negate());
            booked.remove(change.entry);
        }
        if (change.after != null) {
            book(change.entry.kind, change.after, BigDecimal.ONE);
            booked.put(change.entry, change.after);
        }
    }

    private void book(Kind kind, Version version, BigDecimal sign) {
        var document = Json.read(version.bytes());
        for (var leg : DoubleEntry.of(kind.entity, document, books.settings().homeCurrency())) {
            sums.merge(leg.place(), leg.amount().multiply(sign), BigDecimal::add);
        }
        OpenAmount.of(kind.entity, document).ifPresent(amount -> open.merge(key(amount.kind(), amount.id()), amount
                .amount().multiply(sign), BigDecimal::add));
    }

    private static String key(String kind, String id) {
        return kind + " " + id;
    }
}
