package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.at;
import static dev.cloudcart.demo.Sold.country;
import static dev.cloudcart.demo.Sold.region;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

/// A Canadian company from orders to books: each sale under the code of its buyer's province, federal and
/// provincial tax apart.
class CanadianBooksTest extends Mending {

    @Test
    void putsEachSaleUnderTheCodeOfItsProvince() throws Exception {
        connect("ca-provinces", "{}", "");
        sell(
                canadian(1, "Ontario", "13.0", "13"),
                canadian(2, "QC", "14.98", "14.975"),
                canadian(3, "British Columbia", "12.0", "12"),
                canadian(4, "N.B.", "15.0", "15"),
                canadian(5, "Alberta", "5.0", "5"),
                canadian(6, "Nova Scotia", "14.0", "14"),
                abroad(7));

        var report = sync(0);

        assertThat(codes(numbers(1, 7)))
                .isEqualTo(new TreeMap<>(Map.of(
                        1,
                        "HST ON",
                        2,
                        "GST/QST QC",
                        3,
                        "GST/PST BC",
                        4,
                        "HST NB",
                        5,
                        "GST",
                        6,
                        "HST NS 2025",
                        7,
                        "Zero-rated")));
        assertThat(taxes(2)).isEqualTo(Map.of("5", "5.00", "9.975", "9.98"));
        assertThat(taxes(3)).isEqualTo(Map.of("5", "5.00", "7", "7.00"));
        assertThat(report.at("/proof/0/difference").asDecimal()).isZero();
    }

    @Test
    void holdsWhatFitsSeveralProvincesOrNone() throws Exception {
        connect("ca-provinces", "{}", "");
        sell(
                canadian(1, "", "15.0", "15"),
                canadian(2, "Ontaryo", "13.0", "13"),
                canadian(3, "Ontario", "15.0", "15"),
                canadian(4, "Ontario", "13.0", "13"));

        var report = sync(HELD);

        assertHeld(report, Map.of(1, "SEVERAL_TAX_CODES", 2, "NO_TAX_CODE", 3, "NO_TAX_CODE"));
        assertThat(report.path("holds").toString())
                .contains(
                        "Several tax codes fit Canada at 15 %: HST NB, HST NL, HST PE",
                        "no code for Ontaryo, Canada at 13 %", "no code for ON, Canada at 15 %");
        assertThat(codes(4)).isEqualTo(Map.of(4, "HST ON"));
    }

    private String canadian(int number, String province, String tax, String rate) {
        return sold.order(
                number,
                new Sold.Amounts("100.0", tax, "1" + tax.replaceAll("^(\\d)\\.", "0$1."), 0, "CAD"),
                country("Canada"),
                region(province),
                at("/Items/0", "TaxRate", rate));
    }

    private String abroad(int number) {
        return sold.order(
                number, new Sold.Amounts("100.0", "0.0", "100.0", 0, "CAD"), country("United States"), region("TX"));
    }

    private Map<Integer, String> codes(int... orders) throws Exception {
        var codes = new TreeMap<Integer, String>();
        for (int order : orders) {
            var id = books.documents(order)
                    .getFirst()
                    .at("/Line/0/SalesItemLineDetail/TaxCodeRef/value")
                    .asString();
            codes.put(
                    order,
                    books.rows("TaxCode", "Id = '" + id + "'")
                            .getFirst()
                            .path("Name")
                            .asString());
        }
        return codes;
    }

    private Map<String, String> taxes(int order) throws Exception {
        var taxes = new TreeMap<String, String>();
        books.documents(order)
                .getFirst()
                .at("/TxnTaxDetail/TaxLine")
                .forEach(line -> taxes.put(
                        line.at("/TaxLineDetail/TaxPercent")
                                .asDecimal()
                                .stripTrailingZeros()
                                .toPlainString(),
                        line.path("Amount").asDecimal().setScale(2).toPlainString()));
        return taxes;
    }
}
