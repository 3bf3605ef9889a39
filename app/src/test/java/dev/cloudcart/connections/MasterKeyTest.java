package dev.cloudcart.connections;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.connections.ConnectionProblem.InstallationTrouble;
import dev.cloudcart.core.books.CompanyId;

class MasterKeyTest {

    private static final byte[] ABOUT = "about".getBytes(UTF_8);

    @TempDir
    Path home;

    @Test
    void makesAKeyForItsOwnerOnlyAndFindsItAgain() throws Exception {
        var folder = home.resolve("new/home");

        var sealed = new MasterKey(new MasterKeySetting(null), folder, () -> false)
                .aead()
                .encrypt("secret".getBytes(UTF_8), ABOUT);
        var opened = new MasterKey(new MasterKeySetting(" "), folder, () -> false)
                .aead()
                .decrypt(sealed, ABOUT);

        assertThat(new String(opened, UTF_8)).isEqualTo("secret");
        assertThat(Files.getPosixFilePermissions(folder.resolve("master-key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void makesOneKeyWhenManyStartAtOnce() throws Exception {
        var file = home.resolve("master-key");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {

            var keys = threads.invokeAll(IntStream.range(0, 20)
                    .<Callable<String>>mapToObj(_ -> () -> KeyFile.readOrMake(file, 32))
                    .toList());

            for (var key : keys) {
                assertThat(key.get()).isEqualTo(Files.readString(file)).hasSize(45);
            }
        }
    }

    @Test
    void takesAConfiguredKeyAndLeavesTheHomeFolderAlone() throws Exception {
        var setting = new MasterKeySetting(Base64.getEncoder().encodeToString(new byte[32]));

        var sealed = new MasterKey(setting, home, () -> false).aead().encrypt(new byte[1], ABOUT);

        assertThat(new MasterKey(setting, home, () -> false).aead().decrypt(sealed, ABOUT))
                .hasSize(1);
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void takesAKeysetOfTink() throws Exception {
        AeadConfig.register();
        var keyset = TinkProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(PredefinedAeadParameters.XCHACHA20_POLY1305), InsecureSecretKeyAccess.get());
        var setting = new MasterKeySetting(Base64.getEncoder().encodeToString(keyset));

        var sealed = new MasterKey(setting, home, () -> false).aead().encrypt(new byte[1], ABOUT);

        assertThat(new MasterKey(setting, home, () -> false).aead().decrypt(sealed, ABOUT))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no base64!", "c2hvcnQ=", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void saysInAPlainSentenceThatAKeyIsNone(String key) {
        var setting = new MasterKeySetting(key);

        assertThatThrownBy(() -> new MasterKey(setting, home, () -> false).aead())
                .isInstanceOf(InstallationTrouble.class)
                .hasMessage("cloudcart.master-key holds no key.")
                .hasNoCause();
    }

    @Test
    void makesNoNewKeyWhereOneIsGoneThatIsNeeded() throws Exception {
        var lost = new MasterKey(new MasterKeySetting(null), home, () -> true);

        assertThatThrownBy(lost::aead)
                .isInstanceOf(InstallationTrouble.class)
                .hasMessage("The master key in %s is gone, and the stored tokens were sealed with it."
                        .formatted(home.resolve("master-key")))
                .asInstanceOf(InstanceOfAssertFactories.type(InstallationTrouble.class))
                .extracting(InstallationTrouble::mend)
                .asString()
                .contains("cloudcart disconnect", "cloudcart user factor", "webhooks", "the folder granted");
        assertThat(home).isEmptyDirectory();
    }

    /// The program was killed before the database had what QuickBooks granted.
    @Test
    void makesNoNewKeyWhereOneIsGoneThatWhatWasGrantedIsSealedWith() throws Exception {
        var key = new MasterKey(new MasterKeySetting(null), home, () -> false);
        var company = new CompanyId(1);
        var pairs = ConnectionsConfiguration.pairs(home, new Vault(key::aead));
        pairs.leave(pairs.keepToConnect(
                company, Optional.empty(), Tokens.connected("77", "refresh", Instant.parse("2026-03-04T12:00:00Z"))));
        var aside = Files.move(home.resolve("master-key"), home.resolve("aside"));

        assertThatThrownBy(key::aead)
                .isInstanceOf(InstallationTrouble.class)
                .hasMessageContaining("is gone, and the stored tokens were sealed with it");

        assertThat(home.resolve("master-key")).doesNotExist();
        Files.move(aside, home.resolve("master-key"));
        assertThat(pairs.of(company)).hasSize(1);
    }

    @Test
    void saysInAPlainSentenceThatTheFileCannotBeMade() throws Exception {
        var file = Files.createFile(home.resolve("not-a-folder"));

        assertThatThrownBy(() -> new MasterKey(new MasterKeySetting(null), file, () -> false).aead())
                .isInstanceOf(InstallationTrouble.class)
                .hasMessageContaining("cannot be read or made")
                .hasNoCause();
    }

    @Test
    void showsNoKeyInItsText() {
        assertThat(new MasterKeySetting("c2VjcmV0")).hasToString("set");
    }
}
