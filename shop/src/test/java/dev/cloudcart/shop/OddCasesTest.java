package dev.cloudcart.shop;

import static dev.cloudcart.shop.ReadShop.general;
import static dev.cloudcart.shop.ReadShop.items;
import static dev.cloudcart.shop.ReadShop.total;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Each odd case, found again in the lines of a shop of 500 orders.
class OddCasesTest {

    private static final ReadShop SHOP = ReadShop.withOrders(500);
    private static final Map<String, Long> REFERENCES = SHOP.orders().stream()
            .collect(Collectors.groupingBy(order -> general(order, "ReferenceNum"), Collectors.counting()));

    @ParameterizedTest
    @EnumSource
    void meetsEachCaseAtLeastAsOftenAsItSays(OddCase oddCase) {
        var met = SHOP.orders().stream().filter(shows(oddCase)).count();

        assertThat(met).isGreaterThanOrEqualTo(Math.max(1, due(oddCase)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void makesEachCaseAsOftenInFourHundredOrdersAsDue(OddCase oddCase) {
        var truth = ReadShop.withOrders(OddCase.BLOCK).truth();

        assertThat(truth.odd(oddCase)).isEqualTo(oddCase.perBlock());
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "PARTS_DO_NOT_ADD_UP",
                "UNKNOWN_CURRENCY",
                "NO_ITEMS",
                "RESEND",
                "RETURN",
                "CANCELLED",
                "MERGED_REFERENCE",
                "NO_CONVERSION_RATE",
                "REDACTED_BUYER",
                "UNKNOWN_COUNTRY",
                "UNPAID",
                "PARKED",
                "PENNY_LINES",
                "OSS_WITHOUT_CODE",
                "UNKNOWN_COUNTRY_ABROAD",
                "ORDER_DISCOUNT_NET",
                "ORDER_DISCOUNT_WITH_TAX",
                "ORDER_DISCOUNT_OVER_TWO_RATES",
                "SPLIT_ORDER",
                "NO_SKU",
                "EMPTY_ORDER",
                "HTML_TITLE",
                "PARENT_AND_CHILD",
                "OTHER_LETTERS",
                "TAX_CONTRADICTS_LINES",
                "THREE_DECIMALS",
                "THREE_DECIMAL_CURRENCY"
            })
    void meetsNoneOfTheseByChance(OddCase oddCase) {
        var met = SHOP.orders().stream().filter(shows(oddCase)).count();

        var alsoWithoutRate =
                oddCase == OddCase.NO_CONVERSION_RATE ? SHOP.truth().odd(OddCase.UNKNOWN_CURRENCY) : 0;
        assertThat(met).isEqualTo(due(oddCase) + alsoWithoutRate);
    }

    /// The last half of a split order may stand alone, and cannot be told then.
    private static int due(OddCase oddCase) {
        var odd = SHOP.truth().odd(oddCase);
        return oddCase == OddCase.SPLIT_ORDER ? odd - odd % 2 : odd;
    }

    @Test
    void processesAllOrdersThatMakeNoSense() {
        assertThat(SHOP.orders())
                .filteredOn(shows(OddCase.PARTS_DO_NOT_ADD_UP)
                        .or(shows(OddCase.UNKNOWN_CURRENCY))
                        .or(shows(OddCase.NO_ITEMS)))
                .hasSize(SHOP.truth().senseless())
                .allMatch(order -> order.get("Processed").asBoolean());
    }

    @Test
    void processesAllOrdersThatAreHeld() {
        var held = SHOP.orders().stream()
                .filter(Stream.of(OddCase.values())
                        .filter(OddCase::isHeld)
                        .map(OddCasesTest::shows)
                        .reduce(order -> false, Predicate::or))
                .toList();

        assertThat(held)
                .hasSize(SHOP.truth().held())
                .isNotEmpty()
                .allMatch(order -> order.get("Processed").asBoolean());
    }

    @Test
    void leavesRoomForOrdinaryOrders() {
        var odd = Stream.of(OddCase.values()).mapToInt(OddCase::perBlock).sum();

        assertThat(odd).isLessThan(OddCase.BLOCK / 2);
    }

    @Test
    void sharesTheReferenceOfASplitOrderBetweenTwoOfOneStore() {
        var halves = SHOP.orders().stream()
                .filter(shows(OddCase.SPLIT_ORDER))
                .collect(Collectors.groupingBy(order -> general(order, "ReferenceNum")));

        assertThat(halves.values()).isNotEmpty().allSatisfy(pair -> {
            assertThat(pair).hasSize(2);
            assertThat(general(pair.get(0), "Source")).isEqualTo(general(pair.get(1), "Source"));
            assertThat(address(pair.get(0), "FullName")).isEqualTo(address(pair.get(1), "FullName"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"20.73", "19.28", "33.33"})
    void worksTheRateOfPenniesBack(String rate) {
        assertThat(ReadShop.withOrders(2_000).orders())
                .flatExtracting(ReadShop::items)
                .anyMatch(item -> item.get("TaxRate").decimalValue().compareTo(new BigDecimal(rate)) == 0);
    }

    @Test
    void despatchesSomeInSummerOnWhatIsTheNextDayInLondon() {
        assertThat(SHOP.orders())
                .filteredOn(OddCasesTest::leftLate)
                .anyMatch(order -> left(order)
                        .atZone(ZoneId.of("Europe/London"))
                        .toLocalDate()
                        .isAfter(left(order).atOffset(ZoneOffset.UTC).toLocalDate()));
    }

    @Test
    void writesSecondsWithNoneToSevenDigits() {
        var digits = SHOP.orders().stream()
                .map(order -> general(order, "ReceivedDate"))
                .map(moment -> moment.contains(".") ? moment.length() - moment.indexOf('.') - 2 : 0)
                .collect(Collectors.toSet());

        assertThat(digits).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void writesTheFirstDayOfTheCalendarWhereThereIsNoDate() {
        assertThat(SHOP.orders())
                .anyMatch(order -> general(order, "DespatchByDate").equals("0001-01-01T00:00:00Z"));
    }

    @Test
    void spellsOutSomeNullsAndLeavesOthersOut() {
        var general =
                SHOP.orders().stream().map(order -> order.get("GeneralInfo")).toList();

        assertThat(general)
                .anyMatch(info ->
                        info.has("PickwaveIds") && info.get("PickwaveIds").isNull())
                .anyMatch(info -> !info.has("PickwaveIds"));
    }

    @Test
    void sellsTitlesWithBlanksAroundAndLettersBeyondAscii() {
        var titles = SHOP.all("stockItem").stream()
                .map(item -> item.get("ItemTitle").asString())
                .toList();

        assertThat(titles)
                .anyMatch(title -> !title.strip().equals(title))
                .anyMatch(title -> title.chars().anyMatch(letter -> letter > 127));
    }

    @Test
    void chargesTotalsWithMoreDecimalsThanTheCurrency() {
        assertThat(SHOP.orders())
                .anyMatch(order ->
                        total(order, "TotalCharge").stripTrailingZeros().scale() > 2);
    }

    private static Predicate<JsonNode> shows(OddCase oddCase) {
        return switch (oddCase) {
            case NONE -> order -> true;
            case UNPAID ->
                order -> status(order) == 0 && order.get("PaidDateTime").isNull();
            case PARKED ->
                order -> order.get("GeneralInfo").get("IsParked").asBoolean()
                        && order.get("GeneralInfo").get("Marker").asInt() == 7
                        && !order.get("Processed").asBoolean();
            case RESEND -> order -> status(order) == 4;
            case RETURN -> order -> status(order) == 2;
            case CANCELLED ->
                order -> order.get("Processed").asBoolean()
                        && order.get("GeneralInfo").get("HoldOrCancel").asBoolean();
            case UNLINKED_ITEM -> any(item -> item.get("IsUnlinked").asBoolean());
            case REDACTED_BUYER -> order -> List.of("", "REDACTED").contains(address(order, "FullName"));
            case MERGED_REFERENCE -> order -> general(order, "ReferenceNum").equals("MERGED");
            case NO_CONVERSION_RATE -> order -> total(order, "ConversionRate").signum() == 0;
            case UNKNOWN_COUNTRY ->
                order -> address(order, "Country").equals("UNKNOWN")
                        && currency(order).equals("GBP")
                        && address(order, "CountryId").equals("00000000-0000-0000-0000-000000000000");
            case PRICE_ONLY_IN_COST -> any(item -> signum(item, "PricePerUnit") == 0 && signum(item, "Cost") > 0);
            case PERCENT_DISCOUNT -> order -> items(order).stream().allMatch(item -> signum(item, "Discount") > 0);
            case PROMOTION -> any(item -> item.get("Discount").decimalValue().intValue() >= 20);
            case NEGATIVE_SERVICE_LINE ->
                any(item -> item.get("IsService").asBoolean() && signum(item, "CostIncTax") < 0);
            case SERVICE_LINE -> any(item -> item.get("IsService").asBoolean() && signum(item, "CostIncTax") > 0);
            case ZERO_TOTAL -> order -> total(order, "TotalCharge").signum() == 0;
            case ZERO_PRICE_LINE ->
                order -> total(order, "TotalCharge").signum() > 0
                        && any(item -> signum(item, "CostIncTax") == 0).test(order);
            case REPEATED_SKU ->
                order -> distinctSkus(order, false) < items(order).size();
            case SKUS_DIFFERING_BY_CASE -> order -> distinctSkus(order, true) < distinctSkus(order, false);
            case COMPOSITE -> any(OddCasesTest::isCompositeWithFreeParts);
            case ODD_TAX_RATE ->
                any(item ->
                        item.get("TaxRate").decimalValue().stripTrailingZeros().scale() > 0);
            case LATE_DESPATCH ->
                order -> leftLate(order) || !order.get("Processed").asBoolean();
            case MANY_LINES ->
                order -> items(order).size() >= 30 && items(order).size() <= 60;
            case HUNDRED_LINES -> order -> items(order).size() >= 100;
            case PENNY_LINES -> any(item -> decimals(item.get("TaxRate").decimalValue()) == 2);
            case OSS_BUYER ->
                order -> List.of("Spain", "Italy", "Netherlands", "Sweden").contains(address(order, "Country"))
                        && total(order, "Tax").signum() > 0;
            case OSS_WITHOUT_CODE ->
                order -> List.of("Portugal", "Finland").contains(address(order, "Country"))
                        && total(order, "Tax").signum() > 0;
            case UNKNOWN_COUNTRY_ABROAD ->
                order -> address(order, "Country").equals("UNKNOWN")
                        && currency(order).equals("EUR")
                        && total(order, "Tax").signum() > 0;
            case ORDER_DISCOUNT_NET ->
                order -> takenOff(order, "Cost").signum() > 0
                        && takenOff(order, "Cost").compareTo(total(order, "TotalDiscount")) == 0;
            case ORDER_DISCOUNT_WITH_TAX ->
                order -> isTakenOffWithTax(order)
                        && !any(OddCasesTest::isUntaxed).test(order);
            case ORDER_DISCOUNT_OVER_TWO_RATES ->
                order ->
                        isTakenOffWithTax(order) && any(OddCasesTest::isUntaxed).test(order);
            case SPLIT_ORDER ->
                order -> REFERENCES.getOrDefault(general(order, "ReferenceNum"), 0L) > 1
                        && !general(order, "ReferenceNum").equals("MERGED");
            case NO_SKU -> any(item -> item.get("SKU").asString().isEmpty());
            case EMPTY_ORDER ->
                order -> order.get("Items").isEmpty()
                        && !order.get("Items").isNull()
                        && total(order, "TotalCharge").signum() == 0;
            case HTML_TITLE -> any(item -> item.get("Title").asString().matches(".*&#?\\w+;.*"));
            case PARENT_AND_CHILD -> any(item -> item.get("SKU").asString().contains(":"));
            case OTHER_LETTERS ->
                any(item -> item.get("Title")
                        .asString()
                        .codePoints()
                        .mapToObj(Character.UnicodeScript::of)
                        .anyMatch(Set.of(Character.UnicodeScript.HAN, Character.UnicodeScript.GREEK)::contains));
            case TAX_CONTRADICTS_LINES ->
                order -> total(order, "Tax").signum() == 0
                        && ReadShop.sum(items(order), "Tax").signum() > 0;
            case THREE_DECIMALS -> order -> currency(order).equals("KWD") && decimals(total(order, "TotalCharge")) == 3;
            case THREE_DECIMAL_CURRENCY ->
                order -> currency(order).equals("KWD") && decimals(total(order, "TotalCharge")) < 3;
            case PARTS_DO_NOT_ADD_UP ->
                order -> total(order, "Subtotal")
                                .add(total(order, "PostageCostExTax"))
                                .add(total(order, "Tax"))
                                .compareTo(total(order, "TotalCharge"))
                        != 0;
            case UNKNOWN_CURRENCY ->
                order -> order.get("TotalsInfo").get("Currency").asString().equals("UNK");
            case NO_ITEMS -> order -> order.get("Items").isNull();
        };
    }

    private static Predicate<JsonNode> any(Predicate<JsonNode> item) {
        return order -> items(order).stream().anyMatch(item);
    }

    /// What the lines say more than the order does.
    private static BigDecimal takenOff(JsonNode order, String amount) {
        var postageTax = total(order, "PostageCost").subtract(total(order, "PostageCostExTax"));
        var told = amount.equals("Cost")
                ? total(order, "Subtotal")
                : total(order, "Subtotal").add(total(order, "Tax")).subtract(postageTax);
        return order.get("Items").isNull()
                ? BigDecimal.ZERO
                : ReadShop.sum(items(order), amount).subtract(told);
    }

    private static boolean isTakenOffWithTax(JsonNode order) {
        var off = takenOff(order, "CostIncTax");
        return off.signum() > 0 && off.compareTo(total(order, "TotalDiscount")) == 0;
    }

    private static boolean isUntaxed(JsonNode item) {
        return signum(item, "Tax") == 0;
    }

    private static String currency(JsonNode order) {
        return order.get("TotalsInfo").get("Currency").asString();
    }

    private static int decimals(BigDecimal amount) {
        return Math.max(0, amount.stripTrailingZeros().scale());
    }

    private static int status(JsonNode order) {
        return order.get("GeneralInfo").get("Status").asInt();
    }

    private static String address(JsonNode order, String field) {
        return order.get("CustomerInfo").get("Address").get(field).asString();
    }

    private static int signum(JsonNode item, String field) {
        return item.get(field).decimalValue().signum();
    }

    private static long distinctSkus(JsonNode order, boolean ignoringCase) {
        return items(order).stream()
                .map(item -> item.get("SKU").asString())
                .map(sku -> ignoringCase ? sku.toLowerCase(Locale.ROOT) : sku)
                .distinct()
                .count();
    }

    private static boolean isCompositeWithFreeParts(JsonNode item) {
        var parts = ReadShop.elements(item.get("CompositeSubItems")).toList();
        return parts.size() > 1
                && ReadShop.sum(parts, "CostIncTax").compareTo(BigDecimal.ZERO) == 0
                && parts.stream()
                        .allMatch(part -> part.get("Quantity").asInt()
                                >= item.get("Quantity").asInt());
    }

    private static boolean leftLate(JsonNode order) {
        return order.get("Processed").asBoolean()
                && left(order).atOffset(ZoneOffset.UTC).getHour() == 23;
    }

    private static Instant left(JsonNode order) {
        return Instant.parse(order.get("ProcessedDateTime").asString());
    }
}
