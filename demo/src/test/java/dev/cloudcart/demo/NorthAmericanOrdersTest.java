package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.address;
import static dev.cloudcart.demo.Sold.country;
import static dev.cloudcart.demo.Sold.item;
import static dev.cloudcart.demo.Sold.items;
import static dev.cloudcart.demo.Sold.region;
import static dev.cloudcart.demo.Sold.totals;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Orders as people who do this job tell of them in the United States and Canada: states and provinces as shops write
/// them, codes of the same and near rates. For each, what a bookkeeper would have entered, or why nobody can know it.
class NorthAmericanOrdersTest extends Mending {

    @Test
    void anAmericanCompany() throws Exception {
        connect("us-states", "{}", "");
        books.taxCode("PA 6%", 6, "Pennsylvania Department of Revenue");
        books.taxCode("Texas Marketplace", 9, "Texas State Comptroller");
        books.taxCode("Kansas City", 9, "Department of Revenue");
        sell(
                us(1, "PA", "6", "6"),
                us(2, "Texas", "9", "9"),
                us(3, "Kansas", "9", "9"),
                us(4, "New York State", "4", "4"),
                us(5, "FL - Florida", "6", "6"),
                us(6, "", "6.5", "6.5"),
                us(7, "N. Carolina", "6.5", "6.5"),
                us(8, "AE", "6", "6"),
                us(9, "Puerto Rico", "6", "6"),
                us(10, "D.C.", "6", "6"),
                us(11, "W. Virginia", "6", "6"),
                us(12, "CA", "7.25", "7.25"),
                us(13, "CO", "8.31", "8.31"),
                order(14, "USD", country("Canada"), region("ON"), items(item("MUG", 1, "100", "0", "0"))),
                order(
                        15,
                        "USD",
                        country("United States"),
                        region("TX"),
                        items(item("MUG", 1, "100", "8.25", "8.25"), item("FOOD", 1, "20", "0", "0")),
                        totals(
                                "PostageCost",
                                "5.41",
                                "PostageCostExTax",
                                "5",
                                "Tax",
                                "8.66",
                                "TotalCharge",
                                "133.66",
                                "CountryTaxRate",
                                "8.25")),
                order(
                        16,
                        "USD",
                        country("United States"),
                        region("CA"),
                        items(item("MUG", 1, "100", "7.25", "7.25")),
                        totals(
                                "PostageCost",
                                "5",
                                "PostageCostExTax",
                                "5",
                                "Tax",
                                "7.25",
                                "TotalCharge",
                                "112.25",
                                "CountryTaxRate",
                                "0")),
                order(17, "EUR", country("Germany"), items(item("MUG", 1, "100", "19", "19"))),
                order(18, "USD", country("United States"), region("Oregon"), items(item("MUG", 1, "100", "0", "0"))));
        assertThat(came(1, 18)).isEqualTo("""
                1: 106.00, tax 6.00: MUG 100.00 TAX under PA 6%
                2: held: QuickBooks has no code for TX, United States at 9 %; for that country it has Texas, Houston, Texas state, California, Los Angeles, San Diego and 17 more
                3: held: QuickBooks has no code for KS, United States at 9 %; for that country it has Kansas, California, Los Angeles, San Diego, Texas, Houston and 17 more
                4: 104.00, tax 4.00: MUG 100.00 TAX under New York state
                5: 106.00, tax 6.00: MUG 100.00 TAX under Florida
                6: held: Several tax codes fit United States at 6.5 %: Washington, Kansas, Arkansas
                7: held: QuickBooks has no code for NC, United States at 6.5 %; for that country it has California, Los Angeles, San Diego, Texas, Houston, Texas state and 17 more
                8: held: QuickBooks has no code for AE, United States at 6 %; for that country it has California, Los Angeles, San Diego, Texas, Houston, Texas state and 17 more
                9: held: QuickBooks has no code for PR, United States at 6 %; for that country it has California, Los Angeles, San Diego, Texas, Houston, Texas state and 17 more
                10: 106.00, tax 6.00: MUG 100.00 TAX under District of Columbia
                11: 106.00, tax 6.00: MUG 100.00 TAX under West Virginia
                12: 107.25, tax 7.25: MUG 100.00 TAX under California
                13: 108.31, tax 8.31: MUG 100.00 TAX under Front Range
                14: 100.00, tax 0.00: MUG 100.00 NON
                15: held: Several tax codes fit TX, United States at 8.25 %: Texas, Houston
                16: 112.25, tax 7.25: MUG 100.00 TAX, Shipping 5.00 NON under California
                17: held: QuickBooks has no code for Germany at 19 %; for that country it has none
                18: 100.00, tax 0.00: MUG 100.00 NON
                """);
    }

