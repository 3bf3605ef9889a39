package dev.cloudcart.journal;

import java.time.InstantSource;
import javax.sql.DataSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class JournalConfiguration {

    @Bean
    Journal journal(DataSource database, TransactionTemplate transaction, InstantSource clock) {
        return new Journal(database, transaction, clock);
    }

    @Bean
    Insight insight(JdbcClient jdbc) {
        return new Insight(jdbc);
    }

    @Bean
    BuyerRecords buyerRecords(DataSource database, InstantSource clock) {
        return new BuyerRecords(database, clock);
    }
}
