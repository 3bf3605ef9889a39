package dev.cloudcart.simulators.quickbooks.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Table.Tombstone;
import dev.cloudcart.simulators.quickbooks.entities.Version;

/// Makes the books of one company out of the lines that [BooksState] wrote. No rule is asked: what was in the books
/// is in them.
public final class BooksRestoration {

    private final Books books;
    private final List<Version> versions = new ArrayList<>();

    /// @param company the value of the `company` line
    public BooksRestoration(JsonNode company, InstantSource clock, Function<Kind, Form> forms) {
        var settings = CompanyProfile.UK.settings().changed(company.path("settings"));
        var realm = new Realm(settings, clock, forms);
        realm.restore(company);
        books = new Books(
                company.path("realm").asString(), realm, company.path("seed").asLong());
        books.particulars.restore(company.path("particulars"));
    }

    public Books books() {
        return books;
    }

    /// The entity at this place among those that came.
    public Version version(int place) {
        if (place < 0 || place >= versions.size()) {
            throw new IllegalArgumentException("there is no entity at place %d".formatted(place));
        }
        return versions.get(place);
    }

    public void take(String kind, JsonNode value) {
        switch (kind) {
            case "rate" ->
                books.rates.set(
                        value.path("currency").asString(),
                        LocalDate.parse(value.path("day").asString()),
                        new BigDecimal(value.path("rate").asString()));
            case "tombstone" ->
                books.within(realm -> {
                    realm.table(known(value.path("entity").asString()))
                            .bury(new Tombstone(
                                    value.path("id").asString(),
                                    Instant.parse(value.path("when").asString())));
                    return true;
                });
            default -> versions.add(books.within(realm -> realm.restore(known(kind), (ObjectNode) value)));
        }
    }

    private static Kind known(String entity) {
        return Kind.ofEntity(entity)
                .orElseThrow(() -> new IllegalArgumentException("there is no entity \"%s\"".formatted(entity)));
    }
}
