package dev.cloudcart.simulators.quickbooks;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Books;
import dev.cloudcart.simulators.quickbooks.books.Company;
import dev.cloudcart.simulators.quickbooks.books.Operation;
import dev.cloudcart.simulators.quickbooks.books.Wishes;
import dev.cloudcart.simulators.quickbooks.entities.Characters;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.RuleRefusals;
import dev.cloudcart.simulators.quickbooks.entities.Schema;
import dev.cloudcart.simulators.quickbooks.forms.CompanyForm;
import dev.cloudcart.simulators.quickbooks.forms.TaxService;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Call;
import dev.cloudcart.simulators.wire.Json;

/// Everything that brings data into a company, once per request id.
final class Writes {

    private static final int REQUEST_ID_LENGTH_MAX = 50;
    private static final int BATCH_REQUEST_ID_LENGTH_MAX = 36;

    private final InstantSource clock;
    private final Envelope envelope;
    private final Reads reads;

    Writes(InstantSource clock, Reads reads) {
        this.clock = clock;
        this.reads = reads;
        envelope = new Envelope(clock);
    }

    Answer answer(Call call, OpenCompany company, ApiPath path) {
        var books = company.books();
        return switch (path.resource()) {
            case "query" -> reads.posted(call, company);
            case "batch" -> batch(call, company);
            case "upload" -> upload(call, company);
            case "exchangerate" -> envelope.of("ExchangeRate", Company.setRate(books, body(call)));
            case "companyinfo" -> {
                CompanyForm.updateInfo(books, body(call));
                yield envelope.of("CompanyInfo", Company.info(books));
            }
            case "preferences" -> {
                CompanyForm.updatePreferences(books, body(call));
                yield envelope.of("Preferences", Company.preferences(books));
            }
            case "taxservice/taxcode" -> taxCode(books, body(call));
            default -> path.action().equals("send") ? send(call, books, path) : single(call, company, path);
        };
    }

    private static Answer taxCode(Books books, ObjectNode sent) {
        Schema.check("TaxService", sent);
        ObjectNode made = books.within(realm -> TaxService.create(realm, sent));
        return Answer.json(200, made);
    }

    private Answer send(Call call, Books books, ApiPath path) {
        var kind = Kind.ofPath(path.resource()).filter(Paperwork.SENT::contains).orElseThrow(() -> Reads.unknown(path));
        var to = call.parameter("sendTo");
        return envelope.of(
                kind.entity,
                books.within(realm -> Paperwork.send(realm, kind, path.id(), to))
                        .bytes());
    }

    private Answer single(Call call, OpenCompany company, ApiPath path) {
        if (!path.id().isEmpty()) {
            throw Reads.unknown(path);
        }
        var kind = Kind.ofPath(path.resource()).orElseThrow(() -> Reads.unknown(path));
        var asked = call.parameter("operation").orElse("");
        return replayed(call, company, path.resource() + " " + asked, () -> {
            var operation = Operation.of(
                    asked, kind, body(call), Wishes.of(call.parameter("include").orElse("")));
            return new Reply.Single(company.books().perform(operation), envelope.time());
        });
    }

    private Answer batch(Call call, OpenCompany company) {
        var batch = Batch.read(body(call));
        reads.charge(batch);
        var id = requestId(call, BATCH_REQUEST_ID_LENGTH_MAX);
        var key = id.map(batch::key).orElse("");
        return replayed(call, company, key, () -> {
            var outcomes = batch.run(company.books(), reads);
            var reply = new Reply.Many(batch.ids(), outcomes, envelope.time());
            return company.books().settings().batchShuffled() ? reply.shuffled() : reply;
        });
    }

    private Answer upload(Call call, OpenCompany company) {
        int max = company.books().settings().uploadBytesMax();
        if (call.body().length > max) {
            throw RuleRefusals.uploadTooLarge(max, call.body().length);
        }
        return replayed(
                call, company, "upload", () -> new Reply.Uploads(Upload.store(call, company, clock), envelope.time()));
    }

    private Answer replayed(Call call, OpenCompany company, String endpoint, Supplier<Reply> operation) {
        var id = requestId(call, REQUEST_ID_LENGTH_MAX);
        if (id.isEmpty()) {
            return operation.get().answer();
        }
        var settings = company.books().settings();
        var attempt = new Replays.Attempt<>(
                endpoint + " " + id.get(),
                Arrays.hashCode(call.body()),
                operation,
                reply -> settings.failuresReplayed() || !reply.failed());
        boolean repeated = company.replays().knows(attempt);
        if ((settings.repeatsRefused() && repeated)
                || (settings.otherBodyRefused() && company.replays().isOther(attempt))) {
            throw RuleRefusals.duplicateRequest(id.get());
        }
        return company.replays().once(attempt).answer();
    }

    private static Optional<String> requestId(Call call, int lengthMax) {
        var id = call.parameter("requestid").filter(text -> !text.isEmpty());
        id.filter(text -> text.length() > lengthMax).ifPresent(text -> {
            throw Refusal.invalidRequestId(text);
        });
        return id;
    }

    private static ObjectNode body(Call call) {
        Characters.refuseOtherThanUtf8(call.body());
        if (Json.read(call.body()) instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.notJson();
    }
}
