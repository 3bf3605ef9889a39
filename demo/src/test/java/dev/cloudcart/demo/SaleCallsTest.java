package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.at;
import static dev.cloudcart.demo.Sold.lines;
import static dev.cloudcart.demo.Sold.open;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What it costs in calls to follow sales that change, counted by the program.
class SaleCallsTest extends Mending {

    private static final int ORDERS = 2_000;
    private static final Consumer<ObjectNode> CANCELLED = at("/GeneralInfo", "HoldOrCancel", "true");

    /// Once a day the rows of two weeks are looked at, and only those that have changed are read whole.
    @Test
    void areFewWhereProcessedOrdersAreLookedBackAt() throws Exception {
        connect("uk", "{}", "");
        var old = sold.before(Duration.ofDays(3));
        sellAll(old);
        assertThat(sync(0).at("/documents/posted").asInt()).isEqualTo(ORDERS);

        for (int number = 1; number <= 20; number++) {
            sell(number <= 15 ? old.taxed(number, 20, lines(2)) : old.taxed(number, 20, CANCELLED));
        }
        assertCalls("The first run of a day, that changes 15 and cancels 5", sync(0), 15, 5, 7, 1, 1);
        assertCalls("The next run", sync(0), 0, 0, 1, 0, 0);
    }

    /// The list of all open orders is looked at by every run.
    @Test
    void areFewWhereOpenOrdersAreFollowed() throws Exception {
        connect("uk", "{}", "order-export: {order-status: open}");
        var old = sold.before(Duration.ofDays(3));
        sellAll(old, open());
        assertThat(sync(0).at("/documents/posted").asInt()).isEqualTo(ORDERS);
        assertCalls("The next run over open orders", sync(0), 0, 0, 22, 0, 0);

        for (int number = 1; number <= 15; number++) {
            sell(old.taxed(number, 20, open(), lines(2)));
        }
        assertCalls("The next run, that changes 15 open orders", sync(0), 15, 0, 22, 1, 1);
    }

    @SafeVarargs
    private void sellAll(Sold old, Consumer<ObjectNode>... changes) throws Exception {
        var orders = new StringBuilder();
        for (int number = 1; number <= ORDERS; number++) {
            orders.append(old.taxed(number, 20, changes));
        }
        sell(orders.toString());
    }

    private static void assertCalls(
            String which, JsonNode report, int amended, int removed, int linnworks, int writes, int reads) {
        var calls = report.path("calls");
        System.out.printf("%s, %,d orders: %s%n", which, ORDERS, calls);
        assertThat(report.at("/documents/posted").asInt()).isZero();
        assertThat(report.at("/documents/amended").asInt()).isEqualTo(amended);
        assertThat(report.at("/documents/removed").asInt()).isEqualTo(removed);
        assertThat(calls.path("linnworks").asInt()).as(which).isLessThanOrEqualTo(linnworks);
        assertThat(calls.path("quickbooksWrites").asInt()).as(which).isEqualTo(writes);
        assertThat(calls.path("quickbooksReads").asInt()).as(which).isLessThanOrEqualTo(reads);
    }
}
