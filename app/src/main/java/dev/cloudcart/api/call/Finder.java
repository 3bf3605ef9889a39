package dev.cloudcart.api.call;

import java.time.DateTimeException;
import java.time.LocalDate;
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

    /// Years of more than four figures have more letters.
    private static final String DAY = "2026-01-31";

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
        return uuid(word).orElseThrow(() -> Refuse.notFound("\"%s\" is the id of no %s.".formatted(word, what)));
    }

    /// Java reads many a text as one that is none.
    public static Optional<UUID> uuid(String word) {
        try {
            return Optional.of(UUID.fromString(word)).filter(id -> id.toString().equalsIgnoreCase(word));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// @throws ResponseStatusException 400 where it is none, or one that calendars and databases do not have
    public static LocalDate day(String name, String text) {
        try {
            if (text.length() == DAY.length()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException _) {
            // Told below.
        }
        throw Refuse.wrong("\"%s\" is a day such as %s.".formatted(name, DAY));
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
