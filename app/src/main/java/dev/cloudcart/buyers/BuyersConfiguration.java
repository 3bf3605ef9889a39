package dev.cloudcart.buyers;

import java.time.InstantSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.cloudcart.journal.BuyerRecords;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.SettingsBook;

/// Builds the room.
@Configuration(proxyBeanMethods = false)
class BuyersConfiguration {

    @Bean
    Buyers buyers(
            TradeSource source, BuyerRecords records, Companies companies, SettingsBook settings, InstantSource clock) {
        return new Buyers(source, records, companies, settings, clock);
    }
}
