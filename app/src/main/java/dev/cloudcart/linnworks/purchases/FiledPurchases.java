package dev.cloudcart.linnworks.purchases;

import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.cloudcart.linnworks.purchases.PurchaseDetails.Answer;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// Reads filed purchase orders and deliveries anew, each as it is now. What Linnworks does not hand out stays
/// as it was filed, and so does a delivery that its purchase order does not have any more.
public record FiledPurchases(PurchaseDetails details) {

    public List<RawRecord> anew(List<RawRecord> filed) {
        var ids = filed.stream()
                .map(record -> PurchaseRefs.orderId(record.raw()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var now = new HashMap<UUID, RawRecord>();
        for (var answer : details.byIds(ids)) {
            if (answer instanceof Answer.Found found) {
                found.all().forEach(record -> now.put(record.reading().ref().id(), record));
                filed.stream()
                        .flatMap(record ->
                                DeliveryReader.whole(DeliveryReader.extent(record.raw()), found.raw()).stream())
                        .forEach(record -> now.put(record.reading().ref().id(), record));
            }
        }
        return filed.stream()
                .map(record -> now.getOrDefault(record.reading().ref().id(), record))
                .toList();
    }
}
