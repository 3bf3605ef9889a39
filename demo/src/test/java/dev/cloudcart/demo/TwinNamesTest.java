package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.sku;
import static dev.cloudcart.demo.Sold.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;

import org.junit.jupiter.api.Test;

/// SKUs and stores that look nearly alike: what is another one to the shop is another one in the books, and
/// what nobody can tell apart is one.
class TwinNamesTest extends Mending {

    @Test
    void names() throws Exception {
        connect("uk", "{}", "");
        books.add("vendor", "{\"DisplayName\":\"Blue Shed GBP\"}");
        books.add("customer", "{\"DisplayName\":\"etsy gbp\"}");
        sell(
                order(1, "GBP", sku("007")),
                order(2, "GBP", sku("7")),
                order(3, "GBP", sku("1E3")),
                order(4, "GBP", sku("1000")),
                order(5, "GBP", sku("Caf\u00e9-1")),
                order(6, "GBP", sku("Cafe\u0301-1")),
                order(7, "GBP", sku("\uff2d\uff35\uff27-1")),
                order(8, "GBP", sku("MUG-1")),
                order(9, "GBP", sku("MU\u200bG-1")),
                order(10, "GBP", sku("x".repeat(100) + "a")),
                order(11, "GBP", sku("x".repeat(100) + "b")),
                order(12, "GBP", sku("\u05d0\u05d1-1")),
                order(13, "GBP", sku("A'B\\C")),
                order(14, "GBP", sku("<b>bold</b>")),
                order(15, "GBP", sku("\ud83d\ude00")),
                order(16, "GBP", sku("\u200b")),
                order(17, "GBP", sku("A&amp;B")),
                order(18, "GBP", sku("A&B")),
                order(19, "GBP", sku("kit")),
                order(20, "GBP", sku("k\u0131t")),
                order(21, "GBP", sku("STRASSE")),
                order(22, "GBP", sku("Stra\u00dfe")),
                order(23, "GBP", sku("A\tB")),
                order(24, "GBP", sku("A  B")),
                order(25, "GBP", sku("A B")),
                order(26, "GBP", source("Blue Shed")),
                order(27, "GBP", source("BLUE SHED")),
                order(28, "GBP", source("Etsy")),
                order(29, "GBP", source("Caf\u00e9")),
                order(30, "GBP", source("Cafe\u0301")),
                order(31, "GBP", source("Cafe")),
                order(32, "GBP", source("\ud83d\uded2 Shop")),
                order(33, "GBP", source("Shop: one")),
                order(34, "GBP", source("Shop- one")));
        assertThat(came(1, 34)).isEqualTo("""
                1: 12.00, tax 2.00: 007 10.00 20.0% S
                2: 12.00, tax 2.00: 7 10.00 20.0% S
                3: 12.00, tax 2.00: 1E3 10.00 20.0% S
                4: 12.00, tax 2.00: 1000 10.00 20.0% S
                5: 12.00, tax 2.00: Café-1 10.00 20.0% S
                6: 12.00, tax 2.00: Café-1 10.00 20.0% S
                7: 12.00, tax 2.00: ＭＵＧ-1 10.00 20.0% S
                8: 12.00, tax 2.00: MUG-1 10.00 20.0% S
                9: 12.00, tax 2.00: MUG-1 10.00 20.0% S
                10: 12.00, tax 2.00: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx #g6e1ag 10.00 20.0% S
                11: 12.00, tax 2.00: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx #kgrt0q 10.00 20.0% S
                12: 12.00, tax 2.00: אב-1 10.00 20.0% S
                13: 12.00, tax 2.00: A'B\\C 10.00 20.0% S
                14: 12.00, tax 2.00: <b>bold</b> 10.00 20.0% S
                15: 12.00, tax 2.00: 😀 10.00 20.0% S
                16: held: A line has no SKU: "Mug"
                17: 12.00, tax 2.00: A&amp;B 10.00 20.0% S
                18: 12.00, tax 2.00: A&B 10.00 20.0% S
                19: 12.00, tax 2.00: kit 10.00 20.0% S
                20: 12.00, tax 2.00: kıt 10.00 20.0% S
                21: 12.00, tax 2.00: STRASSE 10.00 20.0% S
                22: 12.00, tax 2.00: Straße 10.00 20.0% S
                23: 12.00, tax 2.00: A B #98hrqa 10.00 20.0% S
                24: 12.00, tax 2.00: A  B 10.00 20.0% S
                25: 12.00, tax 2.00: A B 10.00 20.0% S
                26: held: "Blue Shed GBP" is the name of a vendor in QuickBooks, so no customer can have it
                27: held: "Blue Shed GBP" is the name of a vendor in QuickBooks, so no customer can have it
                28: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                29: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                30: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                31: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                32: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                33: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                34: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                """);
        assertThat(customers(28, 34)).isEqualTo("""
                28: etsy gbp
                29: Caf\u00e9 GBP
                30: Caf\u00e9 GBP
                31: Cafe GBP
                32: \ud83d\uded2 Shop GBP
                33: Shop- one GBP #8pbz8z
                34: Shop- one GBP
                """);
    }

    /// Whichever way of writing accents was met first.
    private String customers(int first, int last) throws Exception {
        var customers = new StringBuilder();
        for (int order = first; order <= last; order++) {
            var name = books.documents(order).getFirst().at("/CustomerRef/name").asString();
            customers
                    .append(order)
                    .append(": ")
                    .append(Normalizer.normalize(name, Normalizer.Form.NFC))
                    .append('\n');
        }
        return customers.toString();
    }
}
