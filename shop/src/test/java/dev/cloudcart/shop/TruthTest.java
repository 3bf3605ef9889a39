package dev.cloudcart.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Counts and sums what the lines say, by the rules of the default settings, and compares it with the truth.
class TruthTest {

    private final ReadShop shop = ReadShop.withOrders(2_000);
    private final Truth truth = shop.truth();

    @Test
    void knowsTheEligibleSalesOfEachStoreAndCurrency() {
        var told = byStore(order -> order.get("Processed").asBoolean());

        assertThat(told(truth.eligible())).isEqualTo(told);
    }

    @Test
    void knowsTheOpenSalesOfEachStoreAndCurrency() {
        var told = byStore(order -> !order.get("Processed").asBoolean());

        assertThat(told(truth.eligibleOpen())).isEqualTo(told);
    }

    @Test
    void accountsForEveryOrder() {
        var openSales =
                truth.eligibleOpen().stream().mapToInt(Truth.StoreTotal::count).sum();
        var parked = truth.odd(OddCase.PARKED);

        assertThat(truth.eligibleCount() + openSales + truth.skipped() + truth.held() + truth.senseless() + parked)
                .isEqualTo(truth.orders());
    }

    @Test
    void postsWhatLacksATaxCodeWhereNoneIsLacking() {
        var uncoded = truth.odd(OddCase.OSS_WITHOUT_CODE) + truth.odd(OddCase.UNKNOWN_COUNTRY_ABROAD);

        var posting = truth.whereNoCodeIsLacking();

        assertThat(posting.eligibleCount()).isEqualTo(truth.eligibleCount() + uncoded);
        assertThat(posting.held()).isEqualTo(truth.held() - uncoded);
    }

    @Test
    void knowsTheTaxOfEachStoreCurrencyAndRate() {
        var taxed =
                processedSales().filter(order -> ReadShop.total(order, "Tax").signum() != 0);
        var told = byCurrency(
                taxed, order -> rate(order) + " % " + storeAndCurrency(order), order -> ReadShop.total(order, "Tax"));

        Map<String, String> known = new TreeMap<>();
        truth.taxes()
                .forEach(tax -> known.put(
                        tax.percent().stripTrailingZeros().toPlainString() + " % " + tax.store() + " " + tax.currency(),
                        tax.count() + " for " + tax.tax()));
        assertThat(known).isEqualTo(told).isNotEmpty();
        assertThat(truth.taxes()).extracting(tax -> tax.percent().intValue()).contains(19, 20, 21, 22, 25);
    }

    /// Largest remainder over lines, postage and tax, against half-up of the tax alone.
    @Test
    void comesToTheSameTaxByWhateverRule() {
        assertThat(processedSales().filter(order -> ReadShop.total(order, "Tax").signum() != 0))
                .isNotEmpty()
                .allSatisfy(order -> {
                    var tax = ReadShop.total(order, "Tax");

                    assertThat(taxByLargestRemainder(order))
                            .isEqualByComparingTo(tax.setScale(2, RoundingMode.HALF_UP));
                });
    }

    private static BigDecimal taxByLargestRemainder(JsonNode order) {
        var parts = new ArrayList<BigDecimal>();
        parts.add(ReadShop.total(order, "Tax"));
        parts.add(ReadShop.total(order, "PostageCostExTax"));
        ReadShop.items(order).forEach(item -> parts.add(item.get("Cost").decimalValue()));
        parts.add(ReadShop.total(order, "Subtotal").subtract(ReadShop.sum(ReadShop.items(order), "Cost")));
        var whole = parts.stream()
                .map(part -> part.setScale(2, RoundingMode.FLOOR))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var missing = ReadShop.total(order, "TotalCharge")
                .setScale(2, RoundingMode.HALF_UP)
                .subtract(whole)
                .movePointRight(2)
                .intValueExact();
        var tax = parts.getFirst();
        var larger = parts.stream()
                .skip(1)
                .filter(part -> rest(part).compareTo(rest(tax)) > 0)
                .count();
        return tax.setScale(2, RoundingMode.FLOOR).add(larger < missing ? new BigDecimal("0.01") : BigDecimal.ZERO);
    }

    private static BigDecimal rest(BigDecimal amount) {
        return amount.subtract(amount.setScale(2, RoundingMode.FLOOR));
    }

    private Stream<JsonNode> processedSales() {
        return shop.orders().stream()
                .filter(order -> order.get("Processed").asBoolean())
                .filter(TruthTest::isSale);
    }

    private static String rate(JsonNode order) {
        return ReadShop.total(order, "CountryTaxRate").stripTrailingZeros().toPlainString();
    }

    @Test
    void knowsTheActionedRefunds() {
        var told = byCurrency(
                shop.all("refundHeader").stream()
                        .filter(refund -> refund.get("Actioned").asBoolean()),
                refund -> refund.get("Currency").asString(),
                refund -> refund.get("Amount").decimalValue());

        assertThat(toldByCurrency(truth.refunds())).isEqualTo(told).isNotEmpty();
        assertThat(shop.all("refundHeader").stream()
                        .filter(refund -> !refund.get("Actioned").asBoolean()))
                .hasSize(truth.refundsWaiting());
    }

