package dev.cloudcart.quickbooks;

import java.time.InstantSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.connections.Connections;
import dev.cloudcart.http.Ticker;
import dev.cloudcart.http.Wire;
import dev.cloudcart.ports.Books;
import dev.cloudcart.ports.KnownNames;
import dev.cloudcart.ports.MeteredReads;
import dev.cloudcart.ports.ReadTier;
import dev.cloudcart.quickbooks.wire.ConnectionAccess;
import dev.cloudcart.quickbooks.wire.QuickBooksProperties;
import dev.cloudcart.quickbooks.wire.Traffic;

/// Builds the room.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({QuickBooksProperties.class, TierSetting.class})
class QuickBooksConfiguration {

    @Bean
    KnownNames knownNames(JdbcClient jdbc) {
        return new KnownLists(jdbc);
    }

    @Bean
    ReadTier readTier(TierSetting setting) {
        return setting.tier();
    }

    @Bean
    Books quickBooks(
            QuickBooksProperties properties,
            Wire wire,
            Ticker ticker,
            InstantSource clock,
            Connections connections,
            JdbcClient jdbc,
            MeteredReads reads) {
        var traffic = new Traffic(properties, wire, ticker, clock);
        return new QuickBooks(properties, traffic, company -> new ConnectionAccess(connections, company), jdbc, reads);
    }
}
