package dev.cloudcart.sync;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Channel;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.PaymentTaken;
import dev.cloudcart.core.trade.Postage;
import dev.cloudcart.core.trade.Product;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SaleLine;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.Standing;

/// A shop in memory. An order's raw record is its number, amount and tax rate.
final class FakeShop implements TradeSource {

    static final Instant FIRST_PROCESSED = Instant.parse("2026-03-01T08:00:00Z");

    private final Map<UUID, String> orders = new TreeMap<>();
    private int pageSize = 50;

    void sells(int orderNumber, String gross) {
        orders.put(id(orderNumber), orderNumber + " " + gross + " 20");
    }

    void sellsAtRate(int orderNumber, String gross, String rate) {
        orders.put(id(orderNumber), orderNumber + " " + gross + " " + rate);
    }

    /// Of so many lines, each a product of its own.
    void sellsLines(int orderNumber, String gross, int lines) {
        orders.put(id(orderNumber), orderNumber + " " + gross + " 20 " + lines);
    }

    void hasNonsense(int orderNumber) {
        orders.put(id(orderNumber), orderNumber + " nonsense 0");
    }

    static UUID id(int orderNumber) {
        return new UUID(1, orderNumber);
    }

    @Override
    public SalesPages sales(CompanyId company, SalesQuery query, Echo echo, CallMeter meter) {
        var known = echo.known(prints());
        var found = new ArrayList<RawRecord>();
        orders.entrySet().stream().filter(order -> !known.contains(order.getKey()))
                .sorted(Comparator.comparing(Map.Entry::getKey)).forEach(order -> found.add(record(order.getValue())));
        var pages = pages(found, known.size()).iterator();
        return new SalesPages() {
            @Override
            public Optional<SalesPage> next() {
                meter.linnworks();
                return next(pages);
            }

            private Optional<SalesPage> next(Iterator<SalesPage> left) {
                return left.hasNext() ? Optional.of(left.next()) : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Reading reread(SourceKind kind, byte[] raw) {
        return reading(new String(raw, StandardCharsets.UTF_8));
    }

    private Map<UUID, String> prints() {
        return new HashMap<>(orders);
    }

    private List<SalesPage> pages(List<RawRecord> found, int echoes) {
        var pages = new ArrayList<SalesPage>();
        for (int from = 0; from == 0 || from < found.size(); from += pageSize) {
            pages.add(new SalesPage(found.subList(from, Math.min(found.size(), from + pageSize)),
                    from == 0 ? echoes : 0, orders.size(), FIRST_PROCESSED));
        }
        return pages;
    }

    private static RawRecord record(String raw) {
        return new RawRecord(reading(raw), raw.getBytes(StandardCharsets.UTF_8), raw);
    }

    private static Reading reading(String raw) {
        var words = List.of(raw.split(" "));
        int number = Integer.parseInt(words.get(0));
        var ref = new SourceRef(SourceKind.SALE, id(number), words.get(0));
        if (words.get(1).equals("nonsense")) {
            return new Reading.Unreadable(ref,
                    Reason.other("Order " + number + " makes no sense", "Mend it in Linnworks"));
        }
        int lines = words.size() > 3 ? Integer.parseInt(words.get(3)) : 1;
        return new Reading.Read(sale(ref, new BigDecimal(words.get(1)), TaxRate.ofPercent(words.get(2)), lines));
    }

    private static Sale sale(SourceRef ref, BigDecimal gross, TaxRate rate, int count) {
        var gbp = CurrencyUnit.GBP;
        var each = gross.divide(BigDecimal.valueOf(count), java.math.MathContext.DECIMAL64);
        var net = each.divide(new BigDecimal("1.2"), java.math.MathContext.DECIMAL64);
        var lines = IntStream.range(0, count).mapToObj(i -> new SaleLine(
                new Product(i == 0 ? "MUG" : "BEAD-" + i, "Mug", false), 3, BigMoney.of(gbp, net),
                BigMoney.of(gbp, each.subtract(net)), rate, BigDecimal.ZERO)).toList();
        var none = BigMoney.zero(gbp);
        var total = Money.of(gbp, gross);
        var tax = gross.subtract(gross.divide(new BigDecimal("1.2"), java.math.MathContext.DECIMAL64));
        return new Sale(ref, new Channel("AMAZON", "Amazon UK"), "", Jurisdiction.of(new Country("GB")),
                FIRST_PROCESSED, FIRST_PROCESSED, new PaymentTaken(true, "Card"), Standing.REVENUE, total,
                Money.of(gbp, tax, java.math.RoundingMode.HALF_UP), true, lines,
                new Postage(none, none, TaxRate.ZERO), List.of());
    }
}
