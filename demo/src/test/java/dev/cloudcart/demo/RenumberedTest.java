package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A delivery or a cost is taken back and entered anew in Linnworks, and its bill was paid in QuickBooks meanwhile.
class RenumberedTest extends Buying {

    private static final String TWICE =
            "Delivery PO1-7 is not in Linnworks any more, and bill PO1-7 of it stands, about the"
                    + " same lines of the order: these goods would be billed twice";

    private static final String COST_TWICE =
            "Cost PO1-A1000 is not in Linnworks any more, and bill PO1-A1000 of it stands:"
                    + " this cost would be billed twice";

    private Ordered came(int delivery) {
        return nuts().that("PARTIAL").came(delivery, first, 0, 6);
    }

    private static List<String> reasons(JsonNode report) {
        return report.path("holds")
                .valueStream()
                .map(hold -> hold.path("reason").asString())
                .toList();
    }

    @Test
    @Mends("BILLED_BEFORE")
    void isNotBilledASecondTimeWhileItsBillStands() throws Exception {
        connect("uk", "{}", ON);
        agrees("came", came(7));
        var payment = books.pays("PO1-7", "72.00");
        var before = documents();

        shop(came(9).line());
        var preview = previewed("another number");
        assertThat(foretold(preview)).isEmpty();
        assertThat(preview.at("/preview/held")
                        .valueStream()
                        .map(reason -> reason.path("cause").asString()))
                .contains("BILLED_BEFORE");
        assertThat(reasons(sync(HELD))).contains(TWICE).hasSize(2);
        assertThat(documents()).isEqualTo(before);
        assertThat(reasons(sync(HELD, "--numbers", "PO1"))).contains(TWICE);
        assertThat(documents()).isEqualTo(before);

        books.takesBack(payment);
        agrees("put right");
        assertStand(
                "PO1 120.0+12.0 Open of " + date(ordered) + ", 6 NUT came",
                "PO1-9 72.0 of " + date(first) + ": 6 NUT of PO1");
    }

    @Test
    @Mends("COST_BILLED_BEFORE")
    void isNoCostThatIsBilledASecondTimeWhileItsBillStands() throws Exception {
        connect("uk", "{}", """
                purchase-settings: {sync-purchases: true, additional-costs: own bill, cost-vendors: [{vendor: Fast Freight}]}
                """);
        agrees("came", came(7).cost("Freight", "20.00", 20));
        var payment = books.pays("PO1-A1000", "24.00");
        var before = documents();

        shop(came(7).costsFrom(1_001).cost("Freight", "25.00", 20).line());
        assertThat(foretold(previewed("another number"))).isEmpty();
        assertThat(reasons(sync(HELD))).contains(COST_TWICE).hasSize(2);
        assertThat(documents()).isEqualTo(before);
        assertThat(reasons(sync(HELD, "--numbers", "PO1"))).contains(COST_TWICE);
        assertThat(documents()).isEqualTo(before);

        books.takesBack(payment);
        agrees("put right");
        assertStand(
                "PO1 120.0+12.0 Open of " + date(ordered) + ", 6 NUT came",
                "PO1-7 72.0 of " + date(first) + ": 6 NUT of PO1",
                "PO1-A1001 30.0 of " + date(first) + ": 1 Purchase costs");
    }
}
