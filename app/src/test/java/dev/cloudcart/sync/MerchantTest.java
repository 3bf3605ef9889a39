package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.settings.Settings.OrderStatus;
import dev.cloudcart.sync.FakeBooks.Trouble;

/// A merchant's days by a seed: orders come, are edited, paid, parked, merged, split, processed, cancelled,
/// restored and deleted, and somebody edits and deletes documents in the books, with a sync now and then,
/// while answers are lost and the program dies. In the end every order that lives has one document that
/// says what it says, and every other none. `-Dmerchant.seeds=1000` plays more.
class MerchantTest extends Syncing {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final int STEPS = 40;
    private static final List<Trouble> TROUBLES = List.of(
            Trouble.NONE,
            Trouble.NONE,
            Trouble.NONE,
            Trouble.COMMITS_AND_LOSES_THE_ANSWER,
            Trouble.NEVER_GETS_IT,
            Trouble.STOPS_HALFWAY,
            Trouble.CRASHES_AFTER_COMMIT);

    /// @param met whether a run may have met it while it was open
    private record Order(int pounds, boolean paid, boolean parked, State state, boolean met) {

        private Order pays() {
            return new Order(pounds, !paid, parked, state, met);
        }

        private Order parks() {
            return new Order(pounds, paid, !parked, state, met);
        }

        private Order costs(int other) {
            return new Order(other, paid, parked, state, met);
        }

        private Order is(State other) {
            return new Order(pounds, paid, parked, other, met);
        }

        private Order listed() {
            return new Order(pounds, paid, parked, state, met || state == State.OPEN);
        }
    }

    private enum State {
        OPEN,
        PROCESSED,
        CANCELLED,
        GONE
    }

    private final Map<Integer, Order> orders = new TreeMap<>();
    private final Map<Integer, Instant> processed = new TreeMap<>();
    private final List<String> story = new ArrayList<>();
    private Random dice = new Random();

    MerchantTest() {
        super(DATABASE);
    }

    /// An order that was parked while it was open was processed, and the run that saw it died.
    private static final int WENT_WRONG = 20_492;

