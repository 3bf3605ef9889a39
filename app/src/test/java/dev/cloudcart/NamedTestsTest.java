package dev.cloudcart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `docs/reliability.md` says of each fault which test shows it: there has to be such a test.
class NamedTestsTest {

    private static final Path ROOT = Path.of("..");

    /// `Class`, `room.Class`, `Class.method`, and `.method` of the class that the row names before.
    private static final Pattern NAME =
            Pattern.compile("`(?:(?:(?<room>[a-z]+)[.])?(?<type>[A-Z]\\w*))?(?:[.#](?<method>\\w+))?`");

    private static final List<Source> TESTS = new ArrayList<>();

    private record Source(Path file, String text) {}

    private record Named(Path file, @Nullable String method) {

        boolean isIn(Source test) {
            return test.file().endsWith(file) && (method == null || test.text().contains("void " + method + "("));
        }

        boolean isNowhere() {
            return TESTS.stream().noneMatch(this::isIn);
        }
    }

    @BeforeAll
    static void readAllTests() throws IOException {
        try (var rooms = Files.newDirectoryStream(ROOT, "[a-z]*")) {
            for (var room : rooms) {
                var tests = room.resolve("src/test/java");
                if (Files.isDirectory(tests)) {
                    read(tests);
                }
            }
        }
    }

    private static void read(Path tests) throws IOException {
        try (var files = Files.walk(tests)) {
            files.filter(file -> file.toString().endsWith("Test.java"))
                    .map(file -> new Source(file, text(file)))
                    .forEach(TESTS::add);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyTestThatTheTablesNameIsThere() {
        var named = rows().flatMap(row -> named(row).stream()).toList();

        assertThat(named).hasSizeGreaterThan(200).noneMatch(Named::isNowhere);
    }

    @Test
    void everyFaultHasATest() {
        assertThat(rows()).hasSizeGreaterThan(100).noneMatch(row -> named(row).isEmpty());
    }

    @Test
    void missesATestThatIsNowhere() {
        var row = "| a fault | `nothing` | `NamedTestsTest`, `.everyFaultHasATest`, `.thatIsNone`, `api.SupplyTest` |";

        assertThat(named(row)).map(Named::isNowhere).containsExactly(false, false, true, true);
    }

    private static Stream<String> rows() {
        return text(ROOT.resolve("docs/reliability.md"))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Fault |"));
    }

    /// The last cell has the tests.
    private static List<Named> named(String row) {
        var tests = row.substring(row.lastIndexOf('|', row.length() - 2));
        var named = new ArrayList<Named>();
        var file = Path.of("");
        for (var found : NAME.matcher(tests).results().toList()) {
            if (found.group("type") != null) {
                var room = found.group("room") == null ? "" : found.group("room");
                file = Path.of(room, found.group("type") + ".java");
            }
            named.add(new Named(file, found.group("method")));
        }
        return named;
    }
}
