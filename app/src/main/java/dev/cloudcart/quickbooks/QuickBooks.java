package dev.cloudcart.quickbooks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.joda.money.CurrencyUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.SentDocument;
import dev.cloudcart.ports.Books;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.ports.CallsLeft;
import dev.cloudcart.ports.MeteredReads;
import dev.cloudcart.ports.Progress;
import dev.cloudcart.quickbooks.chart.CompanyFacts;
import dev.cloudcart.quickbooks.chart.FactsReader;
import dev.cloudcart.quickbooks.chart.FactsStore;
import dev.cloudcart.quickbooks.documents.SentDocuments;
import dev.cloudcart.quickbooks.lists.LinkStore;
import dev.cloudcart.quickbooks.lists.Links;
import dev.cloudcart.quickbooks.lists.ListIndex;
import dev.cloudcart.quickbooks.lists.ListStore;
import dev.cloudcart.quickbooks.rates.RateStore;
import dev.cloudcart.quickbooks.wire.Access;
import dev.cloudcart.quickbooks.wire.EntryAccess;
import dev.cloudcart.quickbooks.wire.QuickBooksProperties;
import dev.cloudcart.quickbooks.wire.Realm;
import dev.cloudcart.quickbooks.wire.Traffic;

/// QuickBooks Online as the books.
final class QuickBooks implements Books {

    private final QuickBooksProperties properties;
    private final Traffic traffic;
    private final Function<CompanyId, Access> accesses;
    private final JdbcClient jdbc;
    private final MeteredReads reads;

    /// Of the books that were called last, for to ask whose they are may mean to renew what lets us in.
    private final Map<CompanyId, String> realms = new ConcurrentHashMap<>();

    QuickBooks(
            QuickBooksProperties properties,
            Traffic traffic,
            Function<CompanyId, Access> accesses,
            JdbcClient jdbc,
            MeteredReads reads) {
        this.properties = properties;
        this.traffic = traffic;
        this.accesses = accesses;
        this.jdbc = jdbc;
        this.reads = reads;
    }

    @Override
    public OpenBooks open(CompanyId company, CallMeter meter, Progress progress) {
        var realm = realm(accesses.apply(company), meter);
        realms.put(company, realm.id());
        var index = new ListIndex(realm, new ListStore(jdbc, company), new FactsStore(jdbc, company), properties);
        var links = new Links(index, new LinkStore(jdbc, company));
        return new CompanyBooks(realm, index, links, new RateStore(jdbc, company), progress);
    }

    @Override
    public OpenBooks open(CompanyId company) {
        return open(company, counting(company), Progress.SILENT);
    }

    private CallMeter counting(CompanyId company) {
        return new CallMeter(() -> reads.read(company));
    }

    @Override
    public List<String> check(CompanyId company, Entry entry, CurrencyUnit home) {
        return new BooksCheck(realm(new EntryAccess(entry), counting(company))).home(home);
    }

    @Override
    public Sight sight(CompanyId company) {
        var realm = realm(accesses.apply(company), counting(company));
        var sight = new FactsReader(realm).sight();
        new FactsStore(jdbc, company)
                .saw(
                        realm.id(),
                        new CompanyFacts(
                                sight.country(),
                                sight.home(),
                                sight.multicurrency(),
                                sight.customNumbers(),
                                sight.taxSystem(),
                                sight.closedUntil()));
        return sight;
    }

    @Override
    public Optional<CallsLeft> callsLeft(CompanyId company) {
        return traffic.left(realms.getOrDefault(company, ""));
    }

    @Override
    public Set<String> missingTaxCodes(CompanyId company, Set<String> names) {
        return new BooksCheck(realm(accesses.apply(company), counting(company))).missingTaxCodes(names);
    }

    @Override
    public SentDocument documentSent(CompanyId company, byte[] body, String id, CurrencyUnit currency) {
        var sent = SentDocuments.read(body, id, currency);
        return sent.with(new NamedLines(new ListStore(jdbc, company), new FactsStore(jdbc, company)).of(sent.lines()));
    }

    private Realm realm(Access access, CallMeter meter) {
        return new Realm(properties, traffic, access, meter);
    }
}
