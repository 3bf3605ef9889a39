package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.settings.Settings.OrderStatus;

/// Answers about orders that make no sense once, by schedule: nobody asks by hand.
class GarbledSalesTest extends Syncing {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    GarbledSalesTest() {
        super(DATABASE);
    }

    private void syncs() {
        run(new SyncRequest(company, Occasion.SCHEDULED, new SyncRequest.SinceLastTime()));
    }

    private List<String> standing() {
        return IntStream.rangeClosed(1, books.ledger.size())
                .filter(id -> !books.removed.containsKey(Integer.toString(id)))
                .mapToObj(id -> "%s %s %s"
                        .formatted(
                                books.ledger.get(id - 1).type().word(),
                                books.ledger.get(id - 1).source(),
                                books.document(Integer.toString(id)).form().gross()))
                .toList();
    }

    private void nothingIsHeld() {
        assertThat(journal.holds(company, Optional.empty(), 10)).isEmpty();
    }

    /// Nothing about it shows that it makes sense now.
    @Test
    void postsWhatMadeNoSenseAtFirst() {
        shop.sells(1, "10.00");
        shop.garbles(1);
        syncs();
        assertThat(standing()).isEmpty();

        shop.sells(1, "10.00");
        syncs();
        assertThat(standing()).containsExactly("sales receipt 1 GBP 10.00");
        nothingIsHeld();
    }

    @Test
    void followsWhatChangedWhileItMadeNoSense() {
        shop.sells(1, "10.00");
        syncs();
        shop.sells(1, "12.00");
        shop.garbles(1);
        syncs();
        assertThat(standing()).containsExactly("sales receipt 1 GBP 10.00");

        shop.sells(1, "12.00");
        syncs();
        assertThat(standing()).containsExactly("sales receipt 1 GBP 12.00");
        nothingIsHeld();
    }

    @Test
    void postsAnOpenOrderThatMadeNoSenseAtFirst() {
        statuses = Set.of(OrderStatus.OPEN);
        shop.hasOpen(1, "10.00");
        shop.garbles(1);
        syncs();
        assertThat(standing()).isEmpty();

        shop.hasOpen(1, "10.00");
        syncs();
        assertThat(standing()).containsExactly("sales receipt 1 GBP 10.00");
        nothingIsHeld();
    }

    @Test
    void keepsAnOpenOrderThatMadeNoSenseInBetween() {
        statuses = Set.of(OrderStatus.OPEN);
        shop.hasOpen(1, "10.00");
        syncs();
        shop.garbles(1);
        syncs();
        syncs();

        shop.hasOpen(1, "10.00");
        syncs();
        assertThat(standing()).containsExactly("sales receipt 1 GBP 10.00");
        nothingIsHeld();
    }

    /// It goes as any other does.
    @Test
    void letsGoOfAnOpenOrderThatIsDeletedWhileNothingMadeSense() {
        statuses = Set.of(OrderStatus.OPEN);
        shop.hasOpen(1, "10.00");
        syncs();
        shop.hasOpen(1, "11.00");
        shop.garbles(1);
        syncs();
        assertThat(standing()).containsExactly("sales receipt 1 GBP 10.00");

        shop.forgets(1);
        syncs();
        syncs();
        assertThat(standing()).isEmpty();
        nothingIsHeld();
    }
}
