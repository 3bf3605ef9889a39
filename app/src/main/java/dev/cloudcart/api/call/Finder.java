package dev.cloudcart.api.call;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ResponseStatusException;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.Company;

/// Finds what an address names, or says that there is no such thing.
public record Finder(Companies companies) {

    private static final Pattern ID = Pattern.compile("\\d{1,18}");

    /// @param word its id: names change what an address means, ids never do
    public Company company(String word) {
        return id(word).flatMap(id -> companies.find(new CompanyId(id))).orElseThrow(() -> noCompany(word));
    }

    static ResponseStatusException noCompany(String word) {
        return Refuse.notFound(
                "There is no company with the id \"%s\": see %s/companies.".formatted(word, Address.ROOT));
    }

    public String name(CompanyId id) {
        return companies.find(id).map(Company::name).orElse("");
    }

    /// Of something that is counted; empty where it is no number.
    public static Optional<Long> id(String word) {
        return ID.matcher(word).matches() ? Optional.of(Long.valueOf(word)) : Optional.empty();
    }

    /// @throws ResponseStatusException 404 where it is none
    public static UUID uuid(String word, String what) {
        try {
            var id = UUID.fromString(word);
            if (id.toString().equalsIgnoreCase(word)) {
                return id;
            }
        } catch (IllegalArgumentException _) {
            // Told below.
        }
        throw Refuse.notFound("\"%s\" is the id of no %s.".formatted(word, what));
    }

    /// @param word `order`, `purchase-order` …
    public static SourceKind kind(String word) {
        return SourceKind.named(word)
                .orElseThrow(() -> Refuse.wrong(
                        "There is no kind \"%s\": use \"order\", \"payment\", \"purchase order\", \"delivery\" or \"payment statement\"."
                                .formatted(word)));
    }

    /// @param usual where nothing is said
    public static long number(String name, @Nullable String text, long usual, long most) {
        if (text == null) {
            return usual;
        }
        if (!ID.matcher(text).matches() || Long.parseLong(text) < 1 || Long.parseLong(text) > most) {
            throw Refuse.wrong(
                    "\"%s\" is a number from 1 to %d.".formatted(name, Math.min(most, 999_999_999_999_999_999L)));
        }
        return Long.parseLong(text);
    }
}
