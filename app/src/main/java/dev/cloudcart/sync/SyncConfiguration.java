package dev.cloudcart.sync;

import java.time.Duration;
import java.time.InstantSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.journal.BuyerRecords;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.ports.Books;
import dev.cloudcart.ports.CompanySetup;
import dev.cloudcart.ports.Pauses;
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
        return new Sync(source, books, journal, company -> setup(company, companies, settings), how, clock, pauses);
    }

    @Bean
    Buyers buyers(
            TradeSource source, BuyerRecords records, Companies companies, SettingsBook settings, InstantSource clock) {
        return new Buyers(source, records, companies, settings, clock);
    }

    private static CompanySetup setup(CompanyId id, Companies companies, SettingsBook settings) {
        var company = companies.find(id).orElseThrow(() -> new IllegalArgumentException("No company " + id));
        var current = settings.current(id);
        var rules = current.settings().rules(current.version(), company.currency(), company.zone());
        return new CompanySetup(
                company.name(),
                rules,
                current.settings().creation(true),
                Duration.ofDays(current.settings().orderExport().lookBackDays()),
                current.settings().orderExport().orderStatuses());
    }
}
