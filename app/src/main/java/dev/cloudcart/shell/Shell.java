package dev.cloudcart.shell;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ParameterException;

import dev.cloudcart.shell.session.ExitStatus;
import dev.cloudcart.shell.session.Failure;
import dev.cloudcart.shell.session.OutOfMemory;
import dev.cloudcart.shell.session.Session;
import dev.cloudcart.shell.session.Start;
import dev.cloudcart.shell.session.Terminal;

/// The door of the shell: words in, an exit status out.
public final class Shell {

    /// `--cloudcart.home=/srv/cloudcart`: a property of Spring's, told apart by the dot in its name.
    private static final Pattern PROPERTY = Pattern.compile("--([\\w-]+(?:\\.[\\w\\[\\]-]+)+)=(.*)", Pattern.DOTALL);

    private final Start start;
    private final Terminal terminal;

    Shell(Start start, Terminal terminal) {
        this.start = start;
        this.terminal = terminal;
    }

    /// At the process's own streams.
    public static Shell ofProcess(Start start) {
        return new Shell(start, Terminal.process());
    }

    /// The same for the whole program, which then ends, even where an error left threads behind that would keep it.
    public static void main(Start start, String... args) {
        OutOfMemory.endsTheProgram();
        int status = ExitStatus.TROUBLE;
        try {
            status = ofProcess(start).run(args);
        } catch (Error broken) {
            OutOfMemory.tell(Thread.currentThread(), broken);
        }
        System.exit(status);
    }

    public static Shell at(InputStream in, PrintStream out, PrintStream err, Start start) {
        return new Shell(start, new Terminal(out, err, in, false, false));
    }

    /// @return 0 done; 2 wrong use; 3 done with holds; 4 a connection needs attention; 1 anything else
    public int run(String... args) {
        var words = new ArrayList<String>();
        var properties = new HashMap<String, String>();
        sort(List.of(args), words, properties);
        properties.keySet().stream().sorted().forEach(terminal::warnOfProperty);
        try (var session = new Session(start, properties, terminal)) {
            return commandLine(session).execute(words.toArray(String[]::new));
        } finally {
            terminal.out().flush();
            terminal.err().flush();
        }
    }

    /// Several commands on the same rooms, one after the other, until one fails.
    ///
    /// @return the exit status of the last that ran
    public int runEach(List<List<String>> commands) {
        try (var session = new Session(start, Map.of(), terminal.ofProgram())) {
            int status = ExitStatus.DONE;
            for (var words : commands) {
                if (status == ExitStatus.DONE) {
                    status = commandLine(session).execute(words.toArray(String[]::new));
                }
            }
            return status;
        } finally {
            terminal.out().flush();
            terminal.err().flush();
        }
    }

    private static void sort(List<String> args, List<String> words, Map<String, String> properties) {
        for (var arg : args) {
            var property = PROPERTY.matcher(arg);
            if (property.matches()) {
                properties.put(property.group(1), property.group(2));
            } else {
                words.add(arg);
            }
        }
    }

    private CommandLine commandLine(Session session) {
        var line = new CommandLine(CloudCart.class, new Factory(session));
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUnmatchedOptionsArePositionalParams(false);
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(100);
        line.setExitCodeExceptionMapper(Failure::exitCode);
        line.setParameterExceptionHandler((wrong, _) -> wrongUse(wrong));
        line.setExecutionExceptionHandler((failure, _, _) -> Failure.tell(failure, session));
        return line;
    }

    private int wrongUse(ParameterException wrong) {
        var sentence = sentence(wrong);
        terminal.say("%s%s See: %s --help"
                .formatted(
                        sentence,
                        sentence.endsWith(".") ? "" : ".",
                        wrong.getCommandLine().getCommandSpec().qualifiedName()));
        return ExitStatus.WRONG_USE;
    }

    /// What was wrong with the words of a command. Of what it cannot convert the library tells the names of
    /// a type and of an exception.
    public static String sentence(ParameterException wrong) {
        return String.valueOf(wrong.getMessage())
                .replaceFirst("(?s)cannot convert ('.*') to .*", "$1 is not one")
                .strip()
                .replaceAll("\\s*\\R\\s*", " ");
    }

    /// Makes the commands; each is given the session.
    private record Factory(Session session) implements IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (var constructor : type.getDeclaredConstructors()) {
                if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Session.class) {
                    constructor.setAccessible(true);
                    return type.cast(constructor.newInstance(session));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
