package dev.cloudcart.sync;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.mapping.Stores;
import dev.cloudcart.core.mapping.TaxTable;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Age;
import dev.cloudcart.core.trade.Channel;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.Payment;
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
import dev.cloudcart.core.trade.Version;
import dev.cloudcart.core.trade.Wait;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.ports.CompanySetup;
import dev.cloudcart.ports.PurchaseQuery;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.ports.TradeSource.Gap;
import dev.cloudcart.settings.Settings.OrderStatus;

/// A shop in memory. An order's raw record is its number, amount and tax rate.
public final class FakeShop implements TradeSource {

    public static final Instant FIRST_PROCESSED = Instant.parse("2026-03-01T08:00:00Z");

    public final List<SalesQuery> asked = new ArrayList<>();
    private final Map<UUID, String> orders = new TreeMap<>();
    private final Map<UUID, Instant> processed = new HashMap<>();
    private int pageSize = 50;

    /// Happens before each page.
    public Runnable meanwhile = () -> {};

    /// What it says the time is; null where it does not.
    @Nullable
    public Instant time;

    /// What it counts and does not list; null for nothing.
    @Nullable
    public Gap gap;

    public void sells(int orderNumber, String gross) {
        orders.put(id(orderNumber), orderNumber + " " + gross + " 20");
    }

    /// Without a moment an order is in every window.
    public void sells(int orderNumber, String gross, Instant processedAt) {
        sells(orderNumber, gross);
        processed.put(id(orderNumber), processedAt);
    }

    /// It was processed, and is cancelled now.
    public void cancels(int orderNumber, String gross) {
        orders.put(id(orderNumber), orderNumber + " " + gross + " 20 1 cancelled");
    }

    /// The record says another amount than its print shows.
    void sellsUnseen(int orderNumber, String shownGross, String gross) {
        orders.put(id(orderNumber), orderNumber + " " + shownGross + " 20;" + gross);
    }

    /// It is open and has so many lines.
    void hasOpenLines(int orderNumber, String gross, int lines, String... more) {
        orders.put(id(orderNumber), orderNumber + " " + gross + " 20 " + lines + " open " + String.join(" ", more));
    }

    /// It is open: listed as such, and not yet processed. Words behind its amount say more.
    ///
    /// @param more such as `unpaid`, `parked`
    public void hasOpen(int orderNumber, String gross, String... more) {
        orders.put(id(orderNumber), orderNumber + " " + gross + " 20 1 open " + String.join(" ", more));
    }

    /// It was open, and is processed now.
    public void processes(int orderNumber, String gross, Instant processedAt, String... more) {
        orders.put(
                id(orderNumber), orderNumber + " " + gross + " 20 1 at " + processedAt + " " + String.join(" ", more));
        processed.put(id(orderNumber), processedAt);
    }

    void sellsNothing(int orderNumber) {
        orders.put(id(orderNumber), orderNumber + " nothing 0");
    }

    void sellsAtRate(int orderNumber, String gross, String rate) {
        orders.put(id(orderNumber), orderNumber + " " + gross + " " + rate);
    }

    /// The record says who bought it, behind a tab.
    void sellsTo(String buyer, int orderNumber, String gross, String rate) {
        orders.put(id(orderNumber), orderNumber + " " + gross + " " + rate + "\t" + buyer);
    }

    /// Of so many lines, each a product of its own.
    void sellsLines(int orderNumber, String gross, int lines) {
        orders.put(id(orderNumber), orderNumber + " " + gross + " 20 " + lines);
    }

    /// Its record makes no sense, and its print shows what it showed.
    void garbles(int orderNumber) {
        orders.computeIfPresent(id(orderNumber), (_, raw) -> print(raw) + ";nonsense");
    }

    /// Its record, which makes no sense, has another print.
    void hasNonsense(int orderNumber) {
        orders.put(id(orderNumber), orderNumber + " nonsense 0");
    }

    public static UUID id(int orderNumber) {
        return new UUID(1, orderNumber);
    }

    @Override
    public RecordPages purchases(CompanyId company, PurchaseQuery query, Echo echo, CallMeter meter) {
        throw new UnsupportedOperationException("This shop buys nothing");
    }

