package dev.cloudcart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/// `docs/architecture.md` shows the plan of the house as [HouseTest] holds it.
class HouseInWordsTest {

    private static final Path PAGE = Path.of("..", "docs", "architecture.md");
    private static final String WRITE = "cloudcart.write-docs";
    private static final String BEGIN = "<!-- The plan, written by HouseInWordsTest -->\n";
    private static final String END = "<!-- The end of the plan -->\n";

    @Test
    void theArrowsOfThePageAreThoseOfThePlan() throws IOException {
        var page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        assertThat(to).as("the marks of the plan").isGreaterThanOrEqualTo(from);
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(PAGE, page.substring(0, from) + plan() + page.substring(to));
            return;
        }

        assertThat(page.substring(from, to))
                .as(
                        "docs/architecture.md has another plan than HouseTest. Write it anew with:"
                                + " mvn test -pl app -am -Dtest=HouseInWordsTest -Dsurefire.failIfNoSpecifiedTests=false"
                                + " -D%s=true",
                        WRITE)
                .isEqualTo(plan());
    }

    /// What may import the same is on one line; who may import little comes first.
    private static String plan() {
        var rooms = new TreeMap<>(HouseTest.MAY_IMPORT);
        var alike = rooms.entrySet().stream()
                .collect(Collectors.groupingBy(
                        room -> List.copyOf(
                                room.getValue().stream().sorted().distinct().toList()),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        return Stream.concat(
                        Stream.of("", "| Room | May import |", "|---|---|"),
                        alike.entrySet().stream()
                                .sorted(Comparator.<Map.Entry<List<String>, List<String>>>comparingInt(
                                                one -> one.getKey().size())
                                        .thenComparing(one -> one.getValue().getFirst()))
                                .map(one ->
                                        "| %s | %s |".formatted(quoted(one.getValue()), quoted(inShort(one.getKey())))))
                .collect(Collectors.joining("\n", "", "\n\n"));
    }

    /// All five rooms of the core are the core.
    private static List<String> inShort(List<String> rooms) {
        if (!rooms.containsAll(HouseTest.CORE)) {
            return rooms;
        }
        var others = new ArrayList<>(rooms);
        others.removeAll(HouseTest.CORE);
        others.addFirst("core");
        return others;
    }

    private static String quoted(List<String> rooms) {
        return rooms.stream().map(room -> "`" + room + "`").collect(Collectors.joining(", "));
    }
}
