package dev.cloudcart.database;

import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.StringUtils;

/// Gives Spring Boot the embedded database, unless `spring.datasource.url` names another.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Home.class)
class DatabaseConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseConfiguration.class);
    private static final String URL = "spring.datasource.url";
    private static final String SSL_MODE = "spring.datasource.hikari.data-source-properties.sslmode";

    /// The pool is made from the details and these from the server; so Spring closes the pool first.
    @Bean
    DatabaseState databaseState(ObjectProvider<JdbcClient> jdbc) {
        return new DatabaseState(jdbc::getObject);
    }

    @Bean
    @Conditional(NoOther.class)
    EmbeddedPostgres embeddedPostgres(Home home) {
        return EmbeddedPostgres.open(home);
    }

    @Bean
    @Conditional(NoOther.class)
    JdbcConnectionDetails embeddedDetails(EmbeddedPostgres postgres) {
        return new Details(postgres.url(), postgres.username(), postgres.password());
    }

    @Bean
    FlywayMigrationStrategy migration() {
        return Tables::migrate;
    }

    @Bean
    DatabaseHealth databaseHealthIndicator(DataSource database, Home home) {
        return new DatabaseHealth(database, () -> Folders.roomIn(home.folder()));
    }

    @Bean
    static BeanFactoryPostProcessor otherIsPostgres(Environment environment) {
        return _ -> {
            var url = environment.getProperty(URL, "");
            if (StringUtils.hasText(url) && !url.startsWith("jdbc:postgresql:")) {
                throw new DatabaseUnavailable("""
                                The address in spring.datasource.url is not that of a PostgreSQL: begin it with jdbc:postgresql://, or \
                                unset it for the embedded database.""");
            }
            RemoteDatabase.warning(url, environment.getProperty(SSL_MODE, "")).ifPresent(LOG::warn);
        };
    }

    private record Details(String getJdbcUrl, String getUsername, String getPassword) implements JdbcConnectionDetails {
        @Override
        public String toString() {
            return "Details of " + getJdbcUrl;
        }
    }

    static final class NoOther implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !StringUtils.hasText(context.getEnvironment().getProperty(URL));
        }
    }
}
