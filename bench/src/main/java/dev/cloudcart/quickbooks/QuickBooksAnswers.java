package dev.cloudcart.quickbooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.joda.money.CurrencyUnit;

import dev.cloudcart.bench.FuzzedCall;
import dev.cloudcart.bench.Keepable;
import dev.cloudcart.bench.NoWaiting;
import dev.cloudcart.bench.Recording;
import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.RateNeed;
import dev.cloudcart.core.books.RateTax;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.http.Call;
import dev.cloudcart.http.Wire;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.Progress;
import dev.cloudcart.quickbooks.chart.CompanyFacts;
import dev.cloudcart.quickbooks.chart.FactsReader;
import dev.cloudcart.quickbooks.documents.DocumentChanges;
import dev.cloudcart.quickbooks.documents.DocumentWriter;
import dev.cloudcart.quickbooks.documents.Documents;
import dev.cloudcart.quickbooks.documents.Finder;
import dev.cloudcart.quickbooks.documents.Looks;
import dev.cloudcart.quickbooks.documents.Reconciliations;
import dev.cloudcart.quickbooks.faults.RefusalCause;
import dev.cloudcart.quickbooks.lists.Creator;
import dev.cloudcart.quickbooks.lists.ItemsByIds;
import dev.cloudcart.quickbooks.lists.ListKind;
import dev.cloudcart.quickbooks.lists.Listed;
import dev.cloudcart.quickbooks.lists.Terms;
import dev.cloudcart.quickbooks.rates.RateReader;
import dev.cloudcart.quickbooks.sending.Sender;
import dev.cloudcart.quickbooks.sending.UnboughtItems;
import dev.cloudcart.quickbooks.wire.Access;
import dev.cloudcart.quickbooks.wire.ApiCall;
import dev.cloudcart.quickbooks.wire.Page;
import dev.cloudcart.quickbooks.wire.QuickBooksProperties;
import dev.cloudcart.quickbooks.wire.Realm;
import dev.cloudcart.quickbooks.wire.Statement;
import dev.cloudcart.quickbooks.wire.Traffic;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;
import dev.cloudcart.simulators.wire.Limits;
import dev.cloudcart.simulators.wire.SimulatedClock;

/// Every call of QuickBooks that we make, those that ask for lists once for each list, with an answer to garble.
public final class QuickBooksAnswers {

    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final int ID_MAX = 50;
    private static final int NAME_MAX = 500;

    /// Of a statement in an address, or of an entity in a batch.
    private static final Pattern FROM = Pattern.compile("select \\* from (\\w+)");
    private static final Pattern WRITTEN = Pattern.compile("\"operation\":\"(\\w+)\",.*?\"([A-Z]\\w+)\":\\{");

    /// What no query names is read alone.
    private static final List<DocumentRef> STRANGERS = Stream.of(DocumentType.values())
            .map(type -> new DocumentRef(type, "999999", "0", null))
            .toList();

    private QuickBooksAnswers() {}

    /// What we do with QuickBooks: each makes some of the calls.
    private record Doing(String name, Consumer<Realm> work) {}

    public static List<FuzzedCall> calls() {
        var options = QuickBooksSimulator.Options.usual().limits(Limits.OFF).clock(SimulatedClock.frozenAt(NOW));
        try (var simulator = QuickBooksSimulator.start(options)) {
            var wire = Wire.open(Duration.ofSeconds(10), Duration.ofSeconds(60));
            var properties = new QuickBooksProperties(
                    simulator.uri(),
                    false,
                    3,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ofHours(24),
                    Duration.ofMinutes(15));
            var access = new SimulatedEntry(simulator, wire);
            var doings = doings(realm(properties, wire, access));
            var calls = new ArrayList<FuzzedCall>();
            var recording = new Recording(QuickBooksAnswers::name);
            doings.forEach(doing -> {
                var heard = new Recording.Heard();
                doing.work.accept(realm(properties, recording.listening(wire, heard), access));
                calls.addAll(heard.calls(
                        "quickbooks",
                        "(%s)".formatted(doing.name),
                        (name, seed) -> read(doing, realm(properties, recording.garbling(name, seed), access))));
            });
            return calls;
        }
    }

