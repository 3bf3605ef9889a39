package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.country;
import static dev.cloudcart.demo.Sold.item;
import static dev.cloudcart.demo.Sold.items;
import static dev.cloudcart.demo.Sold.region;
import static dev.cloudcart.demo.Sold.totals;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

/// Orders as people who do this job tell of them in the country editions of QuickBooks outside of Europe and North
/// America. For each, what a bookkeeper would have entered, or why nobody can know it.
class FarAwayOrdersTest extends Mending {

    @Test
    void anAustralianCompany() throws Exception {
        connect("au", "{}", "");
        sell(
                order(1, "AUD", country("Australia"), region("WA"), items(item("MUG", 1, "9.09", "0.91", "10"))),
                order(2, "AUD", country("Norfolk Island"), items(item("MUG", 1, "10", "0", "0"))),
                order(
                        3,
                        "AUD",
                        country("Australia"),
                        region("New South Wells"),
                        items(item("MUG", 1, "10", "1", "10"))),
                order(
                        4,
                        "AUD",
                        country("AUS"),
                        items(item("FOOD", 1, "10", "0", "0"), item("MUG", 1, "10", "1", "10")),
                        totals(
                                "PostageCost",
                                "5.5",
                                "PostageCostExTax",
                                "5",
                                "Tax",
                                "1.5",
                                "TotalCharge",
                                "26.5",
                                "CountryTaxRate",
                                "10")),
                order(5, "AUD", country("New Zealand"), items(item("MUG", 1, "10", "1.5", "15"))));
        assertThat(came(1, 5)).isEqualTo("""
                1: 10.00, tax 0.91: MUG 9.09 GST
                2: 10.00, tax 0.00: MUG 10.00 Export
                3: 11.00, tax 1.00: MUG 10.00 GST
                4: 26.50, tax 1.50: FOOD 10.00 GST free, MUG 10.00 GST, Shipping 5.00 GST
                5: held: QuickBooks has no code for New Zealand at 15 %; for that country it has none
                """);
    }

    @Test
    void aNewZealandCompany() throws Exception {
        connect("us", "{\"country\":\"NZ\",\"homeCurrency\":\"NZD\"}", "");
        books.taxCode("15% GST", 15, "Inland Revenue");
        books.taxCode("Zero Rated", 0, "Inland Revenue");
        books.taxCode("No GST", 0, "Inland Revenue");
        books.taxCode("Exempt", 0, "Inland Revenue");
        sell(
                order(1, "NZD", country("New Zealand"), items(item("MUG", 1, "10", "1.5", "15"))),
                order(2, "NZD", country("Australia"), items(item("MUG", 1, "10", "0", "0"))),
                order(3, "NZD", country(""), items(item("MUG", 1, "0.87", "0.13", "14.94"))),
                order(4, "NZD", country("Aotearoa"), items(item("MUG", 1, "10", "1.5", "15"))));
        assertThat(came(1, 4)).isEqualTo("""
                1: 11.50, tax 1.50: MUG 10.00 15% GST
                2: 10.00, tax 0.00: MUG 10.00 Zero Rated
                3: 1.00, tax 0.13: MUG 0.87 15% GST
                4: 11.50, tax 1.50: MUG 10.00 15% GST
                """);
    }

    @Test
    void aSingaporeanCompany() throws Exception {
        connect("us", "{\"country\":\"SG\",\"homeCurrency\":\"SGD\"}", "");
        for (var code : List.of("SR 9%", "DS 9%", "SRCA-C 9%")) {
            books.taxCode(code, 9, "IRAS");
        }
        for (var code : List.of("0% ZR", "0% ES33", "0% OS", "Out of Scope 0%")) {
            books.taxCode(code, 0, "IRAS");
        }
        sell(
                order(1, "SGD", country("Singapore"), items(item("MUG", 1, "10", "0.9", "9"))),
                order(2, "SGD", country("Malaysia"), items(item("MUG", 1, "10", "0", "0"))));
        assertThat(came(1, 2)).isEqualTo("""
                1: 10.90, tax 0.90: MUG 10.00 SR 9%
                2: 10.00, tax 0.00: MUG 10.00 0% ZR
                """);
    }

