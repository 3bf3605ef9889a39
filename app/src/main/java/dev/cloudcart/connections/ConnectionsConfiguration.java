package dev.cloudcart.connections;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import dev.cloudcart.database.Home;
import dev.cloudcart.http.Retry;
import dev.cloudcart.http.Ticker;
import dev.cloudcart.http.Wire;

/// Builds the room.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({QuickBooksOAuth.class, MasterKeySetting.class})
class ConnectionsConfiguration {

    private static final int RENEWAL_ATTEMPTS = 3;

    /// Shorter than for other calls: nobody else may renew meanwhile.
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

    @Bean
    MasterKey masterKey(MasterKeySetting setting, Home home, JdbcClient jdbc, ObjectProvider<SealedElsewhere> others) {
        return new MasterKey(
                setting,
                home.folder(),
                () -> ConnectionStore.holdsSecrets(jdbc) || others.stream().anyMatch(SealedElsewhere::holdsSecrets));
    }

    @Bean
    Seals seals(MasterKey masterKey) {
        return new Seals(new Vault(masterKey::aead));
    }

    @Bean
    KeyRotation keyRotation(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            MasterKey masterKey,
            Home home,
            Connections connections,
            ObjectProvider<SealedElsewhere> others) {
        var ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var vault = new Vault(masterKey::aead);
        return new KeyRotation(
                new ConnectionStore(jdbc, vault),
                others.stream().toList(),
                pairs(home.folder(), vault),
                masterKey,
                ownTransaction,
                connections::replayOrFail,
                _ -> {});
    }

    @Bean
    Consents consents(JdbcClient jdbc, InstantSource clock) {
        return new Consents(jdbc, clock);
    }

    @Bean
    Sights sights(JdbcClient jdbc, PlatformTransactionManager transactions, InstantSource clock) {
        return new Sights(jdbc, new TransactionTemplate(transactions), clock);
    }

    @Bean
    Connections connections(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            InstantSource clock,
            Ticker ticker,
            QuickBooksOAuth oauth,
            MasterKey masterKey,
            Home home) {
        var wire = Wire.open(Duration.ofSeconds(10), ANSWER_TIMEOUT);
        var retry = new Retry(
                RENEWAL_ATTEMPTS, Duration.ofSeconds(1), Duration.ofSeconds(5), RandomGenerator.getDefault(), ticker);
        var connections =
                connections(jdbc, transactions, clock, oauth, new Vault(masterKey::aead), home.folder(), wire, retry);
        connections.replay();
        return connections;
    }

    static Connections connections(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            InstantSource clock,
            QuickBooksOAuth oauth,
            Vault vault,
            Path home,
            Wire wire,
            Retry retry) {
        var ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var store = new ConnectionStore(jdbc, vault);
        var endpoint = new TokenEndpoint(wire, oauth);
        return new Connections(
                store,
                new Renewal(store, pairs(home, vault), endpoint, ownTransaction, clock, retry),
                endpoint,
                new IntuitPage(oauth),
                ownTransaction,
                clock);
    }

    static GrantedPairs pairs(Path home, Vault vault) {
        return GrantedPairs.in(home, vault);
    }
}
