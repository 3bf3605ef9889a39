package dev.cloudcart.api;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.Company;

/// Finds what an address names, or says that there is no such thing.
record Finder(Companies companies) {

    Company company(String name) {
        return companies.named(name).orElseThrow(() -> notFound("There is no company \"%s\": see /api/companies."
                .formatted(name)));
    }

    String name(CompanyId id) {
        return companies.find(id).map(Company::name).orElse("");
    }

    static ResponseStatusException notFound(String sentence) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, sentence);
    }

    static ResponseStatusException wrong(String sentence) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, sentence);
    }
}
