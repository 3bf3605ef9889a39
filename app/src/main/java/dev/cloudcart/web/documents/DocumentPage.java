package dev.cloudcart.web.documents;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import org.joda.money.CurrencyUnit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import dev.cloudcart.core.books.Applied;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.LineLink;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.books.SentDocument;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.journal.Insight;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.KeptDocument;
import dev.cloudcart.journal.KeptHold;
import dev.cloudcart.journal.PostedDocument;
import dev.cloudcart.settings.SettingsBook;
import dev.cloudcart.settings.VersionedSettings;
import dev.cloudcart.web.frame.Guard;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Paths;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Visit;
import dev.cloudcart.web.frame.Who;

/// A document: what we wanted, what QuickBooks stored, and how it came to be.
@Controller
final class DocumentPage {

    private static final int LINKED_MAX = 50;

    private final Insight insight;
    private final Journal journal;
    private final SettingsBook settings;
    private final BooksPages pages;
    private final Comparing comparing;

    DocumentPage(Insight insight, Journal journal, SettingsBook settings, BooksPages pages, Comparing comparing) {
        this.insight = insight;
        this.journal = journal;
        this.settings = settings;
        this.pages = pages;
        this.comparing = comparing;
    }

    /// @param inBooks where QuickBooks shows it; empty while it does not stand there
    /// @param others of the same record, of its payments and of what it pays or bills
    /// @param under the settings that made it; empty where that version is not kept
    /// @param home the currency of the books
    record View(
            KeptDocument document,
            SentDocument sent,
            CurrencyUnit home,
            Sides sides,
            Lines lines,
            List<KeptDocument.Deed> history,
            Optional<String> inBooks,
            List<KeptDocument> others,
            Optional<KeptHold> hold,
            Optional<VersionedSettings> under) {

        SourceRef source() {
            return new SourceRef(document.key().kind(), document.key().source(), document.source());
        }

        /// What became of it in the end.
        String state() {
            if (document.removed() != null) {
                return "taken out of the books";
            }
            if (document.deleted() != null) {
                return "deleted in QuickBooks by somebody";
            }
            return switch (document.state()) {
                case "posted" -> document.edited() == null ? "posted" : "posted, edited in QuickBooks by somebody";
                case "refused" -> "refused by QuickBooks";
                default -> "sent, the answer is to come";
            };
        }

        /// How its customer was chosen, as the settings say.
        Optional<String> customerChosen() {
            return document.key().kind() == SourceKind.SALE ? under.map(View::matching) : Optional.empty();
        }

        /// How a tax code was chosen.
        String codeChosen(Ref<Ref.TaxCode> code) {
            return under.filter(version -> isNamed(code, version.settings().tax()))
                    .map(_ -> "named by the tax table")
                    .orElse("found by its rate");
        }

        private static boolean isNamed(Ref<Ref.TaxCode> code, Rules.Tax tax) {
            return tax.codes().rows().stream().anyMatch(row -> row.code().equalsIgnoreCase(code.name()))
                    || tax.unitedStatesCode().equalsIgnoreCase(code.name());
        }

        /// Such as `1 EUR = 0.8561 GBP, the rate of QuickBooks for 2026-03-04`; empty where there is nothing to change.
        Optional<String> rate() {
            return Optional.ofNullable(sent.homePerForeign())
                    .filter(_ -> !document.wanted().gross().getCurrencyUnit().equals(home))
                    .map(rate -> "1 %s = %s %s, the rate of QuickBooks for %s"
                            .formatted(
                                    document.wanted().gross().getCurrencyUnit(),
                                    rate.stripTrailingZeros().toPlainString(),
                                    home,
                                    document.day()));
        }

        private static String matching(VersionedSettings version) {
            var customers = version.settings().customers();
            return switch (customers.matching()) {
                case STORE -> "by the store's name";
                case STORE_AND_CURRENCY -> "by the store's name and the currency";
                case NAMED -> "the one that the settings name, " + customers.named();
            };
        }
    }

    @GetMapping("/companies/{company}/documents/{kind}/{source}/{role}/{part}")
    @LetsIn(Who.VIEWER)
    Shown document(
            Visit visit,
            @PathVariable("kind") String kindWord,
            @PathVariable("source") String sourceWord,
            @PathVariable("role") String roleWord,
            @PathVariable("part") String partWord,
            @RequestParam(name = "generation", required = false) Optional<Integer> generation) {
        return page(
                visit,
                all(visit, kindWord, sourceWord),
                roleWord,
                partWord,
                generation,
                (_, sent) -> Lines.written(sent.lines()));
    }