    /// Of all calls that there are: a query of every list, of every kind of document and of rates, a look at each
    /// kind of document, the lists of the tax, and the rest.
    public static List<String> names() {
        var lists = Stream.of(ListKind.values()).map(kind -> ApiCall.QUERY + " " + kind.entity());
        var documents = Stream.of(DocumentType.values())
                .map(DocumentWriter::entity)
                .flatMap(entity -> Stream.of(
                        ApiCall.QUERY + " " + entity, ApiCall.DOCUMENT + " " + entity.toLowerCase(Locale.ROOT)));
        var batches = Stream.concat(
                        Stream.of("create Customer"),
                        Stream.of(DocumentType.values()).flatMap(QuickBooksAnswers::deeds))
                .map(written -> ApiCall.BATCH + " " + written);
        var tax = Stream.of("TaxCode", "TaxRate", "TaxAgency").map(entity -> ApiCall.TAX_LIST + " " + entity);
        var rest =
                EnumSet.complementOf(EnumSet.of(ApiCall.QUERY, ApiCall.BATCH, ApiCall.DOCUMENT, ApiCall.TAX_LIST))
                        .stream()
                        .map(ApiCall::name);
        return Stream.of(lists, documents, batches, tax, rest, Stream.of(ApiCall.QUERY + " ExchangeRate"))
                .flatMap(names -> names)
                .map(name -> "quickbooks " + name)
                .toList();
    }

    /// What is done to documents of a type: created, amended, and removed. A receipt is voided by an update.
    private static Stream<String> deeds(DocumentType type) {
        var removal = type.removal(Deed.VOID) == Deed.DELETE
                ? "delete"
                : type == DocumentType.SALES_RECEIPT ? "update" : "void";
        return Stream.of("create", "update", removal).map(deed -> deed + " " + DocumentWriter.entity(type));
    }

    private static void read(Doing doing, Realm realm) {
        try {
            doing.work.accept(realm);
        } catch (ConnectionTrouble trouble) {
            Keepable.text(String.valueOf(trouble.getMessage()));
        }
    }

    private static Realm realm(QuickBooksProperties properties, Wire wire, Access access) {
        return new Realm(
                properties, new Traffic(properties, wire, new NoWaiting(), () -> NOW), access, new CallMeter());
    }

    /// Such as `QUERY Customer` or `PREFERENCES`.
    private static String name(Call call) {
        var path = call.uri().getPath().replaceFirst("^/v3/company/\\d+/", "");
        var api = Stream.of(ApiCall.values())
                .filter(one -> one != ApiCall.TAX_LIST && !one.path().isEmpty() && path.startsWith(one.path()))
                .findFirst()
                .orElse(ApiCall.DOCUMENT);
        return switch (api) {
            case QUERY, TAX_LIST ->
                listed(found(FROM, URLDecoder.decode(call.uri().getRawQuery(), UTF_8)));
            case BATCH -> api + " " + written(new String(call.body(), UTF_8));
            case DOCUMENT -> api + " " + path.replaceFirst("/.*", "");
            case CHANGES, PREFERENCES, COMPANY_INFO, EXCHANGE_RATE, TRANSACTION_LIST -> api.name();
        };
    }

    private static String listed(String entity) {
        return (entity.startsWith("Tax") ? ApiCall.TAX_LIST : ApiCall.QUERY) + " " + entity;
    }

    /// Such as `update Invoice`, of the first item.
    private static String written(String body) {
        var matcher = WRITTEN.matcher(body);
        return matcher.find() ? matcher.group(1) + " " + matcher.group(2) : "";
    }

