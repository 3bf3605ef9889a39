package dev.cloudcart.linnworks;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.linnworks.orders.AgainReading;
import dev.cloudcart.linnworks.orders.FiledReading;
import dev.cloudcart.linnworks.orders.KnownReading;
import dev.cloudcart.linnworks.orders.NumberedReading;
import dev.cloudcart.linnworks.orders.OpenReading;
import dev.cloudcart.linnworks.orders.OrderDetails;
import dev.cloudcart.linnworks.orders.PaymentReader;
import dev.cloudcart.linnworks.orders.PersonalData;
import dev.cloudcart.linnworks.orders.ProcessedSearch.By;
import dev.cloudcart.linnworks.orders.SaleReader;
import dev.cloudcart.linnworks.orders.WindowReading;
import dev.cloudcart.linnworks.purchases.DeliveryReader;
import dev.cloudcart.linnworks.purchases.FiledPurchases;
import dev.cloudcart.linnworks.purchases.PurchaseDetails;
import dev.cloudcart.linnworks.purchases.PurchaseKnownReading;
import dev.cloudcart.linnworks.purchases.PurchaseListReading;
import dev.cloudcart.linnworks.purchases.PurchaseNumberedReading;
import dev.cloudcart.linnworks.purchases.PurchaseReader;
import dev.cloudcart.linnworks.purchases.PurchaseSearch;
import dev.cloudcart.linnworks.purchases.StatementReader;
import dev.cloudcart.linnworks.reading.CountryCodes;
import dev.cloudcart.linnworks.reading.ReadAhead;
import dev.cloudcart.linnworks.reading.ShopFront;
import dev.cloudcart.linnworks.session.Account;
import dev.cloudcart.linnworks.session.Client;
import dev.cloudcart.linnworks.session.LinnworksSettings;
import dev.cloudcart.linnworks.session.Sessions;
import dev.cloudcart.linnworks.session.Troubles;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.ports.CallsLeft;
import dev.cloudcart.ports.PurchaseQuery;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.ports.TradeSource;