    private String us(int number, String state, String tax, String rate) {
        return order(number, "USD", country("United States"), region(state), items(item("MUG", 1, "100", tax, rate)));
    }

    @Test
    void aCanadianCompany() throws Exception {
        connect("ca-provinces", "{}", "");
        var c = country("Canada");
        sell(
                order(1, "CAD", c, region("PEI"), items(item("MUG", 1, "9.99", "1.50", "15"))),
                order(2, "CAD", c, region("Colombie-Britannique"), items(item("MUG", 3, "29.97", "3.60", "12"))),
                order(3, "CAD", c, region("PQ"), items(item("MUG", 1, "4495.16", "673.15", "14.975"))),
                order(4, "CAD", c, region("NWT"), items(item("MUG", 1, "10", "0.5", "5"))),
                order(5, "CAD", c, region("Yukon Territory"), items(item("MUG", 1, "10", "0.5", "5"))),
                order(
                        6,
                        "CAD",
                        c,
                        region(""),
                        address("PostCode", "H2X 1Y4"),
                        items(item("MUG", 1, "10", "1.5", "14.975"))),
                order(
                        7,
                        "CAD",
                        c,
                        region("BC"),
                        items(item("BOOK", 1, "10", "0.5", "5"), item("MUG", 1, "10", "1.2", "12"))),
                order(8, "CAD", c, region("Saskatchewan"), items(item("MUG", 1, "0.99", "0.11", "11.11"))),
                order(9, "CAD", c, region("MB"), items(item("MUG", 1, "10", "1.3", "13"))),
                order(
                        10,
                        "CAD",
                        c,
                        region("Ontario"),
                        items(item("MUG", 1, "10", "1.3", "13")),
                        totals(
                                "PostageCost",
                                "5.65",
                                "PostageCostExTax",
                                "5",
                                "Tax",
                                "1.95",
                                "TotalCharge",
                                "16.95",
                                "CountryTaxRate",
                                "5")),
                order(11, "CAD", country("USA"), items(item("MUG", 1, "10", "0", "0"))),
                order(
                        12,
                        "CAD",
                        c,
                        region("Alberta"),
                        items(item("MUG", 1, "10", "0.5", "5")),
                        totals("TotalDiscount", "1.05", "Tax", "0.45", "TotalCharge", "9.45")),
                order(
                        13,
                        "CAD",
                        c,
                        region("QC"),
                        items(
                                item("A", 1, "33.33", "4.99", "14.975"),
                                item("B", 2, "19.99", "3.00", "14.975"),
                                item("C", 1, "0.05", "0.01", "14.975"))),
                order(14, "CAD", c, region("Nunavut"), items(item("FOOD", 1, "10", "0", "0"))),
                order(15, "CAD", c, region("Québec"), items(item("BOOK", 1, "10", "0.5", "5"))),
                order(16, "CAD", c, region("BC"), items(item("MUG", 1, "10", "0.7", "7"))),
                order(17, "CAD", c, region("NB"), items(item("MUG", 1, "10", "1.30", "13"))),
                order(18, "USD", c, region("ON"), items(item("MUG", 1, "10", "1.30", "13"))));
        assertThat(came(1, 18)).isEqualTo("""
                1: 11.49, tax 1.50: MUG 9.99 HST PE
                2: 33.57, tax 3.60: MUG 29.97 GST/PST BC
                3: 5168.31, tax 673.15: MUG 4495.16 GST/QST QC
                4: 10.50, tax 0.50: MUG 10.00 GST
                5: 10.50, tax 0.50: MUG 10.00 GST
                6: 11.50, tax 1.50: MUG 10.00 GST/QST QC
                7: 21.70, tax 1.70: BOOK 10.00 GST, MUG 10.00 GST/PST BC
                8: 1.10, tax 0.11: MUG 0.99 GST/PST SK
                9: held: QuickBooks has no code for MB, Canada at 13 %; for that country it has GST, GST/PST MB, PST MB, HST ON, HST NS 2025, HST NB and 6 more
                10: 16.95, tax 1.95: MUG 10.00 HST ON, Shipping 5.00 HST ON
                11: 10.00, tax 0.00: MUG 10.00 Zero-rated
                12: 9.45, tax 0.45: MUG 10.00 GST, Discount -1.00 GST
                13: 61.37, tax 8.00: A 33.33 GST/QST QC, B 19.99 GST/QST QC, C 0.05 GST/QST QC
                14: 10.00, tax 0.00: FOOD 10.00 Zero-rated
                15: 10.50, tax 0.50: BOOK 10.00 GST
                16: 10.70, tax 0.70: MUG 10.00 PST BC
                17: held: QuickBooks has no code for NB, Canada at 13 %; for that country it has GST, HST NB, HST ON, HST NS 2025, HST NL, HST PE and 6 more
                18: 11.30, tax 1.30: MUG 10.00 HST ON
                """);
    }

