package dev.cloudcart.web.proof;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import org.springframework.web.util.UriComponentsBuilder;

import dev.cloudcart.journal.Insight.Line;
import dev.cloudcart.journal.Section;
import dev.cloudcart.journal.Turnover;

/// Which days and lines of the proof an address asks for; a word is empty for all.
///
/// @param section by its name
record Asked(Stretch stretch, String section, String store, String currency) {

    /// @param query of the address
    /// @param today in the company's zone
    static Asked of(Map<String, String> query, LocalDate today) {
        return new Asked(
                Stretch.read(word(query, "month"), word(query, "from"), word(query, "to"), today),
                word(query, "section"),
                word(query, "store"),
                word(query, "currency"));
    }

    private static String word(Map<String, String> query, String name) {
        return query.getOrDefault(name, "");
    }

    boolean isAbout(Turnover row) {
        return (section.isEmpty() || row.section().name().equalsIgnoreCase(section))
                && (store.isEmpty() || row.store().equalsIgnoreCase(store.strip()))
                && (currency.isEmpty() || row.currency().equalsIgnoreCase(currency.strip()));
    }

    /// Empty where no section is named.
    Optional<Line> line() {
        return Section.named(section).map(found -> new Line(found, store, currency));
    }

    /// The same in an address, of a file or of other days.
    String query() {
        return UriComponentsBuilder.newInstance()
                .queryParam("from", stretch.from())
                .queryParam("to", stretch.to())
                .queryParam("section", "{section}")
                .queryParam("store", "{store}")
                .queryParam("currency", "{currency}")
                .encode()
                .buildAndExpand(section, store, currency)
                .toUriString();
    }
}
