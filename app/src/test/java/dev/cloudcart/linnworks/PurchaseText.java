package dev.cloudcart.linnworks;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.joda.money.BigMoney;

import dev.cloudcart.core.trade.DeliveredLine;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Payment;
import dev.cloudcart.core.trade.PurchaseCost;
import dev.cloudcart.core.trade.PurchaseLine;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Reading.Read;
import dev.cloudcart.core.trade.Reading.Unreadable;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SupplierPayment;
import dev.cloudcart.core.trade.TaxCharge;
import dev.cloudcart.core.trade.TradeEvent;
import dev.cloudcart.linnworks.purchases.DeliveryReader;
import dev.cloudcart.linnworks.purchases.PurchaseReader;

/// A reading as a ledger: one row each for the head, a line, a cost and the total.
public final class PurchaseText {
    private PurchaseText() {}

    public static String of(Reading reading) {
        return switch (reading) {
            case Read(TradeEvent event) -> of(event);
            case Unreadable unreadable -> unreadable.reason().what();
        };
    }

    /// Of a purchase order and all deliveries of it.
    public static String all(byte[] raw) {
        return Stream.concat(Stream.of(PurchaseReader.read(raw)), deliveries(raw))
                .map(PurchaseText::of)
                .collect(Collectors.joining("\n"));
    }

    /// Of its deliveries alone, one row each: what each bears of the costs.
    public static List<String> costs(byte[] raw) {
        return deliveries(raw)
                .map(reading -> reading instanceof Read(Delivery delivery)
                        ? delivery.costs().stream().map(PurchaseText::of).collect(Collectors.joining(", "))
                        : of(reading))
                .toList();
    }

    /// Without the costs as records of their own.
    private static Stream<Reading> deliveries(byte[] raw) {
        return DeliveryReader.records(raw).stream()
                .map(record -> record.reading())
                .filter(reading -> !(reading instanceof Read(Delivery delivery) && delivery.isCost()));
    }

    private static String of(TradeEvent event) {
        return switch (event) {
            case PurchaseOrder order ->
                "order %s %s \"%s\" %s\n"
                                .formatted(
                                        order.ref().number(),
                                        order.progress(),
                                        order.supplier().name(),
                                        order.supplier().country().title())
                        + rows(order.lines().stream().map(PurchaseText::of))
                        + total(order);
            case Delivery delivery ->
                "delivery %s %s%s\n"
                                .formatted(
                                        delivery.ref().number(),
                                        delivery.receivedAt(),
                                        delivery.isLast() ? " last" : "")
                        + rows(delivery.lines().stream().map(PurchaseText::of))
                        + rows(delivery.costs().stream().map(PurchaseText::of))
                        + total(delivery);
            case Sale _, Payment _, SupplierPayment _ -> throw new AssertionError(event + " is no purchase");
        };
    }

    private static String of(PurchaseLine line) {
        return "%s x %d %s".formatted(line.product().sku(), line.quantity(), of(line.net(), line.tax(), line.charge()));
    }

    private static String of(DeliveredLine line) {
        return "%s x %d %s".formatted(line.product().sku(), line.quantity(), of(line.net(), line.tax(), line.charge()));
    }

    private static String of(PurchaseCost cost) {
        return "%s %s".formatted(cost.name(), of(cost.net(), cost.tax(), cost.charge()));
    }

    private static String of(BigMoney net, BigMoney tax, TaxCharge charge) {
        return "%s tax %s %s".formatted(plain(net), plain(tax), charge.named());
    }

    private static String total(TradeEvent event) {
        return "total %s tax %s\n".formatted(event.gross(), event.tax().getAmount());
    }

    private static String rows(Stream<String> rows) {
        return rows.map(row -> row + "\n").collect(Collectors.joining());
    }

    private static String plain(BigMoney money) {
        return money.isZero() ? "0" : money.getAmount().stripTrailingZeros().toPlainString();
    }
}
