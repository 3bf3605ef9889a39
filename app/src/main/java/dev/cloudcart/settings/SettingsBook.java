package dev.cloudcart.settings;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import org.springframework.transaction.support.TransactionOperations;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.mapping.Rules;

/// The settings of all companies, version by version. Thread-safe.
public final class SettingsBook {

    private final SettingsStore store;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    SettingsBook(SettingsStore store, TransactionOperations transactions, InstantSource clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    public VersionedSettings current(CompanyId company) {
        return store.latest(company).orElseThrow(() -> new IllegalArgumentException("No company " + company));
    }

    public Optional<VersionedSettings> at(CompanyId company, long version) {
        return store.version(company, version);
    }

    /// The newest versions, newest first.
    public List<VersionedSettings> history(CompanyId company, int versionsMax) {
        return store.newest(company, versionsMax);
    }

    /// Makes a new version, if anything is different.
    ///
    /// @param next what [SettingsYaml#read] can give
    /// @return the current version, new or not
    public VersionedSettings change(CompanyId company, String who, Settings next) {
        if (!SettingsYaml.read(SettingsYaml.write(next), next).equals(new SettingsReading.Read(next))) {
            throw new IllegalArgumentException("Settings that no file could hold: " + next);
        }
        return transactions.execute(_ -> {
            store.lock(company);
            return changeLocked(current(company), who, next);
        });
    }

    private VersionedSettings changeLocked(VersionedSettings current, String who, Settings next) {
        var changes = Change.between(current.settings(), next);
        if (changes.isEmpty()) {
            return current;
        }
        var version = new VersionedSettings(
                current.company(), current.version() + 1, who, clock.instant().truncatedTo(MICROS), changes, next);
        store.insertVersion(version);
        return version;
    }

    /// The rules of the current version.
    public Rules rules(CompanyId company) {
        var current = current(company);
        var owner = store.company(company).orElseThrow();
        return current.settings().rules(current.version(), owner.currency(), owner.zone());
    }
}
