package dev.cloudcart.audit;

import java.time.InstantSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Builds the room.
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    Audit audit(JdbcClient jdbc, InstantSource clock) {
        return new Audit(jdbc, clock);
    }
}
