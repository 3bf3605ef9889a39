package dev.cloudcart.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
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

    private Process other;
    private Vault vault;

    @BeforeEach
    void start() throws IOException {
        other = new ProcessBuilder("sleep", "60").start();
        vault = new Vault(new MasterKey(new MasterKeySetting(null), folder, () -> false)::aead);
    }

    @AfterEach
    void stop() {
        other.destroyForcibly();
    }

    @Test
    void isUnderWayWhileTheProcessThatConnectsLives() throws IOException {
        write(ProcessStart.of(other.pid()).orElseThrow());

        assertThat(pairs().of(COMPANY)).isEmpty();
    }

    @Test
    void isNotUnderWayBecauseAForeignProcessHasTheNumber() throws IOException {
        write("4711");

        assertThat(pairs().of(COMPANY))
                .singleElement()
                .extracting(pair -> pair.tokens().refresh())
                .isEqualTo("new");
    }

    @Test
    void isUnderWayWhileAnyProcessHasTheNumberWhereNothingMoreWasKept() throws IOException {
        write(null);

        assertThat(pairs().of(COMPANY)).isEmpty();
    }

    @Test
    void keepsWhenTheProcessBegan() throws IOException {
        var pair = pairs().keepToConnect(COMPANY, Optional.empty(), tokens());

        assertThat(GrantedPairs.Line.of(pair).connectingSince())
                .isEqualTo(ProcessStart.of(ProcessHandle.current().pid()).orElseThrow());
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

    private void write(@Nullable String since) throws IOException {
        var line = new GrantedPairs.Line(
                "", Instant.EPOCH, "4711", "new", null, null, null, NOW, null, null, other.pid(), since);
        var sealed =
                vault.seal(JsonMapper.shared().writeValueAsString(line), COMPANY, ConnectionKind.QUICKBOOKS, "granted");
        PrivateFile.write(
                folder.resolve("granted").resolve("1.a"), Base64.getEncoder().encode(sealed));
    }

    private static Tokens tokens() {
        return new Tokens("4711", "new", null, false, null, NOW, null, null);
    }
}
