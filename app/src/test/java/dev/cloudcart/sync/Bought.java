package dev.cloudcart.sync;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/// A purchase order of a shop in memory. Prices are multiples of five pence, so that a fifth of tax makes no fractions.
final class Bought {

    static final String ACME = "5a11e500-0000-4000-8000-000000000001";
    static final String BETA = "5a11e500-0000-4000-8000-000000000002";

    enum Status {
        PENDING,
        OPEN,
        PARTIAL,
        DELIVERED
    }

    /// @param delivery what came together
    record Receipt(int record, int delivery, int line, int pieces, int unit, Instant at) {}

    /// @param net in multiples of five pence
    record Cost(int id, String name, int net) {}

    /// @param ofCost the cost that it is for; null for the goods
    record Statement(
            int id, BigDecimal amount, Instant at, @Nullable Integer ofCost) {

        Statement(int id, BigDecimal amount, Instant at) {
            this(id, amount, at, null);
        }
    }

    final int number;
    private final Instant at;
    final int[] ordered;
    final int[] prices;
    Status status;
    final List<Receipt> receipts = new ArrayList<>();
    final List<Cost> costs = new ArrayList<>();
    final List<Statement> statements = new ArrayList<>();
    boolean corrected;
    String supplier = ACME;
    String currency = "GBP";

    /// Lines that were taken off the order.
    final Set<Integer> dropped = new TreeSet<>();

    Bought(int number, Instant at, int[] ordered, int[] prices, Status status) {
        this.number = number;
        this.at = at;
        this.ordered = ordered;
        this.prices = prices;
        this.status = status;
    }

    UUID id() {
        return new UUID(5, number);
    }

    UUID line(int line) {
        return new UUID(6, 100L * number + line);
    }

    Instant at() {
        return at;
    }

    boolean isDone() {
        return status == Status.DELIVERED;
    }

    boolean isUnderWay() {
        return status == Status.OPEN || status == Status.PARTIAL;
    }

    boolean isPaid() {
        return !statements.isEmpty();
    }

    int came(int line) {
        return receipts.stream()
                .filter(receipt -> receipt.line() == line)
                .mapToInt(Receipt::pieces)
                .sum();
    }

    List<Integer> deliveries() {
        return receipts.stream()
                .filter(receipt -> receipt.pieces() > 0)
                .map(Receipt::delivery)
                .distinct()
                .toList();
    }

    boolean isAllThere() {
        return lines().allMatch(line -> came(line) >= ordered[line]);
    }

    IntStream lines() {
        return IntStream.range(0, ordered.length).filter(line -> !dropped.contains(line));
    }

    /// With tax.
    static BigDecimal gross(long fives) {
        return BigDecimal.valueOf(fives).multiply(new BigDecimal("0.06"));
    }

    BigDecimal grossOrdered() {
        return gross(
                lines().mapToLong(line -> (long) ordered[line] * prices[line]).sum());
    }

    BigDecimal grossThatCame() {
        return gross(receipts.stream()
                .mapToLong(receipt -> (long) receipt.pieces() * receipt.unit())
                .sum());
    }

    BigDecimal grossOfCosts() {
        return gross(costs.stream().mapToLong(Cost::net).sum());
    }

    /// By delivery, its pieces and prices.
    BigDecimal grossOf(int delivery) {
        return gross(receipts.stream()
                .filter(receipt -> receipt.delivery() == delivery)
                .mapToLong(receipt -> (long) receipt.pieces() * receipt.unit())
                .sum());
    }

    /// What a list tells of it.
    String header() {
        long whole = lines().filter(line -> came(line) >= ordered[line]).count();
        return "%s %d %s %s%s"
                .formatted(
                        status, whole, grossOrdered(), isDone() ? last() : at, supplier.equals(ACME) ? "" : " of Beta");
    }

    private Instant last() {
        return receipts.stream().map(Receipt::at).max(Instant::compareTo).orElse(at);
    }

