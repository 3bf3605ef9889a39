package dev.cloudcart.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.access.Caller;
import dev.cloudcart.access.Role;
import dev.cloudcart.api.call.Address;
import dev.cloudcart.api.call.Call;
import dev.cloudcart.api.call.Finder;
import dev.cloudcart.api.call.Refuse;
import dev.cloudcart.api.call.Says;
import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.journal.Found;
import dev.cloudcart.journal.Insight;
import dev.cloudcart.journal.KeptHold;
import dev.cloudcart.journal.RecordVersion;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.settings.Company;

/// Documents, the records that they come from, and finding both.
@RestController
final class BooksController {

    private static final String RECORD = Address.COMPANY + "/records/{kind}/{id}";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int FOUND_MOST = 50;
    private static final int QUESTION_CHARACTERS_MAX = 100;

    private final Insight insight;
    private final TradeSource source;
    private final Audit audit;

    BooksController(Insight insight, TradeSource source, Audit audit) {
        this.insight = insight;
        this.source = source;
        this.audit = audit;
    }

    @GetMapping(Address.COMPANY + "/documents/{document}")
    @Call(does = "One document: what was wanted, what QuickBooks stored, and what was done to it.")
    KeptView document(Company company, @PathVariable("document") String id) {
        var found = DocumentId.read(company.id(), id)
                .flatMap(insight::document)
                .orElseThrow(() -> Refuse.notFound("There is no document \"%s\".".formatted(id)));
        return KeptView.of(found, insight.history(found.key()));
    }

    record VersionView(
            @Says("of the version") long id,
            @Says("what people call the record") String number,

            @Says("the channel's own number, in small letters; empty where it is not known")
            String reference,

            @Says("that read it") long run,
            Instant readAt,

            @Says("why it is no document; empty when it is one")
            String skipped,

            @Says("the buyer's; empty where it is not known")
            String country,

            @Says("whether the buyer was taken out of it") boolean withoutBuyer) {

        static VersionView of(RecordVersion version) {
            return new VersionView(
                    version.id(),
                    version.number(),
                    version.reference(),
                    version.run(),
                    version.readAt(),
                    version.skipped(),
                    version.country(),
                    version.withoutBuyer());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RecordView(
            RecordRef record,
            @Says("the newest first") List<VersionView> versions,
            @Says("the newest generation first") List<KeptView> documents,
            @Nullable HoldView hold) {}

    @GetMapping(RECORD)
    @Call(does = "A record of the shop: its versions, its documents, and what holds it.")
    RecordView record(Company company, @PathVariable("kind") String kindWord, @PathVariable("id") String word) {
        var kind = Finder.kind(kindWord);
        var id = Finder.uuid(word, "record");
        var versions = insight.versions(company.id(), kind, id);
        if (versions.isEmpty()) {
            throw noRecord();
        }
        return new RecordView(
                RecordRef.of(new SourceRef(kind, id, versions.getFirst().number())),
                versions.stream().map(VersionView::of).toList(),
                insight.documents(company.id(), kind, id).stream()
                        .map(document -> KeptView.of(document, insight.history(document.key())))
                        .toList(),
                insight.held(company.id(), kind, id)
                        .filter(KeptHold::isOpen)
                        .map(held -> HoldView.of(held.hold()))
                        .orElse(null));
    }

    @GetMapping(RECORD + "/versions/{version}")
    @Call(
            does =
                    "A version of a record as the shop sent it; who the buyer is from accountants on. In the audit that somebody looked.")
    JsonNode raw(
            Company company,
            @PathVariable("kind") String kindWord,
            @PathVariable("id") String word,
            @PathVariable("version") String versionWord,
            Caller caller,
            Actor actor) {
        var kind = Finder.kind(kindWord);
        var id = Finder.uuid(word, "record");
        var version = insight.versions(company.id(), kind, id).stream()
                .filter(one -> Finder.id(versionWord)
                        .filter(number -> number == one.id())
                        .isPresent())
                .findFirst()
                .orElseThrow(BooksController::noRecord);
        var ref = new SourceRef(kind, id, version.number());
        var raw = insight.raw(company.id(), kind, id, version.id()).orElseThrow(BooksController::noRecord);
        audit.done(actor, Act.RECORD, company.id(), "%s, version of run %d".formatted(ref, version.run()));
        return tree(caller.role().isAtLeast(Role.ACCOUNTANT) ? raw : source.withoutBuyer(ref, raw));
    }

    private static JsonNode tree(byte[] raw) {
        try {
            return JSON.readTree(raw);
        } catch (JacksonException _) {
            throw Refuse.notFound("The shop sent no JSON in that version: the page of the record shows it.");
        }
    }

    private static RuntimeException noRecord() {
        return Refuse.notFound("There is no such record, or not that version of it.");
    }

    record FoundView(
            @Says("by their number, or that of their record")
            List<DocumentView> documents,

            @Says("by their number, or the channel's") List<RecordRef> records,

            @Says("with that SKU on a line, the newest first")
            List<RecordRef> skus,

            List<HoldView> holds,

            @Says("documents of customers whose name begins so")
            List<DocumentView> customers,

            @Says("documents with that total") List<DocumentView> amounts,
            @Says("held with that total") List<HoldView> heldAmounts) {

        static FoundView of(Found found) {
            return new FoundView(
                    found.documents().stream().map(DocumentView::of).toList(),
                    found.records().stream().map(RecordRef::of).toList(),
                    found.skus().stream().map(RecordRef::of).toList(),
                    found.holds().stream().map(held -> HoldView.of(held.hold())).toList(),
                    found.customers().stream().map(DocumentView::of).toList(),
                    found.amounts().stream().map(DocumentView::of).toList(),
                    found.heldAmounts().stream()
                            .map(held -> HoldView.of(held.hold()))
                            .toList());
        }
    }

    @GetMapping(Address.COMPANY + "/search")
    @Call(
            does =
                    "Finds what begins with the words, or has that SKU or total: numbers, references, customers, SKUs, amounts.")
    FoundView search(Company company, @RequestParam(name = "q", defaultValue = "") String question) {
        var words = question.strip();
        if (words.isEmpty() || words.length() > QUESTION_CHARACTERS_MAX) {
            throw Refuse.wrong(
                    "Say what to look for, up to %d letters, as in ?q=1001.".formatted(QUESTION_CHARACTERS_MAX));
        }
        return FoundView.of(insight.find(company.id(), words, amount(words), FOUND_MOST));
    }

    private static Optional<BigDecimal> amount(String words) {
        return words.matches("\\d{1,15}(\\.\\d{1,4})?") ? Optional.of(new BigDecimal(words)) : Optional.empty();
    }
}
