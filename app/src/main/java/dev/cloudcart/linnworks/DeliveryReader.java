package dev.cloudcart.linnworks;

import static dev.cloudcart.linnworks.Decimals.divide;
import static dev.cloudcart.linnworks.Decimals.quiet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import dev.cloudcart.core.trade.Age;
import dev.cloudcart.core.trade.DeliveredLine;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.PurchaseCost;
import dev.cloudcart.core.trade.PurchaseLine;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Reading.Read;
import dev.cloudcart.core.trade.Reading.Unreadable;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.TaxCharge;
import dev.cloudcart.sync.TradeSource.RawRecord;

/// Reads one filed delivery, out of the purchase order that it is filed with. Never throws, whatever the
/// record holds, and always reads the same record the same way.
final class DeliveryReader {

    private DeliveryReader() {}

    /// All deliveries of a filed purchase order, the oldest first; none where it cannot be read that far.
    static List<RawRecord> records(byte[] order) {
        return deliveries(order).stream()
                .map(delivery -> record(FiledPurchase.delivery(delivery, order)))
                .toList();
    }

    private static List<Integer> deliveries(byte[] order) {
        try {
            return Receipt.of("", Json.filedPurchase(order).orderOrNone()).stream()
                    .map(Receipt::delivery)
                    .toList();
        } catch (JacksonException | Senseless misshapen) {
            return List.of();
        }
    }

    private static RawRecord record(byte[] raw) {
        var reading = read(raw);
        var happened = reading instanceof Read(Delivery delivery) ? delivery.receivedAt() : null;
        return new RawRecord(reading, raw, Print.ofPart(reading, raw), new Age(happened, null));
    }

    static Reading read(byte[] raw) {
        var order = PurchaseRefs.order(raw);
        var ref = PurchaseRefs.delivery(order, number(raw));
        try {
            return new Read(delivery(ref, order, Json.filedPurchase(raw)));
        } catch (JacksonException misshapen) {
            return new Unreadable(ref, OrderCause.PURCHASE_MISSHAPEN.of(order.number()));
        } catch (Senseless senseless) {
            return senseless.of(ref, Optional.empty());
        }
    }

    private static int number(byte[] raw) {
        var delivery = Json.member(Slice.of(raw), "Delivery");
        return delivery.matches("-?\\d{1,9}") ? Integer.parseInt(delivery) : 0;
    }

    private static Delivery delivery(SourceRef ref, SourceRef orderRef, FiledPurchase filed) {
        var json = filed.orderOrNone();
        var order = PurchaseReader.order(orderRef, filed);
        var receipts = Receipt.of(orderRef.number(), json);
        var at = IntStream.range(0, receipts.size())
                .filter(i -> Integer.valueOf(receipts.get(i).delivery()).equals(filed.delivery()))
                .findFirst()
                .orElseThrow(() -> new Senseless(OrderCause.PURCHASE_MISSHAPEN.of(orderRef.number())));
        var receivedAt = receipts.get(at).receivedAt();
        if (receivedAt == null) {
            throw new Senseless(OrderCause.DELIVERY_WITHOUT_DATE.of(orderRef.number()));
        }
        var lines = lines(ref, order, receipts.get(at));
        var costs = new CostShares(order, json, receipts).of(at);
        return new Delivery(
                ref,
                orderRef,
                order.supplier(),
                order.supplierReference(),
                receivedAt,
                order.isDone() && at == receipts.size() - 1,
                order.standing(),
                Decimals.rounded(order.currency(), gross(lines, costs)),
                Decimals.rounded(order.currency(), tax(lines, costs)),
                lines,
                costs);
    }

    /// Pieces that cost the same go together.
    private record Price(PurchaseLine line, BigDecimal unitCost) {}

    private static List<DeliveredLine> lines(SourceRef ref, PurchaseOrder order, Receipt receipt) {
        var ordered = new HashMap<@Nullable UUID, PurchaseLine>();
        order.lines().forEach(line -> ordered.put(line.id(), line));
        var pieces = new LinkedHashMap<Price, BigDecimal>();
        for (var record : receipt.records()) {
            var line = ordered.get(OrderRefs.uuid(record.item()));
            if (line == null) {
                throw new Senseless(OrderCause.DELIVERY_OF_NO_LINE.of(ref.number()));
            }
            pieces.merge(
                    new Price(line, unitCost(record, line)),
                    BigDecimal.valueOf(PurchaseLineReader.pieces(record.quantity())),
                    BigDecimal::add);
        }
        var lines = new ArrayList<DeliveredLine>();
        pieces.forEach((price, quantity) ->
                lines.add(line(price.line(), price.unitCost(), PurchaseLineReader.pieces(quantity))));
        return lines;
    }

    /// Where none is told, what a piece was ordered for.
    private static BigDecimal unitCost(PurchaseJson.Delivered record, PurchaseLine line) {
        return (record.unitCost() == null
                        ? divide(line.net().getAmount(), BigDecimal.valueOf(line.quantity()))
                        : Decimals.checked(record.unitCost()))
                .stripTrailingZeros();
    }

    private static DeliveredLine line(PurchaseLine ordered, BigDecimal unitCost, int quantity) {
        var currency = ordered.net().getCurrencyUnit();
        var net = quiet(unitCost.multiply(BigDecimal.valueOf(quantity)));
        var tax = tax(ordered, net);
        var charge = new TaxCharge(ordered.charge().stated(), money(currency, net), money(currency, tax), quantity);
        return new DeliveredLine(ordered.id(), ordered.product(), quantity, charge.net(), charge.tax(), charge);
    }

    /// A record of what came has no tax of its own: it is in the proportion of the ordered line's.
    private static BigDecimal tax(PurchaseLine ordered, BigDecimal net) {
        var orderedNet = ordered.net().getAmount();
        return orderedNet.signum() == 0
                ? net.multiply(ordered.charge().stated().fraction())
                : divide(net.multiply(ordered.tax().getAmount()), orderedNet);
    }

    private static BigDecimal gross(List<DeliveredLine> lines, List<PurchaseCost> costs) {
        var nets = Stream.concat(
                lines.stream().map(DeliveredLine::net), costs.stream().map(PurchaseCost::net));
        return sum(nets).add(tax(lines, costs));
    }

    private static BigDecimal tax(List<DeliveredLine> lines, List<PurchaseCost> costs) {
        return sum(Stream.concat(
                lines.stream().map(DeliveredLine::tax), costs.stream().map(PurchaseCost::tax)));
    }

    private static BigDecimal sum(Stream<BigMoney> amounts) {
        return amounts.map(BigMoney::getAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigMoney money(CurrencyUnit currency, BigDecimal amount) {
        return BigMoney.of(currency, amount);
    }
}
