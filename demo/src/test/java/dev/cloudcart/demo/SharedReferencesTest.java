package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.at;
import static dev.cloudcart.demo.Sold.lines;
import static dev.cloudcart.demo.Sold.reference;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/// Orders split in several, merged of several, or referred to by another's number: drawn at random, each posted under
/// a number that is its own, and that stays.
class SharedReferencesTest extends Mending {

    private static final int FIRST_DAY = 40;
    private static final int ALL = 70;
    private static final int NUMBER_MAX = 21;
    private static final long SEED = 20261128;
    private static final Pattern ORDER = Pattern.compile("Linnworks order (\\d+),.*");

    /// What QuickBooks takes as a number; the others are none, or stand on several orders by design.
    private static final List<String> USABLE = List.of("W-1", "W-2", "W-3", "w-3", "12-34567-89012", "5", "61", "#9");

    private static final List<String> UNUSABLE = List.of("MERGED", "Merged", "", "1234567890123456789012", "红-1");

    @Test
    void neverShareANumber() throws Exception {
        var random = new Random(SEED);
        var references = new TreeMap<Integer, String>();
        for (int order = 1; order <= ALL; order++) {
            references.put(order, drawn(order, random));
        }
        connect("uk", "{}", "order-export: {document-number: channel reference}");

        sell(orders(references, 1, FIRST_DAY));
        assertThat(sync(0).at("/documents/posted").asInt()).isEqualTo(FIRST_DAY);
        var before = numbers();
        sell(orders(references, FIRST_DAY + 1, ALL));
        assertThat(sync(0).at("/documents/posted").asInt()).isEqualTo(ALL - FIRST_DAY);
        var numbers = numbers();

        assertThat(numbers).containsAllEntriesOf(before);
        assertThat(numbers.keySet()).isEqualTo(references.keySet());
        assertThat(numbers.values()).doesNotHaveDuplicates().allMatch(number -> number.length() <= NUMBER_MAX);
        numbers.forEach((order, number) -> assertThat(number)
                .as("order %d, referred to as %s, among %s", order, references.get(order), numbers)
                .isIn(allowed(order, references, numbers)));
    }

    /// An order is split: what is left of it is read again beside the new one, which has its reference. Then either
    /// changes again, once the other is gone too, and later all is merged.
    @Test
    void keepTheirNumbersWhenTheyAreReadAgain() throws Exception {
        connect("uk", "{}", "order-export: {document-number: channel reference, cancelled-after-posting: delete}");
        sell(sold.taxed(1, 20, reference("W-1"), lines(3)));
        assertThat(documents(0)).containsExactly(1, 0, 0);
        var first = Map.of(1, "W-1");
        assertThat(numbers()).isEqualTo(first);

        sell(sold.taxed(1, 20, reference("W-1"), lines(2)), sold.taxed(2, 20, reference("W-1")));
        assertThat(documents(0, "--numbers", "1,2")).containsExactly(1, 1, 0);
        var split = Map.of(1, "W-1", 2, "2");
        assertThat(numbers()).isEqualTo(split);
        assertThat(documents(0, "--numbers", "2,1")).containsExactly(0, 0, 0);
        assertThat(documents(0, "--from", "2026-01-01")).containsExactly(0, 0, 0);

        sell(sold.taxed(2, 20, reference("W-1"), lines(2)));
        assertThat(documents(0, "--numbers", "2,1")).containsExactly(0, 1, 0);
        assertThat(numbers()).isEqualTo(split);

        sell(sold.taxed(1, 20, reference("W-1"), at("/GeneralInfo", "HoldOrCancel", "true")));
        assertThat(documents(0, "--numbers", "1,2")).containsExactly(0, 0, 1);
        sell(sold.taxed(2, 20, reference("W-1")));
        assertThat(documents(0, "--numbers", "2")).containsExactly(0, 1, 0);
        assertThat(numbers()).isEqualTo(Map.of(2, "2"));

        sell(sold.taxed(2, 20, reference("MERGED"), lines(4)));
        assertThat(documents(0, "--numbers", "2")).containsExactly(0, 1, 0);
        assertThat(numbers()).isEqualTo(Map.of(2, "2"));
    }

    /// Of one that others were merged into, and of one whose reference becomes another's.
    @Test
    void keepTheirNumbersWhenTheirReferenceChanges() throws Exception {
        connect("uk", "{}", "order-export: {document-number: channel reference}");
        sell(sold.taxed(1, 20, reference("W-1")), sold.taxed(2, 20, reference("W-2")));
        assertThat(documents(0)).containsExactly(2, 0, 0);

        sell(sold.taxed(1, 20, reference("MERGED"), lines(2)), sold.taxed(2, 20, reference("W-1"), lines(2)));
        assertThat(documents(0, "--numbers", "1,2")).containsExactly(0, 2, 0);

        assertThat(numbers()).isEqualTo(Map.of(1, "W-1", 2, "W-2"));
        assertThat(documents(0, "--numbers", "1,2")).containsExactly(0, 0, 0);
    }

    /// Posted, amended and removed.
    private List<Integer> documents(int status, String... more) throws Exception {
        var documents = sync(status, more).path("documents");
        return Stream.of("posted", "amended", "removed")
                .map(count -> documents.path(count).asInt())
                .toList();
    }

    /// Its reference, unless it is unusable or another's; else its own number, unless another has that as its
    /// reference; else that with the end of its identity.
    private static List<String> allowed(int order, Map<Integer, String> references, Map<Integer, String> numbers) {
        var allowed = new ArrayList<String>();
        var reference = references.getOrDefault(order, "");
        boolean isUsable = !UNUSABLE.contains(reference);
        boolean isShared =
                Collections.frequency(references.values(), reference) > 1 || references.containsKey(number(reference));
        if (isUsable) {
            allowed.add(reference);
        }
        if (!isUsable || isShared) {
            var own = String.valueOf(order);
            boolean isTaken = numbers.entrySet().stream()
                    .anyMatch(
                            other -> other.getKey() != order && other.getValue().equals(own));
            allowed.add(isTaken ? "%d-%04x".formatted(order, order) : own);
        }
        return allowed;
    }

    private static int number(String reference) {
        return reference.matches("\\d{1,4}") ? Integer.parseInt(reference) : -1;
    }

    private static String drawn(int order, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> USABLE.get(random.nextInt(USABLE.size()));
            case 1 -> UNUSABLE.get(random.nextInt(UNUSABLE.size()));
            default -> "OWN-" + order;
        };
    }

    private String[] orders(Map<Integer, String> references, int first, int last) {
        var orders = new ArrayList<String>();
        for (int order = first; order <= last; order++) {
            orders.add(sold.taxed(order, 20, reference(references.getOrDefault(order, ""))));
        }
        return orders.toArray(String[]::new);
    }

    /// By order.
    private Map<Integer, String> numbers() throws Exception {
        var numbers = new TreeMap<Integer, String>();
        for (var document : books.documents()) {
            var note = ORDER.matcher(document.path("PrivateNote").asString());
            assertThat(note.matches()).isTrue();
            assertThat(numbers.put(
                            Integer.parseInt(note.group(1)),
                            document.path("DocNumber").asString()))
                    .isNull();
        }
        return numbers;
    }
}
