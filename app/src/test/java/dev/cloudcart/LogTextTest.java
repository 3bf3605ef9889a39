package dev.cloudcart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.shell.session.Start;

class LogTextTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    Path home;

    @Test
    void writesWhatComesFromOutsideOnOnePlainLine() throws Exception {
        var wish = new Start.Wish(
                false,
                false,
                Map.of(
                        "cloudcart.home",
                        home.toString(),
                        "spring.datasource.url",
                        DATABASE.url(),
                        "spring.datasource.username",
                        DATABASE.username(),
                        "spring.datasource.password",
                        DATABASE.password()));

        try (var _ = Application.start(wish)) {
            LoggerFactory.getLogger("dev.cloudcart.test")
                    .warn(
                            "QuickBooks said: {}",
                            "\u001b[2Jno\n2026-01-01 ERROR forged \u202Etxt",
                            new IllegalStateException("why\nforged \u001b[31m"));
        }

        var log = Files.readAllLines(home.resolve("logs").resolve("shell.log"));
        assertThat(log.getFirst()).endsWith(": QuickBooks said: no 2026-01-01 ERROR forged txt");
        assertThat(log).noneMatch(line -> line.contains("\u001b")).anyMatch(line -> line.equals(" forged "));
    }
}
