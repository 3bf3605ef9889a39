package dev.cloudcart.linnworks.purchases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Gatherers;

import dev.cloudcart.linnworks.reading.OrderRefs;
import dev.cloudcart.linnworks.reading.Print;
import dev.cloudcart.linnworks.session.Account;
import dev.cloudcart.linnworks.session.ApiMethod;
import dev.cloudcart.linnworks.session.Client;
import dev.cloudcart.linnworks.session.Client.Reply;
import dev.cloudcart.linnworks.session.Client.Request;
import dev.cloudcart.linnworks.wire.FiledPurchase;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.linnworks.wire.Slice;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// Asks for purchase orders by their ids, one a call (Linnworks, Purchase Order API, Get_PurchaseOrder).
/// Serves one reading.
public record PurchaseDetails(Client client, Account account, Suppliers suppliers) {

    private static final int CALLS_AT_ONCE = 4;

    /// What Linnworks says of one.
    public sealed interface Answer {

        UUID id();

        /// @param raw as it is filed
        public record Found(UUID id, byte[] raw) implements Answer {

            /// Where it makes no sense nothing in it does: what was filed of that stays, and its own hold tells of all.
            ///
            /// @param print of what Linnworks lists of it
            List<RawRecord> records(String print) {
                var order = PurchaseReader.record(raw, print);
                return order.makesSense() ? with(order) : List.of(order);
            }

            private List<RawRecord> with(RawRecord order) {
                var records = new ArrayList<RawRecord>();
                records.add(order);
                records.addAll(DeliveryReader.records(raw));
                records.addAll(StatementReader.records(raw));
                return records;
            }

            /// With all that is in it, whether it makes sense or not.
            List<RawRecord> all() {
                return with(PurchaseReader.record(raw, print()));
            }

            /// Where it was not listed, its own header stands in.
            List<RawRecord> records() {
                return records(print());
            }

            String print() {
                return Json.part(Slice.of(raw), "PurchaseOrder", "PurchaseOrderHeader")
                        .filter(ListedPurchase::hasId)
                        .map(header -> ListedPurchase.of(header).print())
                        .orElseGet(() -> Print.of(Slice.of(raw)));
            }
        }

        /// Either there is no such purchase order, or Linnworks does not hand it out: it says both in the same
        /// way.
        record None(UUID id, String message) implements Answer {}
    }

    public PurchaseDetails(Client client, Account account) {
        this(client, account, new Suppliers(client, account));
    }

    /// A few calls are under way at once; the answers come in the order of the ids.
    public List<Answer> byIds(List<UUID> ids) {
        return ids.stream()
                .gather(Gatherers.mapConcurrent(CALLS_AT_ONCE, this::byId))
                .toList();
    }

    public Answer byId(UUID id) {
        return switch (client.call(account, Request.post(ApiMethod.PURCHASE_ORDER, Map.of("pkPurchaseId", id)))) {
            case Reply.Refused(String message) -> new Answer.None(id, message);
            case Reply.Data(byte[] body) -> answer(id, Slice.of(body));
        };
    }

    private Answer answer(UUID id, Slice order) {
        var header = Json.part(order, "PurchaseOrderHeader");
        if (header.isEmpty() || !Json.isObject(order)) {
            return new Answer.None(id, "its answer is empty");
        }
        if (!id.equals(OrderRefs.uuid(Json.member(header.get(), "pkPurchaseID")))) {
            return new Answer.None(id, "its answer names another purchase order");
        }
        var supplier = suppliers.of(OrderRefs.uuid(Json.member(header.get(), "fkSupplierId")));
        return new Answer.Found(id, FiledPurchase.file(order, supplier));
    }

    public static RawRecord refused(Slice header, String message, String print) {
        return PurchaseReader.record(FiledPurchase.refused(header, message), Print.notHandedOut(print));
    }
}
