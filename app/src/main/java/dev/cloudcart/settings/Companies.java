package dev.cloudcart.settings;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.joda.money.CurrencyUnit;
import org.springframework.transaction.support.TransactionOperations;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.money.LegalTender;

/// The companies of this installation. Thread-safe.
public final class Companies {

    private static final int NAME_CHARACTERS_MAX = 100;

    private final SettingsStore store;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    Companies(SettingsStore store, TransactionOperations transactions, InstantSource clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// What came of adding a company.
    public sealed interface Adding {

        record Added(Company company) implements Adding {}

        /// @param sentence says why not, for the user
        record Refused(String sentence) implements Adding {}
    }

    /// Adds a company with version 1 of its settings, the defaults.
    ///
    /// @param name unique, whatever the case of letters, on one line
    /// @param currency one that books can be kept in: people of some country pay with it
    /// @param who adds it, for the history of the settings
    public Adding add(String name, CurrencyUnit currency, ZoneId zone, String who) {
        var stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > NAME_CHARACTERS_MAX) {
            return new Adding.Refused(
                    "A company's name has 1 to %d characters: choose another.".formatted(NAME_CHARACTERS_MAX));
        }
        if (!Text.isPrintable(stripped)) {
            return new Adding.Refused(
                    "A company's name stands on one line, without tabs and other control characters: choose another.");
        }
        if (!LegalTender.is(currency)) {
            return new Adding.Refused("%s is no currency that books are kept in: give their home currency, such as GBP."
                    .formatted(currency));
        }
        return transactions.execute(_ -> addNew(stripped, currency, zone, who));
    }

    private Adding addNew(String name, CurrencyUnit currency, ZoneId zone, String who) {
        var now = clock.instant().truncatedTo(MICROS);
        var id = store.insertCompany(name, currency, zone, now);
        if (id.isEmpty()) {
            return new Adding.Refused(
                    "There is already a company named \"%s\": choose another name, or see cloudcart company list."
                            .formatted(name));
        }
        var defaults = Settings.startingOn(LocalDate.ofInstant(now, zone));
        store.insertVersion(new VersionedSettings(id.get(), 1, who, now, List.of(), defaults));
        return new Adding.Added(new Company(id.get(), name, currency, zone, now));
    }

    /// All of them, by name.
    public List<Company> list() {
        return store.companies();
    }

    /// @param name whatever the case of letters
    public Optional<Company> named(String name) {
        return store.companyNamed(name.strip());
    }

    public Optional<Company> find(CompanyId id) {
        return store.company(id);
    }
}
