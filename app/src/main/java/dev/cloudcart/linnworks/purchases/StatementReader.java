package dev.cloudcart.linnworks.purchases;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import dev.cloudcart.core.trade.Age;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Reading.Read;
import dev.cloudcart.core.trade.Reading.Unreadable;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.SupplierPayment;
import dev.cloudcart.core.trade.SupplierPayment.PaidCost;
import dev.cloudcart.linnworks.reading.Decimals;
import dev.cloudcart.linnworks.reading.OrderCause;
import dev.cloudcart.linnworks.reading.Print;
import dev.cloudcart.linnworks.reading.Senseless;
import dev.cloudcart.linnworks.wire.FiledPurchase;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.linnworks.wire.Moments;
import dev.cloudcart.linnworks.wire.PurchaseJson;
import dev.cloudcart.linnworks.wire.Slice;
import dev.cloudcart.linnworks.wire.Wording;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// Reads one filed payment statement, out of the purchase order that it is filed with (Linnworks, Purchase Order API,
/// `PaymentStatements`). Never throws, whatever the record holds, and always reads the same record the same way.
public final class StatementReader {
    private StatementReader() {}

    /// All payment statements of a filed purchase order, as they are numbered; none where it cannot be read that far.
    public static List<RawRecord> records(byte[] order) {
        return numbers(order).stream()
                .map(statement -> record(FiledPurchase.statement(statement, order)))
                .toList();
    }

    /// Whether a filed purchase order tells its payment statements, be it that there are none.
    public static boolean tellsThem(byte[] order) {
        try {
            return Json.filedPurchase(order).orderOrNone().tellsPayments();
        } catch (JacksonException misshapen) {
            return false;
        }
    }

    private static List<Integer> numbers(byte[] order) {
        try {
            return numbers(Json.filedPurchase(order).orderOrNone());
        } catch (JacksonException misshapen) {
            return List.of();
        }
    }

    private static List<Integer> numbers(PurchaseJson order) {
        return order.payments().stream()
                .map(PurchaseJson.Statement::number)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    private static RawRecord record(byte[] raw) {
        var reading = read(raw);
        var happened = reading instanceof Read(SupplierPayment payment) ? payment.paidAt() : null;
        return new RawRecord(reading, raw, Print.ofPart(reading, raw), new Age(happened, null));
    }

    /// The same of a statement that its purchase order does not have any more.
    public static RawRecord gone(byte[] raw) {
        return record(FiledPurchase.gone(raw));
    }

    public static Reading read(byte[] raw) {
        var order = PurchaseRefs.order(raw);
        var ref = PurchaseRefs.statement(order, number(raw));
        try {
            return new Read(payment(ref, order, Json.filedPurchase(raw)));
        } catch (JacksonException misshapen) {
            return new Unreadable(ref, OrderCause.PURCHASE_MISSHAPEN.of(order.number()));
        } catch (Senseless senseless) {
            return senseless.of(ref, Optional.empty());
        }
    }

    private static int number(byte[] raw) {
        var statement = Json.member(Slice.of(raw), "Statement");
        return statement.matches("-?\\d{1,9}") ? Integer.parseInt(statement) : 0;
    }

    private static SupplierPayment payment(SourceRef ref, SourceRef orderRef, FiledPurchase filed) {
        var json = filed.orderOrNone();
        var order = PurchaseReader.order(orderRef, filed);
        var statement = json.payments().stream()
                .filter(one -> Objects.equals(one.number(), filed.statement()))
                .findFirst()
                .orElseThrow(() -> new Senseless(OrderCause.PURCHASE_MISSHAPEN.of(orderRef.number())));
        var currency = currency(ref, order, statement);
        var ofCost = statement.ofCost();
        return new SupplierPayment(
                ref,
                orderRef,
                order.supplier(),
                Wording.plain(statement.reference()),
                paidAt(ref, statement),
                order.standing(),
                Decimals.rounded(currency, Decimals.orZero(statement.cost())),
                bills(order),
                others(orderRef.id(), json, filed.statement()),
                ofCost == null ? null : cost(orderRef, json, ofCost).orElse(null));
    }

    /// Empty where its purchase order has no such cost any more.
    private static Optional<PaidCost> cost(SourceRef order, PurchaseJson json, int number) {
        return json.costs().stream()
                .filter(cost -> Integer.valueOf(number).equals(cost.id()))
                .findFirst()
                .map(cost -> new PaidCost(PurchaseRefs.costId(order.id(), number), PurchaseCosts.plainName(cost)));
    }

    /// Whatever its bills are of.
    private static List<UUID> bills(PurchaseOrder order) {
        return Stream.concat(
                        order.deliveries().stream(),
                        Stream.of(Extent.ALL_THAT_CAME.id(order.id()), Extent.ALL_ORDERED.id(order.id())))
                .toList();
    }

    private static List<UUID> others(UUID order, PurchaseJson json, @Nullable Integer statement) {
        return numbers(json).stream()
                .filter(number -> !number.equals(statement))
                .map(number -> PurchaseRefs.statementId(order, number))
                .toList();
    }

    /// One that tells none is in the currency of its order.
    private static CurrencyUnit currency(SourceRef ref, PurchaseOrder order, PurchaseJson.Statement statement) {
        var code = statement.currency();
        return Wording.plain(code).isEmpty()
                ? order.currency()
                : PurchaseReader.currency(code)
                        .orElseThrow(() -> new Senseless(
                                OrderCause.STATEMENT_WITHOUT_CURRENCY.of(ref.number(), PurchaseReader.shown(code))));
    }

    private static Instant paidAt(SourceRef ref, PurchaseJson.Statement statement) {
        var at = Moments.first(Moments.parse(statement.paidOn()), Moments.parse(statement.createdOn()));
        if (at == null) {
            throw new Senseless(OrderCause.STATEMENT_WITHOUT_DATE.of(ref.number()));
        }
        return at;
    }
}
