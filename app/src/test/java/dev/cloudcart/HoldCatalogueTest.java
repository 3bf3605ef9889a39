package dev.cloudcart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

import dev.cloudcart.core.trade.Cause;
import dev.cloudcart.settings.Settings;
import dev.cloudcart.settings.SettingsForm;
import dev.cloudcart.settings.SettingsReading;
import dev.cloudcart.settings.SettingsYaml;

/// `docs/holds.md` says what the program says: it is made of the causes.
class HoldCatalogueTest {

    private static final Path PAGE = Path.of("..", "docs", "holds.md");
    private static final String WRITE = "cloudcart.write-docs";

    private static final String INTRODUCTION = """
            # Why something is held, and how to mend it

            Cloud Cart holds an order when it cannot book it rightly, or when QuickBooks refused it or stored something else. Nothing
            of it is lost: `./cloudcart holds` lists each one with two sentences, why it is held and what mends it. Do what the second
            one says and sync again; what has become right is posted and leaves the list by itself. Every reason that there is stands
            below, with its name, which never changes; what differs from order to order is in italics.
            """;

    private static final Map<String, String> HEADINGS = Map.ofEntries(
            Map.entry("OrderCause", "The order in Linnworks"),
            Map.entry("SaleCause", "Country, tax, total and closing date"),
            Map.entry("NumberCause", "The document's number"),
            Map.entry("DocumentCause", "Rounding and size of the document"),
            Map.entry("ListCause", "Products, customers and currencies in QuickBooks"),
            Map.entry("RefusalCause", "What QuickBooks refused"),
            Map.entry("ProofCause", "What QuickBooks stored otherwise"),
            Map.entry("RunCause", "Answers that were lost"),
            Map.entry("PaymentCause", "Payments"),
            Map.entry("StatementCause", "Payments to suppliers"),
            Map.entry("PurchaseCause", "Purchases"),
            Map.entry("PlanCause", "What changed after it was posted"));

    private static final Map<String, List<Cause>> ROOMS = rooms();

    private static final Map<String, Map<String, Object>> SETTINGS = new Yaml().load(SettingsYaml.write(defaults()));

    private static final Pattern SETTING = Pattern.compile("\\b([a-z]+(?:-[a-z]+)*): ([a-z]+(?:-[a-z]+)*)");
    private static final Pattern VALUE = Pattern.compile(
            "\\b([a-z-]+): ([a-z-]+): ([^;)\"]+?)(?= in the settings|, (?:so|then|or|and) | where |[;)\"]|$)");
    private static final Pattern QUOTED_VALUE = Pattern.compile("\"([a-z-]+): ([a-z-]+)\" (?:set )?to \"([^\"]+)\"");
    private static final Pattern HYPHENATED_KEY = Pattern.compile("\\b([a-z]+(?:-[a-z]+)+)(?=:|\\b)");

    static Stream<Cause> causes() {
        return ROOMS.values().stream().flatMap(List::stream);
    }

