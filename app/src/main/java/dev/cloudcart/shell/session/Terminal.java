package dev.cloudcart.shell.session;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.http.PlainText;

/// Where answers go and where messages go. Standard output holds what was asked for; everything else is standard
/// error's.
///
/// @param ofProcess whether these are the process's own streams, which may be a terminal
/// @param typed whether the words of a command are the process's own arguments, which other users can see
public record Terminal(PrintStream out, PrintStream err, InputStream in, boolean ofProcess, boolean typed) {

    private static final String BARE = "Other users of this machine can read %s while the program runs: %s.";
    private static final Pattern SECRET =
            Pattern.compile("(token|secret|password|master-?key)$", Pattern.CASE_INSENSITIVE);
    private static final int SECRET_BYTES_MAX = 16_384;

    /// In UTF-8, whatever the machine's own code page.
    public static Terminal process() {
        return new Terminal(utf8(FileDescriptor.out), utf8(FileDescriptor.err), System.in, true, true);
    }

    /// The same for commands that nobody typed.
    public Terminal ofProgram() {
        return new Terminal(out, err, in, ofProcess, false);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /// To standard output.
    public void print(String text) {
        out.println(PlainText.lines(text));
    }

    /// To standard error.
    public void say(String sentence) {
        err.println(PlainText.lines(sentence));
    }

    /// A word that nobody else should see: typed as asked for, or from standard input. As an argument it is taken
    /// with a warning, for other users of the machine can read those.
    ///
    /// @param option that names it
    /// @param given with the option; null when it was left out
    public String secret(String option, @Nullable String given) {
        if (given == null) {
            return asked(option);
        }
        if (given.equals("-")) {
            return read();
        }
        if (typed) {
            say(BARE.formatted(
                    option,
                    "give %s - and the token on standard input, or leave it out to be asked".formatted(option)));
        }
        return given;
    }

    private String asked(String option) {
        var console = ofProcess ? System.console() : null;
        var typed = console == null ? null : console.readPassword("%s (what you type is not shown): ", option);
        if (typed == null) {
            throw new WrongUse("There is nobody to ask for %s: give %s - and the token on standard input."
                    .formatted(option, option));
        }
        return new String(typed);
    }

    private String read() {
        try {
            return new String(in.readNBytes(SECRET_BYTES_MAX), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new Trouble("Standard input cannot be read: give the token there.", e);
        }
    }

    /// Warns of a secret among the process's own arguments.
    public void warnOfProperty(String name) {
        if (typed && SECRET.matcher(name).find()) {
            say(BARE.formatted("--" + name, "set it in the environment or in application.yml of the home"));
        }
    }

    /// Where the words come from: the terminal, and the address of a remote login.
    public String origin() {
        if (!ofProcess) {
            return "program";
        }
        var login = System.getenv("SSH_CONNECTION");
        return login == null || login.isBlank() ? line() : line() + " from " + login.split(" ", 2)[0];
    }

    private static String line() {
        try {
            var asking = new ProcessBuilder("sh", "-c", "tty <&2 || tty")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var answer = new String(asking.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.lines()
                    .filter(name -> name.startsWith("/"))
                    .findFirst()
                    .orElse("no terminal");
        } catch (IOException _) {
            return "no terminal";
        }
    }

    /// The columns of the terminal on standard error; 0 when that is no terminal. Java tells neither, so the
    /// system's own tools are asked.
    public int columns() {
        if (!ofProcess) {
            return 0;
        }
        try {
            var asking = new ProcessBuilder("sh", "-c", "[ -t 2 ] && stty size <&2")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var answer = new String(asking.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return answer.matches("\\d+ \\d+") ? Integer.parseInt(answer.substring(answer.indexOf(' ') + 1)) : 0;
        } catch (IOException _) {
            return 0;
        }
    }
}
