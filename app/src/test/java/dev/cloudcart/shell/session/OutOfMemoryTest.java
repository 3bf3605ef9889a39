package dev.cloudcart.shell.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import dev.cloudcart.Application;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.shell.ShellFixture;

/// Status 3 says that something is held, and the JVM ends with 3 when it runs out of memory by itself.
class OutOfMemoryTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    private Path home;

    @Test
    void endsTheProgramWithStatusOneAndASentence() throws Exception {
        var program = start("-Xmx14m", "company", "list");

        assertThat(program.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(program.exitValue()).isEqualTo(1);
        assertThat(new String(program.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("The memory of the program did not suffice: give it more");
    }

    @Test
    void isSeenInAClassThatCouldNotBeMadeReady() {
        var words = "Exception java.lang.OutOfMemoryError: Java heap space [in thread \"main\"]";
        var again = new NoClassDefFoundError("Could not initialize class Proxy");
        again.initCause(new ExceptionInInitializerError(words));

        assertThat(OutOfMemory.isIn(again)).isTrue();
        assertThat(OutOfMemory.isIn(new NoClassDefFoundError("Proxy"))).isFalse();
        assertThat(OutOfMemory.isIn(new ExceptionInInitializerError("Exception java.lang.IllegalStateException: no")))
                .isFalse();
    }

    @Test
    void isLeftToTheProgramByTheLauncher() throws IOException {
        var launcher = Files.readString(Path.of("..", "cloudcart"));

        assertThat(launcher).contains("dev.cloudcart.Application | dev.cloudcart.demo.Demo) ;;");
        assertThat(launcher.split("ExitOnOutOfMemoryError", -1)).hasSize(2);
    }

    private Process start(String heap, String... words) throws IOException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var command = new ArrayList<>(List.of(
                java,
                heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Application.class.getName()));
        command.addAll(List.of(words));
        ShellFixture.properties(DATABASE, home).forEach((name, value) -> command.add("--" + name + "=" + value));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
