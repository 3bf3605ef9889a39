package dev.cloudcart.shell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

/// A secret that is left out of the arguments is asked for, in a terminal that `script` (util-linux) plays.
class PromptTest {

    private static final Path SCRIPT = Path.of("/usr/bin/script");

    /// The program in the terminal.
    static final class Asking {

        private Asking() {}

        public static void main(String... words) {
            var terminal = Terminal.process();
            terminal.say("heard %d letters"
                    .formatted(terminal.secret("--token", null).length()));
        }
    }

    @Test
    void asksForASecretAndShowsNothingOfIt() throws Exception {
        assumeThat(SCRIPT).isExecutable();
        var program = new ProcessBuilder(SCRIPT.toString(), "-qec", command(), "/dev/null")
                .redirectErrorStream(true)
                .start();
        try (var keyboard = program.outputWriter();
                var screen = program.getInputStream()) {
            var asked = until(screen, "(what you type is not shown): ");
            keyboard.write("s3cret-token\n");
            keyboard.flush();
            var shown = asked + until(screen, "letters");

            assertThat(shown).contains("--token").contains("heard 12 letters").doesNotContain("s3cret");
        }
        assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
    }

    private static String command() {
        return "'%s' -XX:TieredStopAtLevel=1 -cp '%s' '%s'"
                .formatted(
                        ProcessHandle.current().info().command().orElseThrow(),
                        System.getProperty("java.class.path"),
                        Asking.class.getName());
    }

    /// Or until it ends.
    private static String until(InputStream screen, String words) throws IOException {
        var seen = new StringBuilder();
        for (int letter = screen.read(); letter >= 0; letter = screen.read()) {
            seen.append(new String(new byte[] {(byte) letter}, StandardCharsets.ISO_8859_1));
            if (seen.toString().endsWith(words)) {
                break;
            }
        }
        return seen.toString();
    }
}
