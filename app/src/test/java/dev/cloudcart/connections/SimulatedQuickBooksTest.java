package dev.cloudcart.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

import dev.cloudcart.connections.ConnectionProblem.ReconnectNeeded;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.http.Retry;
import dev.cloudcart.http.Ticker;
import dev.cloudcart.http.Wire;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;
import dev.cloudcart.simulators.wire.SimulatedClock;

/// Tokens as the simulated Intuit hands them out, days on end by its clock.
class SimulatedQuickBooksTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private final SimulatedClock clock = SimulatedClock.frozenAt(Instant.parse("2026-03-04T12:00:00Z"));
    private final QuickBooksSimulator intuit =
            QuickBooksSimulator.start(QuickBooksSimulator.Options.usual().clock(clock));
    private final Vault vault = new Vault(() -> new MasterKey(new MasterKeySetting(null), home, () -> false).aead());
    private final ConnectionStore store = new ConnectionStore(DATABASE.jdbc(), vault);
    private final Connections connections = ConnectionsConfiguration.connections(
            DATABASE.jdbc(),
            new DataSourceTransactionManager(DATABASE.dataSource()),
            clock,
            oauth(),
            vault,
            home,
            Wire.open(Duration.ofSeconds(5), Duration.ofSeconds(5)),
            new Retry(1, Duration.ofSeconds(1), Duration.ofSeconds(1), RandomGenerator.getDefault(), Ticker.system()));
    private final CompanyId company = addCompany();

    @BeforeEach
    void connect() {
        connections.connectQuickBooks(company, QuickBooksSimulator.REALM, QuickBooksSimulator.REFRESH_TOKEN);
    }

    @AfterEach
    void stop() {
        intuit.close();
        DATABASE.jdbc().sql("delete from connection").update();
    }

    @Test
    void followsTheRefreshTokenThroughItsDailyChange() {
        connections.quickBooks(company);
        assertThat(refreshToken()).isEqualTo(QuickBooksSimulator.REFRESH_TOKEN);

        clock.advance(Duration.ofHours(25));
        connections.quickBooks(company);
        var second = refreshToken();
        clock.advance(Duration.ofHours(25));
        connections.quickBooks(company);

        assertThat(second).isNotEqualTo(QuickBooksSimulator.REFRESH_TOKEN);
        assertThat(refreshToken()).isNotEqualTo(second);
    }

    @Test
    void outlivesAHundredDaysOfSilenceByWeeklyRenewal() {
        for (var week = 0; week < 20; week++) {
            clock.advance(Duration.ofDays(7).plusMinutes(1));
            assertThat(connections.refreshStale(Duration.ofDays(7))).isEqualTo(1);
        }

        assertThat(connections.quickBooks(company).realm()).isEqualTo(QuickBooksSimulator.REALM);
    }

    @Test
    void asksToReconnectAfterAHundredDaysWithoutRenewal() {
        clock.advance(Duration.ofDays(101));

        assertThatThrownBy(() -> connections.quickBooks(company)).isInstanceOf(ReconnectNeeded.class);
    }

    private QuickBooksOAuth oauth() {
        return new QuickBooksOAuth(
                intuit.authorizeUri(),
                intuit.tokenUri(),
                intuit.revokeUri(),
                QuickBooksSimulator.CLIENT_ID,
                QuickBooksSimulator.CLIENT_SECRET);
    }

    private String refreshToken() {
        return store.tokens(company).orElseThrow().refresh();
    }

    private static CompanyId addCompany() {
        return new CompanyId(DATABASE.jdbc().sql("""
                insert into company (name, currency, zone, added)
                values (gen_random_uuid()::text, 'GBP', 'Europe/London', now()) returning id""").query(Long.class).single());
    }
}
