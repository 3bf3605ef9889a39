package dev.cloudcart.shell;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Age;
import dev.cloudcart.core.trade.Channel;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.PaymentTaken;
import dev.cloudcart.core.trade.Postage;
import dev.cloudcart.core.trade.Product;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SaleLine;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.Standing;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.PurchaseQuery;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.ports.TradeSource;

/// A shop at the corner, in memory: it sells mugs, and remembers what it was asked.
final class Corner implements TradeSource {

    static final Instant SOLD = Instant.parse("2026-03-04T10:00:00Z");

    final List<SalesQuery> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> orders = new HashMap<>();
    private @Nullable ConnectionTrouble trouble;

    /// What it says the time is; null where it does not.
    @Nullable
    Instant time;

    Age age = Age.UNKNOWN;

    void sells(String number, String gross, String rate) {
        orders.put(number, gross + " " + rate);
    }

    void isIn(@Nullable ConnectionTrouble trouble) {
        this.trouble = trouble;
    }

    @Override
    public RecordPages purchases(CompanyId company, PurchaseQuery query, Echo echo, CallMeter meter) {
        throw new UnsupportedOperationException("This shop buys nothing");
    }

    @Override
    public RecordPages sales(CompanyId company, SalesQuery query, Echo echo, CallMeter meter) {
        asked.add(query);
        meter.linnworks();
        if (trouble != null) {
            throw trouble;
        }
        if (query instanceof SalesQuery.Known) {
            return pages(new RecordPage(List.of(), 0, 0, SOLD));
        }
        var prints = new HashMap<UUID, String>();
        orders.forEach((number, order) -> prints.put(id(number), order));
        var known = echo.known(prints);
        var fresh = new ArrayList<RawRecord>();
        orders.forEach((number, order) -> {
            if (!known.contains(id(number))) {
                fresh.add(record(number + " " + order, order));
            }
        });
        var unknown = query instanceof SalesQuery.Numbered(var numbers)
                ? numbers.stream().filter(number -> !orders.containsKey(number)).toList()
                : List.<String>of();
        return pages(new RecordPage(fresh, known.size(), orders.size(), SOLD, unknown));
    }

    private static RecordPages pages(RecordPage only) {
        var left = new ArrayList<>(List.of(only));
        return new RecordPages() {
            @Override
            public Optional<RecordPage> next() {
                return left.isEmpty() ? Optional.empty() : Optional.of(left.removeFirst());
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Optional<Instant> now(CompanyId company, CallMeter meter) {
        if (trouble != null) {
            throw trouble;
        }
        return Optional.ofNullable(time);
    }

    @Override
    public void check(CompanyId company, String token) {
        if (trouble != null) {
            throw trouble;
        }
    }

    @Override
    public Reading reread(SourceKind kind, byte[] raw) {
        return reading(new String(raw, StandardCharsets.UTF_8));
    }

    @Override
    public byte[] withoutBuyer(SourceRef source, byte[] raw) {
        return raw;
    }

    @Override
    public boolean tellsPartOfCountry(SourceKind kind, byte[] raw) {
        return true;
    }

    @Override
    public boolean isAbout(SourceKind kind, byte[] raw, String buyer) {
        return new String(raw, StandardCharsets.UTF_8).contains(buyer);
    }

    @Override
    public List<RawRecord> readAnew(CompanyId company, List<RawRecord> filed, CallMeter meter) {
        return filed;
    }

    @Override
    public Optional<Boolean> isUnfinished(SourceKind kind, byte[] raw) {
        return Optional.of(false);
    }

    @Override
    public boolean isHandedOut(SourceKind kind, byte[] raw) {
        return true;
    }

    private RawRecord record(String raw, String print) {
        return new RawRecord(reading(raw), raw.getBytes(StandardCharsets.UTF_8), print, age, true);
    }

    private static UUID id(String number) {
        return new UUID(1, Long.parseLong(number));
    }

    private static Reading reading(String raw) {
        var words = raw.split(" ", -1);
        var ref = new SourceRef(SourceKind.SALE, id(words[0]), words[0]);
        return new Reading.Read(sale(ref, new BigDecimal(words[1]), TaxRate.ofPercent(words[2])));
    }

    private static Sale sale(SourceRef ref, BigDecimal gross, TaxRate rate) {
        var gbp = CurrencyUnit.GBP;
        var net = gross.divide(BigDecimal.ONE.add(rate.fraction()), MathContext.DECIMAL64);
        var line = new SaleLine(
                new Product("MUG", "Mug", false),
                1,
                BigMoney.of(gbp, net),
                BigMoney.of(gbp, gross.subtract(net)),
                rate,
                BigDecimal.ZERO);
        var none = BigMoney.zero(gbp);
        return new Sale(
                ref,
                new Channel("AMAZON", "Amazon UK"),
                "",
                Jurisdiction.of(new Country("GB")),
                SOLD,
                SOLD,
                new PaymentTaken(true, "Card"),
                Standing.REVENUE,
                Money.of(gbp, gross),
                Money.of(gbp, gross.subtract(net), RoundingMode.HALF_UP),
                true,
                List.of(line),
                new Postage(none, none, TaxRate.ZERO),
                List.of());
    }
}
