package dev.cloudcart.webhooks;

import java.time.InstantSource;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import dev.cloudcart.audit.Audit;
import dev.cloudcart.connections.Seals;
import dev.cloudcart.http.OneWay;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.people.PagesAddress;
import dev.cloudcart.settings.Companies;

/// Builds the room.
@Configuration(proxyBeanMethods = false)
class WebhooksConfiguration {

    @Bean
    WebhookStore webhookStore(JdbcClient jdbc, Seals seals) {
        return new WebhookStore(jdbc, seals);
    }

    @Bean
    Webhooks webhooks(
            WebhookStore store,
            JdbcClient jdbc,
            PagesAddress pages,
            Companies companies,
            TransactionTemplate transactions,
            InstantSource clock) {
        return new Webhooks(
                store, new DeliveryStore(jdbc), new Messages(pages.configured()), companies, transactions, clock);
    }

    /// Only where something is done by the schedule; the shell sends nothing.
    @Bean
    @ConditionalOnBooleanProperty("db-scheduler.enabled")
    Courier courier(
            Journal journal,
            Companies companies,
            WebhookStore store,
            JdbcClient jdbc,
            PagesAddress pages,
            Audit audit,
            TransactionTemplate transactions,
            InstantSource clock) {
        return new Courier(
                journal,
                companies,
                store,
                new DeliveryStore(jdbc),
                new Messages(pages.configured()),
                audit,
                transactions,
                clock,
                new OneWay(Courier.PATIENCE));
    }
}
