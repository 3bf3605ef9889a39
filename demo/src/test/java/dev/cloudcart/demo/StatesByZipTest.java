package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.address;
import static dev.cloudcart.demo.Sold.country;
import static dev.cloudcart.demo.Sold.item;
import static dev.cloudcart.demo.Sold.items;
import static dev.cloudcart.demo.Sold.region;
import static dev.cloudcart.demo.Sold.totals;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Orders to the United States and Canada whose state or province is written as buyers write it, beside a
/// postal code that tells it; and those where nothing tells it.
class StatesByZipTest extends Mending {

    @Test
    void states() throws Exception {
        connect("us-states", "{}", "");
        sell(
                us(1, "New York City", "10001", "8.88", "8.875"),
                us(2, "Kaliforn", "94105", "7.25", "7.25"),
                us(3, "Kaliforn", "", "7.25", "7.25"),
                us(4, "", "33101-1234", "6", "6"),
                us(5, "Manhattan, NY", "", "4", "4"),
                us(6, "Los Angeles", "90001", "9.5", "9.5"),
                us(7, "N.Y.", "", "4", "4"),
                us(8, "wash dc", "20001", "6", "6"),
                us(9, "Armed Forces Europe", "09012", "6", "6"),
                us(10, "AP", "96201", "0", "0"),
                us(11, "St. Croix", "00820", "5", "5"),
                us(12, "Tex.", "75201", "6.25", "6.25"),
                us(13, "Miami-Dade", "33101", "7", "7"),
                us(14, "Florida", "33101", "7", "7"),
                us(15, "Ciudad de México", "06000", "6", "6"),
                us(16, "PW", "96940", "0", "0"),
                us(17, "Upstate", "12207", "4", "4"),
                order(18, "USD", country("Guam"), items(item("MUG", 1, "100", "4", "4"))),
                order(
                        19,
                        "USD",
                        country("United States"),
                        region("New York City"),
                        address("PostCode", "10001"),
                        items(item("MUG", 1, "100", "8.88", "8.875"), item("SHIRT", 1, "100", "0", "0")),
                        totals("PostageCost", "5", "PostageCostExTax", "5", "TotalCharge", "213.88")),
                us(20, "Indiana", "46204", "7", "7"));
        assertThat(came(1, 20)).isEqualTo("""
                1: 108.88, tax 8.88: MUG 100.00 TAX under New York
                2: 107.25, tax 7.25: MUG 100.00 TAX under California
                3: held: QuickBooks has no code for Kaliforn, United States at 7.25 %; for that country it has California, Los Angeles, San Diego, Texas, Houston, Texas state and 16 more
                4: 106.00, tax 6.00: MUG 100.00 TAX under Florida
                5: 104.00, tax 4.00: MUG 100.00 TAX under New York state
                6: 109.50, tax 9.50: MUG 100.00 TAX under Los Angeles
                7: 104.00, tax 4.00: MUG 100.00 TAX under New York state
                8: 106.00, tax 6.00: MUG 100.00 TAX under District of Columbia
                9: held: QuickBooks has no code for Armed Forces Europe, United States at 6 %; for that country it has California, Los Angeles, San Diego, Texas, Houston, Texas state and 16 more
                10: 100.00, tax 0.00: MUG 100.00 NON
                11: held: QuickBooks has no code for VI, United States at 5 %; for that country it has California, Los Angeles, San Diego, Texas, Houston, Texas state and 16 more
                12: 106.25, tax 6.25: MUG 100.00 TAX under Texas state
                13: held: QuickBooks has no code for FL, United States at 7 %; for that country it has Florida, California, Los Angeles, San Diego, Texas, Houston and 16 more
                14: held: QuickBooks has no code for FL, United States at 7 %; for that country it has Florida, California, Los Angeles, San Diego, Texas, Houston and 16 more
                15: held: QuickBooks has no code for CT, United States at 6 %; for that country it has California, Los Angeles, San Diego, Texas, Houston, Texas state and 16 more
                16: 100.00, tax 0.00: MUG 100.00 NON
                17: 104.00, tax 4.00: MUG 100.00 TAX under New York state
                18: held: QuickBooks has no code for GU, United States at 4 %; for that country it has California, Los Angeles, San Diego, Texas, Houston, Texas state and 16 more
                19: 213.88, tax 8.88: MUG 100.00 TAX, SHIRT 100.00 NON, Shipping 5.00 NON under New York
                20: held: QuickBooks has no code for IN, United States at 7 %; for that country it has California, Los Angeles, San Diego, Texas, Houston, Texas state and 16 more
                """);
    }

    @Test
    void provinces() throws Exception {
        connect("ca-provinces", "{}", "");
        sell(
                canadian(1, "Toronto", "M5V 2T6", "1.3", "13"),
                canadian(2, "Quebec City", "G1R 4P5", "1.5", "14.975"),
                canadian(3, "B.C.", "V6B 1A1", "1.2", "12"),
                canadian(4, "P.E.I.", "", "1.5", "15"),
                canadian(5, "Newfoundland & Labrador", "A1A 1A1", "1.5", "15"),
                canadian(6, "GTA", "", "1.3", "13"),
                canadian(7, "Nova Scotia", "B3H 1A1", "1.4", "14"),
                canadian(8, "Nova Scotia", "B3H 1A1", "1.5", "15"),
                canadian(9, "N.B.", "E1A 1A1", "1.5", "15"),
                canadian(10, "Ontario", "M5V 2T6", "0", "0"),
                canadian(11, "Vancouver Island", "V8W 1A1", "0.7", "7"),
                canadian(12, "Montréal", "H2X1Y4", "0.5", "5"));
        assertThat(came(1, 12)).isEqualTo("""
                1: 11.30, tax 1.30: MUG 10.00 HST ON
                2: 11.50, tax 1.50: MUG 10.00 GST/QST QC
                3: 11.20, tax 1.20: MUG 10.00 GST/PST BC
                4: 11.50, tax 1.50: MUG 10.00 HST PE
                5: 11.50, tax 1.50: MUG 10.00 HST NL
                6: held: QuickBooks has no code for GTA, Canada at 13 %; for that country it has GST, HST ON, HST NS 2025, HST NB, HST NL, HST PE and 6 more
                7: 11.40, tax 1.40: MUG 10.00 HST NS 2025
                8: held: QuickBooks has no code for NS, Canada at 15 %; for that country it has GST, HST NS 2025, HST ON, HST NB, HST NL, HST PE and 6 more
                9: 11.50, tax 1.50: MUG 10.00 HST NB
                10: 10.00, tax 0.00: MUG 10.00 Zero-rated
                11: 10.70, tax 0.70: MUG 10.00 PST BC
                12: 10.50, tax 0.50: MUG 10.00 GST
                """);
    }

    private String us(int number, String state, String zip, String tax, String rate) {
        return order(
                number,
                "USD",
                country("United States"),
                region(state),
                address("PostCode", zip),
                items(item("MUG", 1, "100", tax, rate)));
    }

    private String canadian(int number, String province, String postalCode, String tax, String rate) {
        return order(
                number,
                "CAD",
                country("Canada"),
                region(province),
                address("PostCode", postalCode),
                items(item("MUG", 1, "10", tax, rate)));
    }
}
