package dev.cloudcart.settings;

import java.time.InstantSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Builds the room.
@Configuration(proxyBeanMethods = false)
class SettingsConfiguration {

    @Bean
    Companies companies(JdbcClient jdbc, PlatformTransactionManager transactions, InstantSource clock) {
        return new Companies(new SettingsStore(jdbc), new TransactionTemplate(transactions), clock);
    }

    @Bean
    SettingsBook settingsBook(JdbcClient jdbc, PlatformTransactionManager transactions, InstantSource clock) {
        return new SettingsBook(new SettingsStore(jdbc), new TransactionTemplate(transactions), clock);
    }
}
