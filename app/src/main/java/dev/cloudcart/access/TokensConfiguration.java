package dev.cloudcart.access;

import java.time.InstantSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Builds what shell and pages ask of tokens.
@Configuration(proxyBeanMethods = false)
class TokensConfiguration {

    @Bean
    ApiTokens apiTokens(JdbcClient jdbc, PlatformTransactionManager transactions, InstantSource clock) {
        return new ApiTokens(new TokenStore(jdbc), new TransactionTemplate(transactions), clock);
    }
}
