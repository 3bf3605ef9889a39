package dev.cloudcart.report;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.ItemUse;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.planning.Foreseen;
import dev.cloudcart.core.planning.LinesTurned;
import dev.cloudcart.journal.Hold;

/// Gathers what a preview would do. All documents are counted; the first few thousand are kept one by one, and those
/// that stand leave no room to those that do not. Thread-safe.
public final class Foresight {

    static final int DOCUMENTS_MAX = 2_000;

    /// Of all amendments together, so that long documents fill no memory either.
    static final int CHANGES_MAX = 20_000;

    private static final Comparator<Foreseen> AS_TOLD = Comparator.comparingInt((Foreseen one) -> rank(one.deed()))
            .thenComparing(Foreseen::day)
            .thenComparingInt(one -> one.source().length())
            .thenComparing(Foreseen::source)
            .thenComparingInt(one -> one.key().part());

    private final Map<PostingKey, Foreseen> standing = new LinkedHashMap<>();
    private final Map<PostingKey, Foreseen> fresh = new LinkedHashMap<>();
    private final Effects effects = new Effects();
    private final HeldGroups held = new HeldGroups();
    private final Set<UUID> heldRecords = new HashSet<>();
    private Map<ItemUse, String> accounts = Map.of();
    private long created;
    private long amended;
    private long removed;
    private int changes;
    private @Nullable LastOrders lastOrders;

    /// @param stood what was written of it before; empty where it does not stand
    /// @return false for a document that was told before: an order may be met twice, for nothing is written
    synchronized boolean add(Foreseen document, Intent planned, Optional<Intent> stood, LinesTurned turned) {
        boolean isNew = add(document);
        if (isNew) {
            effects.add(planned, stood, turned);
        }
        return isNew;
    }

    synchronized boolean add(Foreseen document) {
        var kept = document.deed() == Deed.CREATE ? fresh : standing;
        if (kept.containsKey(document.key())) {
            return false;
        }
        count(document.deed());
        int then = changes + document.changes().size();
        if (kept.size() < DOCUMENTS_MAX && then <= CHANGES_MAX) {
            kept.put(document.key(), document);
            changes = then;
        }
        return true;
    }

    /// A record that would be held; one that is met twice counts once.
    public synchronized void hold(Hold hold) {
        if (heldRecords.add(hold.source().id())) {
            held.add(hold);
        }
    }

    /// What the lines of all documents are about.
    public synchronized Set<ItemUse> uses() {
        return effects.uses();
    }

    /// The accounts in which they stand.
    public synchronized void inAccounts(Map<ItemUse, String> told) {
        accounts = Map.copyOf(told);
    }

    /// What the last orders would be under settings that are not saved.
    public synchronized void lastOrders(LastOrders told) {
        lastOrders = told;
    }

    private void count(Deed deed) {
        switch (deed) {
            case CREATE -> created++;
            case AMEND -> amended++;
            case VOID, DELETE -> removed++;
        }
    }

    public synchronized Preview told() {
        return new Preview(
                created,
                amended,
                removed,
                Stream.concat(standing.values().stream(), fresh.values().stream())
                        .sorted(AS_TOLD)
                        .toList(),
                held.told(),
                effects.told(accounts),
                lastOrders);
    }

    /// What stands is told first.
    private static int rank(Deed deed) {
        return switch (deed) {
            case AMEND -> 1;
            case VOID, DELETE -> 2;
            case CREATE -> 3;
        };
    }
}
