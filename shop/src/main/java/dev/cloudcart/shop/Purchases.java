package dev.cloudcart.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// Orders goods all through the window. They come nine to sixteen days later, each fifth time in two parts, each
/// ninth time too few: then the order stays PARTIAL or was closed by hand.
final class Purchases {

    private static final UUID DELETED_SUPPLIER = UUID.fromString("0b6ff1a4-52a5-4d0c-8d7e-3c1f5f0a9e77");

    private final Dice dice;
    private final ShopOptions options;
    private final Catalogue catalogue;
    private final List<Suppliers.Supplier> suppliers;
    private int number;
    private int deliveryNumber = 700;
    private int receiptNumber = 9_000;

    Purchases(ShopOptions options, Catalogue catalogue, Suppliers suppliers) {
        this.dice = new Dice(options.seed(), "purchases");
        this.options = options;
        this.catalogue = catalogue;
        this.suppliers = suppliers.all();
    }

    boolean hasNext() {
        return number < options.purchaseOrders();
    }

    Purchase next() {
        number++;
        var supplier = suppliers.get(number % suppliers.size());
        var purchased = purchased();
        var items = items(supplier);
        var deliveries = deliveries(purchased, items);
        var status = status(purchased, items, deliveries);
        var id = number % 20 == 13 ? DELETED_SUPPLIER : supplier.id();
        var postage = number % 10 == 7 ? money(dice.between(900, 9_000)) : BigDecimal.ZERO;
        return new Purchase(
                number,
                dice.guid(),
                id,
                supplier,
                status,
                purchased,
                items,
                deliveries,
                costs(supplier),
                postage,
                payment(status, items, deliveries));
    }

    private Instant purchased() {
        var minutes = options.days() * 1_440L * (2L * number - 1) / (2L * options.purchaseOrders());
        var moment = options.opening().plus(minutes, ChronoUnit.MINUTES);
        return number % 6 == 0 ? moment.truncatedTo(ChronoUnit.DAYS) : moment.plusNanos(dice.nanos());
    }

    private List<Purchase.Item> items(Suppliers.Supplier supplier) {
        var items = new ArrayList<Purchase.Item>();
        for (var i = dice.oneIn(4) ? dice.between(5, 12) : dice.between(1, 4); i > 0; i--) {
            var shelf = dice.oneIn(6) ? catalogue.books() : catalogue.goods();
            items.add(item(supplier, shelf.get(dice.below(shelf.size()))));
        }
        return items;
    }

    private Purchase.Item item(Suppliers.Supplier supplier, Product product) {
        var quantity = dice.any(List.of(3, 6, 12, 24, 36, 48, 60, 96, 144));
        var unit =
                product.purchasePrice().multiply(supplier.currency().perPound()).setScale(4, RoundingMode.HALF_UP);
        var taxed = supplier.chargesTax() && !product.isBook();
        var net = unit.multiply(BigDecimal.valueOf(quantity));
        var tax = taxed ? net.multiply(new BigDecimal("0.2")) : BigDecimal.ZERO;
        var rate = !taxed ? 0 : dice.oneIn(8) ? -1 : 20;
        return new Purchase.Item(dice.guid(), product, quantity, unit, BigDecimal.valueOf(rate), tax);
    }

    private List<Purchase.Delivery> deliveries(Instant purchased, List<Purchase.Item> items) {
        var first = atTheGate(purchased, dice.between(9, 16));
        var second = atTheGate(first, dice.between(4, 6));
        var all = number % 9 == 4 ? 80 : 100;
        var parts = new ArrayList<Purchase.Delivery>();
        if (number % 5 == 0) {
            arrive(parts, first, items, 0, 60);
            arrive(parts, second, items, 60, all);
        } else {
            arrive(parts, first, items, 0, all);
        }
        return parts;
    }

    private static Instant atTheGate(Instant after, int days) {
        return after.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(days)
                .atTime(9, 0)
                .toInstant(ZoneOffset.UTC);
    }

    /// What is due between two percentages of the quantities, unless that is in the future.
    private void arrive(List<Purchase.Delivery> parts, Instant day, List<Purchase.Item> items, int from, int to) {
        var at = day.plusSeconds(dice.below(7 * 3_600)).plusNanos(dice.nanos());
        if (at.isAfter(options.upTo())) {
            return;
        }
        deliveryNumber++;
        var receipts = new ArrayList<Purchase.Receipt>();
        for (var item : items) {
            var quantity = item.quantity() * to / 100 - item.quantity() * from / 100;
            if (quantity > 0) {
                receipts.add(new Purchase.Receipt(++receiptNumber, item, quantity, null));
            }
        }
        parts.add(new Purchase.Delivery(deliveryNumber, at, List.copyOf(receipts)));
    }

    private String status(Instant purchased, List<Purchase.Item> items, List<Purchase.Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return purchased.plus(4, ChronoUnit.DAYS).isAfter(options.upTo()) ? "PENDING" : "OPEN";
        }
        var ordered = items.stream().mapToInt(Purchase.Item::quantity).sum();
        var received = deliveries.stream()
                .flatMap(delivery -> delivery.receipts().stream())
                .mapToInt(Purchase.Receipt::quantity)
                .sum();
        var closedByHand = number % 18 == 4;
        return received == ordered || closedByHand ? "DELIVERED" : "PARTIAL";
    }

    /// Every third order has freight, some in pounds for a foreign order or the other way round; some pay duty,
    /// too.
    private List<Purchase.Cost> costs(Suppliers.Supplier supplier) {
        if (number % 3 != 1 || number % 10 == 7) {
            return List.of();
        }
        var currency = number % 4 == 0 ? Currency.USD : supplier.currency();
        var costs = new ArrayList<Purchase.Cost>();
        costs.add(new Purchase.Cost(number * 10, true, currency, money(dice.between(1_500, 24_000))));
        if (!supplier.chargesTax()) {
            costs.add(new Purchase.Cost(number * 10 + 1, false, Currency.GBP, money(dice.between(800, 6_000))));
        }
        return costs;
    }

    private Purchase.@Nullable Payment payment(
            String status, List<Purchase.Item> items, List<Purchase.Delivery> deliveries) {
        if (!status.equals("DELIVERED") || number % 4 != 2) {
            return null;
        }
        var total = items.stream()
                .map(Purchase.Item::gross)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, RoundingMode.HALF_UP);
        return new Purchase.Payment(number * 10, deliveries.getLast().at().plusSeconds(10_800), total);
    }

    private static BigDecimal money(int pennies) {
        return BigDecimal.valueOf(pennies, 2);
    }
}
