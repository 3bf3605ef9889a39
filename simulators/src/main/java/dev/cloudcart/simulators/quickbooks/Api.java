package dev.cloudcart.simulators.quickbooks;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Books;
import dev.cloudcart.simulators.quickbooks.books.Company;
import dev.cloudcart.simulators.quickbooks.books.Operation;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.books.Wishes;
import dev.cloudcart.simulators.quickbooks.entities.Fragments;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.Schema;
import dev.cloudcart.simulators.quickbooks.entities.Stamp;
import dev.cloudcart.simulators.quickbooks.forms.TaxService;
import dev.cloudcart.simulators.quickbooks.query.ChangeFeed;
import dev.cloudcart.simulators.quickbooks.query.Filter;
import dev.cloudcart.simulators.quickbooks.query.Query;
import dev.cloudcart.simulators.quickbooks.query.Selection;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Call;
import dev.cloudcart.simulators.wire.Json;

/// The accounting API of one company, behind the gateway: routes a call to what answers it.
final class Api {

    private static final int REQUEST_ID_LENGTH_MAX = 50;
    private static final int BATCH_REQUEST_ID_LENGTH_MAX = 36;

    private final InstantSource clock;
    private final ServerSwitches switches;
    private final LongAdder metered;

    /// @param metered counts the calls that take data out, which cost money (Intuit App Partner Program)
    Api(InstantSource clock, ServerSwitches switches, LongAdder metered) {
        this.clock = clock;
        this.switches = switches;
        this.metered = metered;
    }

    Answer answer(Call call, OpenCompany company, ApiPath path) {
        try {
            return switch (call.method()) {
                case "GET" -> read(call, company.books(), path);
                case "POST" -> write(call, company, path);
                default -> throw Refusal.unsupportedOperation("Method " + call.method() + " is not supported");
            };
        } catch (Refusal refusal) {
            return Dialect.refused(refusal, status(), clock.instant());
        } catch (DateTimeException e) {
            return Dialect.refused(Refusal.invalidDate("", String.valueOf(e.getMessage())), status(), clock.instant());
        } catch (JacksonException e) {
            return Dialect.refused(Refusal.unsupportedOperation("The body is not JSON"), status(), clock.instant());
        }
    }

    private Answer read(Call call, Books books, ApiPath path) {
        metered.increment();
        return switch (path.resource()) {
            case "query" -> query(books, call.parameter("query").orElseThrow(() -> Refusal.missing("query")));
            case "cdc" -> changes(call, books);
            case "companyinfo" -> entity("CompanyInfo", Company.info(books));
            case "preferences" -> entity("Preferences", Company.preferences(books.settings()));
            case "exchangerate" -> rate(call, books);
            default -> one(books, path);
        };
    }

    private Answer write(Call call, OpenCompany company, ApiPath path) {
        var books = company.books();
        return switch (path.resource()) {
            case "query" -> {
                metered.increment();
                yield query(books, call.text());
            }
            case "batch" -> batch(call, company);
            case "exchangerate" -> entity("ExchangeRate", Company.setRate(books, body(call)));
            case "taxservice/taxcode" -> {
                var sent = body(call);
                Schema.check("TaxService", sent);
                ObjectNode made = books.within(realm -> TaxService.create(realm, sent));
                yield Answer.json(200, made);
            }
            default -> single(call, company, path);
        };
    }

    private Answer query(Books books, String statement) {
        return wrapped("QueryResponse", new Selection(books).response(Query.parse(statement)));
    }

    private Answer changes(Call call, Books books) {
        var entities = call.parameter("entities").orElseThrow(() -> Refusal.missing("entities"));
        var since = Filter.instant(call.parameter("changedSince").orElseThrow(() -> Refusal.missing("changedSince"))
                .replace(' ', '+'));
        var found = ChangeFeed.since(books, entities, since, clock.instant());
        return Answer.json(200, new Fragments(found.length + 100).raw("{\"CDCResponse\":[").raw(found).raw("],").raw(
                time()).bytes());
    }

    private Answer rate(Call call, Books books) {
        var code = call.parameter("sourcecurrencycode").orElseThrow(() -> Refusal.missing("sourcecurrencycode"));
        var day = call.parameter("asofdate").map(LocalDate::parse).orElseGet(() -> books.within(Realm::today));
        return entity("ExchangeRate", Company.rate(books, code, day).orElseThrow(() -> Refusal.invalidCurrency(code)));
    }

    private Answer one(Books books, ApiPath path) {
        var kind = Kind.ofPath(path.resource()).orElseThrow(() -> unknown(path));
        var version = books.within(realm -> realm.table(kind).find(path.id()).map(entry -> entry.version).orElseThrow(
                Refusal::notFound));
        return wrapped(kind.entity, version.bytes());
    }

    private Answer single(Call call, OpenCompany company, ApiPath path) {
        var kind = Kind.ofPath(path.resource()).orElseThrow(() -> unknown(path));
        var asked = call.parameter("operation").orElse("");
        return replayed(call, company, path.resource() + " " + asked, REQUEST_ID_LENGTH_MAX, () -> {
            var operation = Operation.of(asked, kind, body(call), Wishes.of(call.parameter("include").orElse("")));
            return new Reply.Single(company.books().perform(operation), Stamp.millis(clock.instant()));
        });
    }

    private Answer batch(Call call, OpenCompany company) {
        var batch = Batch.read(body(call));
        if (batch.reads()) {
            metered.increment();
        }
        var key = call.parameter("requestid").map(batch::key).orElse("");
        return replayed(call, company, key, BATCH_REQUEST_ID_LENGTH_MAX,
                () -> new Reply.Many(batch.ids(), batch.run(company.books()), Stamp.millis(clock.instant())));
    }

    private Answer replayed(Call call, OpenCompany company, String endpoint, int lengthMax, Supplier<Reply> operation) {
        var requestId = call.parameter("requestid").orElse("");
        if (requestId.length() > lengthMax) {
            throw Refusal.invalidRequestId(requestId);
        }
        if (switches.repeatsRefused() && company.replays().knows(endpoint + " " + requestId)) {
            throw Refusal.duplicateRequestId(requestId);
        }
        var reply = requestId.isEmpty()
                ? operation.get()
                : company.replays().once(endpoint + " " + requestId, operation);
        var answer = reply.answer();
        return answer.status() == 400 && switches.faultsAs200()
                ? new Answer(200, answer.headers(), answer.body())
                : answer;
    }

    private Answer entity(String name, JsonNode node) {
        return wrapped(name, Json.bytes(node));
    }

    private Answer wrapped(String name, byte[] json) {
        return Answer.json(200, new Fragments(json.length + 100).raw("{\"" + name + "\":").raw(json).raw(",").raw(
                time()).bytes());
    }

    private String time() {
        return "\"time\":\"" + Stamp.millis(clock.instant()) + "\"}";
    }

    private int status() {
        return switches.faultsAs200() ? 200 : 400;
    }

    private static ObjectNode body(Call call) {
        if (Json.read(call.body()) instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.unsupportedOperation("The body is not an object");
    }

    private static Refusal unknown(ApiPath path) {
        return Refusal.unsupportedOperation("Operation on " + path.resource() + " is not supported");
    }
}
