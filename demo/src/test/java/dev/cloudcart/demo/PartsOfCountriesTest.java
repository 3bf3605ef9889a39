package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.address;
import static dev.cloudcart.demo.Sold.country;
import static dev.cloudcart.demo.Sold.item;
import static dev.cloudcart.demo.Sold.items;
import static dev.cloudcart.demo.Sold.region;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Orders to places that are written as a part of a country and whose taxes are others, as people write their
/// addresses. For each, what a bookkeeper would have entered, or why nobody can know it.
class PartsOfCountriesTest extends Mending {

    @Test
    void whatABritishCompanySends() throws Exception {
        connect("uk", "{}", "");
        sell(
                to(1, "Spain", "ES-35001", "", "2.1", "21"),
                to(2, "Spain", "E-38670", "", "0", "0"),
                to(3, "Spain", "28 013", "", "2.1", "21"),
                to(4, "France", "F-97400", "", "2", "20"),
                to(5, "France", "97150", "Saint-Martin", "2", "20"),
                to(6, "France", "F 75001", "", "2", "20"),
                to(7, "France", "MC-98000", "", "2", "20"),
                to(8, "Germany", "D-27498", "", "1.9", "19"),
                to(9, "Germany", "D-78464", "Konstanz", "1.9", "19"),
                to(10, "Italy", "47890", "San Marino", "2.2", "22"),
                to(11, "Italy", "IT-47891", "", "2.2", "22"),
                to(12, "Italy", "00120", "Città del Vaticano", "2.2", "22"),
                to(13, "Italy", "47900", "Rimini", "2.2", "22"),
                to(14, "Denmark", "3900", "", "2.5", "25"),
                to(15, "Denmark", "DK-3905", "Nuussuaq", "2.5", "25"),
                to(16, "Denmark", "FO-100", "Tórshavn", "2.5", "25"),
                to(17, "Denmark", "DK-2100", "", "2.5", "25"),
                to(18, "Netherlands", "", "Bonaire", "2.1", "21"),
                to(19, "Netherlands", "1012 AB", "", "2.1", "21"),
                to(20, "Channel Islands", "JE2 3AB", "", "0", "0"),
                to(21, "Channel Islands", "JE2 3AB", "", "2", "20"),
                to(22, "Great Britain (UK)", "GB-BT1 1AA", "", "2", "20"),
                to(23, "United Kingdom", "BFPO 57", "", "2", "20"),
                to(24, "United Kingdom", "BF1 2AX", "", "0", "0"));
        assertThat(came(1, 24)).isEqualTo("""
                1: held: QuickBooks has no code for Canary Islands at 21 %; for that country it has none
                2: 10.00, tax 0.00: MUG 10.00 0.0% Z
                3: 12.10, tax 2.10: MUG 10.00 21.0% ES OSS
                4: held: QuickBooks has no code for Réunion at 20 %; for that country it has none
                5: held: QuickBooks has no code for St. Martin at 20 %; for that country it has none
                6: 12.00, tax 2.00: MUG 10.00 20.0% FR OSS
                7: 12.00, tax 2.00: MUG 10.00 20.0% FR OSS
                8: held: QuickBooks has no code for Heligoland, Germany at 19 %; for that country it has 19.0% DE OSS, 7.0% DE OSS
                9: 11.90, tax 1.90: MUG 10.00 19.0% DE OSS
                10: held: QuickBooks has no code for San Marino at 22 %; for that country it has none
                11: held: QuickBooks has no code for San Marino at 22 %; for that country it has none
                12: held: QuickBooks has no code for Vatican City at 22 %; for that country it has none
                13: 12.20, tax 2.20: MUG 10.00 22.0% IT OSS
                14: held: QuickBooks has no code for Greenland at 25 %; for that country it has none
                15: held: QuickBooks has no code for Greenland at 25 %; for that country it has none
                16: held: QuickBooks has no code for Faroe Islands at 25 %; for that country it has none
                17: 12.50, tax 2.50: MUG 10.00 25.0% DK OSS
                18: held: QuickBooks has no code for Caribbean Netherlands at 21 %; for that country it has none
                19: 12.10, tax 2.10: MUG 10.00 21.0% NL OSS
                20: 10.00, tax 0.00: MUG 10.00 0.0% Z
                21: held: Nobody knows which country it was sold to ("Channel Islands" is written), and at 20 % it may belong under 20.0% S, 20.0% FR OSS, 20.0% AT OSS
                22: 12.00, tax 2.00: MUG 10.00 20.0% S
                23: 12.00, tax 2.00: MUG 10.00 20.0% S
                24: 10.00, tax 0.00: MUG 10.00 0.0% Z
                """);
    }

