package dev.cloudcart.linnworks.orders;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import dev.cloudcart.core.trade.Age;
import dev.cloudcart.core.trade.Channel;
import dev.cloudcart.core.trade.PaymentTaken;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Reading.Read;
import dev.cloudcart.core.trade.Reading.Unreadable;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SaleLine;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.Standing;
import dev.cloudcart.core.trade.Version;
import dev.cloudcart.linnworks.reading.Decimals;
import dev.cloudcart.linnworks.reading.OrderCause;
import dev.cloudcart.linnworks.reading.OrderRefs;
import dev.cloudcart.linnworks.reading.Print;
import dev.cloudcart.linnworks.reading.Senseless;
import dev.cloudcart.linnworks.reading.StatedTotal;
import dev.cloudcart.linnworks.session.Troubles;
import dev.cloudcart.linnworks.wire.FiledOrder;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.linnworks.wire.Moments;
import dev.cloudcart.linnworks.wire.OrderJson;
import dev.cloudcart.linnworks.wire.RowJson;
import dev.cloudcart.linnworks.wire.Slice;
import dev.cloudcart.linnworks.wire.Wording;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// Reads one filed order. Never throws, whatever the record holds, and always reads the same record the same way.
public final class SaleReader {
    private static final int CODE_SHOWN_MAX = 20;

    /// No shop has longer names of channels and products, and nothing could find them again by such names.
    private static final int NAME_MAX = 500;

    private SaleReader() {}

    /// The record of an order that is open.
    public static RawRecord open(byte[] raw) {
        return record(raw, reading -> Print.ofOpen(reading, raw));
    }

    /// @param print of the record
    public static RawRecord record(byte[] raw, String print) {
        return record(raw, _ -> print);
    }

    private static RawRecord record(byte[] raw, Function<Reading, String> print) {
        try {
            var filed = Json.filed(raw);
            return record(read(filed, raw), raw, print, BuyerReader.tellsPartOfCountry(filed));
        } catch (JacksonException misshapen) {
            return record(misshapen(raw), raw, print, false);
        }
    }

    private static RawRecord record(Reading reading, byte[] raw, Function<Reading, String> print, boolean tellsPart) {
        var happened = reading instanceof Read(Sale sale) ? Moments.first(sale.processedAt(), sale.receivedAt()) : null;
        var own = print.apply(reading);
        return new RawRecord(
                reading,
                raw,
                reading instanceof Read || !isHandedOut(raw) ? own : Version.senseless(own),
                new Age(happened, buyerDays(raw)),
                tellsPart);
    }

    private static @Nullable Integer buyerDays(byte[] raw) {
        var days = Json.member(Slice.of(raw), "order", "GeneralInfo", "PIIRedactionDays");
        return days.matches("[1-9][0-9]{0,3}") ? Integer.valueOf(days) : null;
    }

    public static Reading read(byte[] raw) {
        try {
            return read(Json.filed(raw), raw);
        } catch (JacksonException misshapen) {
            return misshapen(raw);
        }
    }