    static IntStream seeds() {
        int first = Integer.getInteger("merchant.first", 1);
        var dice = IntStream.range(first, first + Integer.getInteger("merchant.seeds", 6));
        return IntStream.concat(IntStream.of(WENT_WRONG), dice);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void hasOneDocumentForEachOrderThatLives(int seed) {
        dice = new Random(seed);
        statuses = seed % 2 == 0 ? Set.of(OrderStatus.OPEN) : EnumSet.allOf(OrderStatus.class);
        type = seed % 3 == 0 ? Rules.TransactionType.INVOICE_PAYMENT_IF_PAID : Rules.TransactionType.RECEIPT_IF_PAID;
        lookBack = Duration.ofDays(14);
        edited = Rules.Edited.OVERWRITE;
        deletedInBooks = Rules.Deleted.POST_AGAIN;
        for (int step = 0; step < STEPS; step++) {
            happens();
            if (dice.nextInt(6) == 0) {
                meddles();
            }
            if (dice.nextInt(3) == 0) {
                syncs(TROUBLES.get(dice.nextInt(TROUBLES.size())));
            }
        }
        unpark();
        for (int day = 0; day < 3; day++) {
            syncs(Trouble.NONE);
            now = now.plus(Duration.ofDays(1));
        }

        assertThat(standing()).as("%s", story).isEqualTo(wanted());
        var last = run();
        assertThat(last.holds()).isEmpty();
        assertThat(List.of(
                        last.documents().posted(),
                        last.documents().amended(),
                        last.documents().removed()))
                .containsOnly(0L);
    }

    private void happens() {
        int number = 1 + dice.nextInt(orders.size() + 2);
        var order = orders.get(number);
        int what = dice.nextInt(10);
        if (order == null) {
            put(orders.size() + 1, new Order(1 + dice.nextInt(90), dice.nextBoolean(), false, State.OPEN, false));
        } else if (order.state() == State.OPEN) {
            switch (what) {
                case 0, 1 -> put(number, order.pays());
                case 2, 3 -> put(number, order.costs(1 + dice.nextInt(90)));
                case 4 -> put(number, order.parks());
                case 5 -> put(number, order.is(State.GONE));
                case 6 -> put(number, order.is(State.CANCELLED));
                case 7 -> splitOrMerge(number, order);
                default -> put(number, (order.parked() ? order.parks() : order).is(State.PROCESSED));
            }
        } else if (order.state() == State.PROCESSED && what < 2) {
            put(number, order.is(State.CANCELLED));
        } else if (order.state() == State.PROCESSED && what < 4) {
            put(number, order.costs(1 + dice.nextInt(90)));
        } else if (order.state() == State.PROCESSED && what < 6) {
            put(number, order.pays());
        } else if (order.state() == State.CANCELLED && processed.containsKey(number) && what < 3) {
            put(number, order.is(State.PROCESSED));
        }
        now = now.plus(Duration.ofMinutes(dice.nextInt(60)));
    }

    /// Somebody edits or deletes a document in the books.
    private void meddles() {
        var live = IntStream.rangeClosed(1, books.ledger.size())
                .filter(id ->
                        !books.removed.containsKey(Integer.toString(id)) && !books.isDeleted(Integer.toString(id)))
                .toArray();
        if (live.length == 0) {
            return;
        }
        int id = live[dice.nextInt(live.length)];
        boolean isDeleted = dice.nextBoolean();
        story.add((isDeleted ? "deleted " : "edited ") + id + ", of "
                + books.ledger.get(id - 1).source());
        if (isDeleted) {
            books.deleteOne(id);
        } else {
            books.editOne(id);
        }
    }

    private void splitOrMerge(int number, Order order) {
        var others = orders.entrySet().stream()
                .filter(other -> other.getKey() != number && other.getValue().state() == State.OPEN)
                .toList();
        if (others.isEmpty() || dice.nextBoolean()) {
            put(number, order.costs(order.pounds() + 1));
            put(orders.size() + 1, new Order(7, order.paid(), false, State.OPEN, false));
        } else {
            var other = others.get(dice.nextInt(others.size()));
            put(number, order.costs(order.pounds() + other.getValue().pounds()));
            put(other.getKey(), other.getValue().is(State.GONE));
        }
    }

    private void unpark() {
        Map.copyOf(orders).forEach((number, order) -> {
            if (order.parked() && order.state() == State.OPEN) {
                put(number, order.parks());
            }
        });
    }

    private void put(int number, Order order) {
        orders.put(number, order);
        story.add(number + " " + order);
        var gross = order.pounds() + ".00";
        switch (order.state()) {
            case OPEN -> shop.hasOpen(number, gross, order.paid() ? "" : "unpaid", order.parked() ? "parked" : "");
            case PROCESSED -> {
                var at = processed.computeIfAbsent(number, _ -> now);
                shop.processes(number, gross, at, order.paid() ? "" : "unpaid");
            }
            case CANCELLED -> shop.cancels(number, gross);
            case GONE -> shop.forgets(number);
        }
    }

    private void syncs(Trouble trouble) {
        story.add("sync, " + trouble);
        books.trouble = trouble;
        var intents = new AtomicInteger();
        int last = trouble == Trouble.NONE ? 1 + dice.nextInt(6) : 0;
        books.onEncode = () -> {
            if (intents.incrementAndGet() == last) {
                throw new IllegalStateException("It died before it intended");
            }
        };
        try {
            run();
        } catch (IllegalStateException died) {
            story.add(died.getMessage());
            books.trouble = Trouble.NONE;
            books.onEncode = () -> {};
            run();
        }
        books.onEncode = () -> {};
        books.trouble = Trouble.NONE;
        orders.replaceAll((_, order) -> order.listed());
    }

    /// Who takes open orders only does not see those that come and go between two runs.
    private Map<String, String> wanted() {
        return orders.entrySet().stream()
                .filter(order -> order.getValue().state() == State.OPEN
                        || (order.getValue().state() == State.PROCESSED
                                && (statuses.size() == 2 || order.getValue().met())))
                .collect(Collectors.toMap(order -> order.getKey().toString(), order -> documents(order.getValue())));
    }

    private String documents(Order order) {
        var amount = "GBP %d.00 ".formatted(order.pounds());
        if (!order.paid()) {
            return amount + "invoice";
        }
        return type.hasPayments() ? amount + "invoice and " + amount + "payment" : amount + "sales receipt";
    }

    /// Says of a payment where it does not pay its whole invoice.
    private String elsewhere(Intent payment) {
        return payment.expected().applied().stream().allMatch(applied -> {
                    var invoice = books.ledger.get(Integer.parseInt(applied.document()) - 1);
                    return !books.removed.containsKey(applied.document())
                            && !books.isDeleted(applied.document())
                            && invoice.source().equals(payment.source())
                            && invoice.gross().equals(payment.gross());
                })
                ? ""
                : " of " + payment.expected().applied();
    }

    private Map<String, String> standing() {
        var standing = new TreeMap<String, String>();
        for (int i = 0; i < books.ledger.size(); i++) {
            var document = books.ledger.get(i);
            var id = Integer.toString(i + 1);
            if (!books.removed.containsKey(id) && !books.isDeleted(id)) {
                standing.merge(
                        document.source(),
                        document.gross() + " " + document.type().word() + elsewhere(document),
                        (one, other) -> one.compareTo(other) < 0 ? one + " and " + other : other + " and " + one);
            }
        }
        return standing;
    }
}
