package dev.cloudcart.jobs;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.cloudcart.connections.ConnectionState;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.Company;
import dev.cloudcart.settings.Schedule;
import dev.cloudcart.settings.SettingsBook;

/// The timetables as the settings are now, whoever changed them.
record Timetables(Companies companies, SettingsBook settings, Connections connections) {

    /// Of every company that is to be synced by itself.
    List<Timetable> all() {
        return companies.list().stream().map(this::of).flatMap(Optional::stream).toList();
    }

    /// Empty when the company is not to be synced by itself, or cannot be because it was never connected.
    Optional<Timetable> of(CompanyId company) {
        return companies.find(company).flatMap(this::of);
    }

    private Optional<Timetable> of(Company company) {
        var schedule = settings.current(company.id()).settings().schedule();
        var states = connections.states(company.id()).values();
        if (schedule instanceof Schedule.Off || states.stream().anyMatch(ConnectionState.Off.class::isInstance)) {
            return Optional.empty();
        }
        var connected = states.stream().allMatch(ConnectionState.Connected.class::isInstance);
        var since = states.stream().map(Timetables::since).max(Comparator.naturalOrder());
        return Optional.of(
                new Timetable(company.id(), schedule, company.zone(), connected, since.orElse(Instant.EPOCH)));
    }

    private static Instant since(ConnectionState state) {
        return switch (state) {
            case ConnectionState.Connected connected -> connected.since();
            case ConnectionState.NeedsAttention attention -> attention.since();
            case ConnectionState.Off _ -> Instant.EPOCH;
        };
    }
}
