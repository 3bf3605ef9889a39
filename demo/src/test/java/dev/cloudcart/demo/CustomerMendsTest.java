package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

/// Mends what is held for its customer or its currency.
class CustomerMendsTest extends Mending {

    @Test
    @Mends({"NO_CUSTOMER", "CUSTOMER_GONE", "NAME_OF_NO_CUSTOMER", "CUSTOMER_IN_OTHER_CURRENCY"})
    void customers() throws Exception {
        connect("uk", "{}", "customers: {matching-mode: store name}");
        sell(sold.taxed(1, 20, source("GONE")), sold.taxed(6, 20));
        sync(0);
        var gone = books.id("Customer", "DisplayName = 'GONE'");
        books.change("Customer", gone, "\"Active\":false");
        books.add("vendor", "{\"DisplayName\":\"Vendorshop\"}");
        books.add("customer", "{\"DisplayName\":\"Euroshop\",\"CurrencyRef\":{\"value\":\"EUR\"}}");
        set("""
                customers: {missing: hold}
                order-export: {stores: [{source: V, name: Vendorshop}, {source: E, name: Euroshop}, {source: N, name: Newshop},
                  {source: GONE, name: GONE}]}
                """);
        sell(
                sold.taxed(2, 20, source("V")),
                sold.taxed(3, 20, source("E")),
                sold.taxed(4, 20, source("N")),
                sold.taxed(5, 20, source("GONE")));

        holds(Map.of(2, "NAME_OF_NO_CUSTOMER", 3, "CUSTOMER_IN_OTHER_CURRENCY", 4, "NO_CUSTOMER", 5, "CUSTOMER_GONE"));

        books.change("Customer", gone, "\"Active\":true");
        books.add("customer", "{\"DisplayName\":\"Newshop\"}");
        books.change("Vendor", books.id("Vendor", "DisplayName = 'Vendorshop'"), "\"DisplayName\":\"Vendor\"");
        set("customers: {missing: create}");
        holds(Map.of(3, "CUSTOMER_IN_OTHER_CURRENCY"));
        set("customers: {matching-mode: store name and currency}");
        posts(numbers(1, 6));
    }

    /// The other way that each of their sentences offers.
    @Test
    @Mends({"NO_CUSTOMER", "CUSTOMER_GONE", "NAME_OF_NO_CUSTOMER", "CUSTOMER_IN_OTHER_CURRENCY"})
    void customersTheOtherWay() throws Exception {
        connect("uk", "{}", "customers: {matching-mode: store name}");
        sell(sold.taxed(1, 20, source("GONE")), sold.taxed(6, 20));
        sync(0);
        books.active("Customer", "DisplayName", "GONE", false);
        books.add("vendor", "{\"DisplayName\":\"Vendorshop\"}");
        var euros = books.add("customer", "{\"DisplayName\":\"Euroshop\",\"CurrencyRef\":{\"value\":\"EUR\"}}")
                .at("/Customer/Id")
                .asString();
        set("""
                customers: {missing: hold}
                order-export: {stores: [{source: V, name: Vendorshop}, {source: E, name: Euroshop}, {source: N, name: Newshop},
                  {source: GONE, name: GONE}]}
                """);
        sell(
                sold.taxed(2, 20, source("V")),
                sold.taxed(3, 20, source("E")),
                sold.taxed(4, 20, source("N")),
                sold.taxed(5, 20, source("GONE")));
        holds(Map.of(2, "NAME_OF_NO_CUSTOMER", 3, "CUSTOMER_IN_OTHER_CURRENCY", 4, "NO_CUSTOMER", 5, "CUSTOMER_GONE"));

        books.add("customer", "{\"DisplayName\":\"GONE\"}");
        books.change("Customer", euros, "\"DisplayName\":\"Euros\"");
        set("""
                customers: {missing: create}
                order-export: {stores: [{source: V, name: Other shop}, {source: E, name: Euroshop}, {source: N, name: Newshop},
                  {source: GONE, name: GONE}]}
                """);
        posts(numbers(1, 6));
    }

