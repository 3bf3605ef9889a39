package dev.cloudcart.api;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.Company;

/// Finds what an address names, or says that there is no such thing.
record Finder(Companies companies) {

    private static final Pattern ID = Pattern.compile("\\d{1,18}");

    /// @param word its id, or its name where that is no number
    Company company(String word) {
        var found = ID.matcher(word).matches()
                ? companies.find(new CompanyId(Long.parseLong(word)))
                : companies.named(word);
        return found.orElseThrow(() -> notFound("There is no company \"%s\": see /api/companies.".formatted(word)));
    }

    String name(CompanyId id) {
        return companies.find(id).map(Company::name).orElse("");
    }

    /// @param usual where nothing is said
    static long number(String name, @Nullable String text, long usual, long most) {
        if (text == null) {
            return usual;
        }
        if (!ID.matcher(text).matches() || Long.parseLong(text) < 1 || Long.parseLong(text) > most) {
            throw wrong("\"%s\" is a number from 1 to %d.".formatted(name, Math.min(most, 999_999_999_999_999_999L)));
        }
        return Long.parseLong(text);
    }

    static ResponseStatusException notFound(String sentence) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, sentence);
    }

    static ResponseStatusException wrong(String sentence) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, sentence);
    }
}