    @Test
    void thePageSaysWhatTheProgramSays() throws IOException {
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(PAGE, page());
        }

        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as(
                        "docs/holds.md is not what the causes say. Write it anew with:"
                                + " mvn test -pl app -am -Dtest=HoldCatalogueTest -Dsurefire.failIfNoSpecifiedTests=false"
                                + " -D%s=true",
                        WRITE)
                .isEqualTo(page());
    }

    @Test
    void everyRoomHasAHeading() {
        assertThat(HEADINGS.keySet()).containsExactlyInAnyOrderElementsOf(ROOMS.keySet());
    }

    @Test
    void noTwoCausesHaveTheSameName() {
        assertThat(causes().map(Cause::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("causes")
    void aMendNamesOnlySettingsThatThereAre(Cause cause) {
        var named = SETTING.matcher(cause.mend())
                .results()
                .filter(result -> SETTINGS.containsKey(result.group(1)))
                .map(result -> result.group(1) + ": " + result.group(2))
                .toList();
        var bare = HYPHENATED_KEY
                .matcher(cause.mend())
                .results()
                .map(result -> result.group(1))
                .filter(word -> !word.equals("non-inventory"))
                .toList();

        assertThat(settings()).as(cause.mend()).containsAll(named);
        assertThat(SettingsForm.mentionedIn(cause.mend()))
                .as("pages lead to " + named)
                .extracting(setting -> setting.path().replace(".", ": "))
                .containsAll(named);
        assertThat(words()).as(cause.mend()).containsAll(bare);
    }

    @ParameterizedTest
    @MethodSource("causes")
    void aMendNamesOnlyValuesThatASettingTakes(Cause cause) {
        Stream.concat(
                        VALUE.matcher(cause.mend()).results(),
                        QUOTED_VALUE.matcher(cause.mend()).results())
                .filter(result ->
                        SETTINGS.getOrDefault(result.group(1), Map.of()).get(result.group(2)) instanceof String)
                .forEach(result -> {
                    var file = "%s: {%s: \"%s\"}".formatted(result.group(1), result.group(2), result.group(3));
                    assertThat(SettingsYaml.read(file, defaults())).as(file).isInstanceOf(SettingsReading.Read.class);
                });
    }

    @ParameterizedTest
    @MethodSource("causes")
    void aSentenceIsForABookkeeper(Cause cause) {
        assertThat(Stream.of(cause.what(), cause.mend()))
                .allSatisfy(sentence -> assertThat(sentence)
                        .doesNotContain("My connections")
                        .doesNotContainPattern("\\bConfigure\\b")
                        .doesNotContainPattern("\\w(Exception|Error)\\b")
                        .doesNotEndWith(".")
                        .isEqualTo(sentence.strip())
                        .matches("[A-Z{\"].*"));
    }

    private static Settings defaults() {
        return Settings.startingOn(LocalDate.of(2026, 1, 1));
    }

    private static Set<String> settings() {
        var keys = new TreeSet<String>();
        SETTINGS.forEach((section, entries) -> entries.keySet().forEach(key -> keys.add(section + ": " + key)));
        return keys;
    }

    private static Set<String> words() {
        var words = new TreeSet<>(SETTINGS.keySet());
        SETTINGS.values().forEach(entries -> words.addAll(entries.keySet()));
        return words;
    }

    private static Map<String, List<Cause>> rooms() {
        var rooms = new TreeMap<String, List<Cause>>();
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.cloudcart").stream()
                        .filter(found -> found.isEnum() && found.isAssignableTo(Cause.class))
                        .forEach(found -> rooms.put(found.getSimpleName(), constants(found)));
        return rooms;
    }

    private static List<Cause> constants(JavaClass room) {
        return Arrays.stream(Objects.requireNonNull(room.reflect().getEnumConstants()))
                .map(Cause.class::cast)
                .sorted(Comparator.comparing(Cause::name))
                .toList();
    }

    private static String page() {
        return INTRODUCTION
                + ROOMS.entrySet().stream()
                        .sorted(Comparator.comparing(room -> HEADINGS.getOrDefault(room.getKey(), room.getKey())))
                        .map(room -> table(HEADINGS.getOrDefault(room.getKey(), room.getKey()), room.getValue()))
                        .collect(Collectors.joining());
    }

    private static String table(String heading, List<Cause> causes) {
        return "\n## %s\n\n| Name | Held because | To mend |\n|---|---|---|\n".formatted(heading)
                + causes.stream()
                        .map(cause ->
                                "| `%s` | %s | %s |\n".formatted(cause.name(), cell(cause.what()), cell(cause.mend())))
                        .collect(Collectors.joining());
    }

    private static String cell(String sentence) {
        return Cause.PLACE
                .matcher(sentence.replace("|", "\\|"))
                .replaceAll(
                        place -> "*" + place.group().substring(1, place.group().length() - 1) + "*");
    }
}
