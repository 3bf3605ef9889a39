package dev.cloudcart.simulators.quickbooks.pages;

import java.util.HashMap;
import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Pages;
import dev.cloudcart.simulators.pages.Visit;
import dev.cloudcart.simulators.quickbooks.books.Books;
import dev.cloudcart.simulators.quickbooks.books.Chart;
import dev.cloudcart.simulators.quickbooks.books.Figures;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.ledger.DoubleEntry;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// One document with everything that is stored of it and what it books; or one entry of a list.
final class DocumentPages {

    private final Books books;

    DocumentPages(Books books) {
        this.books = books;
    }

    Answer page(Visit visit) {
        return Kind.ofPath(visit.part(1))
                .filter(Kind::isDocument)
                .flatMap(kind -> books.within(realm -> view(realm, kind, visit.part(2))))
                .map(view -> Pages.ok("quickbooks/pages/document.jte", view))
                .orElseGet(() -> QuickBooksPages.missing(
                        "No such document", "This company has no document with this id. It may have been deleted."));
    }

    Answer entity(Visit visit) {
        return Kind.ofPath(visit.part(1))
                .filter(kind -> !kind.isTransaction())
                .flatMap(kind -> books.within(realm -> view(realm, kind, visit.part(2))))
                .map(view -> Pages.ok("quickbooks/pages/entity.jte", view))
                .orElseGet(() -> QuickBooksPages.missing("No such entry", "This company has no entry with this id."));
    }

    private Optional<DocumentView> view(Realm realm, Kind kind, String id) {
        return realm.table(kind)
                .find(id)
                .map(entry -> view(realm, kind, (ObjectNode)
                        Json.read(new Figures(realm).of(entry).bytes())));
    }

    private DocumentView view(Realm realm, Kind kind, ObjectNode document) {
        var chart = new Chart(realm);
        var legs = DoubleEntry.of(kind.entity, document, books.settings().homeCurrency()).stream()
                .map(leg -> new TrialBalance.Row(chart.of(leg.place()), leg.amount()))
                .toList();
        var name = kind.isTransaction()
                ? Fields.text(document, "DocNumber").orElse("without number")
                : Fields.text(document, String.valueOf(kind.nameProperty)).orElse("");
        var codes = new HashMap<String, String>();
        realm.table(Kind.TAX_CODE).all().forEach(code -> codes.put(code.id, code.nameOrEmpty()));
        return new DocumentView(
                new Frame(QuickBooksPages.SITE, DocumentRow.words(kind) + " " + name, ""),
                books.realmId,
                books.settings().homeCurrency(),
                document,
                legs,
                codes);
    }
}
