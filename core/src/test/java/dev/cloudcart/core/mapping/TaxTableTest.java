package dev.cloudcart.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.mapping.TaxTable.Area;
import dev.cloudcart.core.mapping.TaxTable.Kind;
import dev.cloudcart.core.mapping.TaxTable.Row;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.TaxCharge;

/// Which rows of the company's own table are about a sale, the closest first. A row is written as place, kind, rate.
class TaxTableTest {

    private static final List<Row> ROWS = Stream.of(
                    "everywhere",
                    "everywhere 20",
                    "everywhere goods",
                    "everywhere goods 20",
                    "abroad",
                    "abroad 20",
                    "eu",
                    "eu goods",
                    "DE",
                    "DE 20",
                    "DE postage",
                    "DE goods",
                    "US",
                    "US-CA",
                    "US-CA 20",
                    "GB",
                    "GB 20",
                    "XI")
            .map(TaxTableTest::row)
            .toList();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GB | DE      | GOODS   | DE goods, DE 20, DE, eu goods, eu, abroad 20, abroad, everywhere goods 20, everywhere goods, everywhere 20, everywhere",
                "GB | DE      | POSTAGE | DE postage, DE 20, DE, eu, abroad 20, abroad, everywhere 20, everywhere",
                "GB | US-CA   | POSTAGE | US-CA 20, US-CA, US, abroad 20, abroad, everywhere 20, everywhere",
                "GB | US      | POSTAGE | US, abroad 20, abroad, everywhere 20, everywhere",
                "GB | US-NY   | POSTAGE | US, abroad 20, abroad, everywhere 20, everywhere",
                "GB | XI      | POSTAGE | XI, GB 20, GB, everywhere 20, everywhere",
                "GB | GB      | POSTAGE | GB 20, GB, everywhere 20, everywhere",
                "GB | nobody  | POSTAGE | everywhere 20, everywhere",
                "FR | GB      | POSTAGE | GB 20, GB, abroad 20, abroad, everywhere 20, everywhere",
                "FR | XI      | POSTAGE | XI, GB 20, GB, eu, abroad 20, abroad, everywhere 20, everywhere",
                "DE | DE      | POSTAGE | DE postage, DE 20, DE, everywhere 20, everywhere",
                "DE | DE-Heligoland | POSTAGE | DE postage, DE 20, DE, abroad 20, abroad, everywhere 20, everywhere"
            })
    void putsTheClosestFirst(String home, String buyer, Kind kind, String rows) {
        assertThat(fitting(ROWS, home, buyer, kind, charge("20", "10.00", "2.00"), true))
                .isEqualTo(rows);
    }

    /// 0.04 + 0.01 can be of 13.5 %, of 20 % and of 23 %; what the shop tells decides, where the books have it.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "23   | 0.04  | 0.01 | true  | 23",
                "23   | 0.04  | 0.01 | false | 23",
                "25   | 0.04  | 0.01 | false | 13.5, 20, 23",
                "20   | 0.04  | 0.01 | false | 20, 13.5, 23",
                "20   | 10.00 | 2.00 | false | 20",
                "20   | 10.00 | 2.00 | true  | 20",
                "0    | 10.00 | 0.00 | true  | 0",
                "0    | 0.02  | 0.00 | false | 0",
                "20   | 0.02  | 0.00 | true  | 20",
                "9    | 10.00 | 0.90 | false | ''"
            })
    void takesARowForTheRateThatWasCharged(String stated, String net, String tax, boolean isTold, String rows) {
        var rates = Stream.of("everywhere 13.5", "everywhere 20", "everywhere 23", "everywhere 0")
                .map(TaxTableTest::row)
                .toList();

        assertThat(fitting(rates, "GB", "GB", Kind.GOODS, charge(stated, net, tax), isTold)
                        .replace("everywhere ", ""))
                .isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource({
        "DE 20, DE 20, true",
        "DE 20, DE 19, false",
        "DE 20, DE, false",
        "DE, DE, true",
        "DE 20, FR 20, false",
        "US-CA, US, false",
        "DE goods, DE postage, false",
        "DE goods, DE, false"
    })
    void knowsRowsThatCanNeverBeToldApart(String one, String other, boolean alike) {
        assertThat(row(one).isLike(row(other))).isEqualTo(alike);
    }

    @ParameterizedTest
    @CsvSource({
        "everywhere, false, false",
        "abroad, true, false",
        "eu, true, false",
        "US, true, false",
        "US-CA, true, true",
        "PR, true, true"
    })
    void namesAPlaceOrARegion(String written, boolean place, boolean region) {
        assertThat(row(written).namesAPlace()).isEqualTo(place);
        assertThat(row(written).namesARegion()).isEqualTo(region);
    }

    /// Two rows for one rate of goods beside one for both kinds are as close as their figures are.
    @ParameterizedTest
    @CsvSource({
        "DE 20, FR 20, true",
        "DE 20, DE 19, false",
        "DE goods, DE 20, false",
        "abroad, abroad, true",
        "DE 19, DE 21, true"
    })
    void isAsCloseAsAnother(String one, String other, boolean close) {
        assertThat(row(one).isAsCloseAs(row(other), charge("20", "10.00", "2.00")))
                .isEqualTo(close);
    }

    @Test
    void namesEachOfItsCodesOnce() {
        var codes = Stream.of("S", "Z", "S")
                .map(code -> new Row(null, new Area.Everywhere(), null, code))
                .toList();

        assertThat(new TaxTable(codes).codes()).containsExactly("S", "Z");
        assertThat(new TaxTable(codes).tellsKindsApart()).isFalse();
        assertThat(new TaxTable(List.of(row("everywhere"), row("DE postage"))).tellsKindsApart())
                .isTrue();
    }

    private static String fitting(
            List<Row> rows, String home, String buyer, Kind kind, TaxCharge charge, boolean isTold) {
        return new TaxTable(rows)
                .fitting(charge, isTold, kind, place(buyer), new Country(home)).stream()
                        .map(Row::code)
                        .collect(Collectors.joining(", "));
    }

    private static Row row(String written) {
        var words = List.of(written.split(" ", -1));
        return new Row(rate(words.getLast()), area(words.getFirst()), kind(words), written);
    }

    private static @Nullable TaxRate rate(String word) {
        return Character.isDigit(word.charAt(0)) ? TaxRate.ofPercent(word) : null;
    }

    private static @Nullable Kind kind(List<String> words) {
        if (words.contains("goods")) {
            return Kind.GOODS;
        }
        return words.contains("postage") ? Kind.POSTAGE : null;
    }

    private static Area area(String word) {
        return switch (word) {
            case "everywhere" -> new Area.Everywhere();
            case "abroad" -> new Area.Abroad();
            case "eu" -> new Area.EuropeanUnion();
            default -> new Area.Within(new Country(word.substring(0, 2)), word.length() > 2 ? word.substring(3) : "");
        };
    }

    private static Jurisdiction place(String buyer) {
        return buyer.equals("nobody")
                ? Jurisdiction.UNKNOWN
                : new Jurisdiction(new Country(buyer.substring(0, 2)), buyer.length() > 2 ? buyer.substring(3) : "");
    }

    private static TaxCharge charge(String stated, String net, String tax) {
        return new TaxCharge(TaxRate.ofPercent(stated), money(net), money(tax), 1);
    }

    private static BigMoney money(String amount) {
        return BigMoney.of(CurrencyUnit.GBP, new BigDecimal(amount));
    }
}
