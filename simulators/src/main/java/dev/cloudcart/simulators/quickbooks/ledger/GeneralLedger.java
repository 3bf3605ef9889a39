package dev.cloudcart.simulators.quickbooks.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.quickbooks.entities.Kind;

/// What the documents of one company add up to, kept while they come, change and go, so that a look at a million of
/// them costs no more than a look at ten.
public final class GeneralLedger {

    private final String home;
    private final Map<Place, Standing> places = new HashMap<>();
    private final Map<String, Map<String, BigDecimal>> open = new HashMap<>();
    private final Map<String, BigDecimal> moved = new HashMap<>();

    /// @param home the company's currency
    public GeneralLedger(String home) {
        this.home = home;
    }

    /// What stands in one place. A debit is positive.
    ///
    /// @param amount in home currency
    /// @param own the amounts of the documents, each in its own currency: a sum of one currency where the place has
    /// but one
    /// @param when of the last booking
    public record Standing(BigDecimal amount, BigDecimal own, Instant when) {

        /// Both together.
        public Standing and(Standing other) {
            return new Standing(
                    amount.add(other.amount), own.add(other.own), when.isAfter(other.when) ? when : other.when);
        }
    }

    public void post(Kind kind, JsonNode document, Instant when) {
        book(kind, document, BigDecimal.ONE, when);
    }

    public void reverse(Kind kind, JsonNode document, Instant when) {
        book(kind, document, BigDecimal.ONE.negate(), when);
    }

    /// As they are, while the company's lock is held.
    public Map<Place, Standing> places() {
        return Collections.unmodifiableMap(places);
    }

    /// What is open with a customer or a vendor, in its currency: positive when it is owed.
    public BigDecimal openWith(Kind kind, String id) {
        return open.getOrDefault(kind.entity, Map.of()).getOrDefault(id, BigDecimal.ZERO);
    }

    /// By how many of an item there are more than before all documents.
    public BigDecimal moved(String itemId) {
        return moved.getOrDefault(itemId, BigDecimal.ZERO);
    }

    private void book(Kind kind, JsonNode document, BigDecimal sign, Instant when) {
        if (!kind.isDocument()) {
            return;
        }
        for (var leg : DoubleEntry.of(kind.entity, document, home)) {
            places.merge(
                    leg.place(),
                    new Standing(leg.amount().multiply(sign), leg.own().multiply(sign), when),
                    Standing::and);
        }
        OpenAmount.of(kind.entity, document)
                .ifPresent(amount -> open.computeIfAbsent(amount.kind(), _ -> new HashMap<>())
                        .merge(amount.id(), amount.amount().multiply(sign), BigDecimal::add));
        for (var move : StockMove.of(kind.entity, document)) {
            moved.merge(move.itemId(), move.quantity().multiply(sign), BigDecimal::add);
        }
    }
}
