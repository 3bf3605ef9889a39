package dev.cloudcart.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import dev.cloudcart.database.TestDatabase;

/// Where nothing was restored before: the first run after a restore waits for what was still on its way.
class RestoredBuyersTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @TempDir
    Path home;

    /// At once, and not only with the next day's work.
    @Test
    void takesOutAgainWhoWasForgottenSinceTheBackup() throws IOException {
        var shell = new ShellFixture(DATABASE, home);
        shell.types("company", "add", "Cups", "--currency", "GBP", "--time-zone", "Europe/London");
        var settings = Files.writeString(home.resolve("settings.yaml"), "order-export: {start-date: 2026-01-01}");
        shell.types("settings", "import", "--company", "Cups", settings.toString());
        shell.shop.sells("1001", "12.00", "20");
        shell.types("sync", "--company", "Cups");
        var file = home.resolve("b.backup").toString();
        shell.types("backup", file);
        var forgotten = shell.types("forget", "--company", "Cups", "--buyer", "12.00");

        var restored = shell.types("restore", file, "--replace");

        assertThat(forgotten.err()).isEqualTo("Taken out of one order: 1001.\n");
        assertThat(restored.exitStatus()).as(restored.err()).isZero();
        assertThat(shell.types("forget", "--company", "Cups", "--buyer", "12.00")
                        .err())
                .startsWith("No record says that.");
    }
}
