package dev.cloudcart.subjects;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.planning.Subject;
import dev.cloudcart.core.trade.Payment;
import dev.cloudcart.core.trade.TradeEvent;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// What buyers paid, with what stands of their orders.
final class PaymentSubjects implements SubjectsOfKind {

    private final Knowledge known;
    private final Related sales;

    PaymentSubjects(Knowledge known, Map<UUID, RawRecord> page) {
        this.known = known;
        sales = Related.sales(
                known,
                Related.events(Payment.class, page.values()).stream()
                        .map(payment -> payment.order().id())
                        .collect(Collectors.toSet()));
    }

    @Override
    public Subject of(TradeEvent event, RawRecord record, List<Position> documents) {
        var payment = (Payment) event;
        return Subject.of(
                known.rules().sales().transactionType().seen(payment),
                record.print(),
                documents,
                sales.of(List.of(payment.order().id())));
    }
}
