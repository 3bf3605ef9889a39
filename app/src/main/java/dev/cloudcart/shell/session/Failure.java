package dev.cloudcart.shell.session;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;

import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

import dev.cloudcart.access.AccessUnavailable;
import dev.cloudcart.backup.BackupProblem;
import dev.cloudcart.connections.ConnectionProblem;
import dev.cloudcart.connections.ConnectionProblem.ReconnectNeeded;
import dev.cloudcart.database.DatabaseTrouble;
import dev.cloudcart.http.PlainText;
import dev.cloudcart.http.UnfitSetting;
import dev.cloudcart.ports.ConnectionTrouble;

/// Says in one plain sentence why a command could not be done.
public final class Failure {
    private Failure() {}

    /// @return the exit status
    public static int tell(Exception failure, Session session) {
        if (OutOfMemory.isIn(failure)) {
            OutOfMemory.end();
        }
        var sentence = sentence(failure);
        session.terminal().say(sentence.orElseGet(() -> unforeseen(failure, session)));
        if (session.isDebug()) {
            var trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            session.terminal().say(trace.toString().stripTrailing());
        }
        return exitCode(failure);
    }

    public static int exitCode(Throwable failure) {
        return switch (failure) {
            case WrongUse _ -> ExitStatus.WRONG_USE;
            case Trouble trouble -> trouble.exitStatus();
            case ReconnectNeeded _ -> ExitStatus.ATTENTION;
            case ConnectionTrouble trouble
            when trouble.kind() == ConnectionTrouble.Kind.NEEDS_ATTENTION -> ExitStatus.ATTENTION;
            default -> ExitStatus.TROUBLE;
        };
    }

    /// What a setting says of itself, or else the outermost failure that we have a sentence for.
    private static Optional<String> sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnfitSetting unfit) {
                return Optional.ofNullable(unfit.getMessage());
            }
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var sentence = ofOne(cause);
            if (sentence.isPresent()) {
                return sentence;
            }
        }
        return DatabaseTrouble.sentence(failure);
    }

    private static Optional<String> ofOne(Throwable failure) {
        return switch (failure) {
            case WrongUse wrong -> Optional.ofNullable(wrong.getMessage());
            case Trouble trouble -> Optional.ofNullable(trouble.getMessage());
            case ConnectionProblem problem -> Optional.of(problem.getMessage() + " " + problem.mend());
            case ConnectionTrouble trouble -> Optional.of(sentences(trouble.getMessage(), trouble.mend()));
            case BackupProblem problem -> Optional.ofNullable(problem.getMessage());
            case AccessUnavailable unavailable -> Optional.ofNullable(unavailable.getMessage());
            case PortInUseException port ->
                Optional.of("Port %d is taken: end the program that uses it, or choose another with --port."
                        .formatted(port.getPort()));
            case BindException bad -> Optional.of(property(bad.getName().toString()));
            case ConfigurationPropertiesBindException bad
            when !(bad.getCause() instanceof BindException) ->
                Optional.of(property(bad.getAnnotation().prefix()));
            case MarkedYAMLException bad -> Optional.of(noYaml(bad.getProblemMark()));
            case FlywayException migration when !isOfDatabase(migration) -> Optional.of("""
                            The tables in the database are not those of this version of Cloud Cart: use the version that made them, or a \
                            newer one.""");
            default -> Optional.empty();
        };
    }

    private static boolean isOfDatabase(Throwable failure) {
        return DatabaseTrouble.sentence(failure).isPresent();
    }

    /// Its own words would show the line, which may hold a secret.
    private static String noYaml(@Nullable Mark place) {
        return "The settings in application.yml of the home cannot be read%s: correct them there."
                .formatted(place == null ? "" : " from line %d on".formatted(place.getLine() + 1));
    }

    private static String property(String name) {
        return """
                The property %s has a value that cannot be used: correct it where it is set, be it in application.yml of the home, in the \
                environment or on the command line.""".formatted(name);
    }

    private static String unforeseen(Exception failure, Session session) {
        LoggerFactory.getLogger(Failure.class).error("Not foreseen", failure);
        return "Something failed that nobody foresaw: "
                + (session.isDebug()
                        ? "its trace follows."
                        : "the log in the folder logs of the home has it; --debug shows it here.");
    }

    /// What happened and what to do, as two sentences.
    public static String sentences(@Nullable String reason, String mend) {
        var first = PlainText.line(String.valueOf(reason)).strip();
        return first + (first.endsWith(".") ? " " : ". ") + mend;
    }
}