    @Test
    void whatAGermanCompanySendsWithoutTax() throws Exception {
        connect("us", "{\"country\":\"DE\",\"homeCurrency\":\"EUR\"}", "");
        books.taxCode("19% USt", 19, "Finanzamt");
        books.taxCode("7% USt", 7, "Finanzamt");
        books.taxCode("20% OSS AT", 20, "Bundeszentralamt für Steuern");
        for (var code : List.of(
                "0% USt",
                "Innergemeinschaftliche Lieferung",
                "Ausfuhrlieferung",
                "Steuerfrei § 4",
                "Nicht steuerbar",
                "Reverse Charge § 13b")) {
            books.taxCode(code, 0, "Finanzamt");
        }
        sell(
                to(1, "Deutschland", "D-10115", "", "1.9", "19"),
                to(2, "Deutschland", "D-27498", "", "0", "0"),
                to(3, "Germany", "78266", "", "0", "0"),
                to(4, "Finnland", "AX-22100", "Mariehamn", "0", "0"),
                to(5, "Finland", "FI-00100", "", "0", "0"),
                to(6, "Spanien", "E-38001", "", "0", "0"),
                to(7, "Spanien", "E-28001", "", "0", "0"),
                to(8, "Italien", "I-23041", "", "0", "0"),
                to(9, "Italien", "I-47890", "", "0", "0"),
                to(10, "Italien", "I-20121", "Milano", "0", "0"),
                to(11, "Griechenland", "GR-63086", "", "0", "0"),
                to(12, "Frankreich", "F-97133", "Saint-Barthélemy", "0", "0"),
                to(13, "Dänemark", "FO-100", "", "0", "0"),
                to(14, "Dänemark", "3900", "", "0", "0"),
                to(15, "Vereinigtes Königreich", "BT1 1AA", "", "0", "0"),
                to(16, "Vereinigtes Königreich", "W1A 1AA", "", "0", "0"),
                to(17, "Schweiz", "8001", "", "0", "0"),
                to(18, "Österreich", "6691", "Jungholz", "2", "20"),
                to(19, "Zypern", "1010", "", "0", "0"),
                to(20, "Fürstentum Liechtenstein", "9490", "", "0", "0"),
                to(21, "Niederlande", "", "Sint Maarten", "0", "0"));
        assertThat(came(1, 21)).isEqualTo("""
                1: 11.90, tax 1.90: MUG 10.00 19% USt
                2: 10.00, tax 0.00: MUG 10.00 Ausfuhrlieferung
                3: 10.00, tax 0.00: MUG 10.00 Ausfuhrlieferung
                4: 10.00, tax 0.00: MUG 10.00 Ausfuhrlieferung
                5: 10.00, tax 0.00: MUG 10.00 Innergemeinschaftliche Lieferung
                6: 10.00, tax 0.00: MUG 10.00 Ausfuhrlieferung
                7: 10.00, tax 0.00: MUG 10.00 Innergemeinschaftliche Lieferung
                8: 10.00, tax 0.00: MUG 10.00 Ausfuhrlieferung
                9: 10.00, tax 0.00: MUG 10.00 Ausfuhrlieferung
                10: 10.00, tax 0.00: MUG 10.00 Innergemeinschaftliche Lieferung
                11: 10.00, tax 0.00: MUG 10.00 Ausfuhrlieferung
                12: 10.00, tax 0.00: MUG 10.00 Ausfuhrlieferung
                13: 10.00, tax 0.00: MUG 10.00 Ausfuhrlieferung
                14: 10.00, tax 0.00: MUG 10.00 Ausfuhrlieferung
                15: 10.00, tax 0.00: MUG 10.00 Innergemeinschaftliche Lieferung
                16: 10.00, tax 0.00: MUG 10.00 Ausfuhrlieferung
                17: 10.00, tax 0.00: MUG 10.00 Ausfuhrlieferung
                18: 12.00, tax 2.00: MUG 10.00 20% OSS AT
                19: 10.00, tax 0.00: MUG 10.00 Innergemeinschaftliche Lieferung
                20: 10.00, tax 0.00: MUG 10.00 Ausfuhrlieferung
                21: 10.00, tax 0.00: MUG 10.00 Ausfuhrlieferung
                """);
    }

