package dev.cloudcart.linnworks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.linnworks.ProcessedSearch.By;
import dev.cloudcart.sync.CallMeter;
import dev.cloudcart.sync.PurchaseQuery;
import dev.cloudcart.sync.SalesQuery;
import dev.cloudcart.sync.TradeSource;

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
        throw new UnsupportedOperationException("Purchases cannot be read yet");
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
    public Reading reread(SourceKind kind, byte[] raw) {
        return switch (kind) {
            case SALE -> SaleReader.read(raw);
            case REFUND, PURCHASE_ORDER, DELIVERY ->
                throw new IllegalArgumentException("No " + kind.word() + " was ever read");
        };
    }

    @Override
    public byte[] withoutBuyer(SourceRef source, byte[] raw) {
        return PersonalData.removed(source, raw);
    }

    @Override
    public boolean tellsPartOfCountry(SourceKind kind, byte[] raw) {
        return kind == SourceKind.SALE && SaleReader.tellsPartOfCountry(raw);
    }

    @Override
    public boolean isAbout(SourceKind kind, byte[] raw, String buyer) {
        return PersonalData.isAbout(buyer, raw);
    }

    @Override
    public List<RawRecord> readAnew(CompanyId company, List<RawRecord> filed, CallMeter meter) {
        var account = new Account(company, token(company), meter);
        return new FiledReading(account, new OrderDetails(client, countries), settings.detailPageSize()).anew(filed);
    }

    @Override
    public Optional<Boolean> isUnfinished(SourceKind kind, byte[] raw) {
        return kind == SourceKind.SALE ? SaleReader.isUnfinished(raw) : Optional.empty();
    }

    @Override
    public boolean isHandedOut(SourceKind kind, byte[] raw) {
        return kind != SourceKind.SALE || SaleReader.isHandedOut(raw);
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
