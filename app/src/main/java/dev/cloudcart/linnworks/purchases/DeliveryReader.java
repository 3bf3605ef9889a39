package dev.cloudcart.linnworks.purchases;

import static dev.cloudcart.linnworks.reading.Decimals.divide;
import static dev.cloudcart.linnworks.reading.Decimals.quiet;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import dev.cloudcart.core.trade.Age;
import dev.cloudcart.core.trade.Correction;
import dev.cloudcart.core.trade.DeliveredLine;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.PurchaseCost;
import dev.cloudcart.core.trade.PurchaseLine;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Reading.Read;
import dev.cloudcart.core.trade.Reading.Unreadable;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.Supplier;
import dev.cloudcart.core.trade.TaxCharge;
import dev.cloudcart.linnworks.reading.Decimals;
import dev.cloudcart.linnworks.reading.OrderCause;
import dev.cloudcart.linnworks.reading.OrderRefs;
import dev.cloudcart.linnworks.reading.Print;
import dev.cloudcart.linnworks.reading.Senseless;
import dev.cloudcart.linnworks.wire.FiledPurchase;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.linnworks.wire.Moments;
import dev.cloudcart.linnworks.wire.PurchaseJson;
import dev.cloudcart.linnworks.wire.Slice;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// Reads one filed delivery, out of the purchase order that it is filed with. Never throws, whatever the
/// record holds, and always reads the same record the same way.
public final class DeliveryReader {

    private static final String DELIVERY = "Delivery";
    private static final String COST = "Cost";

    private DeliveryReader() {}

    /// All deliveries of a filed purchase order, the oldest first, and what it cost beside them; none where it cannot
    /// be read that far.
    public static List<RawRecord> records(byte[] order) {
        var records = new ArrayList<RawRecord>();
        deliveries(order).forEach(delivery -> records.add(record(FiledPurchase.delivery(delivery, order))));
        if (!records.isEmpty()) {
            records.addAll(costs(order));
        }
        return records;
    }

    /// Each additional cost of a filed purchase order of which something has come. One that cannot be read is no
    /// record: the deliveries that would bear it say so.
    private static List<RawRecord> costs(byte[] order) {
        return Json.filedPurchase(order).orderOrNone().costs().stream()
                .map(PurchaseJson.Cost::id)
                .filter(Objects::nonNull)
                .distinct()
                .map(cost -> record(FiledPurchase.cost(cost, order)))
                .filter(record -> record.reading() instanceof Read)
                .toList();
    }

    /// The ids of the records of its costs, of those too that make no sense now: they are there.
    public static Set<UUID> costIds(byte[] order) {
        if (deliveries(order).isEmpty()) {
            return Set.of();
        }
        var ref = PurchaseRefs.order(order);
        return Json.filedPurchase(order).orderOrNone().costs().stream()
                .filter(cost -> !PurchaseCosts.isNothing(cost))
                .map(PurchaseJson.Cost::id)
                .filter(Objects::nonNull)
                .map(cost -> PurchaseRefs.costId(ref.id(), cost))
                .collect(Collectors.toSet());
    }

    /// All that came of a filed purchase order, or was ordered, as one; empty where there is nothing of it yet.
    public static Optional<RawRecord> whole(Extent extent, byte[] order) {
        boolean isThere = switch (extent) {
            case DELIVERY, CORRECTION, COST, REBATE -> false;
            case ALL_THAT_CAME -> !deliveries(order).isEmpty();
            case ALL_ORDERED -> isOrdered(order);
        };
        return isThere ? Optional.of(record(FiledPurchase.whole(extent, order))) : Optional.empty();
    }

