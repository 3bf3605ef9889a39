package dev.cloudcart.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.posting.Walk;

/// What purchase orders told before and do not tell now, because they make no sense or leave it out. Once that is
/// filed nobody knows by it what was there, so that what stands of it is followed by itself.
///
/// @param orders where purchase orders walk
record Untold(CompanyId company, TradeSource source, Journal journal, Walk orders) {

    /// @param records as they were read and are not filed yet
    void follow(Collection<RawRecord> records) {
        var silent = records.stream()
                .filter(record -> record.reading().ref().kind() == SourceKind.PURCHASE_ORDER)
                .filter(record -> !record.makesSense() || !source.tellsStatements(record.raw()))
                .map(RawRecord::id)
                .toList();
        if (silent.isEmpty()) {
            return;
        }
        var deliveries = new ArrayList<UUID>();
        var statements = new ArrayList<UUID>();
        for (var before : orders.filed(silent)) {
            if (before.reading() instanceof Reading.Read(PurchaseOrder order)) {
                deliveries.addAll(order.deliveries());
                deliveries.addAll(source.costs(before.raw()));
                statements.addAll(ids(source.statements(before.raw())));
            }
        }
        journal.followWhatStands(company, SourceKind.DELIVERY, deliveries);
        journal.followWhatStands(company, SourceKind.PAYMENT_STATEMENT, statements);
    }

    private static List<UUID> ids(List<RawRecord> records) {
        return records.stream().map(RawRecord::id).toList();
    }
}
