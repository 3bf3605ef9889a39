package dev.cloudcart.web.configure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.desk.SettingsDesk;
import dev.cloudcart.settings.Problem;
import dev.cloudcart.settings.Settings;
import dev.cloudcart.settings.SettingsBook;
import dev.cloudcart.settings.SettingsBook.Changing;
import dev.cloudcart.settings.SettingsReading;
import dev.cloudcart.settings.SettingsTable;
import dev.cloudcart.settings.SettingsYaml;
import dev.cloudcart.settings.VersionedSettings;
import dev.cloudcart.web.frame.Csv;
import dev.cloudcart.web.frame.Guard;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Visit;
import dev.cloudcart.web.frame.Who;

/// Settings as files: all of them as YAML, a table as comma-separated values.
@Controller
final class FilesPage {

    private static final int CHARACTERS_MAX = 500_000;

    private final SettingsBook book;
    private final Audit audit;
    private final SettingsDesk desk;

    FilesPage(SettingsBook book, Audit audit, SettingsDesk desk) {
        this.book = book;
        this.audit = audit;
        this.desk = desk;
    }

    /// A file to be taken.
    ///
    /// @param title what it holds
    /// @param address where the form goes
    /// @param download where the file as it is now comes from
    /// @param help what it looks like
    /// @param text as it was sent
    /// @param accept the endings of such files
    record View(
            String title,
            String address,
            String download,
            String help,
            String text,
            String accept,
            long version,
            List<Problem> problems) {

        View {
            problems = List.copyOf(problems);
        }

        View refused(String sent, List<Problem> found) {
            return new View(title, address, download, help, sent, accept, version, found);
        }
    }

    @GetMapping("/companies/{company}/configure/settings.yaml")
    @LetsIn(Who.ACCOUNTANT)
    ResponseEntity<byte[]> yaml(Visit visit) {
        var current = book.current(visit.company().id());
        return file(visit, current, "application/yaml", "settings.yaml", SettingsYaml.write(current.settings()));
    }

    @GetMapping("/companies/{company}/configure/tables/{table}.csv")
    @LetsIn(Who.ACCOUNTANT)
    ResponseEntity<byte[]> csv(Visit visit, @PathVariable("table") String path) {
        var table = find(path);
        var current = book.current(visit.company().id());
        return file(visit, current, "text/csv", table.name() + ".csv", Csv.MARK + table.write(current.settings()));
    }

    private ResponseEntity<byte[]> file(Visit visit, VersionedSettings current, String type, String name, String text) {
        audit.done(
                visit.actor(),
                Act.SETTINGS,
                visit.company().id(),
                "exported %s, version %d".formatted(name, current.version()));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(text.getBytes(UTF_8));
    }

    @GetMapping("/companies/{company}/configure/import")
    @LetsIn(Who.OPERATOR)
    Shown askYaml(Visit visit) {
        return page(yamlView(visit));
    }

    @PostMapping("/companies/{company}/configure/import")
    @LetsIn(Who.OPERATOR)
    Shown takeYaml(
            Visit visit,
            @RequestParam(name = "text", defaultValue = "") String text,
            @RequestParam(name = "version", defaultValue = "") String version) {
        return take(visit, yamlView(visit), text, version, SettingsYaml::read);
    }

    @GetMapping("/companies/{company}/configure/tables/{table}/import")
    @LetsIn(Who.OPERATOR)
    Shown askCsv(Visit visit, @PathVariable("table") String path) {
        return page(csvView(visit, path, find(path)));
    }

    @PostMapping("/companies/{company}/configure/tables/{table}/import")
    @LetsIn(Who.OPERATOR)
    Shown takeCsv(
            Visit visit,
            @PathVariable("table") String path,
            @RequestParam(name = "text", defaultValue = "") String text,
            @RequestParam(name = "version", defaultValue = "") String version) {
        var table = find(path);
        return take(visit, csvView(visit, path, table), text, version, table::read);
    }

    /// How a text is read over the settings as they are.
    @FunctionalInterface
    private interface Reader {
        SettingsReading read(String text, Settings base);
    }

    private Shown take(Visit visit, View view, String text, String version, Reader reader) {
        if (text.length() > CHARACTERS_MAX) {
            return refused(
                    view, "", "The file is longer than %,d characters: give a shorter one.".formatted(CHARACTERS_MAX));
        }
        if (text.isBlank()) {
            return refused(view, text, "There is nothing in it: choose a file, or paste one.");
        }
        var current = book.current(visit.company().id());
        var read = reader.read(text, current.settings());
        if (!version.equals(Long.toString(current.version()))) {
            return isSentTwice(visit, read, current) ? taken(visit, view, current) : overtaken(view, text, current);
        }
        return switch (read) {
            case SettingsReading.Refused(var problems) ->
                page(view.refused(text, problems)).refused();
            case SettingsReading.Read(var settings) ->
                switch (desk.change(
                        visit.company().id(), current.version(), settings, visit.actor(), ", from a file")) {
                    case Changing.Overtaken(var now) -> overtaken(view, text, now);
                    case Changing.Changed(var now)
                    when now.version() == current.version() ->
                        Shown.done(
                                visit.address("configure"),
                                "Nothing is different: the settings stay at version %d.".formatted(now.version()));
                    case Changing.Changed(var now) -> taken(visit, view, now);
                };
        };
    }

    private static Shown taken(Visit visit, View view, VersionedSettings now) {
        return Shown.done(
                visit.address("configure"), "%s taken, as version %d.".formatted(view.title(), now.version()));
    }

    /// A button that is pressed twice sends its file twice.
    private static boolean isSentTwice(Visit visit, SettingsReading read, VersionedSettings now) {
        return now.who().equals(visit.actor().name())
                && read instanceof SettingsReading.Read(var settings)
                && settings.equals(now.settings());
    }

    private static Shown overtaken(View view, String text, VersionedSettings now) {
        var sentence =
                "%s made version %d of the settings meanwhile: look at it under History, then send this again. Nothing of the file was taken."
                        .formatted(now.who(), now.version());
        return refused(view, text, sentence);
    }

    private static Shown refused(View view, String text, String sentence) {
        return page(view.refused(text, List.of(Problem.ofAll(sentence)))).refused();
    }

    private View yamlView(Visit visit) {
        return new View(
                "Settings",
                visit.address("configure/import"),
                visit.address("configure/settings.yaml"),
                "A settings file in YAML. It may hold only what it changes; all else stays as it is.",
                "",
                ".yaml,.yml,.txt",
                book.current(visit.company().id()).version(),
                List.of());
    }

    private View csvView(Visit visit, String path, SettingsTable table) {
        return new View(
                table.label(),
                visit.address("configure/tables/" + path + "/import"),
                visit.address("configure/tables/" + path + ".csv"),
                "Comma-separated values. The first line names the columns: %s. The file takes the place of the whole table."
                        .formatted(table.columns()),
                "",
                ".csv,.txt",
                book.current(visit.company().id()).version(),
                List.of());
    }

    private static Shown.Page page(View view) {
        return new Shown.Page("web/configure/file.jte", Place.CONFIGURE, "Import: " + view.title(), view);
    }

    private static SettingsTable find(String path) {
        return SettingsTable.at(path)
                .orElseThrow(() -> new Guard.NotHere("There is no table of that name among the settings."));
    }
}
