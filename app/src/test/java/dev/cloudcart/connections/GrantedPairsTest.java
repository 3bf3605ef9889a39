package dev.cloudcart.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.PrivateFile;

/// A pair that another process was to connect with, and whether that one is still at it.
class GrantedPairsTest {

    private static final CompanyId COMPANY = new CompanyId(1);
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    @TempDir
    private Path folder;

    private Vault vault;

    @BeforeEach
    void start() {
        vault = vault(folder);
    }

    @Test
    void isUnderWayWhileTheProcessThatConnectsLives() throws Exception {
        var other = Connecting.start(folder);

        assertThat(pairs().of(COMPANY)).isEmpty();

        other.destroyForcibly().onExit().join();
        assertThat(pairs().of(COMPANY))
                .extracting(pair -> pair.tokens().refresh())
                .containsExactly("new");
    }

    /// The first process of every container has the number 1.
    @Test
    void isUnderWayThoughTheProcessThatConnectsHasOurNumberInAnotherContainer() throws Exception {
        var other = Connecting.start(folder);
        write(ProcessHandle.current().pid());

        assertThat(pairs().of(COMPANY)).isEmpty();

        other.destroyForcibly().onExit().join();
        assertThat(pairs().of(COMPANY)).hasSize(1);
    }

    @Test
    void isNotUnderWayBecauseAForeignProcessHasTheNumber() throws IOException {
        write(ProcessHandle.current().parent().orElseThrow().pid());

        assertThat(pairs().of(COMPANY)).hasSize(1);
    }

    @Test
    void isUnderWayForOthersInTheSameProcessUntilItIsLeft() throws IOException {
        var connecting = pairs();
        var pair = connecting.keepToConnect(COMPANY, Optional.empty(), tokens());
        assertThat(pairs().of(COMPANY)).isEmpty();
        assertThat(pairs().of(COMPANY)).as("looking frees nothing").isEmpty();

        connecting.leave(pair);

        assertThat(pairs().of(COMPANY)).hasSize(1);
    }

    @Test
    void leavesNothingBehindWhenItIsDropped() throws IOException {
        var pair = pairs().keepToConnect(COMPANY, Optional.empty(), tokens());

        pairs().drop(pair);

        assertThat(folder.resolve("granted")).isEmptyDirectory();
        assertThat(folder.resolve("granted.connecting")).isEmptyDirectory();
    }

    @Test
    void leavesNonePassedOverWhereTheKeyCannotBeReadJustNow() throws IOException {
        pairs().keep(COMPANY, tokens(), tokens());
        var unreadable = new Vault(() -> {
            throw new ConnectionProblem.InstallationTrouble(
                    "The master key cannot be read or made.", "Let it be read.");
        });

        assertThatThrownBy(() -> new GrantedPairs(folder.resolve("granted"), unreadable).sealAnew())
                .hasMessage("The master key cannot be read or made.");
    }

    private GrantedPairs pairs() {
        return new GrantedPairs(folder.resolve("granted"), vault);
    }

    /// In place of what is kept.
    private void write(long connecting) throws IOException {
        var line =
                new GrantedPairs.Line("", Instant.EPOCH, "4711", "new", null, null, null, NOW, null, null, connecting);
        var sealed =
                vault.seal(JsonMapper.shared().writeValueAsString(line), COMPANY, ConnectionKind.QUICKBOOKS, "granted");
        PrivateFile.write(file(folder), Base64.getEncoder().encode(sealed));
    }

    private static Path file(Path folder) throws IOException {
        var granted = folder.resolve("granted");
        if (Files.notExists(granted)) {
            return granted.resolve("1.a");
        }
        try (var files = Files.list(granted)) {
            return files.findFirst().orElseThrow();
        }
    }

    private static Vault vault(Path folder) {
        return new Vault(new MasterKey(new MasterKeySetting(null), folder, () -> false)::aead);
    }

    /// A program that connects, and takes its time.
    static final class Connecting {

        private Connecting() {}

        /// Arguments: the home.
        public static void main(String[] args) throws Exception {
            var folder = Path.of(args[0]);
            new GrantedPairs(folder.resolve("granted"), vault(folder))
                    .keepToConnect(COMPANY, Optional.empty(), tokens());
            System.out.println("kept");
            Thread.sleep(Duration.ofMinutes(1));
        }

        static Process start(Path folder) throws IOException {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Connecting.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var said = process.inputReader();
            for (var line = said.readLine(); !"kept".equals(line); line = said.readLine()) {
                assertThat(line).as("the program ended").isNotNull();
            }
            return process;
        }
    }

    private static Tokens tokens() {
        return new Tokens("4711", "new", null, false, null, NOW, null, null);
    }
}