    @Test
    void knowsThePurchaseOrdersAndDeliveries() {
        var orders = shop.all("purchaseOrder");
        var told = byCurrency(
                orders.stream(),
                order -> header(order).get("Currency").asString(),
                order -> header(order).get("TotalCost").decimalValue());
        var deliveries = orders.stream()
                .flatMap(order -> ReadShop.elements(order.get("DeliveredRecords")))
                .map(delivered -> delivered.get("fkDeliveryId").asInt())
                .distinct();

        assertThat(toldByCurrency(truth.purchaseOrders())).isEqualTo(told);
        assertThat(deliveries).hasSize(truth.deliveries());
        assertThat(truth.purchaseOrdersByStatus()).containsOnlyKeys("PENDING", "OPEN", "PARTIAL", "DELIVERED");
    }

    private Map<String, String> byStore(Predicate<JsonNode> open) {
        return byCurrency(
                shop.orders().stream().filter(open).filter(TruthTest::isSale),
                TruthTest::storeAndCurrency,
                order -> ReadShop.total(order, "TotalCharge"));
    }

    /// Product page, Settings and their defaults: Include; and an order must make sense, and be such that nobody
    /// has to be asked.
    private static boolean isSale(JsonNode order) {
        var general = order.get("GeneralInfo");
        var status = general.get("Status").asInt();
        var parts = ReadShop.total(order, "Subtotal")
                .add(ReadShop.total(order, "PostageCostExTax"))
                .add(ReadShop.total(order, "Tax"));
        return status != 2
                && status != 4
                && !general.get("HoldOrCancel").asBoolean()
                && !general.get("IsParked").asBoolean()
                && !order.get("Items").isNull()
                && !order.get("TotalsInfo").get("Currency").asString().equals("UNK")
                && parts.compareTo(ReadShop.total(order, "TotalCharge")) == 0
                && !order.get("Items").isEmpty()
                && !isHeld(order);
    }

    private static boolean isHeld(JsonNode order) {
        var country = order.get("CustomerInfo").get("Address").get("Country").asString();
        var isHome = order.get("TotalsInfo").get("Currency").asString().equals("GBP");
        var tax = ReadShop.total(order, "Tax");
        var items = ReadShop.items(order);
        return List.of("Portugal", "Finland").contains(country)
                || (country.equals("UNKNOWN") && !isHome && tax.signum() != 0)
                || items.stream().anyMatch(item -> item.get("SKU").asString().isEmpty())
                || (tax.signum() == 0 && ReadShop.sum(items, "Tax").signum() != 0)
                || (order.get("TotalsInfo").get("Currency").asString().equals("KWD")
                        && ReadShop.total(order, "TotalCharge")
                                        .stripTrailingZeros()
                                        .scale()
                                > 2);
    }

    private static String storeAndCurrency(JsonNode order) {
        var store = switch (ReadShop.general(order, "Source")) {
            case "AMAZON" -> "Amazon";
            case "EBAY" -> "eBay";
            case "SHOPIFY" -> "Shopify";
            case "ETSY" -> "Etsy";
            default -> "Direct";
        };
        return store + " " + order.get("TotalsInfo").get("Currency").asString();
    }

    private interface Amount {
        BigDecimal of(JsonNode node);
    }

    private interface Name {
        String of(JsonNode node);
    }

    private static Map<String, String> byCurrency(Stream<JsonNode> nodes, Name name, Amount amount) {
        Map<String, List<BigDecimal>> sums = new TreeMap<>();
        nodes.forEach(node -> {
            var decimals = name.of(node).endsWith("JPY") ? 0 : name.of(node).endsWith("KWD") ? 3 : 2;
            var rounded = amount.of(node).setScale(decimals, RoundingMode.HALF_UP);
            sums.merge(
                    name.of(node),
                    List.of(BigDecimal.ONE, rounded),
                    (one, other) ->
                            List.of(one.get(0).add(other.get(0)), one.get(1).add(other.get(1))));
        });
        Map<String, String> told = new TreeMap<>();
        sums.forEach((key, sum) -> told.put(key, sum.get(0) + " for " + sum.get(1)));
        return told;
    }

    private static Map<String, String> told(List<Truth.StoreTotal> totals) {
        Map<String, String> told = new TreeMap<>();
        totals.forEach(
                total -> told.put(total.store() + " " + total.currency(), total.count() + " for " + total.total()));
        return told;
    }

    private static Map<String, String> toldByCurrency(List<Truth.CurrencyTotal> totals) {
        Map<String, String> told = new TreeMap<>();
        totals.forEach(total -> told.put(total.currency(), total.count() + " for " + total.total()));
        return told;
    }

    private static JsonNode header(JsonNode purchaseOrder) {
        return purchaseOrder.get("PurchaseOrderHeader");
    }
}
