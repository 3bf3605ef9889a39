package dev.cloudcart.metrics;

import java.time.InstantSource;
import java.util.Optional;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.cloudcart.database.DatabaseState;
import dev.cloudcart.journal.Insight;
import dev.cloudcart.ports.Workings;

/// Builds the room.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class MetricsConfiguration {

    @Bean
    Figures figures(
            PrometheusRegistry registry,
            Insight insight,
            DatabaseState database,
            Optional<Workings> workings,
            InstantSource clock) {
        var figures = new Figures(insight, database, workings, clock);
        registry.register(figures);
        return figures;
    }
}
