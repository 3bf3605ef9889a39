package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.country;
import static dev.cloudcart.demo.Sold.item;
import static dev.cloudcart.demo.Sold.items;
import static dev.cloudcart.demo.Sold.region;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Orders into states and provinces at rates drawn at random, from the shop to the books, against tables made by hand
/// of what each place charges. All amounts are large enough to tell the rates apart.
class StatesAndProvincesTest extends Mending {

    private static final int ORDERS = 90;
    private static final long SEED = 20261128;

    /// A code for each of them at these rates, and no other.
    private static final Map<String, Map<String, String>> STATES = Map.ofEntries(
            Map.entry("CA", Map.of("7.25", "California", "9.5", "Los Angeles", "7.75", "San Diego")),
            Map.entry("TX", Map.of("8.25", "SEVERAL_TAX_CODES", "6.25", "Texas state")),
            Map.entry("IL", Map.of("6.25", "Illinois", "8.25", "Illinois local", "10.25", "Chicago")),
            Map.entry("NY", Map.of("8.875", "New York", "4", "New York state", "8.75", "Buffalo")),
            Map.entry("WA", Map.of("6.5", "Washington", "8.3", "Everett WA")),
            Map.entry("DC", Map.of("6", "District of Columbia")),
            Map.entry("KS", Map.of("6.5", "Kansas")),
            Map.entry("AR", Map.of("6.5", "Arkansas")),
            Map.entry("VA", Map.of("5.3", "Virginia")),
            Map.entry("WV", Map.of("6", "West Virginia")),
            Map.entry("FL", Map.of("6", "Florida")),
            Map.entry("AZ", Map.of("8.7", "Tucson")),
            Map.entry("CO", Map.of("8.31", "Front Range")));

    private static final List<String> WITHOUT_A_CODE = List.of("OH", "GA", "PA", "NV");

    private static final List<String> STATE_RATES = List.of(
            "4", "5.3", "6", "6.25", "6.5", "7.25", "7.75", "8.25", "8.3", "8.31", "8.7", "8.75", "8.875", "9.5",
            "10.25");

    private static final Map<String, Map<String, String>> PROVINCES = Map.ofEntries(
            Map.entry("ON", Map.of("13", "HST ON")),
            Map.entry("NS", Map.of("14", "HST NS 2025")),
            Map.entry("NB", Map.of("15", "HST NB")),
            Map.entry("NL", Map.of("15", "HST NL")),
            Map.entry("PE", Map.of("15", "HST PE")),
            Map.entry("BC", Map.of("12", "GST/PST BC", "7", "PST BC")),
            Map.entry("SK", Map.of("11", "GST/PST SK")),
            Map.entry("MB", Map.of("12", "GST/PST MB", "7", "PST MB")),
            Map.entry("QC", Map.of("14.975", "GST/QST QC")),
            Map.entry("AB", Map.of()),
            Map.entry("YT", Map.of()));

    private static final List<String> PROVINCE_RATES = List.of("5", "7", "11", "12", "13", "14", "14.975", "15");

    /// @param rate in percent
    private record Order(int number, String place, String rate, BigDecimal net) {

        BigDecimal tax() {
            return net.multiply(new BigDecimal(rate)).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
        }

        String under(String code) {
            return tax() + " under " + code;
        }
    }

    @Test
    void eachStateHasItsOwnCodes() throws Exception {
        var places = new ArrayList<>(STATES.keySet());
        places.addAll(WITHOUT_A_CODE);
        var orders = drawn(places, STATE_RATES);
        connect("us-states", "{}", "");
        for (var order : orders) {
            sell(order(order, "USD", "United States"));
        }

        assertThat(came(sync(HELD), true)).isEqualTo(meant(orders, ""));

        set("tax: {united-states-code: Special district}");
        assertThat(came(sync(HELD), true)).isEqualTo(meant(orders, "Special district"));
    }

    @Test
    void eachProvinceHasItsOwnCodes() throws Exception {
        var orders = drawn(new ArrayList<>(PROVINCES.keySet()), PROVINCE_RATES);
        connect("ca-provinces", "{}", "");
        for (var order : orders) {
            sell(order(order, "CAD", "Canada"));
        }
        var meant = new TreeMap<Integer, String>();
        for (var order : orders) {
            // the federal tax is that of all provinces
            var code = PROVINCES
                    .getOrDefault(order.place(), Map.of())
                    .getOrDefault(order.rate(), order.rate().equals("5") ? "GST" : "");
            meant.put(order.number(), code.isEmpty() ? "NO_TAX_CODE" : order.under(code));
        }

        assertThat(came(sync(HELD), false)).isEqualTo(meant);
    }

    /// @param forAll the code for states without one; empty for none
    private static Map<Integer, String> meant(List<Order> orders, String forAll) {
        var meant = new TreeMap<Integer, String>();
        for (var order : orders) {
            var codes = STATES.getOrDefault(order.place(), Map.of());
            var code = codes.getOrDefault(order.rate(), "NO_TAX_CODE");
            if (codes.isEmpty() && !forAll.isEmpty()) {
                code = forAll;
            }
            meant.put(
                    order.number(),
                    code.endsWith("_TAX_CODE") || code.endsWith("_TAX_CODES") ? code : order.under(code));
        }
        return meant;
    }

    /// Places at rates of their own and at those of others.
    private static List<Order> drawn(List<String> places, List<String> rates) {
        var random = new Random(SEED);
        places.sort(null);
        var orders = new ArrayList<Order>();
        for (int number = 1; number <= ORDERS; number++) {
            var place = places.get(random.nextInt(places.size()));
            var table = STATES.getOrDefault(place, PROVINCES.getOrDefault(place, Map.of()));
            var own = table.keySet().stream().filter(rates::contains).sorted().toList();
            var of = own.isEmpty() || random.nextInt(3) == 0 ? rates : own;
            var net = BigDecimal.valueOf(20_000L + random.nextInt(80_000), 2);
            orders.add(new Order(number, place, of.get(random.nextInt(of.size())), net));
        }
        return orders;
    }

    private String order(Order order, String currency, String country) {
        return order(
                order.number(),
                currency,
                country(country),
                region(order.place()),
                items(item("MUG", 1, order.net().toPlainString(), order.tax().toPlainString(), order.rate())));
    }

    /// The tax and the code of each document, and why the others are held.
    private Map<Integer, String> came(JsonNode report, boolean isOneCode) throws Exception {
        var names = new TreeMap<String, String>();
        books.rows("TaxCode", "Active = true")
                .forEach(code ->
                        names.put(code.path("Id").asString(), code.path("Name").asString()));
        var came = new TreeMap<Integer, String>();
        report.path("holds")
                .forEach(hold ->
                        came.put(hold.path("source").asInt(), hold.path("cause").asString()));
        for (var document : books.documents()) {
            var code = document.at(
                    isOneCode ? "/TxnTaxDetail/TxnTaxCodeRef/value" : "/Line/0/SalesItemLineDetail/TaxCodeRef/value");
            came.put(
                    document.path("DocNumber").asInt(),
                    document.at("/TxnTaxDetail/TotalTax").decimalValue().setScale(2) + " under "
                            + names.get(code.asString()));
        }
        return came;
    }
}
