package dev.cloudcart.simulators.quickbooks.pages;

import java.util.Map;

import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Pages;
import dev.cloudcart.simulators.quickbooks.books.Books;
import dev.cloudcart.simulators.quickbooks.books.CompanySettings;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.wire.Answer;

/// One company: how it is set up and how much is in it.
record CompanyView(Frame frame, String realmId, CompanySettings settings, Map<String, Long> sizes) {

    static Answer page(Books books) {
        return Pages.ok(
                "quickbooks/pages/company.jte",
                new CompanyView(
                        new Frame(QuickBooksPages.SITE, books.settings().companyName(), ""),
                        books.realmId,
                        books.settings(),
                        books.sizes()));
    }

    static long documents(Books books) {
        var sizes = books.sizes();
        return Kind.documents().stream()
                .mapToLong(kind -> sizes.getOrDefault(kind.entity, 0L))
                .sum();
    }

    long size(String entity) {
        return sizes.getOrDefault(entity, 0L);
    }

    /// Several documents of a kind.
    static String plural(Kind kind) {
        var words = DocumentRow.words(kind);
        return words.endsWith("y") ? words.substring(0, words.length() - 1) + "ies" : words + "s";
    }
}