    private static String found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static List<Doing> doings(Realm realm) {
        var facts = new FactsReader(realm).facts();
        var documents = new SampleDocuments(realm);
        var doings = new ArrayList<Doing>();
        doings.add(new Doing(
                "facts",
                one -> Keepable.text(new FactsReader(one).facts().home().getCode())));
        doings.add(new Doing(
                "tax",
                one -> new FactsReader(one).taxCodes(facts.country()).all().forEach(QuickBooksAnswers::check)));
        doings.add(new Doing("check of the books", QuickBooksAnswers::checkBooks));
        for (var kind : ListKind.values()) {
            doings.add(new Doing("list", one -> list(one.query(Statement.page(kind.entity(), 1)))));
        }
        doings.add(new Doing("terms", one -> new Terms(one).find("Net 30")));
        doings.add(new Doing("accounts of products", QuickBooksAnswers::accounts));
        doings.add(new Doing("changes of lists", QuickBooksAnswers::listChanges));
        doings.add(new Doing(
                "changes of documents",
                one -> new DocumentChanges(one)
                        .since(NOW.minus(Duration.ofDays(1)), EnumSet.allOf(DocumentType.class))
                        .documents()
                        .forEach(changed -> Keepable.text(changed.document().syncToken()))));
        doings.add(new Doing("rates", QuickBooksAnswers::rates));
        doings.add(new Doing("create", one -> new Creator(one, Progress.SILENT).create(documents.drafts())));
        var codes = new FactsReader(realm).taxCodes(facts.country()).all();
        doings.add(new Doing(
                "look",
                one -> new Looks(one, facts, codes, Set.of(), _ -> false)
                        .at(documents.live(), List.of())
                        .values()
                        .forEach(QuickBooksAnswers::check)));
        doings.add(new Doing("reconciled", one -> reconciled(one, documents.live())));
        doings.add(new Doing("look at strangers", one -> new Documents(one).of(STRANGERS)));
        Stream.of(documents.created(), List.of(documents.taken()), documents.amendments(), documents.removals())
                .flatMap(List::stream)
                .forEach(batch -> {
                    doings.add(new Doing("send", one -> checkAll(send(one, facts, batch))));
                    doings.add(new Doing(
                            "find, " + batch.what(),
                            one -> checkAll(
                                    new Finder(one, facts).find(batch.intents().values()))));
                });
        documents
                .created()
                .forEach(batch -> doings.add(new Doing(
                        "find by mark, " + batch.what(),
                        one -> checkAll(new Finder(one, facts).findByMark(unnumbered(batch))))));
        doings.add(new Doing(
                "unbought items", one -> checkAll(unbought(one, documents.created(DocumentType.VENDOR_CREDIT)))));
        return doings;
    }

    private static void reconciled(Realm realm, List<Position.Live> live) {
        var days = live.stream()
                .collect(
                        Collectors.toMap(Position.Live::ref, one -> one.intent().day(), (first, _) -> first));
        new Reconciliations(realm).among(days).ifPresent(some -> some.forEach(one -> Keepable.text(one.id(), ID_MAX)));
    }

    /// As if its items could not be bought.
    private static Map<String, Outcome> unbought(Realm realm, SampleDocuments.Sent batch) {
        var refused = new Outcome.Refused(
                "6000", RefusalCause.ITEM_WITHOUT_EXPENSE_ACCOUNT.of("a product", "6000"), Outcome.Refused.Kind.FINAL);
        var outcomes = batch.intents().keySet().stream().collect(Collectors.toMap(id -> id, _ -> (Outcome) refused));
        return new UnboughtItems(realm).named(outcomes, batch.batch());
    }

    /// A batch that was not answered, so that the books are searched.
    private static List<Intent> unnumbered(SampleDocuments.Sent batch) {
        return batch.intents().values().stream()
                .map(intent -> new Intent(
                        intent.key(),
                        intent.deed(),
                        intent.target(),
                        intent.origin(),
                        intent.type(),
                        intent.store(),
                        intent.day(),
                        null,
                        intent.expected(),
                        intent.content(),
                        intent.lines()))
                .toList();
    }

