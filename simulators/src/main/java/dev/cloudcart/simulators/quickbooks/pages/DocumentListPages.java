package dev.cloudcart.simulators.quickbooks.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;

import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Pages;
import dev.cloudcart.simulators.pages.Rejected;
import dev.cloudcart.simulators.pages.Visit;
import dev.cloudcart.simulators.quickbooks.books.Books;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Version;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// Documents of all kinds, newest first, paged by id: documents share one sequence of ids. A filter that has to
/// read documents reads a bounded number of them a page.
final class DocumentListPages {

    private static final int ROWS = 50;
    private static final int READ_MAX = 20_000;

    private final Books books;

    DocumentListPages(Books books) {
        this.books = books;
    }

    /// A document as it stood when the page was asked for.
    private record Found(Kind kind, String id, Version version) {}

    /// What the list is narrowed to; what is empty narrows nothing.
    ///
    /// @param before only documents with a lower id
    record Wanted(String kind, String number, String party, String day, long before) {

        static Wanted of(Visit visit) {
            var before = visit.text("before");
            if (!before.matches("\\d{0,18}")) {
                throw new Rejected("\"%s\" is no document's id.".formatted(before));
            }
            return new Wanted(
                    visit.text("kind"),
                    visit.text("number"),
                    visit.text("party").toLowerCase(Locale.ROOT),
                    visit.text("day"),
                    before.isEmpty() ? Long.MAX_VALUE : Long.parseLong(before));
        }

        boolean fits(JsonNode document) {
            return (party.isEmpty()
                            || DocumentRow.party(document)
                                    .toLowerCase(Locale.ROOT)
                                    .contains(party))
                    && (day.isEmpty()
                            || day.equals(Fields.text(document, "TxnDate").orElse("")));
        }

        boolean reads() {
            return !party.isEmpty() || !day.isEmpty();
        }

        List<Kind> kinds() {
            return Kind.documents().stream()
                    .filter(each -> kind.isEmpty() || each.entity.equals(kind))
                    .toList();
        }
    }

    Answer page(Visit visit) {
        var wanted = Wanted.of(visit);
        var candidates = books.within(realm -> candidates(realm, wanted));
        var rows = new ArrayList<DocumentRow>();
        var last = "";
        boolean more = false;
        for (var found : candidates) {
            if (rows.size() == ROWS) {
                more = true;
                break;
            }
            last = found.id;
            var document = Json.read(found.version.bytes());
            if (wanted.fits(document)) {
                rows.add(DocumentRow.of(found.kind, found.id, document));
            }
        }
        more |= wanted.reads() && candidates.size() == READ_MAX;
        return Pages.ok(
                "quickbooks/pages/documents.jte",
                new DocumentsView(
                        new Frame(QuickBooksPages.SITE, "Documents", ""),
                        books.realmId,
                        visit,
                        rows,
                        more ? last : ""));
    }

    /// The newest that may fit, newest first.
    private static List<Found> candidates(Realm realm, Wanted wanted) {
        int limit = wanted.reads() ? READ_MAX : ROWS + 1;
        var runs = new PriorityQueue<Run>(Comparator.comparingLong(Run::newest).reversed());
        for (var kind : wanted.kinds()) {
            var run = new Run(entries(realm, kind, wanted.number), wanted.before);
            if (run.more()) {
                runs.add(run);
            }
        }
        var found = new ArrayList<Found>();
        while (found.size() < limit && !runs.isEmpty()) {
            var run = runs.remove();
            var entry = run.next();
            found.add(new Found(entry.kind, entry.id, entry.version));
            if (run.more()) {
                runs.add(run);
            }
        }
        return found;
    }

    private static List<Entry> entries(Realm realm, Kind kind, String number) {
        var table = realm.table(kind);
        return number.isEmpty() ? table.all() : table.find("DocNumber", number).orElse(List.of());
    }

    /// The documents of one kind from the newest down. Their ids only rise, so where to begin is found by halving.
    private static final class Run {

        private final List<Entry> entries;
        private int next;

        Run(List<Entry> entries, long before) {
            this.entries = entries;
            int low = 0;
            int high = entries.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (id(entries.get(middle)) < before) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            next = low - 1;
        }

        boolean more() {
            return next >= 0;
        }

        long newest() {
            return id(entries.get(next));
        }

        Entry next() {
            return entries.get(next--);
        }

        private static long id(Entry entry) {
            return Long.parseLong(entry.id);
        }
    }
}