    private static boolean isOrdered(byte[] order) {
        return PurchaseReader.read(order) instanceof Read(PurchaseOrder read)
                && read.progress() != PurchaseOrder.Progress.PENDING
                && !read.lines().isEmpty();
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

    public static Reading read(byte[] raw) {
        if (extent(raw) == Extent.CORRECTION) {
            return correction(raw);
        }
        var order = PurchaseRefs.order(raw);
        var extent = extent(raw);
        var ref = switch (extent) {
            case DELIVERY -> PurchaseRefs.delivery(order, number(raw, DELIVERY));
            case COST, REBATE -> PurchaseRefs.cost(order, number(raw, COST));
            case ALL_THAT_CAME, ALL_ORDERED, CORRECTION -> PurchaseRefs.whole(order, extent);
        };
        try {
            var filed = Json.filedPurchase(raw);
            return new Read(
                    switch (extent) {
                        case DELIVERY -> delivery(ref, order, filed);
                        case ALL_THAT_CAME -> allThatCame(ref, order, filed);
                        case COST, REBATE -> cost(ref, order, filed);
                        case ALL_ORDERED, CORRECTION -> allOrdered(ref, order, filed);
                    });
        } catch (JacksonException misshapen) {
            return new Unreadable(ref, OrderCause.PURCHASE_MISSHAPEN.of(order.number()));
        } catch (Senseless senseless) {
            return senseless.of(ref, Optional.empty());
        }
    }

    /// What its purchase order does not have any more says what it said before.
    public static RawRecord vanished(byte[] raw) {
        return record(
                FiledPurchase.vanished(raw, extent(raw), number(raw, extent(raw) == Extent.COST ? COST : DELIVERY)));
    }

    /// What was billed of a delivery and did not come.
    public static RawRecord correction(byte[] billed, byte[] now, Instant at) {
        return record(FiledPurchase.correction(billed, now, at));
    }

    private static Reading correction(byte[] raw) {
        var at = Moments.parse(Json.member(Slice.of(raw), "Corrected"));
        var billed = Json.part(Slice.of(raw), "Billed").map(part -> read(part.toBytes()));
        var now = Json.part(Slice.of(raw), "Now").map(part -> read(part.toBytes()));
        if (at != null
                && billed.orElse(null) instanceof Read(Delivery then)
                && now.orElse(null) instanceof Read(Delivery came)) {
            return new Read(Correction.of(then, came, at));
        }
        var order = PurchaseRefs.order(raw);
        return new Unreadable(
                PurchaseRefs.whole(order, Extent.CORRECTION), OrderCause.PURCHASE_MISSHAPEN.of(order.number()));
    }

    public static Extent extent(byte[] raw) {
        var extent = Json.member(Slice.of(raw), "Extent");
        return Stream.of(Extent.values())
                .filter(one -> one.name().equals(extent))
                .findFirst()
                .orElse(Extent.DELIVERY);
    }

    private static int number(byte[] raw, String member) {
        var number = Json.member(Slice.of(raw), member);
        return number.matches("-?\\d{1,9}") ? Integer.parseInt(number) : 0;
    }

    private static Delivery delivery(SourceRef ref, SourceRef orderRef, FiledPurchase filed) {
        var json = filed.orderOrNone();
        var order = PurchaseReader.order(orderRef, filed);
        var receipts = Receipt.of(orderRef.number(), json);
        var at = IntStream.range(0, receipts.size())
                .filter(i -> Integer.valueOf(receipts.get(i).delivery()).equals(filed.delivery()))
                .findFirst()
                .orElseThrow(() -> new Senseless(OrderCause.PURCHASE_MISSHAPEN.of(orderRef.number())));
        var receipt = receipts.get(at);
        return of(
                ref,
                order,
                Extent.DELIVERY,
                receivedAt(order, receipt),
                order.isDone() && at == receipts.size() - 1,
                lines(ref, order, json, receipt.records()),
                surplus(order, receipt.records(), receipts.subList(0, at + 1)),
                new CostShares(order, json, receipts).of(at));
    }

    private static Delivery allThatCame(SourceRef ref, SourceRef orderRef, FiledPurchase filed) {
        var order = PurchaseReader.order(orderRef, filed);
        var receipts = Receipt.of(orderRef.number(), filed.orderOrNone());
        var last = receipts.stream()
                .map(receipt -> receivedAt(order, receipt))
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new Senseless(OrderCause.PURCHASE_MISSHAPEN.of(orderRef.number())));
        var records =
                receipts.stream().flatMap(receipt -> receipt.records().stream()).toList();
        return of(
                ref,
                order,
                Extent.ALL_THAT_CAME,
                last,
                order.isDone(),
                lines(ref, order, filed.orderOrNone(), records),
                surplus(order, records, receipts),
                CostShares.all(order, filed.orderOrNone()));
    }

    private static Delivery allOrdered(SourceRef ref, SourceRef orderRef, FiledPurchase filed) {
        var order = PurchaseReader.order(orderRef, filed);
        var lines = order.lines().stream()
                .map(line -> new DeliveredLine(
                        line.id(), line.product(), line.quantity(), line.net(), line.tax(), line.charge()))
                .toList();
        return of(
                ref,
                order,
                Extent.ALL_ORDERED,
                order.purchasedAt(),
                order.isDone(),
                lines,
                "",
                CostShares.all(order, filed.orderOrNone()));
    }

