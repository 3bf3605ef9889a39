package dev.cloudcart.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/// `docs/fidelity.md` says of each fact which test holds it. The tests it names exist, and it counts right.
class FidelityTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Path TABLE = PROJECT.resolve("docs/fidelity.md");
    private static final Pattern ROW = Pattern.compile("\\| ([LQ]\\d+\\.\\d+) \\|.*\\|");
    private static final Pattern HELD_BY = Pattern.compile("`(\\w+Test)#(\\w+)`");
    private static final Pattern COUNT = Pattern.compile("\\*\\*(\\d+) of (\\d+) facts\\*\\*");
    private static final String NOT_IMITATED = "not imitated";

    private static final Map<String, List<String>> SOURCES = sources();

    @Test
    void namesATestThatExistsForEveryFactOrSaysThatItIsNotImitated() throws IOException {
        var wrong = rows().stream()
                .filter(row -> !row.contains(NOT_IMITATED) && !isHeld(row))
                .toList();

        assertThat(wrong).isEmpty();
    }

    @Test
    void countsWhatItLists() throws IOException {
        var rows = rows();
        var counted = COUNT.matcher(Files.readString(TABLE));

        assertThat(counted.find()).isTrue();
        assertThat(Integer.parseInt(counted.group(1)))
                .isEqualTo(
                        rows.stream().filter(row -> !row.contains(NOT_IMITATED)).count());
        assertThat(Integer.parseInt(counted.group(2))).isEqualTo(rows.size());
    }

    @Test
    void givesEachFactItsOwnNumber() throws IOException {
        var numbers = rows().stream()
                .map(row -> Arrays.asList(row.split("\\|", -1)).get(1).strip())
                .toList();

        assertThat(numbers).doesNotHaveDuplicates().hasSizeGreaterThan(150);
    }

    private static boolean isHeld(String row) {
        var named = HELD_BY.matcher(row).results().toList();
        return !named.isEmpty()
                && named.stream()
                        .allMatch(test -> SOURCES.getOrDefault(test.group(1), List.of()).stream()
                                .anyMatch(source -> source.contains("void " + test.group(2) + "(")));
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> ROW.matcher(line).matches())
                .toList();
    }

    /// The text of every test class of the project by its simple name.
    private static Map<String, List<String>> sources() {
        try (Stream<Path> modules = Files.list(PROJECT)) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(FidelityTest::tests)
                    .collect(Collectors.groupingBy(
                            file -> file.getFileName().toString().replace(".java", ""),
                            Collectors.mapping(FidelityTest::text, Collectors.toList())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> tests(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith("Test.java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
