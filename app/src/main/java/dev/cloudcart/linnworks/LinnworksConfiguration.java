package dev.cloudcart.linnworks;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.cloudcart.connections.ConnectionProblem;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.http.Retry;
import dev.cloudcart.http.Ticker;
import dev.cloudcart.http.Wire;
import dev.cloudcart.linnworks.reading.CountryCodes;
import dev.cloudcart.linnworks.session.Authorisation;
import dev.cloudcart.linnworks.session.Caller;
import dev.cloudcart.linnworks.session.Client;
import dev.cloudcart.linnworks.session.LinnworksSettings;
import dev.cloudcart.linnworks.session.Sessions;
import dev.cloudcart.linnworks.session.Troubles;
import dev.cloudcart.ports.TradeSource;

/// Wires the shop.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LinnworksSettings.class)
class LinnworksConfiguration {

    private static final int ATTEMPTS = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    /// The session, or the installation itself, is refused: some seconds in all.
    private static final int REFUSALS = 4;
    private static final Duration FIRST_REFUSAL = Duration.ofSeconds(1);

    @Bean
    TradeSource linnworks(
            LinnworksSettings settings, Connections connections, Wire wire, Ticker ticker, InstantSource clock) {
        return source(settings, company -> token(connections, company), wire, ticker, clock);
    }

    private static String token(Connections connections, CompanyId company) {
        try {
            return connections.linnworksToken(company);
        } catch (ConnectionProblem problem) {
            throw Troubles.attention(String.valueOf(problem.getMessage()), problem.mend());
        }
    }

    static LinnworksSource source(
            LinnworksSettings settings,
            LinnworksSource.InstallationTokens tokens,
            Wire wire,
            Ticker ticker,
            InstantSource clock) {
        var retry = new Retry(ATTEMPTS, FIRST_PAUSE, LONGEST_PAUSE, new SecureRandom(), ticker);
        var caller = new Caller(wire, retry, clock, settings.pace());
        var patience = new Retry(REFUSALS, FIRST_REFUSAL, LONGEST_PAUSE, new SecureRandom(), ticker);
        var sessions = new Sessions(new Authorisation(settings, caller, patience, clock), clock);
        var client = new Client(sessions, caller, patience);
        return new LinnworksSource(tokens, sessions, client, new CountryCodes(client, clock), settings);
    }
}