    String json() {
        var items = lines().mapToObj(this::item).collect(Collectors.joining(","));
        var delivered = receipts.stream().map(this::receipt).collect(Collectors.joining(","));
        var additional = costs.stream().map(this::cost).collect(Collectors.joining(","));
        var paid = statements.stream().map(this::statement).collect(Collectors.joining(","));
        return """
                {"PurchaseOrderHeader":{"pkPurchaseID":"%s","ExternalInvoiceNumber":"PO%d","Status":"%s","Currency":"%s",\
                "fkSupplierId":"%s","UnitAmountTaxIncludedType":0,"DateOfPurchase":"%s",\
                "QuotedDeliveryDate":"%s","ConversionRate":%s,"ConvertedOtherCost":%s},"PurchaseOrderItem":[%s],"AdditionalCosts":[%s],\
                "PaymentStatements":[%s],"DeliveredRecords":[%s]}""".formatted(
                        id(),
                        number,
                        status,
                        currency,
                        supplier,
                        at,
                        at,
                        rate(),
                        netOfCosts().multiply(rate()),
                        items,
                        additional,
                        paid,
                        delivered);
    }

    /// What one of the currency is in pounds.
    private BigDecimal rate() {
        return currency.equals("GBP") ? BigDecimal.ONE : new BigDecimal("0.8");
    }

    private BigDecimal netOfCosts() {
        return BigDecimal.valueOf(costs.stream().mapToLong(Cost::net).sum()).multiply(new BigDecimal("0.05"));
    }

    private String item(int line) {
        var net = BigDecimal.valueOf((long) ordered[line] * prices[line]).multiply(new BigDecimal("0.05"));
        var tax = net.multiply(new BigDecimal("0.2"));
        return """
                {"pkPurchaseItemId":"%s","SKU":"SKU-%d","ItemTitle":"Thing %d","Quantity":%d,"Delivered":%d,"Cost":%s,\
                "Tax":%s,"TaxRate":20,"SortOrder":%d}""".formatted(line(line), line, line, ordered[line], came(line), net.add(tax), tax, line);
    }

    private String receipt(Receipt receipt) {
        return """
                {"pkDeliveryRecordId":%d,"fkDeliveryId":%d,"fkPurchaseItemId":"%s","UnitCost":%s,"DeliveredQuantity":%d,\
                "CreatedDateTime":"%s"}""".formatted(
                        receipt.record(),
                        receipt.delivery(),
                        line(receipt.line()),
                        BigDecimal.valueOf(receipt.unit()).multiply(new BigDecimal("0.05")),
                        receipt.pieces(),
                        receipt.at());
    }

    private String cost(Cost cost) {
        var net = BigDecimal.valueOf(cost.net()).multiply(new BigDecimal("0.05"));
        return """
                {"PurchaseAdditionalCostItemId":%d,"AdditionalCostTypeName":"%s","SubTotalLineCost":%s,"TaxRate":20,"Tax":%s,\
                "Currency":"%s","ConversionRate":%s}""".formatted(
                        cost.id(),
                        cost.name(),
                        net,
                        net.multiply(new BigDecimal("0.2")),
                        currency,
                        currency.equals("GBP") ? "1" : "1.25");
    }

    private String statement(Statement statement) {
        return """
                {"PurchasePaymentStatementId":%d,"LineCost":%s,"Currency":"%s","Reference":"BACS","PaymentDate":"%s",\
                "fkPurchaseAdditionalCostItemId":%s}""".formatted(statement.id(), statement.amount(), currency, statement.at(), statement.ofCost());
    }

    @Override
    public String toString() {
        var lines = new TreeMap<Integer, String>();
        lines().forEach(line -> lines.put(line, "%d at %d".formatted(ordered[line], prices[line])));
        return "PO%d of %s %s %s, came %s, costs %s, paid %s"
                .formatted(number, supplier.equals(ACME) ? "Acme" : "Beta", status, lines, receipts, costs, statements);
    }
}
