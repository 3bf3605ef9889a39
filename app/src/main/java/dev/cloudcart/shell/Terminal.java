package dev.cloudcart.shell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Where answers go and where messages go. Standard output holds what was asked for; everything else is standard error's.
///
/// @param ofProcess whether these are the process's own streams, which may be a terminal
record Terminal(PrintStream out, PrintStream err, InputStream in, boolean ofProcess) {

    /// In UTF-8, whatever the machine's own code page.
    static Terminal process() {
        return new Terminal(utf8(FileDescriptor.out), utf8(FileDescriptor.err), System.in, true);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /// To standard output.
    void print(String text) {
        out.println(text);
    }

    /// To standard error.
    void say(String sentence) {
        err.println(sentence);
    }

    /// The columns of the terminal on standard error; 0 when that is no terminal. Java tells neither, so the system's own
    /// tools are asked.
    int columns() {
        if (!ofProcess) {
            return 0;
        }
        try {
            var asking = new ProcessBuilder("sh", "-c", "[ -t 2 ] && stty size <&2")
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            var answer = new String(asking.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return answer.matches("\\d+ \\d+") ? Integer.parseInt(answer.substring(answer.indexOf(' ') + 1)) : 0;
        } catch (IOException _) {
            return 0;
        }
    }
}