/// The shop in Linnworks.
record LinnworksSource(
        InstallationTokens tokens, Sessions sessions, Client client, CountryCodes countries, LinnworksSettings settings)
        implements TradeSource {

    /// Where a company's installation token is kept.
    @FunctionalInterface
    interface InstallationTokens {

        /// Blank when the company is not connected.
        String token(CompanyId company);
    }

    @Override
    public RecordPages sales(CompanyId company, SalesQuery query, Echo echo, CallMeter meter) {
        var account = new Account(company, token(company), meter);
        sessions.current(account);
        var details = new OrderDetails(client, countries);
        return switch (query) {
            case SalesQuery.Processed(var window) ->
                new ReadAhead(
                        "linnworks-" + company,
                        new WindowReading(account, window, By.PROCESSED, echo, client, details, settings));
            case SalesQuery.Cancelled(var window) ->
                new ReadAhead(
                        "linnworks-" + company,
                        new WindowReading(account, window, By.CANCELLED, echo, client, details, settings));
            case SalesQuery.Open(var window) ->
                new ReadAhead(
                        "linnworks-" + company,
                        new OpenReading(account, window, echo, client, details, settings.detailPageSize()));
            case SalesQuery.Known(var filed) ->
                new ReadAhead(
                        "linnworks-" + company,
                        new KnownReading(account, filed, echo, details, settings.detailPageSize()));
            case SalesQuery.Numbered(var numbers) ->
                new ReadAhead("linnworks-" + company, new NumberedReading(account, numbers, details));
            case SalesQuery.Again(var orders) ->
                new ReadAhead("linnworks-" + company, new AgainReading(account, orders, details));
        };
    }

    @Override
    public RecordPages purchases(CompanyId company, PurchaseQuery query, Echo echo, CallMeter meter) {
        var account = new Account(company, token(company), meter);
        sessions.current(account);
        var search = new PurchaseSearch(client, account, settings.searchPageSize());
        var details = new PurchaseDetails(client, account);
        return new ReadAhead(
                "linnworks-" + company,
                switch (query) {
                    case PurchaseQuery.UnderWay() -> PurchaseListReading.underWay(search, details);
                    case PurchaseQuery.Done(var window) -> PurchaseListReading.done(window, echo, search, details);
                    case PurchaseQuery.Purchased(var window) ->
                        PurchaseListReading.purchased(window, echo, search, details);
                    case PurchaseQuery.Delivered(var window) ->
                        PurchaseListReading.delivered(window.from(), search, details);
                    case PurchaseQuery.Numbered(var numbers) -> new PurchaseNumberedReading(numbers, search, details);
                    case PurchaseQuery.Known(var filed) -> PurchaseKnownReading.known(filed, search, details);
                    case PurchaseQuery.Again(var orders) -> PurchaseKnownReading.again(orders, search, details);
                });
    }

    /// A session that is opened anew tells it where no answer did lately.
    @Override
    public Optional<Instant> now(CompanyId company, CallMeter meter) {
        var account = new Account(company, token(company), meter);
        sessions.current(account);
        return client.now().or(() -> {
            sessions.check(account);
            return client.now();
        });
    }

    @Override
    public void check(CompanyId company, String token) {
        sessions.check(new Account(company, token, new CallMeter()));
    }

    @Override
    public Sight sight(CompanyId company) {
        var account = new Account(company, token(company), new CallMeter());
        var holder = sessions.check(account);
        var shop = new ShopFront(client, account);
        return new Sight(holder.company(), holder.locality(), shop.locations(), shop.channels());
    }

    @Override
    public Optional<CallsLeft> callsLeft(CompanyId company) {
        return client.callsLeft(company);
    }

    @Override
    public Optional<URI> installationPage() {
        return settings.installationPage();
    }

    @Override
    public Reading reread(SourceKind kind, byte[] raw) {
        return switch (kind) {
            case SALE -> SaleReader.read(raw);
            case PAYMENT -> PaymentReader.read(raw);
            case PURCHASE_ORDER -> PurchaseReader.read(raw);
            case DELIVERY -> DeliveryReader.read(raw);
            case PAYMENT_STATEMENT -> StatementReader.read(raw);
            case REFUND -> throw new IllegalArgumentException("No " + kind.word() + " was ever read");
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
    public RawRecord correction(byte[] billed, byte[] now, Instant at) {
        return DeliveryReader.correction(billed, now, at);
    }

    @Override
    public byte[] withoutBuyer(SourceRef source, byte[] raw) {
        return isPurchase(source.kind()) ? raw : PersonalData.removed(source, raw);
    }

    @Override
    public int editionWithoutBuyer() {
        return PersonalData.EDITION;
    }

    @Override
    public boolean tellsPartOfCountry(SourceKind kind, byte[] raw) {
        return kind == SourceKind.SALE && SaleReader.tellsPartOfCountry(raw);
    }

    @Override
    public boolean isAbout(SourceKind kind, byte[] raw, String buyer) {
        return !isPurchase(kind) && PersonalData.isAbout(buyer, raw);
    }

    @Override
    public List<RawRecord> readAnew(CompanyId company, List<RawRecord> filed, CallMeter meter) {
        var account = new Account(company, token(company), meter);
        var payments = filed.stream()
                .filter(record -> record.reading().ref().kind() == SourceKind.PAYMENT)
                .toList();
        var byKind = filed.stream()
                .filter(record -> !payments.contains(record))
                .collect(Collectors.partitioningBy(
                        record -> isPurchase(record.reading().ref().kind())));
        var sales = new FiledReading(account, new OrderDetails(client, countries), settings.detailPageSize());
        var purchases = new FiledPurchases(new PurchaseDetails(client, account));
        return Stream.of(
                        payments,
                        sales.anew(byKind.getOrDefault(false, List.of())),
                        purchases.anew(byKind.getOrDefault(true, List.of())))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Optional<Boolean> isUnfinished(SourceKind kind, byte[] raw) {
        return switch (kind) {
            case SALE -> SaleReader.isUnfinished(raw);
            case PURCHASE_ORDER -> PurchaseReader.isUnfinished(raw);
            case PAYMENT, DELIVERY, PAYMENT_STATEMENT -> Optional.of(false);
            case REFUND -> Optional.empty();
        };
    }

    @Override
    public boolean isHandedOut(SourceKind kind, byte[] raw) {
        return switch (kind) {
            case SALE -> SaleReader.isHandedOut(raw);
            case PURCHASE_ORDER -> PurchaseReader.isHandedOut(raw);
            case PAYMENT, DELIVERY, PAYMENT_STATEMENT, REFUND -> true;
        };
    }

    /// No buyer is in it.
    private static boolean isPurchase(SourceKind kind) {
        return kind == SourceKind.PURCHASE_ORDER || kind == SourceKind.DELIVERY || kind == SourceKind.PAYMENT_STATEMENT;
    }

    private String token(CompanyId company) {
        var token = tokens.token(company);
        if (token.isBlank()) {
            throw Troubles.attention("Linnworks is not connected", "Connect it on My connections");
        }
        return token;
    }

    @Override
    public String toString() {
        return "Linnworks at " + settings.authUri();
    }
}
