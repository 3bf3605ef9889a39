package dev.cloudcart.linnworks.purchases;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import dev.cloudcart.core.trade.Age;
import dev.cloudcart.core.trade.PurchaseLine;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.PurchaseOrder.Progress;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Reading.Read;
import dev.cloudcart.core.trade.Reading.Unreadable;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.Standing;
import dev.cloudcart.core.trade.Supplier;
import dev.cloudcart.core.trade.Version;
import dev.cloudcart.linnworks.reading.OrderCause;
import dev.cloudcart.linnworks.reading.OrderRefs;
import dev.cloudcart.linnworks.reading.Senseless;
import dev.cloudcart.linnworks.reading.StatedTotal;
import dev.cloudcart.linnworks.session.Troubles;
import dev.cloudcart.linnworks.wire.FiledPurchase;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.linnworks.wire.Moments;
import dev.cloudcart.linnworks.wire.PurchaseJson;
import dev.cloudcart.linnworks.wire.Slice;
import dev.cloudcart.linnworks.wire.SupplierJson;
import dev.cloudcart.linnworks.wire.Wording;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// Reads one filed purchase order. Never throws, whatever the record holds, and always reads the same record
/// the same way.
public final class PurchaseReader {

    private static final int CODE_SHOWN_MAX = 20;

    /// No shop has longer names, and nothing could find them again by such names.
    private static final int NAME_MAX = 500;

    /// Linnworks' default supplier, which it need not list.
    private static final UUID DEFAULT = new UUID(0, 0);

    private static final SupplierJson DEFAULT_SUPPLIER = new SupplierJson(null, "Default", null);

    private PurchaseReader() {}

    /// @param print of what Linnworks lists of it
    public static RawRecord record(byte[] raw, String print) {
        var reading = read(raw);
        var happened = reading instanceof Read(PurchaseOrder order) ? order.purchasedAt() : null;
        boolean makesSense = reading instanceof Read || !isHandedOut(raw);
        return new RawRecord(reading, raw, makesSense ? print : Version.senseless(print), new Age(happened, null));
    }

    public static Reading read(byte[] raw) {
        var ref = PurchaseRefs.order(raw);
        try {
            var filed = Json.filedPurchase(raw);
            return filed.refused() == null
                    ? new Read(order(ref, filed))
                    : new Unreadable(
                            ref,
                            OrderCause.PURCHASE_NOT_HANDED_OUT.of(ref.number(), Troubles.words(filed.refused())),
                            StatedTotal.ofPurchase(raw));
        } catch (JacksonException misshapen) {
            return new Unreadable(ref, OrderCause.PURCHASE_MISSHAPEN.of(ref.number()), StatedTotal.ofPurchase(raw));
        } catch (Senseless senseless) {
            return senseless.of(ref, StatedTotal.ofPurchase(raw));
        }
    }