    private static void checkBooks(Realm realm) {
        new BooksCheck(realm).home(CurrencyUnit.EUR).forEach(Keepable::text);
        new BooksCheck(realm).missingTaxCodes(Set.of("20.0% S", "none")).forEach(Keepable::text);
    }

    private static void accounts(Realm realm) {
        new ItemsByIds(realm).of(Set.of("1", "2")).values().forEach(item -> {
            Keepable.text(item.text("IncomeAccountRef"));
            Keepable.text(item.text("ExpenseAccountRefName"));
        });
    }

    private static void listChanges(Realm realm) {
        var asked = Map.of("entities", "Account,Customer,Item,Vendor", "changedSince", "2026-03-01T00:00:00Z");
        list(Page.read("CDCResponse", realm.body(ApiCall.CHANGES, "", asked)));
    }

    private static Map<String, Outcome> send(Realm realm, CompanyFacts facts, SampleDocuments.Sent batch) {
        return new Sender(realm, facts).send(batch.batch(), batch.intents(), () -> {});
    }

    private static void checkAll(Map<?, Outcome> outcomes) {
        outcomes.values().forEach(QuickBooksAnswers::check);
    }

    private static void check(Look look) {
        switch (look) {
            case Look.AsWeLeftIt left -> {
                Keepable.text(left.syncToken());
                Keepable.text(left.linkedTo());
            }
            case Look.Edited edited -> {
                Keepable.text(edited.syncToken());
                Keepable.text(edited.linkedTo());
                Keepable.text(edited.how());
            }
            case Look.Missing _ -> {
                // nothing is kept
            }
        }
        look.shows().ifPresent(shown -> Keepable.number(shown.gross().getAmount()));
    }

    private static void check(TaxCode code) {
        Keepable.text(code.ref().id(), NAME_MAX);
        Keepable.text(code.ref().name(), NAME_MAX);
        Keepable.number(code.total().percent());
    }

    private static void list(Page page) {
        page.entities().stream()
                .flatMap(entity -> ListKind.of(entity).map(kind -> Listed.of(kind, entity)).stream())
                .filter(Listed::canBeFound)
                .forEach(entry -> {
                    Keepable.text(entry.id(), ID_MAX);
                    Keepable.text(entry.nameKey(), 2 * NAME_MAX);
                    Keepable.text(entry.skuKey(), 2 * NAME_MAX);
                    Keepable.text(entry.fullName());
                    Keepable.text(entry.syncToken());
                });
    }

    private static void rates(Realm realm) {
        var day = LocalDate.of(2026, 3, 3);
        new RateReader(realm).one(new RateNeed(CurrencyUnit.EUR, day)).ifPresent(Keepable::number);
        new RateReader(realm)
                .read(Set.of(new RateNeed(CurrencyUnit.EUR, day), new RateNeed(CurrencyUnit.USD, day)))
                .values()
                .forEach(Keepable::number);
    }

    private static void check(Outcome outcome) {
        switch (outcome) {
            case Outcome.Posted(DocumentRef ref, var stored, var _) -> {
                Keepable.text(ref.id(), ID_MAX);
                Keepable.text(ref.syncToken());
                Keepable.number(stored.gross().getAmount());
                Keepable.number(stored.tax().getAmount());
                stored.applied().forEach(applied -> {
                    Keepable.text(applied.document());
                    Keepable.number(applied.amount().getAmount());
                });
                stored.taxes().stream().map(RateTax::percent).forEach(rate -> Keepable.number(rate.percent()));
            }
            case Outcome.Removed(DocumentRef ref) -> Keepable.text(ref.syncToken());
            case Outcome.Refused refused -> {
                Keepable.text(refused.code());
                Keepable.text(refused.reason().what());
            }
            case Outcome.Unresolved unresolved -> Keepable.text(unresolved.why());
        }
    }
}
