package dev.cloudcart.backup;

import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Builds the room.
@Configuration(proxyBeanMethods = false)
class BackupConfiguration {

    /// How long a start waits for a restore that is going on.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Before anybody uses the database.
    @Bean
    static BeanPostProcessor unlessRestoring() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof DataSource database) {
                    RestoreLock.pass(database, PATIENCE);
                }
                return bean;
            }
        };
    }

    @Bean
    Backup backup(DataSource database) {
        return new Backup(database);
    }

    @Bean
    Restore restore(DataSource database, InstantSource clock) {
        return new Restore(database, clock);
    }
}
