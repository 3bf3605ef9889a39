package dev.cloudcart.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import dev.cloudcart.database.TestDatabase;

/// Where nothing but the command itself is at the database, as a restore wants it.
class BackupAndRestoreTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @TempDir
    Path home;

    @Test
    void backsUpAndRestoresAndSaysWhatAndWhen() {
        var shell = new ShellFixture(DATABASE, home);
        shell.types("company", "add", "Mug & Co", "--currency", "GBP", "--time-zone", "Europe/London");
        var file = home.resolve("a.backup").toString();

        var made = shell.types("backup", file);
        var refused = shell.types("restore", file);
        var restored = shell.types("restore", file, "--replace");

        assertThat(made.err())
                .startsWith("  companies and their settings …\n")
                .containsPattern(
                        "Written: .*a\\.backup, \\d+ KB, as of 20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ\\.");
        assertThat(refused.exitStatus()).isEqualTo(2);
        assertThat(refused.err()).contains("say --replace if it is to be");
        assertThat(restored.exitStatus()).as(restored.err()).isZero();
        assertThat(restored.err()).contains("Restored: everything as of 20").contains("looked up in QuickBooks");
        assertThat(shell.types("company", "list").out()).contains("Mug & Co");
    }
}