    @Test
    void aSouthAfricanCompany() throws Exception {
        connect("us", "{\"country\":\"ZA\",\"homeCurrency\":\"ZAR\"}", "");
        for (var code : List.of("15.0% S", "15% Capital Goods", "Change in Use")) {
            books.taxCode(code, 15, "SARS");
        }
        for (var code : List.of("0.0% Z", "Exempt", "Zero-rated Exports")) {
            books.taxCode(code, 0, "SARS");
        }
        sell(
                order(1, "ZAR", country("RSA"), items(item("MUG", 1, "100", "15", "15"))),
                order(2, "ZAR", country("Botswana"), items(item("MUG", 1, "10", "0", "0"))),
                order(3, "ZAR", country("South Africa"), items(item("MUG", 1, "10", "0", "0"))),
                order(4, "ZAR", country("South Africa"), items(item("MUG", 1, "10", "1.5", "15"))));
        assertThat(came(1, 4)).isEqualTo("""
                1: 115.00, tax 15.00: MUG 100.00 15.0% S
                2: 10.00, tax 0.00: MUG 10.00 Zero-rated Exports
                3: 10.00, tax 0.00: MUG 10.00 0.0% Z
                4: 11.50, tax 1.50: MUG 10.00 15.0% S
                """);
    }

    @Test
    void aCompanyInTheEmirates() throws Exception {
        connect("us", "{\"country\":\"AE\",\"homeCurrency\":\"AED\"}", "");
        for (var code : List.of("SR Dubai", "SR Abu Dhabi")) {
            books.taxCode(code, 5, "FTA");
        }
        for (var code : List.of("ZR", "EX")) {
            books.taxCode(code, 0, "FTA");
        }
        sell(
                order(1, "AED", country("Emirates"), items(item("MUG", 1, "100", "5", "5"))),
                order(2, "AED", country("Oman"), items(item("MUG", 1, "10", "0", "0"))));
        assertThat(came(1, 2)).isEqualTo("""
                1: held: Several tax codes fit United Arab Emirates at 5 %: SR Dubai, SR Abu Dhabi
                2: 10.00, tax 0.00: MUG 10.00 ZR
                """);
    }

    @Test
    void anIndianCompany() throws Exception {
        connect("us", "{\"country\":\"IN\",\"homeCurrency\":\"INR\"}", "");
        for (var code : List.of("18.0% GST", "18.0% IGST", "5.0% IGST")) {
            books.taxCode(code, code.startsWith("5") ? 5 : 18, "Central Board of Indirect Taxes and Customs");
        }
        books.taxCode("0% GST", 0, "Central Board of Indirect Taxes and Customs");
        var india = country("India");
        sell(
                order(1, "INR", india, region("Karnataka"), items(item("MUG", 1, "100", "18", "18"))),
                order(2, "INR", india, items(item("MUG", 1, "100", "5", "5"))),
                order(3, "INR", india, region("MH"), items(item("MUG", 1, "100", "0", "0"))),
                order(4, "INR", country("United States"), items(item("MUG", 1, "100", "0", "0"))));
        assertThat(came(1, 4)).isEqualTo("""
                1: held: Several tax codes fit KA, India at 18 %: 18.0% GST, 18.0% IGST
                2: held: QuickBooks has no code for India at 5 %; for that country it has 18.0% GST, 18.0% IGST, 5.0% IGST
                3: held: QuickBooks has no tax code that is known to be right for sales without tax to MH, India; without tax are 0% GST
                4: held: QuickBooks has no tax code that is known to be right for sales without tax to United States; without tax are 0% GST
                """);

        set("""
                tax:
                  codes:
                    - {rate: 18, country: IN, region: Karnataka, code: "18.0% GST"}
                    - {rate: 18, country: IN, code: "18.0% IGST"}
                    - {rate: 5, country: IN, code: "5.0% IGST"}
                    - {rate: 0, code: "0% GST"}
                """);
        sell(order(5, "INR", india, region("Kerela"), items(item("MUG", 1, "100", "18", "18"))));
        assertThat(came(1, 5)).isEqualTo("""
                1: 118.00, tax 18.00: MUG 100.00 18.0% GST
                2: 105.00, tax 5.00: MUG 100.00 5.0% IGST
                3: 100.00, tax 0.00: MUG 100.00 0% GST
                4: 100.00, tax 0.00: MUG 100.00 0% GST
                5: 118.00, tax 18.00: MUG 100.00 18.0% IGST
                """);
    }
}
