package dev.cloudcart.linnworks;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.http.SetTicker;
import dev.cloudcart.http.Wire;
import dev.cloudcart.sync.CallMeter;
import dev.cloudcart.sync.PurchaseQuery;
import dev.cloudcart.sync.SalesQuery;
import dev.cloudcart.sync.SyncWindow;
import dev.cloudcart.sync.TradeSource;
import dev.cloudcart.sync.TradeSource.Echo;
import dev.cloudcart.sync.TradeSource.RawRecord;
import dev.cloudcart.sync.TradeSource.RecordPage;
import dev.cloudcart.sync.TradeSource.RecordPages;

/// A source as the rest of the house sees it, on a Linnworks that a test holds. Pauses take no time.
final class Shop {

    static final CompanyId COMPANY = new CompanyId(7);
    static final Instant NOW = Instant.parse("2026-11-16T12:00:40Z");
    static final Echo NOTHING_KNOWN = prints -> Set.of();

    private static final Wire WIRE = Wire.open(Duration.ofSeconds(5), Duration.ofSeconds(20));

    final SetTicker ticker = new SetTicker();
    final TradeSource source;
    CallMeter meter = new CallMeter();
    volatile Instant now = NOW;

    Shop(URI authUri, String applicationId, String applicationSecret, String installationToken) {
        this(
                new LinnworksSettings(authUri, applicationId, applicationSecret, authUri, "", 20, 10, true),
                installationToken);
    }

    private Shop(LinnworksSettings settings, String installationToken) {
        InstantSource clock = () -> now;
        source = LinnworksConfiguration.source(settings, company -> installationToken, WIRE, ticker, clock);
    }

    static Shop on(FakeLinnworks linnworks) {
        return new Shop(linnworks.authUri(), "application", "secret", "installation");
    }

    static Shop withLargePages(FakeLinnworks linnworks) {
        return new Shop(
                new LinnworksSettings(
                        linnworks.authUri(), "application", "secret", linnworks.authUri(), "", 500, 100, true),
                "installation");
    }

    static SalesQuery processed(String from, String to) {
        return new SalesQuery.Processed(new SyncWindow(Instant.parse(from), Instant.parse(to)));
    }

    List<RecordPage> read(SalesQuery query) {
        return read(query, NOTHING_KNOWN);
    }

    List<RecordPage> read(SalesQuery query, Echo echo) {
        return all(source.sales(COMPANY, query, echo, meter));
    }

    List<RecordPage> purchases(PurchaseQuery query) {
        return purchases(query, NOTHING_KNOWN);
    }

    List<RecordPage> purchases(PurchaseQuery query, Echo echo) {
        return all(source.purchases(COMPANY, query, echo, meter));
    }

    private static List<RecordPage> all(RecordPages opened) {
        var read = new ArrayList<RecordPage>();
        try (opened) {
            for (var page = opened.next(); page.isPresent(); page = opened.next()) {
                read.add(page.get());
            }
        }
        return read;
    }

    static List<RawRecord> records(List<RecordPage> pages) {
        return pages.stream().flatMap(page -> page.records().stream()).toList();
    }
}
