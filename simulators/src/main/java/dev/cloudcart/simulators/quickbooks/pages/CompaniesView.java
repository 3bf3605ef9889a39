package dev.cloudcart.simulators.quickbooks.pages;

import java.util.List;

import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.quickbooks.books.Books;
import dev.cloudcart.simulators.quickbooks.books.CompanySettings;

/// All companies of this server.
record CompaniesView(Frame frame, List<Company> companies) {

    record Company(String realmId, CompanySettings settings, long documents) {}

    static CompaniesView of(List<Books> companies) {
        return new CompaniesView(
                new Frame(QuickBooksPages.SITE, "Companies", "/"),
                companies.stream()
                        .map(books -> new Company(books.realmId, books.settings(), CompanyView.documents(books)))
                        .toList());
    }
}
