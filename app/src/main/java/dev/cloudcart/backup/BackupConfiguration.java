package dev.cloudcart.backup;

import java.time.InstantSource;
import javax.sql.DataSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Builds the room.
@Configuration(proxyBeanMethods = false)
class BackupConfiguration {

    @Bean
    Backup backup(DataSource database) {
        return new Backup(database);
    }

    @Bean
    Restore restore(DataSource database, InstantSource clock) {
        return new Restore(database, clock);
    }
}
