package dev.cloudcart.linnworks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.cloudcart.bench.FuzzedCall;
import dev.cloudcart.bench.Keepable;
import dev.cloudcart.bench.NoWaiting;
import dev.cloudcart.bench.Recording;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.http.Call;
import dev.cloudcart.http.Wire;
import dev.cloudcart.linnworks.session.ApiMethod;
import dev.cloudcart.linnworks.session.LinnworksSettings;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.PurchaseQuery;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.ports.SyncWindow;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.ports.TradeSource.RecordPages;
import dev.cloudcart.shop.GeneratedShop;
import dev.cloudcart.shop.ShopOptions;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.wire.Limits;

/// Every method of Linnworks that we call, with an answer to garble, in every reading that calls it. A whole reading
/// goes through it each time.
public final class LinnworksAnswers {

    private static final Instant NOW = Instant.parse("2026-11-16T12:00:40Z");
    private static final CompanyId COMPANY = new CompanyId(1);
    private static final SyncWindow DAYS = new SyncWindow(NOW.minus(Duration.ofDays(4)), NOW);
    private static final SyncWindow MONTHS = new SyncWindow(NOW.minus(Duration.ofDays(90)), NOW);
    private static final int ORDERS = 30;
    private static final int ORDER_DAYS = 30;
    private static final int PAGE = 20;
    private static final int PURCHASE_ORDERS = 6;

    /// A shop that has open orders, a cancelled one, and purchase orders that are under way.
    private static final int SEED = 23;
    private static final int NAME_MAX = 500;

    private LinnworksAnswers() {}

