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
import dev.cloudcart.linnworks.session.LinnworksSettings;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.ports.PurchaseQuery;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.ports.SyncWindow;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.ports.TradeSource.Echo;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.ports.TradeSource.RecordPage;
import dev.cloudcart.ports.TradeSource.RecordPages;

/// A source as the rest of the house sees it, on a Linnworks that a test holds. Pauses take no time.
public final class Shop {

    public static final CompanyId COMPANY = new CompanyId(7);
    public static final Instant NOW = Instant.parse("2026-11-16T12:00:40Z");
    public static final Echo NOTHING_KNOWN = prints -> Set.of();

    private static final Wire WIRE = Wire.open(Duration.ofSeconds(5), Duration.ofSeconds(20));

    public final SetTicker ticker = new SetTicker();
    public final TradeSource source;
    public CallMeter meter = new CallMeter();
    public volatile Instant now = NOW;

    public Shop(URI authUri, String applicationId, String applicationSecret, String installationToken) {
        this(
                new LinnworksSettings(authUri, applicationId, applicationSecret, authUri, "", 20, 10, true),
                installationToken);
    }

    private Shop(LinnworksSettings settings, String installationToken) {
        InstantSource clock = () -> now;
        source = LinnworksConfiguration.source(settings, company -> installationToken, WIRE, ticker, clock);
    }

    public static Shop on(FakeLinnworks linnworks) {
        return new Shop(linnworks.authUri(), "application", "secret", "installation");
    }

    public static Shop withLargePages(FakeLinnworks linnworks) {
        return new Shop(
                new LinnworksSettings(
                        linnworks.authUri(), "application", "secret", linnworks.authUri(), "", 500, 100, true),
                "installation");
    }

    public static SalesQuery processed(String from, String to) {
        return new SalesQuery.Processed(new SyncWindow(Instant.parse(from), Instant.parse(to)));
    }

    public List<RecordPage> read(SalesQuery query) {
        return read(query, NOTHING_KNOWN);
    }

    public List<RecordPage> read(SalesQuery query, Echo echo) {
        return all(source.sales(COMPANY, query, echo, meter));
    }

    public List<RecordPage> purchases(PurchaseQuery query) {
        return purchases(query, NOTHING_KNOWN);
    }

    public List<RecordPage> purchases(PurchaseQuery query, Echo echo) {
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

    public static List<RawRecord> records(List<RecordPage> pages) {
        return pages.stream().flatMap(page -> page.records().stream()).toList();
    }
}
