package dev.cloudcart.subjects;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.planning.Subject;
import dev.cloudcart.core.trade.Payment;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.TradeEvent;
import dev.cloudcart.core.trade.Whereabouts;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// Sales, with where their buyers are as far as it was ever told, what was paid for them, and how they were when they
/// were posted.
final class SaleSubjects implements SubjectsOfKind {

    private final Knowledge known;
    private final Map<UUID, List<Whereabouts>> buyers;
    private final Map<UUID, List<Position>> payments;
    private final Map<UUID, Subject.Made> made;

    /// @param page by the ids of the sales
    /// @param positions of them
    SaleSubjects(Knowledge known, Map<UUID, RawRecord> page, Map<UUID, List<Position>> positions) {
        this.known = known;
        buyers = known.journal().buyers(known.company(), SourceKind.SALE, page.keySet(), this::buyer);
        payments = known.rules().sales().transactionType().hasPayments() ? payments(page) : Map.of();
        made = new MadeFrom(SourceKind.SALE, known).made(page.values(), positions);
    }

    @Override
    public Subject of(TradeEvent event, RawRecord record, List<Position> documents) {
        var sale = (Sale) event;
        var buyer = Subject.buyerKnown(buyers.getOrDefault(sale.id(), List.of()), documents)
                .then(new Whereabouts(sale.buyer(), record.tellsPart()))
                .place();
        var payment = Payment.idOf(sale.id());
        var paid = payments.get(payment);
        return Subject.of(sale.of(buyer), record.print(), documents, paid == null ? Map.of() : Map.of(payment, paid))
                .made(made.getOrDefault(sale.id(), Subject.Made.NOT_KNOWN));
    }

    private Map<UUID, List<Position>> payments(Map<UUID, RawRecord> page) {
        return known.positions(
                SourceKind.PAYMENT,
                Related.events(Sale.class, page.values()).stream()
                        .map(sale -> Payment.idOf(sale.id()))
                        .collect(Collectors.toSet()));
    }

    private Optional<Whereabouts> buyer(byte[] raw) {
        return known.source().reread(SourceKind.SALE, raw) instanceof Reading.Read(Sale sale)
                ? Optional.of(new Whereabouts(sale.buyer(), known.source().tellsPartOfCountry(SourceKind.SALE, raw)))
                : Optional.empty();
    }
}
