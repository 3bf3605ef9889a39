package dev.cloudcart.sync;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.cloudcart.journal.Journal;
import dev.cloudcart.ports.Books;
import dev.cloudcart.ports.CompanySetup;
import dev.cloudcart.ports.Pauses;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.SettingsBook;

/// Builds the room.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SyncSettings.class)
class SyncConfiguration {

    @Bean
    Sync sync(
            TradeSource source,
            Books books,
            Journal journal,
            Companies companies,
            SettingsBook settings,
            SyncSettings how,
            InstantSource clock,
            Pauses pauses) {
        return new Sync(source, books, journal, request -> setup(request, companies, settings), how, clock, pauses);
    }

    private static CompanySetup setup(SyncRequest request, Companies companies, SettingsBook book) {
        var company = companies
                .find(request.company())
                .orElseThrow(() -> new IllegalArgumentException("No company " + request.company()));
        var current = book.current(company.id());
        var settings = Objects.requireNonNullElse(request.under(), current.settings());
        return new CompanySetup(
                company.name(),
                settings.rules(current.version(), company.currency(), company.zone()),
                settings.creation(true),
                Duration.ofDays(settings.orderExport().lookBackDays()),
                settings.orderExport().orderStatuses());
    }
}