    public static List<FuzzedCall> calls() {
        try (var simulator =
                LinnworksSimulator.start(LinnworksSimulator.Options.usual().limits(Limits.OFF))) {
            load(simulator);
            var settings = settings(simulator);
            var wire = Wire.open(Duration.ofSeconds(10), Duration.ofSeconds(60));
            var recording = new Recording(LinnworksAnswers::name);
            return readings(new Filed(source(settings, wire))).stream()
                    .flatMap(reading -> calls(reading, settings, wire, recording).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Of all calls that there are.
    public static List<String> names() {
        return Stream.of(ApiMethod.values())
                .map(method -> "linnworks " + method)
                .toList();
    }

    /// What we do with Linnworks: each makes some of the calls.
    private record Doing(String name, Consumer<TradeSource> work) {}

    /// What the shop told before, as the journal keeps it.
    private static final class Filed {

        private final List<RawRecord> processed;
        private final List<RawRecord> open;
        private final List<RawRecord> bought;

        Filed(TradeSource source) {
            processed = records(sales(source, new SalesQuery.Processed(DAYS)));
            open = records(sales(source, new SalesQuery.Open(MONTHS)));
            bought = records(purchases(source, new PurchaseQuery.Purchased(MONTHS)));
        }

        List<RawRecord> sold() {
            return Stream.concat(open.stream(), processed.stream()).toList();
        }

        /// By the number that Linnworks gave, by one that it does not have, and by the channel's reference.
        List<String> numbers() {
            var references = processed.stream()
                    .map(RawRecord::reading)
                    .flatMap(reading -> reading instanceof Reading.Read(Sale sale)
                            ? Stream.of(sale.channelReference())
                            : Stream.empty());
            var known = Stream.of(processed.getFirst().reading().ref().number(), "999999999");
            return Stream.concat(known, references.limit(1)).toList();
        }

        static List<SourceRef> refs(List<RawRecord> records, SourceKind kind) {
            var known = records.stream()
                    .map(record -> record.reading().ref())
                    .filter(ref -> ref.kind() == kind)
                    .limit(2);
            return Stream.concat(known, Stream.of(new SourceRef(kind, new UUID(7, 7), "999999999")))
                    .toList();
        }
    }

    private static List<Doing> readings(Filed filed) {
        var queries = List.of(
                new SalesQuery.Processed(DAYS),
                new SalesQuery.Cancelled(MONTHS),
                new SalesQuery.Open(MONTHS),
                new SalesQuery.Known(filed.sold()),
                new SalesQuery.Numbered(filed.numbers()),
                new SalesQuery.Again(Filed.refs(filed.processed, SourceKind.SALE)));
        var purchases = List.of(
                new PurchaseQuery.UnderWay(),
                new PurchaseQuery.Done(MONTHS),
                new PurchaseQuery.Purchased(MONTHS),
                new PurchaseQuery.Delivered(MONTHS),
                new PurchaseQuery.Numbered(Filed.refs(filed.bought, SourceKind.PURCHASE_ORDER).stream()
                        .map(SourceRef::number)
                        .toList()),
                new PurchaseQuery.Known(filed.bought),
                new PurchaseQuery.Again(Filed.refs(filed.bought, SourceKind.PURCHASE_ORDER)));
        var doings = new ArrayList<Doing>();
        queries.forEach(query ->
                doings.add(new Doing(sentence(query, "orders"), source -> check(source, sales(source, query)))));
        doings.add(new Doing(
                "of processed orders, page by page",
                source -> check(source, sales(source, new SalesQuery.Processed(MONTHS)))));
        purchases.forEach(query -> doings.add(
                new Doing(sentence(query, "purchase orders"), source -> check(source, purchases(source, query)))));
        var all = Stream.concat(filed.sold().stream(), filed.bought.stream()).toList();
        doings.add(new Doing(
                "of filed records, anew",
                source -> source.readAnew(COMPANY, all, new CallMeter()).forEach(record -> check(source, record))));
        doings.add(new Doing("of what a shop shows", source -> source.sight(COMPANY)));
        doings.add(new Doing("of the time", source -> source.now(COMPANY, new CallMeter())));
        doings.add(new Doing(
                "of a token", source -> source.check(COMPANY, LinnworksSimulator.INSTALLATION_TOKEN.toString())));
        return doings;
    }

    /// Such as "of known orders".
    private static String sentence(Object query, String what) {
        return "of %s %s".formatted(query.getClass().getSimpleName().toLowerCase(Locale.ROOT), what);
    }

    private static RecordPages sales(TradeSource source, SalesQuery query) {
        return source.sales(COMPANY, query, _ -> Set.of(), new CallMeter());
    }

    private static RecordPages purchases(TradeSource source, PurchaseQuery query) {
        return source.purchases(COMPANY, query, _ -> Set.of(), new CallMeter());
    }

    private static List<FuzzedCall> calls(Doing doing, LinnworksSettings settings, Wire wire, Recording recording) {
        var heard = new Recording.Heard();
        doing.work.accept(source(settings, recording.listening(wire, heard)));
        return heard.calls(
                "linnworks", doing.name, (name, seed) -> read(doing, source(settings, recording.garbling(name, seed))));
    }

    private static void load(LinnworksSimulator simulator) throws IOException {
        var shop = new ByteArrayOutputStream();
        new GeneratedShop(ShopOptions.upTo(NOW)
                        .withSeed(SEED)
                        .withOrders(ORDERS)
                        .withDays(ORDER_DAYS)
                        .withRefunds(false)
                        .withPurchaseOrders(PURCHASE_ORDERS))
                .write(shop);
        simulator.load(new ByteArrayInputStream(shop.toByteArray()));
    }

    private static LinnworksSettings settings(LinnworksSimulator simulator) {
        return new LinnworksSettings(
                simulator.authorizeUri(),
                LinnworksSimulator.APPLICATION_ID.toString(),
                LinnworksSimulator.APPLICATION_SECRET.toString(),
                simulator.installUri(),
                "",
                PAGE,
                100,
                false);
    }

    private static String name(Call call) {
        return Stream.of(ApiMethod.values())
                .filter(method -> call.uri().getPath().endsWith(method.path()))
                .findFirst()
                .map(ApiMethod::name)
                .orElse("elsewhere");
    }

    private static void read(Doing doing, TradeSource source) {
        try {
            doing.work.accept(source);
        } catch (ConnectionTrouble trouble) {
            Keepable.text(String.valueOf(trouble.getMessage()));
        }
    }

    private static TradeSource source(LinnworksSettings settings, Wire wire) {
        return LinnworksConfiguration.source(
                settings, _ -> LinnworksSimulator.INSTALLATION_TOKEN.toString(), wire, new NoWaiting(), () -> NOW);
    }

    private static void check(TradeSource source, RecordPages pages) {
        records(pages).forEach(record -> check(source, record));
    }

    private static List<RawRecord> records(RecordPages pages) {
        var records = new ArrayList<RawRecord>();
        try (pages) {
            for (var page = pages.next(); page.isPresent(); page = pages.next()) {
                records.addAll(page.get().records());
                page.get().unknown().forEach(Keepable::text);
            }
        }
        return records;
    }

    private static void check(TradeSource source, RawRecord record) {
        Keepable.text(record.print(), NAME_MAX);
        Keepable.text(record.reading().ref().number(), NAME_MAX);
        check(record.reading());
        checkFiled(source, record.reading().ref(), record.raw());
    }

    /// What is filed is read again and again: it must be fit for that too.
    private static void checkFiled(TradeSource source, SourceRef ref, byte[] raw) {
        check(source.reread(ref.kind(), raw));
        check(source.reread(ref.kind(), source.withoutBuyer(ref, raw)));
        source.tellsPartOfCountry(ref.kind(), raw);
        source.isAbout(ref.kind(), raw, "Ann");
        source.isUnfinished(ref.kind(), raw);
        source.isHandedOut(ref.kind(), raw);
    }

    private static void check(Reading reading) {
        switch (reading) {
            case Reading.Read(Sale sale) -> check(sale);
            case Reading.Read(var bought) -> {
                Keepable.number(bought.gross().getAmount());
                Keepable.number(bought.tax().getAmount());
            }
            case Reading.Unreadable unreadable -> {
                Keepable.text(unreadable.reason().what());
                unreadable.amount().ifPresent(amount -> Keepable.number(amount.getAmount()));
            }
        }
    }

    private static void check(Sale sale) {
        Keepable.text(sale.channel().source(), NAME_MAX);
        Keepable.text(sale.channel().subSource(), NAME_MAX);
        Keepable.text(sale.channelReference());
        Keepable.text(sale.buyer().region());
        Keepable.number(sale.gross().getAmount());
        Keepable.number(sale.tax().getAmount());
        sale.lines().forEach(line -> {
            Keepable.text(line.product().sku(), NAME_MAX);
            Keepable.text(line.product().title());
            Keepable.number(line.net().getAmount());
            Keepable.number(line.tax().getAmount());
            Keepable.number(line.charge().stated().percent());
        });
    }
}
