package dev.cloudcart.sync;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.linnworks.purchases.DeliveryReader;
import dev.cloudcart.linnworks.purchases.PurchaseReader;
import dev.cloudcart.linnworks.purchases.StatementReader;
import dev.cloudcart.linnworks.wire.FiledPurchase;
import dev.cloudcart.linnworks.wire.Slice;
import dev.cloudcart.linnworks.wire.SupplierJson;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.ports.PurchaseQuery;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.ports.TradeSource;

/// A shop in memory that only buys. Its records are read as those of Linnworks are.
final class BuyingShop implements TradeSource {

    private static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    /// What was ordered, as the shop shows it, by its id.
    final Map<UUID, Bought> orders = new TreeMap<>();

    /// What was asked for by its id.
    final List<UUID> asked = new ArrayList<>();

    /// What was asked for once more.
    final List<UUID> again = new ArrayList<>();

    /// What becomes of each order on its way.
    UnaryOperator<String> garbling = json -> json;

    String supplier = "Acme";
    Instant now = NEVER;

    private byte[] raw(Bought order) {
        return FiledPurchase.file(
                Slice.of(garbling.apply(order.json()).getBytes(StandardCharsets.UTF_8)),
                new SupplierJson(
                        order.supplier, order.supplier.equals(Bought.ACME) ? supplier : "Beta", "United Kingdom"));
    }

    List<RawRecord> records(Bought order) {
        return records(raw(order), order.header());
    }

    private static List<RawRecord> records(byte[] raw, String print) {
        var records = new ArrayList<RawRecord>();
        records.add(PurchaseReader.record(raw, print));
        if (!records.getFirst().makesSense()) {
            return records;
        }
        records.addAll(DeliveryReader.records(raw));
        records.addAll(StatementReader.records(raw));
        return records;
    }

    @Override
    public RecordPages purchases(CompanyId company, PurchaseQuery query, Echo echo, CallMeter meter) {
        var found = new ArrayList<RawRecord>();
        var unknown = new ArrayList<String>();
        switch (query) {
            case PurchaseQuery.UnderWay() ->
                orders.values().stream().filter(Bought::isUnderWay).forEach(order -> found.addAll(records(order)));
            case PurchaseQuery.Done(var window) -> {
                var prints = new TreeMap<UUID, String>();
                orders.forEach((id, order) -> {
                    if (order.isDone() && window.contains(order.at())) {
                        prints.put(id, order.header());
                    }
                });
                var known = echo.known(prints);
                orders.forEach((id, order) -> {
                    if (prints.containsKey(id) && !known.contains(id)) {
                        found.addAll(records(order));
                    }
                });
            }
            case PurchaseQuery.Known(var filed) ->
                filed.forEach(record -> {
                    asked.add(record.reading().ref().id());
                    var order = orders.get(record.reading().ref().id());
                    var told = order == null ? gone(record) : records(order);
                    found.addAll(told);
                    if (told.isEmpty()) {
                        unknown.add(record.id().toString());
                    }
                });
            case PurchaseQuery.Again(var asked) ->
                asked.forEach(ref -> {
                    again.add(ref.id());
                    var order = orders.get(ref.id());
                    if (order == null) {
                        unknown.add(ref.id().toString());
                    } else {
                        found.addAll(records(order));
                    }
                });
            case PurchaseQuery.Purchased _, PurchaseQuery.Delivered _, PurchaseQuery.Numbered _ ->
                throw new UnsupportedOperationException("Nobody asks by hand");
        }
        var pages =
                List.of(new RecordPage(found, 0, found.size(), NEVER, unknown)).iterator();
        return new RecordPages() {
            @Override
            public Optional<RecordPage> next() {
                meter.linnworks();
                return pages.hasNext() ? Optional.of(pages.next()) : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }

    private static List<RawRecord> gone(RawRecord filed) {
        if (!(filed.reading() instanceof Reading.Read(PurchaseOrder order))) {
            return List.of();
        }
        return order.standing().isOver()
                ? List.of(filed)
                : records(FiledPurchase.gone(filed.raw()), filed.print() + " gone");
    }

    @Override
    public RecordPages sales(CompanyId company, SalesQuery query, Echo echo, CallMeter meter) {
        throw new UnsupportedOperationException("This shop sells nothing");
    }

    @Override
    public Optional<Instant> now(CompanyId company, CallMeter meter) {
        return Optional.of(now);
    }

    @Override
    public void check(CompanyId company, String token) {}

    @Override
    public Reading reread(SourceKind kind, byte[] raw) {
        return switch (kind) {
            case PURCHASE_ORDER -> PurchaseReader.read(raw);
            case DELIVERY -> DeliveryReader.read(raw);
            case PAYMENT_STATEMENT -> StatementReader.read(raw);
            case SALE, PAYMENT, REFUND -> throw new IllegalArgumentException("No " + kind.word() + " was ever read");
        };
    }

    @Override
    public List<RawRecord> statements(byte[] purchaseOrder) {
        return StatementReader.records(purchaseOrder);
    }

    @Override
    public boolean tellsStatements(byte[] purchaseOrder) {
        return StatementReader.tellsThem(purchaseOrder);
    }

    @Override
    public RawRecord goneStatement(RawRecord statement) {
        return StatementReader.gone(statement.raw());
    }

    @Override
    public Set<UUID> costs(byte[] purchaseOrder) {
        return DeliveryReader.costIds(purchaseOrder);
    }

    @Override
    public Optional<RawRecord> whole(Extent extent, byte[] order) {
        return DeliveryReader.whole(extent, order);
    }

    @Override
    public RawRecord vanished(byte[] delivery) {
        return DeliveryReader.vanished(delivery);
    }

    @Override
    public RawRecord correction(byte[] billed, byte[] then, Instant at) {
        return DeliveryReader.correction(billed, then, at);
    }

    @Override
    public byte[] withoutBuyer(SourceRef source, byte[] raw) {
        return raw;
    }

    @Override
    public boolean tellsPartOfCountry(SourceKind kind, byte[] raw) {
        return false;
    }

    @Override
    public boolean isAbout(SourceKind kind, byte[] raw, String buyer) {
        return false;
    }

    /// As filed purchases are read anew: each part out of its order.
    @Override
    public List<RawRecord> readAnew(CompanyId company, List<RawRecord> filed, CallMeter meter) {
        meter.linnworks();
        var anew = new TreeMap<UUID, RawRecord>();
        for (var order : orders.values()) {
            records(order).forEach(record -> anew.put(record.reading().ref().id(), record));
            for (var extent : List.of(Extent.ALL_THAT_CAME, Extent.ALL_ORDERED)) {
                whole(extent, raw(order))
                        .ifPresent(record -> anew.put(record.reading().ref().id(), record));
            }
        }
        return filed.stream()
                .map(record -> anew.getOrDefault(record.reading().ref().id(), record))
                .toList();
    }

    @Override
    public Optional<Boolean> isUnfinished(SourceKind kind, byte[] raw) {
        return kind == SourceKind.PURCHASE_ORDER ? PurchaseReader.isUnfinished(raw) : Optional.of(false);
    }

    @Override
    public boolean isHandedOut(SourceKind kind, byte[] raw) {
        return true;
    }
}
