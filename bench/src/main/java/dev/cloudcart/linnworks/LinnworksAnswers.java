package dev.cloudcart.linnworks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

import dev.cloudcart.bench.FuzzedCall;
import dev.cloudcart.bench.Keepable;
import dev.cloudcart.bench.NoWaiting;
import dev.cloudcart.bench.Recording;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.demo.shop.GeneratedShop;
import dev.cloudcart.demo.shop.ShopOptions;
import dev.cloudcart.http.Call;
import dev.cloudcart.http.Wire;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.wire.Limits;
import dev.cloudcart.sync.CallMeter;
import dev.cloudcart.sync.ConnectionTrouble;
import dev.cloudcart.sync.PurchaseQuery;
import dev.cloudcart.sync.SalesQuery;
import dev.cloudcart.sync.SyncWindow;
import dev.cloudcart.sync.TradeSource;
import dev.cloudcart.sync.TradeSource.RawRecord;

/// Every method of Linnworks that we call, with an answer to garble. A whole reading goes through it each time: by
/// days, by numbers, of open orders, or of purchase orders.
public final class LinnworksAnswers {

    private static final Instant NOW = Instant.parse("2026-11-16T12:00:40Z");
    private static final SalesQuery DAYS = new SalesQuery.Processed(new SyncWindow(NOW.minus(Duration.ofDays(9)), NOW));
    private static final SalesQuery OPEN = new SalesQuery.Open(new SyncWindow(NOW.minus(Duration.ofDays(90)), NOW));
    private static final Query BOUGHT = source -> source.purchases(
            new CompanyId(1),
            new PurchaseQuery.Purchased(new SyncWindow(NOW.minus(Duration.ofDays(90)), NOW)),
            _ -> Set.of(),
            new CallMeter());
    private static final int ORDERS = 4;
    private static final int PURCHASE_ORDERS = 4;
    private static final int NAME_MAX = 500;

    private LinnworksAnswers() {}

    public static List<FuzzedCall> calls() {
        try (var simulator =
                LinnworksSimulator.start(LinnworksSimulator.Options.usual().limits(Limits.OFF))) {
            load(simulator);
            var wire = Wire.open(Duration.ofSeconds(10), Duration.ofSeconds(60));
            var days = recorded(sold(DAYS), simulator, wire);
            var numbers = recorded(sold(numbers(simulator, wire)), simulator, wire);
            var open = recorded(sold(OPEN), simulator, wire);
            var bought = recorded(BOUGHT, simulator, wire);
            return Stream.of(ApiMethod.values())
                    .map(method -> call(method, days, numbers, open, bought))
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

    /// What is read.
    private interface Query {
        TradeSource.RecordPages of(TradeSource source);
    }

    private static Query sold(SalesQuery query) {
        return source -> source.sales(new CompanyId(1), query, _ -> Set.of(), new CallMeter());
    }

    /// A reading whose true answers are known.
    private record Recorded(Recording recording, Set<String> heard, Query query, LinnworksSettings settings) {}

    private static FuzzedCall call(ApiMethod method, Recorded... readings) {
        var reading = Stream.of(readings)
                .filter(one -> one.heard.contains(method.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No reading calls " + method));
        return new FuzzedCall(
                "linnworks " + method, seed -> read(reading, reading.recording.garbling(method.name(), seed)));
    }

    private static void load(LinnworksSimulator simulator) throws IOException {
        var shop = new ByteArrayOutputStream();
        new GeneratedShop(ShopOptions.upTo(NOW)
                        .withOrders(ORDERS)
                        .withDays(5)
                        .withRefunds(false)
                        .withPurchaseOrders(PURCHASE_ORDERS))
                .write(shop);
        simulator.load(new ByteArrayInputStream(shop.toByteArray()));
    }

    private static Recorded recorded(Query query, LinnworksSimulator simulator, Wire wire) {
        var recording = new Recording(LinnworksAnswers::name);
        var reading = new Recorded(recording, new ConcurrentSkipListSet<>(), query, settings(simulator));
        read(reading, recording.listening(wire, reading.heard));
        return reading;
    }

    /// By the number that Linnworks gave, by one that it does not have, and by the channel's reference.
    private static SalesQuery numbers(LinnworksSimulator simulator, Wire wire) {
        var sales = new ArrayList<Sale>();
        records(new Recorded(new Recording(LinnworksAnswers::name), Set.of(), sold(DAYS), settings(simulator)), wire)
                .forEach(record -> {
                    if (record.reading() instanceof Reading.Read(Sale sale)) {
                        sales.add(sale);
                    }
                });
        return new SalesQuery.Numbered(List.of(
                sales.getFirst().ref().number(), "999999999", sales.getLast().channelReference()));
    }

    private static LinnworksSettings settings(LinnworksSimulator simulator) {
        return new LinnworksSettings(
                simulator.authorizeUri(),
                LinnworksSimulator.APPLICATION_ID.toString(),
                LinnworksSimulator.APPLICATION_SECRET.toString(),
                simulator.installUri(),
                "",
                500,
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

    private static void read(Recorded reading, Wire wire) {
        try {
            records(reading, wire).forEach(LinnworksAnswers::check);
        } catch (ConnectionTrouble trouble) {
            Keepable.text(String.valueOf(trouble.getMessage()));
        }
    }

    private static List<RawRecord> records(Recorded reading, Wire wire) {
        TradeSource source = LinnworksConfiguration.source(
                reading.settings,
                _ -> LinnworksSimulator.INSTALLATION_TOKEN.toString(),
                wire,
                new NoWaiting(),
                () -> NOW);
        var records = new ArrayList<RawRecord>();
        try (var pages = reading.query.of(source)) {
            for (var page = pages.next(); page.isPresent(); page = pages.next()) {
                records.addAll(page.get().records());
                page.get().unknown().forEach(Keepable::text);
            }
        }
        return records;
    }

    private static void check(RawRecord record) {
        Keepable.text(record.print(), NAME_MAX);
        Keepable.text(record.reading().ref().number(), NAME_MAX);
        switch (record.reading()) {
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
