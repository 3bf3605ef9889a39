package dev.cloudcart.shell.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.cloudcart.connections.ConnectionKind;
import dev.cloudcart.connections.ConnectionState;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.desk.SettingsDesk;
import dev.cloudcart.ports.Books;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.settings.Company;
import dev.cloudcart.settings.Problem;
import dev.cloudcart.settings.Settings;
import dev.cloudcart.settings.SettingsBook;
import dev.cloudcart.settings.SettingsBook.Changing;
import dev.cloudcart.settings.SettingsReading;
import dev.cloudcart.settings.SettingsYaml;
import dev.cloudcart.settings.VersionedSettings;
import dev.cloudcart.shell.session.ExitStatus;
import dev.cloudcart.shell.session.Failure;
import dev.cloudcart.shell.session.Group;
import dev.cloudcart.shell.session.Session;
import dev.cloudcart.shell.session.Trouble;
import dev.cloudcart.shell.session.WrongUse;
import dev.cloudcart.sync.SettingsCheck;

@Command(
        name = "settings",
        description = "Writes and reads a company's settings as a YAML file.",
        subcommands = {SettingsCommand.Export.class, SettingsCommand.Import.class})
public final class SettingsCommand extends Group {

    private static final String STANDARD_STREAM = "-";

    @Command(name = "export", description = "Writes all settings to a file.")
    static final class Export implements Callable<Integer> {

        @Option(names = "--company", required = true, paramLabel = "NAME", description = "Which company.")
        private String company = "";

        @Parameters(paramLabel = "FILE", description = "Where to; - for standard output.")
        private String file = "";

        private final Session session;

        Export(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            var found = session.company(company);
            var text = SettingsYaml.write(
                    session.get(SettingsBook.class).current(found.id()).settings());
            if (file.equals(STANDARD_STREAM)) {
                session.terminal().print(text.stripTrailing());
                return ExitStatus.DONE;
            }
            write(path(file), text);
            session.terminal().say("Wrote the settings of %s to %s.".formatted(found.name(), file));
            return ExitStatus.DONE;
        }

        private static void write(Path file, String text) {
            try {
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new Trouble(
                        "The file %s cannot be written: give a folder that exists and that you may write to."
                                .formatted(file),
                        e);
            }
        }
    }

    @Command(name = "import", description = "Takes the settings of a file; those it does not name stay as they are.")
    static final class Import implements Callable<Integer> {

        @Option(names = "--company", required = true, paramLabel = "NAME", description = "Which company.")
        private String company = "";

        @Parameters(paramLabel = "FILE", description = "Where from; - for standard input.")
        private String file = "";

        private final Session session;

        Import(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            var found = session.company(company);
            var book = session.get(SettingsBook.class);
            var before = book.current(found.id());
            return switch (SettingsYaml.read(text(), before.settings())) {
                case SettingsReading.Refused(var problems) -> throw new WrongUse(refusal(problems));
                case SettingsReading.Read(var settings) -> {
                    checkAgainstTheBooks(found, settings, before.settings());
                    var after = changed(found, before.version(), settings);
                    session.terminal()
                            .say(
                                    after.version() == before.version()
                                            ? "Nothing is different: the settings of %s stay at version %d."
                                                    .formatted(found.name(), after.version())
                                            : "The settings of %s are now at version %d."
                                                    .formatted(found.name(), after.version()));
                    yield ExitStatus.DONE;
                }
            };
        }

        private VersionedSettings changed(Company company, long version, Settings next) {
            return switch (session.get(SettingsDesk.class)
                    .change(company.id(), version, next, session.actor(), ", from a file")) {
                case Changing.Changed(var after) -> after;
                case Changing.Overtaken(var now) ->
                    throw new WrongUse(
                            "%s made version %d of the settings meanwhile: look at it, then import again. Nothing of the file was taken."
                                    .formatted(now.who(), now.version()));
            };
        }

        /// Only what concerns the books and is different, for looking costs reads.
        private void checkAgainstTheBooks(Company company, Settings settings, Settings before) {
            if (settings.tax().equals(before.tax()) || !isConnected(company)) {
                return;
            }
            try {
                SettingsCheck.missing(
                                session.get(Books.class),
                                company.id(),
                                settings.rules(0, company.currency(), company.zone()))
                        .forEach(sentence -> session.terminal().say(sentence + "."));
            } catch (ConnectionTrouble trouble) {
                session.terminal()
                        .say("Whether QuickBooks has what the file names could not be checked: "
                                + Failure.sentences(trouble.getMessage(), "A sync will hold what it misses."));
            }
        }

        private boolean isConnected(Company company) {
            return session.get(Connections.class).states(company.id()).get(ConnectionKind.QUICKBOOKS)
                    instanceof ConnectionState.Connected;
        }

        private String refusal(List<Problem> problems) {
            var name = file.equals(STANDARD_STREAM) ? "The file" : file;
            return problems.stream()
                            .map(problem -> "%s, %s".formatted(name, problem))
                            .collect(Collectors.joining("\n"))
                    + "\nNothing of the file was taken: correct it and import it again.";
        }

        private String text() {
            if (file.equals(STANDARD_STREAM)) {
                return standardInput();
            }
            try {
                return Files.readString(path(file));
            } catch (NoSuchFileException _) {
                throw new WrongUse("There is no file %s: give the path of a settings file.".formatted(file));
            } catch (CharacterCodingException _) {
                throw new WrongUse("The file %s is no text in UTF-8: save it as such.".formatted(file));
            } catch (IOException _) {
                throw new WrongUse("The file %s cannot be read: give a file that you may read.".formatted(file));
            }
        }

        private String standardInput() {
            try {
                return new String(session.terminal().in().readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Path path(String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException _) {
            throw new WrongUse("\"%s\" is no path of a file.".formatted(file));
        }
    }
}