    /// Liechtenstein is within Switzerland's tax.
    @Test
    void whatASwissCompanySends() throws Exception {
        connect("us", "{\"country\":\"CH\",\"homeCurrency\":\"CHF\"}", "");
        books.taxCode("MWST 8.1%", "8.1", "ESTV");
        books.taxCode("MWST 2.6%", "2.6", "ESTV");
        books.taxCode("MWST 0%", 0, "ESTV");
        books.taxCode("Export 0%", 0, "ESTV");
        sell(
                swiss(1, "Schweiz", "8001", "0.81", "8.1"),
                swiss(2, "Liechtenstein", "9490", "0.81", "8.1"),
                swiss(3, "Liechtenstein", "9490", "0.26", "2.6"),
                swiss(4, "Germany", "78266", "0.81", "8.1"),
                swiss(5, "Germany", "10115", "0", "0"),
                swiss(6, "Liechtenstein", "9490", "0", "0"),
                swiss(7, "Suisse", "1201", "0.77", "7.7"));
        assertThat(came(1, 7)).isEqualTo("""
                1: 10.81, tax 0.81: MUG 10.00 MWST 8.1%
                2: 10.81, tax 0.81: MUG 10.00 MWST 8.1%
                3: 10.26, tax 0.26: MUG 10.00 MWST 2.6%
                4: held: QuickBooks has no code for Büsingen, Germany at 8.1 %; for that country it has none
                5: 10.00, tax 0.00: MUG 10.00 Export 0%
                6: 10.00, tax 0.00: MUG 10.00 MWST 0%
                7: held: QuickBooks has no code for Switzerland at 7.7 %; for that country it has MWST 8.1%, MWST 2.6%
                """);
    }

    /// Norfolk Island, Christmas Island and the Cocos Islands are outside the goods and services tax.
    @Test
    void whatAnAustralianCompanySends() throws Exception {
        connect("au", "{}", "");
        sell(
                australian(1, "2899", "NSW", "0", "0"),
                australian(2, "6798", "WA", "0", "0"),
                australian(3, "6799", "", "0", "0"),
                australian(4, "2000", "NSW", "0", "0"),
                australian(5, "2899", "", "1", "10"),
                australian(6, "6000", "Western Australia", "1", "10"));
        assertThat(came(1, 6)).isEqualTo("""
                1: 10.00, tax 0.00: MUG 10.00 Export
                2: 10.00, tax 0.00: MUG 10.00 Export
                3: 10.00, tax 0.00: MUG 10.00 Export
                4: 10.00, tax 0.00: MUG 10.00 GST free
                5: held: QuickBooks has no code for Norfolk Island at 10 %; for that country it has none
                6: 11.00, tax 1.00: MUG 10.00 GST
                """);
    }

    private String australian(int number, String postalCode, String region, String tax, String rate) {
        return order(number, "AUD", to("Australia", postalCode, region), items(item("MUG", 1, "10", tax, rate)));
    }

    private String swiss(int number, String country, String postalCode, String tax, String rate) {
        return order(number, "CHF", to(country, postalCode, ""), items(item("MUG", 1, "10", tax, rate)));
    }

    /// 10.00 and its tax, in euros.
    private String to(int number, String country, String postalCode, String region, String tax, String rate) {
        return order(number, "EUR", to(country, postalCode, region), items(item("MUG", 1, "10", tax, rate)));
    }

    private static Consumer<ObjectNode> to(String country, String postalCode, String region) {
        return country(country).andThen(address("PostCode", postalCode)).andThen(region(region));
    }
}
