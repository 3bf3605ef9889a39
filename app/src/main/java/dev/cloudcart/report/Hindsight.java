package dev.cloudcart.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import dev.cloudcart.core.planning.Foreseen;
import dev.cloudcart.core.planning.Today;
import dev.cloudcart.journal.Hold;

/// Gathers what the last orders would be, were they posted today. All are counted; documents are kept
/// one by one as long as what would be another in them is not too much for a memory or a page.
public final class Hindsight {

    static final int CHANGES_MAX = 5_000;

    private final List<Foreseen> documents = new ArrayList<>();
    private final HeldGroups held = new HeldGroups();
    private final TreeMap<String, Long> skipped = new TreeMap<>();
    private long same;
    private long different;
    private long more;
    private int changes;

    public void add(Today order) {
        switch (order) {
            case Today.Same _ -> same++;
            case Today.Different(var _, var some) -> {
                different++;
                some.forEach(this::keep);
            }
            case Today.Held(var one) ->
                hold(new Hold(one.source(), one.reasons(), Optional.of(one.amount()), false, Instant.EPOCH));
            case Today.Skipped(var one) -> skipped.merge(one.reason(), 1L, Long::sum);
        }
    }

    public void hold(Hold hold) {
        held.add(hold);
    }

    private void keep(Foreseen document) {
        int then = changes + document.changes().size();
        if (then > CHANGES_MAX) {
            more++;
            return;
        }
        changes = then;
        documents.add(document);
    }

    public LastOrders told() {
        return new LastOrders(same, different, documents, more, held.told(), skipped);
    }
}
