package dev.cloudcart.database;

import java.sql.SQLException;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// Says in one plain sentence why a start failed on the database.
public final class DatabaseTrouble {
    private DatabaseTrouble() {}

    /// The sentence for the first trouble with the database among a failure and its causes; empty when the failure
    /// has nothing to do with the database.
    public static Optional<String> sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var sentence = ofOne(cause);
            if (sentence.isPresent()) {
                return sentence;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofOne(Throwable failure) {
        return switch (failure) {
            case DatabaseUnavailable unavailable -> Optional.ofNullable(unavailable.getMessage());
            case SQLException refused -> ofState(String.valueOf(refused.getSQLState()));
            default -> Optional.empty();
        };
    }

    /// PostgreSQL, "PostgreSQL Error Codes".
    private static Optional<String> ofState(String state) {
        return Optional.ofNullable(
                switch (state) {
                    case "3D000" ->
                        "The database in spring.datasource.url does not exist: create it, or correct its name.";
                    case "25006" ->
                        "The database in spring.datasource.url can only be read: give the address of its primary server.";
                    case "42501" ->
                        "The user in spring.datasource.username may not make tables: give it all rights on the database.";
                    case "53100" -> "The disk of the database is full: make room on it.";
                    case "53300" ->
                        "The database has no connection left for us: raise its max_connections, or end another program.";
                    case "57P01", "57P02", "57P05", "25P03" ->
                        "The database was stopped, or cut us off: try again. What was begun goes on where it stopped.";
                    case "57P03" -> "The database is just starting or stopping: try again in a moment.";
                    default -> ofClass(state);
                });
    }

    private static @Nullable String ofClass(String state) {
        if (state.startsWith("08")) {
            return "The database in spring.datasource.url does not answer: start it, or correct the address.";
        }
        if (state.startsWith("28")) {
            return """
                    The database refuses our login: correct spring.datasource.username and spring.datasource.password.""";
        }
        return null;
    }
}
