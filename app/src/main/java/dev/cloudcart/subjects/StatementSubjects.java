package dev.cloudcart.subjects;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.planning.Subject;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SupplierPayment;
import dev.cloudcart.core.trade.TradeEvent;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// What suppliers were paid, with the bills that this pays and what else stands on these.
final class StatementSubjects implements SubjectsOfKind {

    private final Related related;
    private final Map<UUID, List<Position>> vanished;
    private final CostBills costBills;

    /// @param page by the ids of the statements
    /// @param positions of them
    StatementSubjects(Knowledge known, Map<UUID, RawRecord> page, Map<UUID, List<Position>> positions) {
        var payments = Related.events(SupplierPayment.class, page.values());
        related = Related.purchases(
                        known,
                        all(payments, payment -> Stream.of(payment.order().id())),
                        all(payments, payment -> payment.payable().stream()))
                .and(known.positions(
                        SourceKind.PAYMENT_STATEMENT, all(payments, payment -> payment.others().stream())));
        vanished = new VanishedPayments(known).of(page.values(), positions, related.positions());
        costBills = new CostBills(known);
    }

    private static Set<UUID> all(List<SupplierPayment> payments, Function<SupplierPayment, Stream<UUID>> ids) {
        return payments.stream().flatMap(ids).collect(Collectors.toSet());
    }

    @Override
    public Subject of(TradeEvent event, RawRecord record, List<Position> documents) {
        var payment = (SupplierPayment) event;
        var dependsOn = Stream.of(List.of(payment.order().id()), payment.payable(), payment.others())
                .flatMap(List::stream)
                .toList();
        return Subject.of(
                costBills.paying(payment),
                record.print(),
                documents,
                VanishedPayments.with(related.of(dependsOn), vanished, payment));
    }
}
