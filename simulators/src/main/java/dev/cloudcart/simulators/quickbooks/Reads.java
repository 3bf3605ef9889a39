package dev.cloudcart.simulators.quickbooks;

import java.time.InstantSource;
import java.time.LocalDate;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Books;
import dev.cloudcart.simulators.quickbooks.books.Company;
import dev.cloudcart.simulators.quickbooks.books.Figures;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.entities.AccessRefusals;
import dev.cloudcart.simulators.quickbooks.entities.Fragments;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.query.ChangeFeed;
import dev.cloudcart.simulators.quickbooks.query.Filter;
import dev.cloudcart.simulators.quickbooks.query.Query;
import dev.cloudcart.simulators.quickbooks.query.Selection;
import dev.cloudcart.simulators.quickbooks.query.TransactionList;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Call;
import dev.cloudcart.simulators.wire.Json;

/// Everything that takes data out of a company.
final class Reads {

    private final InstantSource clock;
    private final Envelope envelope;
    private final ServerSwitches switches;
    private final Meter meter;

    Reads(InstantSource clock, ServerSwitches switches, Meter meter) {
        this.clock = clock;
        this.switches = switches;
        this.meter = meter;
        envelope = new Envelope(clock);
    }

    Answer answer(Call call, OpenCompany company, ApiPath path) {
        meter.charge(reads(call, path));
        var books = company.books();
        return switch (path.resource()) {
            case "query" -> query(call, company, call.parameter("query").orElseThrow(() -> Refusal.missing("query")));
            case "cdc" -> changes(call, books);
            case "companyinfo" -> info(books, path);
            case "preferences" -> envelope.of("Preferences", Company.preferences(books));
            case "exchangerate" -> rate(call, books);
            case "reports" -> report(call, books, path);
            case "download" -> Downloads.of(call, company, clock).uri(path.id());
            default -> one(call, company, path);
        };
    }

    private int reads(Call call, ApiPath path) {
        return path.resource().equals("cdc")
                ? switches.now()
                        .cdcReads()
                        .of(call.parameter("entities").orElse("").split(",", -1).length)
                : 1;
    }

    /// A statement that came by POST.
    Answer posted(Call call, OpenCompany company) {
        meter.charge(1);
        return query(call, company, call.text());
    }

    void charge(Batch batch) {
        meter.charge(switches.now().batchReads().of(batch.reads()));
    }

    /// Attachments come with an address to fetch them from, which is made for this answer.
    private Answer query(Call call, OpenCompany company, String statement) {
        var query = Query.parse(statement, company.books().settings().startPositionZero());
        var found = new Selection(company.books()).response(query);
        return envelope.of(
                "QueryResponse",
                query.entity().equalsIgnoreCase(Kind.ATTACHABLE.entity)
                        ? Json.bytes(Downloads.of(call, company, clock).signedAll(Json.read(found)))
                        : found);
    }

    byte[] changes(Books books, String entities, String changedSince) {
        return ChangeFeed.since(books, entities, Filter.instant(changedSince.replace(' ', '+')), clock.instant());
    }

    private Answer changes(Call call, Books books) {
        var entities = call.parameter("entities").orElseThrow(() -> Refusal.missing("entities"));
        var since = call.parameter("changedSince").orElseThrow(() -> Refusal.missing("changedSince"));
        var found = changes(books, entities, since);
        return Answer.json(
                200,
                new Fragments(found.length + 100)
                        .raw("{\"CDCResponse\":[")
                        .raw(found)
                        .raw("],\"time\":\"" + envelope.time() + "\"}")
                        .bytes());
    }

    /// The id is the realm's own or the entity's, 1.
    private Answer info(Books books, ApiPath path) {
        if (!path.id().isEmpty()
                && !path.id().equals(books.realmId)
                && !path.id().equals("1")) {
            throw Refusal.notFound();
        }
        return envelope.of("CompanyInfo", Company.info(books));
    }

    private Answer rate(Call call, Books books) {
        var code = call.parameter("sourcecurrencycode").orElseThrow(() -> Refusal.missing("sourcecurrencycode"));
        var day = call.parameter("asofdate").map(LocalDate::parse).orElseGet(() -> books.within(Realm::today));
        return envelope.of(
                "ExchangeRate", Company.rate(books, code, day).orElseThrow(() -> Refusal.invalidCurrency(code)));
    }

    private Answer report(Call call, Books books, ApiPath path) {
        if (!path.id().equalsIgnoreCase(TransactionList.NAME) || !path.action().isEmpty()) {
            throw unknown(path);
        }
        if (books.settings().missingFeatures().contains(TransactionList.NAME)) {
            throw AccessRefusals.feature(TransactionList.NAME);
        }
        var report = new TransactionList.Wanted(
                day(call, "start_date", books),
                day(call, "end_date", books),
                call.parameter("cleared"),
                call.parameter("columns"));
        ObjectNode said = books.within(realm -> TransactionList.of(realm, report, clock.instant()));
        return Answer.json(200, said);
    }

    private static LocalDate day(Call call, String parameter, Books books) {
        return call.parameter(parameter).map(LocalDate::parse).orElseGet(() -> books.within(Realm::today));
    }

    private Answer one(Call call, OpenCompany company, ApiPath path) {
        var kind = Kind.ofPath(path.resource()).orElseThrow(() -> unknown(path));
        var version = company.books().within(realm -> new Figures(realm).of(realm.find(kind, path.id())));
        if (path.action().equals("pdf") && Paperwork.PRINTED.contains(kind)) {
            return Paperwork.pdf(kind, Json.read(version.bytes()));
        }
        if (!path.action().isEmpty()) {
            throw unknown(path);
        }
        return kind == Kind.ATTACHABLE
                ? envelope.of(kind.entity, Downloads.of(call, company, clock).signed(Json.read(version.bytes())))
                : envelope.of(kind.entity, version.bytes());
    }

    static Refusal unknown(ApiPath path) {
        var action = path.action().isEmpty() ? "" : path.action() + " of ";
        return Refusal.unsupportedOperation("Operation on " + action + path.resource() + " is not supported");
    }
}