    /// Whether something of it may still come; empty where the record does not hold it.
    public static Optional<Boolean> isUnfinished(byte[] raw) {
        var filed = Slice.of(raw);
        return switch (status(Json.member(filed, "PurchaseOrder", "PurchaseOrderHeader", "Status"))) {
            case "PENDING", "OPEN", "PARTIAL" ->
                Optional.of(!Json.member(filed, "gone").equals("true"));
            case "DELIVERED" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /// Whether the filed record holds what Linnworks knows of it, and not only why it did not hand it out.
    public static boolean isHandedOut(byte[] raw) {
        return Json.member(Slice.of(raw), "refused").isEmpty();
    }

    /// @throws Senseless when it makes no sense
    public static PurchaseOrder order(SourceRef ref, FiledPurchase filed) {
        var header = filed.orderOrNone().headerOrNone();
        var currency = currency(header.currency())
                .orElseThrow(() ->
                        new Senseless(OrderCause.PURCHASE_WITHOUT_CURRENCY.of(ref.number(), shown(header.currency()))));
        var lines = lines(ref.number(), filed.orderOrNone(), currency);
        var totals = new PurchaseTotals(ref.number(), header, lines, currency);
        var supplier = supplier(filed);
        var reference = Wording.plain(header.supplierReference());
        checkNames(ref.number(), lines, supplier.name(), reference);
        var receipts = Receipt.of(ref.number(), filed.orderOrNone());
        return new PurchaseOrder(
                ref,
                supplier,
                reference,
                purchasedAt(ref.number(), header),
                Moments.parse(header.quotedOn()),
                progress(ref.number(), header),
                filed.isGone() ? Standing.GONE : Standing.PURCHASE,
                totals.gross(),
                totals.tax(),
                lines,
                receipts.stream()
                        .map(receipt -> PurchaseRefs.deliveryId(ref.id(), receipt.delivery()))
                        .toList(),
                receipts.isEmpty() ? null : receipts.getFirst().receivedAt());
    }

    private static List<PurchaseLine> lines(String number, PurchaseJson order, CurrencyUnit currency) {
        if (PurchaseJson.contradict(order.lines(), PurchaseJson.Item::id)) {
            throw new Senseless(OrderCause.PURCHASE_MISSHAPEN.of(number));
        }
        var reader = new PurchaseLineReader(number, currency, PurchaseTotals.isTaxed(order.headerOrNone()));
        return order.lines().stream()
                .sorted(Comparator.comparingInt(item -> item.sortOrder() == null ? 0 : item.sortOrder()))
                .map(reader::read)
                .flatMap(Optional::stream)
                .toList();
    }

    private static void checkNames(String number, List<PurchaseLine> lines, String... names) {
        var skus = lines.stream().map(line -> line.product().sku());
        if (Stream.concat(Stream.of(names), skus).anyMatch(name -> name.length() > NAME_MAX)) {
            throw new Senseless(OrderCause.PURCHASE_MISSHAPEN.of(number));
        }
    }

    /// One that was deleted has no name.
    private static Supplier supplier(FiledPurchase filed) {
        var id = OrderRefs.uuid(filed.orderOrNone().headerOrNone().supplierId());
        var known =
                filed.supplier() != null || (id != null && !id.equals(DEFAULT)) ? filed.supplier() : DEFAULT_SUPPLIER;
        return (known == null ? SupplierJson.NONE : known).as(id == null ? DEFAULT : id);
    }

    private static Instant purchasedAt(String number, PurchaseJson.Header header) {
        var at = Moments.parse(header.purchasedOn());
        if (at == null) {
            throw new Senseless(OrderCause.PURCHASE_WITHOUT_DATE.of(number));
        }
        return at;
    }

    private static Progress progress(String number, PurchaseJson.Header header) {
        return switch (status(header.status())) {
            case "PENDING" -> Progress.PENDING;
            case "OPEN" -> Progress.AWAITED;
            case "PARTIAL" -> Progress.PARTLY;
            case "DELIVERED" -> Progress.DONE;
            default -> throw new Senseless(OrderCause.PURCHASE_OF_UNKNOWN_STATUS.of(number, shown(header.status())));
        };
    }

    public static String status(@Nullable String status) {
        return Wording.plain(status).toUpperCase(Locale.ROOT);
    }

    /// Empty for what is no currency.
    public static Optional<CurrencyUnit> currency(@Nullable String code) {
        try {
            return Optional.of(CurrencyUnit.of(Wording.plain(code).toUpperCase(Locale.ROOT)))
                    .filter(currency -> !currency.isPseudoCurrency());
        } catch (IllegalCurrencyException unknown) {
            return Optional.empty();
        }
    }

    /// What stands where something else belongs.
    public static String shown(@Nullable String code) {
        var text = Wording.plain(code);
        return text.isEmpty() ? "none" : Wording.plain(Wording.cut(text, CODE_SHOWN_MAX));
    }
}