    @Override
    public RecordPages sales(CompanyId company, SalesQuery query, Echo echo, CallMeter meter) {
        asked.add(query);
        var wanted = new TreeMap<>(orders);
        wanted.keySet().removeIf(order -> !isWanted(order, query));
        if (query instanceof SalesQuery.Known(var filed)) {
            filed.stream()
                    .filter(RawRecord::makesSense)
                    .filter(record -> !orders.containsKey(record.reading().ref().id()))
                    .forEach(record -> wanted.put(record.reading().ref().id(), gone(record)));
        }
        var known = query instanceof SalesQuery.Numbered || query instanceof SalesQuery.Again
                ? Set.<UUID>of()
                : echo.known(prints(wanted));
        var found = new ArrayList<RawRecord>();
        wanted.entrySet().stream()
                .filter(order -> !known.contains(order.getKey()))
                .forEach(order -> found.add(record(order.getValue())));
        var pages = pages(found, known.size(), unknown(query)).iterator();
        return new RecordPages() {
            @Override
            public Optional<RecordPage> next() {
                FakeBooks.mayBeWaitedFor();
                meter.linnworks();
                meanwhile.run();
                return next(pages);
            }

            private Optional<RecordPage> next(Iterator<RecordPage> left) {
                return left.hasNext() ? Optional.of(left.next()) : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }

    /// What is over stays as it was filed.
    private static String gone(RawRecord record) {
        var raw = new String(record.raw(), StandardCharsets.UTF_8);
        return record.reading() instanceof Reading.Read(Sale sale)
                        && sale.standing().isOver()
                ? raw
                : raw + " gone";
    }

    @Override
    public Optional<Instant> now(CompanyId company, CallMeter meter) {
        FakeBooks.mayBeWaitedFor();
        return Optional.ofNullable(time);
    }

    @Override
    public void check(CompanyId company, String token) {}

    @Override
    public Reading reread(SourceKind kind, byte[] raw) {
        var reading = reading(new String(raw, StandardCharsets.UTF_8));
        return kind == SourceKind.PAYMENT && reading instanceof Reading.Read(Sale sale)
                ? new Reading.Read(Payment.of(sale, null))
                : reading;
    }

    @Override
    public List<RawRecord> readAnew(CompanyId company, List<RawRecord> filed, CallMeter meter) {
        FakeBooks.mayBeWaitedFor();
        meter.linnworks();
        return filed.stream()
                .map(record -> orders.containsKey(record.reading().ref().id())
                        ? record(Objects.requireNonNull(
                                orders.get(record.reading().ref().id())))
                        : record)
                .toList();
    }

    /// Refuses an order that it lists.
    void refuses(int orderNumber) {
        orders.put(id(orderNumber), orderNumber + " refused 0");
    }

    public void forgets(int orderNumber) {
        orders.remove(id(orderNumber));
    }

    @Override
    public Optional<Boolean> isUnfinished(SourceKind kind, byte[] raw) {
        var text = new String(raw, StandardCharsets.UTF_8);
        return Optional.of(kind == SourceKind.SALE && text.contains(" open") && !text.endsWith(" gone"));
    }

    @Override
    public boolean isHandedOut(SourceKind kind, byte[] raw) {
        return !new String(raw, StandardCharsets.UTF_8).contains("refused");
    }

    private static Map<UUID, String> prints(Map<UUID, String> orders) {
        var prints = new HashMap<UUID, String>();
        orders.forEach((id, raw) -> prints.put(id, print(raw)));
        return prints;
    }

    private static String print(String raw) {
        return raw.split("[\t;]", -1)[0];
    }

    private boolean isWanted(UUID order, SalesQuery query) {
        if (isOpen(order) && (query instanceof SalesQuery.Processed || query instanceof SalesQuery.Cancelled)) {
            return false;
        }
        return switch (query) {
            case SalesQuery.Open _ -> isOpen(order);
            case SalesQuery.Known(var filed) ->
                filed.stream().anyMatch(record -> record.reading().ref().id().equals(order));
            case SalesQuery.Processed(var window) -> {
                var at = processed.get(order);
                yield at == null || (!at.isBefore(window.from()) && at.isBefore(window.to()));
            }
            case SalesQuery.Cancelled _ ->
                Objects.requireNonNull(orders.get(order)).endsWith(" cancelled");
            case SalesQuery.Again(var again) ->
                again.stream().anyMatch(ref -> ref.id().equals(order));
            case SalesQuery.Numbered(var numbers) -> numbers.stream().anyMatch(number -> isNumbered(order, number));
        };
    }

    private boolean isOpen(UUID order) {
        return Objects.requireNonNull(orders.get(order)).contains(" open");
    }

    private static boolean isNumbered(UUID order, String number) {
        return number.equals(Long.toString(order.getLeastSignificantBits()));
    }

    private List<String> unknown(SalesQuery query) {
        return switch (query) {
            case SalesQuery.Numbered(var numbers) ->
                numbers.stream()
                        .filter(number -> orders.keySet().stream().noneMatch(order -> isNumbered(order, number)))
                        .toList();
            case SalesQuery.Again(var again) ->
                again.stream()
                        .filter(ref -> !orders.containsKey(ref.id()))
                        .map(ref -> ref.id().toString())
                        .toList();
            case SalesQuery.Known(var filed) ->
                filed.stream()
                        .filter(record -> !record.makesSense() && !orders.containsKey(record.id()))
                        .map(record -> record.id().toString())
                        .toList();
            case SalesQuery.Processed _, SalesQuery.Cancelled _, SalesQuery.Open _ -> List.of();
        };
    }

    private List<RecordPage> pages(List<RawRecord> found, int echoes, List<String> unknown) {
        var pages = new ArrayList<RecordPage>();
        for (int from = 0; from == 0 || from < found.size(); from += pageSize) {
            pages.add(new RecordPage(
                    found.subList(from, Math.min(found.size(), from + pageSize)),
                    from == 0 ? echoes : 0,
                    orders.size(),
                    FIRST_PROCESSED,
                    from == 0 ? unknown : List.of(),
                    from == 0 ? gap : null));
        }
        return pages;
    }

    @Override
    public byte[] withoutBuyer(SourceRef source, byte[] raw) {
        return new String(raw, StandardCharsets.UTF_8).split("\t", -1)[0].getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean tellsPartOfCountry(SourceKind kind, byte[] raw) {
        return true;
    }

    @Override
    public boolean isAbout(SourceKind kind, byte[] raw, String buyer) {
        return new String(raw, StandardCharsets.UTF_8).contains(buyer);
    }

    private static RawRecord record(String raw) {
        var reading = reading(raw);
        var print =
                reading instanceof Reading.Read || raw.contains("refused") ? print(raw) : Version.senseless(print(raw));
        return new RawRecord(reading, raw.getBytes(StandardCharsets.UTF_8), print, Age.UNKNOWN, true);
    }

    private static Reading reading(String raw) {
        var words = List.of(print(raw).split(" "));
        int number = Integer.parseInt(words.get(0));
        var ref = new SourceRef(SourceKind.SALE, id(number), words.get(0));
        if (words.get(1).equals("refused")) {
            return new Reading.Unreadable(ref, Reason.other("Order " + number + " is not handed out", "Wait"));
        }
        if (words.get(1).equals("nonsense") || raw.contains(";nonsense")) {
            return new Reading.Unreadable(
                    ref, Reason.other("Order " + number + " makes no sense", "Mend it in Linnworks"));
        }
        if (words.get(1).equals("nothing")) {
            return new Reading.Read(nothing(ref));
        }
        int lines = words.size() > 3 ? Integer.parseInt(words.get(3)) : 1;
        var gross = raw.contains(";") ? raw.substring(raw.indexOf(';') + 1) : words.get(1);
        return new Reading.Read(
                sale(ref, new BigDecimal(gross), TaxRate.ofPercent(words.get(2)), lines, standing(words), words));
    }

    private static Standing standing(List<String> words) {
        if (words.contains("gone")) {
            return Standing.GONE;
        }
        return words.contains("cancelled") ? Standing.CANCELLED : Standing.REVENUE;
    }

    private static @Nullable Instant processedAt(List<String> words) {
        if (words.contains("open")) {
            return null;
        }
        int at = words.indexOf("at");
        return at < 0 ? FIRST_PROCESSED : Instant.parse(words.get(at + 1));
    }

    private static Sale nothing(SourceRef ref) {
        var none = BigMoney.zero(CurrencyUnit.GBP);
        var zero = Money.zero(CurrencyUnit.GBP);
        return new Sale(
                ref,
                new Channel("AMAZON", "Amazon UK"),
                "",
                Jurisdiction.of(new Country("GB")),
                FIRST_PROCESSED,
                FIRST_PROCESSED,
                new PaymentTaken(true, "Card"),
                Standing.REVENUE,
                zero,
                zero,
                true,
                List.of(),
                new Postage(none, none, TaxRate.ZERO),
                List.of());
    }

    private static Sale sale(
            SourceRef ref, BigDecimal gross, TaxRate rate, int count, Standing standing, List<String> words) {
        var gbp = CurrencyUnit.GBP;
        var each = gross.divide(BigDecimal.valueOf(count), java.math.MathContext.DECIMAL64);
        var withTax = BigDecimal.ONE.add(rate.fraction());
        var net = each.divide(withTax, java.math.MathContext.DECIMAL64);
        var lines = IntStream.range(0, count)
                .mapToObj(i -> new SaleLine(
                        new Product(i == 0 ? "MUG" : "BEAD-" + i, "Mug", false),
                        3,
                        BigMoney.of(gbp, net),
                        BigMoney.of(gbp, each.subtract(net)),
                        rate,
                        BigDecimal.ZERO))
                .toList();
        var none = BigMoney.zero(gbp);
        var total = Money.of(gbp, gross);
        var tax = gross.subtract(gross.divide(withTax, java.math.MathContext.DECIMAL64));
        return new Sale(
                ref,
                new Channel("AMAZON", "Amazon UK"),
                "",
                Jurisdiction.of(new Country("GB")),
                FIRST_PROCESSED,
                processedAt(words),
                new PaymentTaken(!words.contains("unpaid"), "Card"),
                standing,
                words.contains("parked") ? Set.of(Wait.PARKED) : Set.of(),
                total,
                Money.of(gbp, tax, java.math.RoundingMode.HALF_UP),
                true,
                lines,
                new Postage(none, none, TaxRate.ZERO),
                List.of(),
                false);
    }

    public static CompanySetup setup() {
        return setup(LocalDate.of(2026, 1, 1), Rules.Changes.USUAL, Duration.ZERO, Set.of(OrderStatus.PROCESSED));
    }

    /// How its company is set up.
    public static CompanySetup setup(
            LocalDate startDate, Rules.Changes changes, Duration lookBack, Set<OrderStatus> statuses) {
        return setup(startDate, Rules.TransactionType.RECEIPT_IF_PAID, changes, lookBack, statuses);
    }

    public static CompanySetup setup(
            LocalDate startDate,
            Rules.TransactionType type,
            Rules.Changes changes,
            Duration lookBack,
            Set<OrderStatus> statuses) {
        var rules = new Rules(
                1,
                CurrencyUnit.GBP,
                ZoneId.of("Europe/London"),
                startDate,
                new Stores(List.of()),
                new Rules.Sales(
                        type,
                        new Rules.Numbering(Rules.NumberFrom.ORDER_NUMBER, "", ""),
                        Rules.Include.USUAL,
                        Rules.LongOrders.MERGE_THEN_SPLIT),
                new Rules.Customers(Rules.Matching.STORE_AND_CURRENCY, "", true),
                new Rules.Products(Rules.MissingProduct.CREATE_NON_INVENTORY, "Shipping", "Discount", "", ""),
                new Rules.Tax(Rules.TaxMode.BY_COMPANY, "Tax", TaxTable.EMPTY, ""),
                Rules.Rounding.NONE,
                changes,
                Rules.Purchases.OFF);
        return new CompanySetup(
                "Shop", rules, new Creation(true, true, Creation.ItemKind.NON_INVENTORY, ""), lookBack, statuses);
    }
}
