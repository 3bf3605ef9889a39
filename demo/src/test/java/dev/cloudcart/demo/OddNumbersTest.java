package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.item;
import static dev.cloudcart.demo.Sold.items;
import static dev.cloudcart.demo.Sold.reference;
import static dev.cloudcart.demo.Sold.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/// Orders as people who do this job tell of them: names and numbers that are none. For each, what a bookkeeper would
/// have entered, or why nobody can know it.
class OddNumbersTest extends Mending {

    private String numbers() throws Exception {
        var report = syncAnyhow();
        var posted = books.documents().stream()
                .map(document -> "%s: %s, %s\n"
                        .formatted(
                                document.path("PrivateNote").asString().replaceAll("Linnworks order (\\d+),.*", "$1"),
                                document.path("DocNumber").asString(),
                                document.at("/Line/0/SalesItemLineDetail/ItemRef/name")
                                        .asString()
                                        .replaceAll("x{20,}", "x…")))
                .sorted()
                .collect(Collectors.joining());
        return posted
                + report.path("holds")
                        .valueStream()
                        .map(hold -> hold.path("source").asString() + ": held: "
                                + hold.path("reason").asString() + "\n")
                        .collect(Collectors.joining());
    }

    @Test
    void oddNamesAndNumbers() throws Exception {
        connect("uk", "{}", "order-export: {document-number: channel reference}");
        books.add("vendor", "{\"DisplayName\":\"Etsy GBP\"}");
        books.add("employee", "{\"GivenName\":\"Amazon\",\"FamilyName\":\"GBP\",\"DisplayName\":\"Amazon GBP\"}");
        sell(
                order(1, "GBP"),
                order(2, "GBP", source("AMAZON")),
                order(3, "GBP", source("Bob's: \"Shop\"")),
                order(4, "GBP", source("T".repeat(120) + "1")),
                order(5, "GBP", source("T".repeat(120) + "2")),
                order(6, "GBP", reference("123456789012345678901"), items(item("x".repeat(101), 1, "10", "2", "20"))),
                order(7, "GBP", reference("1234567890123456789012"), items(item("x".repeat(102), 1, "10", "2", "20"))),
                order(8, "GBP", reference("☕ 5"), items(item("Ünïcødé-日本", 1, "10", "2", "20"))),
                order(9, "GBP", reference("10"), items(item("A:B:C", 1, "10", "2", "20"))),
                order(10, "GBP", reference("9"), items(item("A:B", 1, "10", "2", "20"))),
                order(11, "GBP", reference("R-1"), items(item("sku\\tab", 1, "10", "2", "20"))),
                order(17, "GBP", reference("9")),
                order(12, "GBP", reference(" R-12 "), items(item("Sales", 1, "10", "2", "20"))),
                order(13, "GBP", reference("MERGED"), items(item("Hours", 1, "10", "2", "20"))),
                order(14, "GBP", reference("merged"), items(item(" MUG", 1, "10", "2", "20"))),
                order(15, "GBP", reference("#1001"), items(item("MUG.", 1, "10", "2", "20"))),
                order(16, "GBP", reference("#1001"), items(item("MUG\u00a0", 1, "10", "2", "20"))));

        assertThat(numbers()).isEqualTo("""
                10: 9, A-B #733ybp
                11: 11, sku\\tab
                12: R-12, Sales
                13: 13, Hours
                14: 14, MUG
                15: #1001, MUG.
                16: 16, MUG
                17: 17, PLAIN
                1: R-1, PLAIN
                3: R-3, PLAIN
                4: R-4, PLAIN
                5: R-5, PLAIN
                6: 123456789012345678901, x… #6n264g
                7: 7, x… #vnx44e
                8: 8, Ünïcødé-日本
                9: 10, A-B-C #ge4r04
                2: held: "Amazon GBP" is the name of an employee in QuickBooks, so no customer can have it
                """);
    }
}