    /// Whole, and of the day on which the first goods came: no date of its own is known. The supplier of the goods has
    /// nothing to do with it.
    private static Delivery cost(SourceRef ref, SourceRef orderRef, FiledPurchase filed) {
        var json = filed.orderOrNone();
        var order = PurchaseReader.order(orderRef, filed);
        var number = filed.cost();
        var cost = number == null ? Optional.<PurchaseCost>empty() : PurchaseCosts.own(order, json, number);
        var first = Receipt.of(orderRef.number(), json).stream().findFirst();
        if (cost.isEmpty() || first.isEmpty()) {
            throw new Senseless(OrderCause.PURCHASE_MISSHAPEN.of(orderRef.number()));
        }
        boolean isOwedBack = cost.get().net().plus(cost.get().tax()).isNegative();
        var billed = isOwedBack ? cost.get().owedBack() : cost.get();
        var charge = billed.charge();
        return new Delivery(
                ref,
                order.ref(),
                isOwedBack ? Extent.REBATE : Extent.COST,
                order.deliveries(),
                new Supplier(order.supplier().id(), "", Jurisdiction.UNKNOWN),
                "",
                receivedAt(order, first.get()),
                false,
                order.standing(),
                Decimals.rounded(
                        charge.net().getCurrencyUnit(),
                        charge.net().plus(charge.tax()).getAmount()),
                Decimals.rounded(charge.net().getCurrencyUnit(), charge.tax().getAmount()),
                List.of(),
                "",
                List.of(billed));
    }

    /// @param these records of what came together
    /// @param until it, everything that came
    private static String surplus(PurchaseOrder order, List<PurchaseJson.Delivered> these, List<Receipt> until) {
        var came = new HashMap<@Nullable UUID, BigDecimal>();
        until.stream()
                .flatMap(receipt -> receipt.records().stream())
                .forEach(record ->
                        came.merge(OrderRefs.uuid(record.item()), Decimals.orZero(record.quantity()), BigDecimal::add));
        var lines = these.stream().map(record -> OrderRefs.uuid(record.item())).collect(Collectors.toSet());
        return order.lines().stream()
                .filter(line -> lines.contains(line.id()))
                .filter(line ->
                        came.getOrDefault(line.id(), BigDecimal.ZERO).compareTo(BigDecimal.valueOf(line.quantity()))
                                > 0)
                .map(line -> "%s: ordered %d, came %s"
                        .formatted(
                                line.product().sku(),
                                line.quantity(),
                                came.getOrDefault(line.id(), BigDecimal.ZERO)
                                        .stripTrailingZeros()
                                        .toPlainString()))
                .collect(Collectors.joining("; "));
    }

    private static Instant receivedAt(PurchaseOrder order, Receipt receipt) {
        var receivedAt = receipt.receivedAt();
        if (receivedAt == null) {
            throw new Senseless(OrderCause.DELIVERY_WITHOUT_DATE.of(order.ref().number()));
        }
        return receivedAt;
    }

    private static Delivery of(
            SourceRef ref,
            PurchaseOrder order,
            Extent extent,
            Instant receivedAt,
            boolean isLast,
            List<DeliveredLine> lines,
            String surplus,
            List<PurchaseCost> costs) {
        return new Delivery(
                ref,
                order.ref(),
                extent,
                order.deliveries(),
                order.supplier(),
                order.supplierReference(),
                receivedAt,
                isLast,
                order.standing(),
                Decimals.rounded(order.currency(), gross(lines, costs)),
                Decimals.rounded(order.currency(), tax(lines, costs)),
                lines,
                surplus,
                costs);
    }

    /// Pieces that cost the same go together.
    private record Price(PurchaseLine line, BigDecimal unitCost) {}

    private static List<DeliveredLine> lines(
            SourceRef ref, PurchaseOrder order, PurchaseJson json, List<PurchaseJson.Delivered> records) {
        var ofNoRate = PurchaseLineReader.ofNoRate(json);
        var ordered = new HashMap<@Nullable UUID, PurchaseLine>();
        order.lines().forEach(line -> ordered.put(line.id(), line));
        var pieces = new LinkedHashMap<Price, BigDecimal>();
        for (var record : records) {
            var line = ordered.get(OrderRefs.uuid(record.item()));
            if (line == null) {
                throw new Senseless(OrderCause.DELIVERY_OF_NO_LINE.of(ref.number()));
            }
            var price = new Price(line, unitCost(record, line));
            if (line.net().isZero() && price.unitCost().signum() != 0 && ofNoRate.contains(line.id())) {
                throw new Senseless(OrderCause.DELIVERY_OF_UNKNOWN_TAX.of(
                        ref.number(), line.product().sku()));
            }
            pieces.merge(price, BigDecimal.valueOf(PurchaseLineReader.pieces(record.quantity())), BigDecimal::add);
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