    /// One customer fits two of them, and they never become one.
    @Test
    @Mends("CUSTOMER_OF_ANOTHER")
    void customersOfOthers() throws Exception {
        connect("uk", "{}", """
                customers: {matching-mode: store name}
                order-export: {stores: [{source: B, name: "Big:UK"}, {source: U, name: UK}, {source: E, name: Earthbay}]}
                """);
        var big = books.add("customer", "{\"DisplayName\":\"Big\"}")
                .at("/Customer/Id")
                .asString();
        var below = books.add(
                        "customer",
                        "{\"DisplayName\":\"UK\",\"Job\":true,\"ParentRef\":{\"value\":\"%s\"}}".formatted(big))
                .at("/Customer/Id")
                .asString();
        sell(sold.taxed(1, 20, source("B")), sold.taxed(2, 20, source("U")), sold.taxed(3, 20, source("Sea")));
        holds(Map.of(2, "CUSTOMER_OF_ANOTHER"));
        var sea = books.id("Customer", "DisplayName = 'Sea'");
        books.change("Customer", sea, "\"DisplayName\":\"Earthbay\"");
        sell(sold.taxed(4, 20, source("E")), sold.taxed(5, 20, source("Sea")));
        holds(Map.of(2, "CUSTOMER_OF_ANOTHER", 4, "CUSTOMER_OF_ANOTHER"));

        books.change("Customer", below, "\"DisplayName\":\"Big in the UK\"");
        set("order-export: {stores: [{source: B, name: \"Big:UK\"}, {source: U, name: UK}, {source: E, name: Bay}]}");
        posts(numbers(1, 5));
        assertThat(books.receipt("1").at("/CustomerRef/value").asString()).isEqualTo(below);
        assertThat(books.receipt("2").at("/CustomerRef/value").asString())
                .isEqualTo(books.id("Customer", "DisplayName = 'UK'"));
        assertThat(books.receipt("4").at("/CustomerRef/value").asString())
                .isEqualTo(books.id("Customer", "DisplayName = 'Bay'"));
        assertThat(books.receipt("5").at("/CustomerRef/value").asString()).isEqualTo(sea);
    }

    /// The name is that of an employee, whom the program may not see.
    @Test
    @Mends({"NAME_TAKEN", "CUSTOMER_NOT_CREATED"})
    void namesOfThoseWhoAreNotShown() throws Exception {
        connect("uk", "{\"unreadable\":[\"Employee\"]}", "order-export: {stores: [{source: Z, name: Zoe}]}");
        books.add("employee", "{\"DisplayName\":\"Zoe GBP\",\"GivenName\":\"Zoe\",\"FamilyName\":\"Smith\"}");
        sell(sold.taxed(1, 20, source("Z")));

        var report = holds(Map.of(1, "CUSTOMER_NOT_CREATED"));

        assertThat(report.at("/holds/0/reason").asString()).contains("already has this name (6240)");
        books.switches("{\"unreadable\":[]}");
        books.change("Employee", books.id("Employee", "Active = true"), "\"DisplayName\":\"Zoe Smith\"");
        books.switches("{\"unreadable\":[\"Employee\"]}");
        posts(1);
    }

    @Test
    @Mends("ONE_CURRENCY_ONLY")
    void currencies() throws Exception {
        connect("uk", "{\"multicurrency\":false}", "");
        sell(sold.untaxed(1, "10.0", "EUR"), sold.untaxed(2, "10.0", "EUR"));
        holds(Map.of(1, "ONE_CURRENCY_ONLY", 2, "ONE_CURRENCY_ONLY"));

        books.enter("2", "entered by hand");
        dismiss(2);
        books.switches("{\"multicurrency\":true}");
        posts(1, 2);
    }

    @Test
    @Mends("NO_RATE")
    void rates() throws Exception {
        connect("uk", "{}", "");
        sell("""
                {"kind":"currencyRate","value":{"Currency":"HRK","ConversionRate":8.5}}
                """, sold.untaxed(1, "10.0", "HRK"));
        var report = holds(Map.of(1, "NO_RATE"));

        var day = report.at("/holds/0/reason").asString().replaceFirst(".* for ", "");
        books.add("exchangerate", "{\"SourceCurrencyCode\":\"HRK\",\"Rate\":0.11,\"AsOfDate\":\"%s\"}".formatted(day));
        posts(1);
    }
}