    /// Whether the order is still to be processed; empty where the record does not hold it.
    public static Optional<Boolean> isUnfinished(byte[] raw) {
        var filed = Slice.of(raw);
        return switch (Json.member(filed, "order", "Processed")) {
            case "false" -> Optional.of(!Json.member(filed, "gone").equals("true"));
            case "true" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /// Whether the filed record holds what Linnworks knows of the order, and not only why it did not hand it out.
    public static boolean isHandedOut(byte[] raw) {
        try {
            return Json.filed(raw).refused() == null;
        } catch (JacksonException misshapen) {
            return true;
        }
    }

    /// Whether the postal code is still there, which tells the part of the country that the buyer is in.
    public static boolean tellsPartOfCountry(byte[] raw) {
        try {
            return BuyerReader.tellsPartOfCountry(Json.filed(raw));
        } catch (JacksonException misshapen) {
            return false;
        }
    }

    private static Reading read(FiledOrder filed, byte[] raw) {
        var ref = OrderRefs.of(filed.rowOrNone(), filed.orderOrNone());
        if (filed.refused() != null) {
            return new Unreadable(
                    ref,
                    OrderCause.NOT_HANDED_OUT.of(ref.number(), Troubles.words(filed.refused())),
                    StatedTotal.of(raw));
        }
        try {
            return new Read(sale(ref, filed));
        } catch (Senseless senseless) {
            return senseless.of(ref, StatedTotal.of(raw));
        }
    }

    private static Sale sale(SourceRef ref, FiledOrder filed) {
        var order = filed.orderOrNone();
        var row = filed.rowOrNone();
        var totals = order.totals();
        var general = order.general();
        var currency = currency(ref.number(), totals.currency());
        var lines = lines(order, currency);
        var postage = PostageReader.read(totals, lines, currency);
        var reconciled = Reconciliation.of(ref.number(), totals, lines, postage, currency, pricesIncludeTax(order));
        var processedAt = processedAt(ref.number(), order, row);
        var channel = new Channel(Wording.decoded(general.source()), Wording.decoded(general.subSource()));
        var reference = text(general.referenceNum());
        checkNames(ref.number(), lines, channel.source(), channel.subSource(), reference);
        return new Sale(
                ref,
                channel,
                reference,
                BuyerReader.read(filed),
                receivedAt(ref.number(), order, row),
                processedAt,
                new PaymentTaken(Standings.isPaid(order), text(totals.paymentMethod())),
                filed.isGone() ? Standing.GONE : Standings.of(general, row, processedAt != null),
                Standings.waits(general, processedAt != null),
                gross(totals, currency),
                reconciled.tax(),
                pricesIncludeTax(order),
                reconciled.lines(),
                reconciled.postage(),
                reconciled.allowances(),
                ImportScheme.isOn(order));
    }

    private static void checkNames(String number, List<SaleLine> lines, String... names) {
        var skus = lines.stream().map(line -> line.product().sku());
        if (Stream.concat(Stream.of(names), skus).anyMatch(name -> name.length() > NAME_MAX)) {
            throw new Senseless(OrderCause.MISSHAPEN.of(number));
        }
    }

    private static List<SaleLine> lines(OrderJson order, CurrencyUnit currency) {
        var countryRate = Decimals.orZero(order.totals().countryTaxRate()).max(BigDecimal.ZERO);
        var reader = new LineReader(currency, countryRate);
        return order.lines().stream()
                .map(reader::read)
                .flatMap(Optional::stream)
                .toList();
    }

    private static CurrencyUnit currency(String number, @Nullable String code) {
        try {
            var currency = CurrencyUnit.of(text(code).toUpperCase(Locale.ROOT));
            if (!currency.isPseudoCurrency()) {
                return currency;
            }
        } catch (IllegalCurrencyException unknown) {
            // Said below: Linnworks writes UNK for an order that arrived without a currency (Linnworks, Manage
            // currencies).
        }
        var shown = text(Wording.cut(text(code), CODE_SHOWN_MAX));
        throw new Senseless(OrderCause.NO_CURRENCY.of(number, shown.isEmpty() ? "none" : shown));
    }

    private static Money gross(OrderJson.Totals totals, CurrencyUnit currency) {
        return Money.of(currency, Decimals.orZero(totals.totalCharge()), RoundingMode.HALF_UP);
    }

    private static @Nullable Instant processedAt(String number, OrderJson order, RowJson row) {
        if (Boolean.FALSE.equals(order.processed())) {
            return null;
        }
        var at = Moments.first(Moments.parse(order.processedDateTime()), Moments.parse(row.processedOn()));
        if (at == null && Boolean.TRUE.equals(order.processed())) {
            throw new Senseless(OrderCause.NO_PROCESSED_DATE.of(number));
        }
        return at;
    }

    private static Instant receivedAt(String number, OrderJson order, RowJson row) {
        var received = Moments.first(Moments.parse(order.general().receivedDate()), Moments.parse(row.receivedOn()));
        var at = Moments.first(received, processedAt(number, order, row));
        if (at == null) {
            throw new Senseless(OrderCause.NO_DATE.of(number));
        }
        return at;
    }

    private static boolean pricesIncludeTax(OrderJson order) {
        var items = order.lines();
        return !items.isEmpty() && items.stream().allMatch(item -> Boolean.TRUE.equals(item.taxCostInclusive()));
    }

    /// One field of an unexpected shape spoils the record, but not its name.
    private static Reading misshapen(byte[] raw) {
        var ref = OrderRefs.ofMisshapen(raw);
        return new Unreadable(ref, OrderCause.MISSHAPEN.of(ref.number()), StatedTotal.of(raw));
    }

    private static String text(@Nullable String text) {
        return Wording.plain(text);
    }
}
