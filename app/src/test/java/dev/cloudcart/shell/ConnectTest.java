package dev.cloudcart.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.shell.ShellFixture.Seen;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// Connections are tried at once, against the simulators of both services.
class ConnectTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private final SimulatedServices services = new SimulatedServices(DATABASE, home);

    @BeforeEach
    void forget() {
        DATABASE.jdbc().sql("delete from connection").update();
    }

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void connectsWhatWorks() {
        add("Works", "GBP");

        assertThat(linnworks("Works", LinnworksSimulator.INSTALLATION_TOKEN.toString())).isEqualTo(new Seen(0, "",
                "Connected Works to Linnworks.\n"));
        assertThat(quickBooks("Works", QuickBooksSimulator.REFRESH_TOKEN)).isEqualTo(new Seen(0, "",
                "Connected Works to QuickBooks.\n"));
        assertThat(connections()).isEqualTo(2);
    }

    @Test
    void keepsNothingOfAWrongLinnworksToken() {
        add("Typo", "GBP");

        var seen = linnworks("Typo", UUID.randomUUID().toString());

        assertThat(seen.exitStatus()).isEqualTo(4);
        assertThat(seen.err()).startsWith("Linnworks does not accept the installation token. ").hasLineCount(1);
        assertThat(connections()).isZero();
    }

    @Test
    void keepsNothingOfAWrongRefreshToken() {
        add("Mistyped", "GBP");

        var seen = quickBooks("Mistyped", "RT1-mistyped");

        assertThat(seen.exitStatus()).isEqualTo(4);
        assertThat(seen.err())
                .isEqualTo("QuickBooks does not accept this refresh token: it is mistyped, has been used up "
                        + "or has run out. Get a new one. Nothing was connected.\n");
        assertThat(connections()).isZero();
    }

    @Test
    void keepsNothingOfARealmThatTheTokenDoesNotOpen() {
        add("Elsewhere", "GBP");

        var seen = services.types("connect", "quickbooks", "--company", "Elsewhere", "--realm", "4620816365000000",
                "--refresh-token", QuickBooksSimulator.REFRESH_TOKEN);

        assertThat(seen.exitStatus()).as(seen.err()).isEqualTo(4);
        assertThat(seen.err()).endsWith(" Nothing was connected.\n").hasLineCount(1);
        assertThat(connections()).isZero();
    }

    @Test
    void refusesBooksOfAnotherHomeCurrency() {
        add("Abroad", "USD");

        var seen = quickBooks("Abroad", QuickBooksSimulator.REFRESH_TOKEN);

        assertThat(seen.exitStatus()).isEqualTo(2);
        assertThat(seen.err())
                .isEqualTo("QuickBooks keeps these books in GBP, but the company was added with USD: connect "
                        + "the books that belong to it, or add the company anew with --currency GBP. Nothing was connected.\n");
        assertThat(connections()).isZero();
    }

    @Test
    void connectsWhatCannotBeReachedAndSaysSo() {
        add("Night", "GBP");
        services.close();

        var seen = quickBooks("Night", QuickBooksSimulator.REFRESH_TOKEN);

        assertThat(seen.exitStatus()).isZero();
        assertThat(seen.err()).startsWith("Connected Night to QuickBooks, but it could not be checked. ").endsWith(
                " The next sync tries it.\n");
        assertThat(connections()).isOne();
    }

    private void add(String name, String currency) {
        assertThat(services.types("company", "add", name, "--currency", currency, "--time-zone", "Europe/London")
                .exitStatus()).isZero();
    }

    private Seen linnworks(String company, String token) {
        return services.types("connect", "linnworks", "--company", company, "--token", token);
    }

    private Seen quickBooks(String company, String token) {
        return services.types("connect", "quickbooks", "--company", company, "--realm", QuickBooksSimulator.REALM,
                "--refresh-token", token);
    }

    private static long connections() {
        return DATABASE.jdbc().sql("select count(*) from connection where state <> 'OFF'").query(Long.class).single();
    }
}
