package dev.cloudcart.settings;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
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
        return history(company, Long.MAX_VALUE, versionsMax);
    }

    /// @param before only older ones
    public List<VersionedSettings> history(CompanyId company, long before, int versionsMax) {
        return store.newest(company, before, versionsMax);
    }

    /// What came of a change that was made from a version.
    public sealed interface Changing {

        /// @param settings the current version, new or not
        record Changed(VersionedSettings settings) implements Changing {}

        /// Somebody else was faster; nothing was changed.
        ///
        /// @param now what they made
        record Overtaken(VersionedSettings now) implements Changing {}
    }

    /// Makes a new version, if anything is different and nobody else has made one meanwhile.
    ///
    /// @param version the one that was looked at
    /// @param next what [SettingsYaml#read] can give
    public Changing change(CompanyId company, long version, String who, Settings next) {
        mustBeWritable(next);
        return Objects.requireNonNull(transactions.execute(_ -> {
            store.lock(company);
            var current = current(company);
            return current.version() == version
                    ? new Changing.Changed(changeLocked(current, who, next))
                    : new Changing.Overtaken(current);
        }));
    }

    /// Makes a new version, if anything is different.
    ///
    /// @param next what [SettingsYaml#read] can give
    /// @return the current version, new or not
    public VersionedSettings change(CompanyId company, String who, Settings next) {
        mustBeWritable(next);
        return transactions.execute(_ -> {
            store.lock(company);
            return changeLocked(current(company), who, next);
        });
    }

    private static void mustBeWritable(Settings next) {
        if (!SettingsYaml.read(SettingsYaml.write(next), next).equals(new SettingsReading.Read(next))) {
            throw new IllegalArgumentException("Settings that no file could hold: " + next);
        }
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
