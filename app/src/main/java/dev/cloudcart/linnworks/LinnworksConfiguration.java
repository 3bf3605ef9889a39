package dev.cloudcart.linnworks;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.http.Retry;
import dev.cloudcart.http.Ticker;
import dev.cloudcart.http.Wire;
import dev.cloudcart.sync.TradeSource;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the shop.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LinnworksSettings.class)
class LinnworksConfiguration {

    private static final int ATTEMPTS = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    /// @param installationTokens by company; blank for none
    @Bean
    TradeSource linnworks(LinnworksSettings settings,
            @Qualifier("linnworksTokens") Function<CompanyId, String> installationTokens, Wire wire, Ticker ticker,
            InstantSource clock) {
        return source(settings, installationTokens::apply, wire, ticker, clock);
    }

    static LinnworksSource source(LinnworksSettings settings, LinnworksSource.InstallationTokens tokens, Wire wire,
            Ticker ticker, InstantSource clock) {
        var retry = new Retry(ATTEMPTS, FIRST_PAUSE, LONGEST_PAUSE, new SecureRandom(), ticker);
        var caller = new Caller(wire, retry, clock, settings.pace());
        var sessions = new Sessions(new Authorisation(settings, caller, clock), clock);
        return new LinnworksSource(tokens, sessions, new Client(sessions, caller), settings);
    }
}