    @Test
    void statesWithDiscountsAndPennies() throws Exception {
        connect("us-states", "{}", "");
        var us = country("United States");
        sell(
                order(
                        1,
                        "USD",
                        us,
                        region("NY"),
                        items(item("A", 1, "100", "8.88", "8.875"), item("B", 3, "29.97", "2.66", "8.875")),
                        totals(
                                "PostageCost",
                                "10.89",
                                "PostageCostExTax",
                                "10",
                                "Tax",
                                "12.43",
                                "TotalCharge",
                                "152.40",
                                "CountryTaxRate",
                                "8.875")),
                order(
                        2,
                        "USD",
                        us,
                        region("FL"),
                        items(item("A", 1, "100", "6", "6")),
                        totals("TotalDiscount", "10.6", "Tax", "5.4", "TotalCharge", "95.4", "CountryTaxRate", "6")),
                order(
                        3,
                        "USD",
                        us,
                        region("FL"),
                        items(item("A", 1, "100", "6", "6"), item("FOOD", 1, "50", "0", "0")),
                        totals("TotalDiscount", "15", "Tax", "5.4", "TotalCharge", "140.4")),
                order(4, "USD", us, region("FL"), items(item("A", 1, "0.30", "0.02", "6.67"))),
                order(5, "USD", us, region("FL"), items(item("A", 1, "0.08", "0", "6"))),
                order(
                        6,
                        "USD",
                        us,
                        region("FL"),
                        items(item("A", 1, "100", "6", "6"), item("REFUND", 1, "-20", "-1.2", "6"))),
                order(7, "USD", us, region("WA"), items(item("A", 1, "100", "8.3", "8.3"))),
                order(8, "USD", us, region("CA"), items(item("A", 1, "19.99", "1.90", "9.5"))),
                order(9, "USD", us, region("CA"), items(item("A", 1, "19.99", "1.55", "7.75"))),
                order(10, "USD", us, region("CA"), items(item("A", 1, "1.00", "0.08", "8"))),
                order(11, "USD", us, region(""), address("PostCode", "33101"), items(item("A", 1, "100", "6", "6"))),
                order(12, "USD", us, region("Fla."), items(item("A", 1, "100", "7", "7"))),
                order(13, "USD", country(""), items(item("A", 1, "100", "6", "6"))),
                order(14, "USD", us, region("Puerto Rico"), items(item("A", 1, "100", "0", "0"))),
                order(15, "USD", us, region("AZ"), items(item("A", 1, "100", "8.7", "8.7"))),
                order(16, "USD", us, region("AZ"), items(item("A", 1, "19.99", "1.74", "8.7"))));
        assertThat(came(1, 16)).isEqualTo("""
                1: 152.40, tax 12.43: A 100.00 TAX, B 29.97 TAX, Shipping 10.00 TAX under New York
                2: 95.40, tax 5.40: A 100.00 TAX, Discount -10.00 TAX under Florida
                3: 140.40, tax 5.40: A 100.00 TAX, FOOD 50.00 NON, Discount -10.00 TAX, Discount -5.00 NON under Florida
                4: 0.32, tax 0.02: A 0.30 TAX under Florida
                5: 0.08, tax 0.00: A 0.08 NON
                6: 84.80, tax 4.80: A 100.00 TAX, REFUND -20.00 TAX under Florida
                7: 108.30, tax 8.30: A 100.00 TAX under Everett WA
                8: 21.89, tax 1.90: A 19.99 TAX under Los Angeles
                9: 21.54, tax 1.55: A 19.99 TAX under San Diego
                10: 1.08, tax 0.08: A 1.00 TAX under San Diego
                11: 106.00, tax 6.00: A 100.00 TAX under Florida
                12: held: QuickBooks has no code for FL, United States at 7 %; for that country it has Florida, California, Los Angeles, San Diego, Texas, Houston and 16 more
                13: held: Several tax codes fit United States at 6 %: District of Columbia, West Virginia, Florida
                14: 100.00, tax 0.00: A 100.00 NON
                15: 108.70, tax 8.70: A 100.00 TAX under Tucson
                16: 21.73, tax 1.74: A 19.99 TAX under Tucson
                """);
    }
}