    /// With what QuickBooks shows of its lines now, which is a read that it counts.
    @GetMapping("/companies/{company}/documents/{kind}/{source}/{role}/{part}/beside")
    @LetsIn(Who.ACCOUNTANT)
    Shown beside(
            Visit visit,
            @PathVariable("kind") String kindWord,
            @PathVariable("source") String sourceWord,
            @PathVariable("role") String roleWord,
            @PathVariable("part") String partWord,
            @RequestParam(name = "generation", required = false) Optional<Integer> generation) {
        return page(visit, all(visit, kindWord, sourceWord), roleWord, partWord, generation, comparing::compared);
    }

    private List<KeptDocument> all(Visit visit, String kindWord, String sourceWord) {
        return insight.documents(visit.company().id(), Paths.kind(kindWord), Paths.id(sourceWord));
    }

    private Shown page(
            Visit visit,
            List<KeptDocument> all,
            String roleWord,
            String partWord,
            Optional<Integer> generation,
            BiFunction<KeptDocument, SentDocument, Lines> lines) {
        var role = role(roleWord);
        var found = all.stream()
                .filter(one -> one.key().role() == role
                        && partWord.equals(Integer.toString(one.key().part()))
                        && generation.stream()
                                .allMatch(wanted -> wanted == one.key().generation()))
                .findFirst()
                .orElseThrow(() -> new Guard.NotHere("There is no such document."));
        var sent = comparing.sent(found);
        return new Shown.Page(
                "web/documents/document.jte",
                Place.NOWHERE,
                title(found),
                view(visit, found, all, sent, lines.apply(found, sent)));
    }

    private static String title(KeptDocument document) {
        var word = document.type().word();
        var stored = document.stored();
        var number = stored == null || stored.number().isEmpty() ? document.number() : stored.number();
        return word.substring(0, 1).toUpperCase(Locale.ROOT)
                + word.substring(1)
                + (number.isEmpty() ? "" : " " + number);
    }

    private View view(Visit visit, KeptDocument document, List<KeptDocument> ofRecord, SentDocument sent, Lines lines) {
        var company = visit.company().id();
        var key = document.key();
        var inBooks = Optional.ofNullable(document.stored())
                .filter(_ -> document.removed() == null && document.deleted() == null)
                .map(stored -> pages.address(document.type(), stored.id()));
        var others = Stream.of(
                        ofRecord.stream(),
                        counterpart(key.kind()).stream()
                                .flatMap(kind -> insight.documents(company, kind, key.source()).stream()),
                        linked(document).map(PostedDocument::key).flatMap(one -> insight.document(one).stream()))
                .flatMap(some -> some)
                .filter(one -> !one.key().equals(key))
                .toList();
        return new View(
                document,
                sent,
                visit.company().currency(),
                Sides.of(document),
                lines,
                insight.history(key),
                inBooks,
                others,
                insight.held(company, key.kind(), key.source()).filter(KeptHold::isOpen),
                settings.at(company, document.settingsVersion()));
    }

    /// The payment of an order has the id of its order.
    private static Optional<SourceKind> counterpart(SourceKind kind) {
        return switch (kind) {
            case SALE -> Optional.of(SourceKind.PAYMENT);
            case PAYMENT -> Optional.of(SourceKind.SALE);
            case REFUND, PURCHASE_ORDER, DELIVERY, PAYMENT_STATEMENT -> Optional.empty();
        };
    }

    /// What it pays, and the purchase orders that it bills.
    private Stream<PostedDocument> linked(KeptDocument document) {
        Set<DocumentRef> refs = new LinkedHashSet<>();
        document.wanted().links().stream()
                .map(LineLink.OrderLine::order)
                .limit(LINKED_MAX)
                .forEach(order -> refs.add(new DocumentRef(DocumentType.PURCHASE_ORDER, order, "", "")));
        document.wanted().applied().stream()
                .map(Applied::document)
                .limit(LINKED_MAX)
                .forEach(paid -> refs.add(new DocumentRef(
                        document.type().isPurchase() ? DocumentType.BILL : DocumentType.INVOICE, paid, "", "")));
        return journal.ours(document.key().company(), refs).stream();
    }

    private static Role role(String word) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equalsIgnoreCase(word.replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> new Guard.NotHere("There is no such document."));
    }
}
