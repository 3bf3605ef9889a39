package dev.cloudcart.core.mapping;

import static dev.cloudcart.core.mapping.BookShelf.code;
import static dev.cloudcart.core.mapping.Shop.aSale;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.core.Cases;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.books.TaxUse.Treatment;

/// The oracle knows no order of preference: it knows the rate, for it charged it. A code of another rate is wrong
/// wherever the books have one of that rate for the buyer; held is not. What only one rate can have made is found.
class ChargedRateTest {

    private static final int CASES = Cases.outOf(4_000);

    /// Real books, with the rates as people write them.
    private static final List<TaxCode> CANADIAN = List.of(
            code("2", "GST", "5", Treatment.TAXED, "CA", ""),
            code("3", "HST ON", "13", Treatment.TAXED, "CA", "ON"),
            code("4", "HST NS", "14", Treatment.TAXED, "CA", "NS"),
            code("5", "HST NB", "15", Treatment.TAXED, "CA", "NB"),
            code("6", "GST/QST QC", "14.975", Treatment.TAXED, "CA", "QC"));
    private static final List<TaxCode> EUROPEAN = List.of(
            code("2", "20 FR", "20", Treatment.TAXED, "FR", ""),
            code("3", "10 FR", "10", Treatment.TAXED, "FR", ""),
            code("4", "5.5 FR", "5.5", Treatment.TAXED, "FR", ""),
            code("5", "2.1 FR", "2.1", Treatment.TAXED, "FR", ""),
            code("6", "25.5 FI", "25.5", Treatment.TAXED, "FI", ""),
            code("7", "25 SE", "25", Treatment.TAXED, "SE", ""),
            code("8", "24 GR", "24", Treatment.TAXED, "GR", ""),
            code("9", "23 IE", "23", Treatment.TAXED, "IE", ""),
            code("10", "13.5 IE", "13.5", Treatment.TAXED, "IE", ""),
            code("11", "9 IE", "9", Treatment.TAXED, "IE", ""),
            code("12", "19 DE", "19", Treatment.TAXED, "DE", ""),
            code("13", "7 DE", "7", Treatment.TAXED, "DE", ""));

    /// @param stated in percent
    private record Sold(TaxCode charged, String region, int pieces, long net, long tax, String stated) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void takesTheRateThatWasChargedOrNone(long seed) {
        var random = new Random(seed);
        var wrong = new ArrayList<String>();
        int found = 0;
        for (int drawn = 0; drawn < CASES; drawn++) {
            var books = random.nextBoolean() ? CANADIAN : EUROPEAN;
            var sold = sold(books, random);
            var name = found(sold, books);
            boolean isOnly = sold.pieces() == 1 && possible(sold, books).size() == 1;
            if (!name.equals(sold.charged().ref().name()) && (isOnly || !name.equals("held"))) {
                wrong.add(sold + " went under " + name);
            }
            found += name.equals("held") ? 0 : 1;
        }
        assertThat(wrong).isEmpty();
        assertThat(found).isGreaterThan(CASES * 3 / 4);
    }

    /// Worked by hand: 0.10 + 0.01 may be of 5 % (0.005) and of 13 % (0.013), 0.20 + 0.03 of 13 % alone (0.026).
    @ParameterizedTest
    @CsvSource({
        "ON, 10, 1, 10, held",
        "ON, 10, 1, 13, HST ON",
        "ON, 10, 1, 5, GST",
        "ON, 20, 3, 15, HST ON",
        "ON, 100, 5, 5, GST",
        "ON, 100, 13, 13, HST ON",
        "QC, 1010, 151, 14.95, GST/QST QC",
        "QC, 1010, 51, 5.05, GST"
    })
    void holdsWhatTwoRatesCanHaveMade(String region, long net, long tax, String stated, String name) {
        var sold = new Sold(CANADIAN.getFirst(), region, 1, net, tax, stated);

        assertThat(found(sold, CANADIAN)).isEqualTo(name);
    }

    /// 0.24 + 0.02 are of 10 % (0.024); as 2 x 0.12 + 0.01 they are of 5.5 % (0.0066).
    @ParameterizedTest
    @CsvSource({"1, 10 FR", "2, held"})
    void holdsWhatOneRateMakesInAllAndAnotherByThePiece(int pieces, String name) {
        assertThat(found(new Sold(EUROPEAN.getFirst(), "", pieces, 24, 2, "8.33"), EUROPEAN))
                .isEqualTo(name);
    }

    private static Sold sold(List<TaxCode> books, Random random) {
        while (true) {
            var code = books.get(random.nextInt(books.size()));
            var rate = code.total().percent();
            var own = code.use().where().region();
            var region = own.isEmpty() && books.equals(CANADIAN)
                    ? List.of("ON", "NS", "NB", "QC", "AB").get(random.nextInt(5))
                    : own;
            long price = 1L + random.nextInt(random.nextBoolean() ? 150 : 20_000);
            int pieces = random.nextInt(4) == 0 ? 2 + random.nextInt(5) : 1;
            long tax = pieces * halfUp(BigDecimal.valueOf(price).multiply(rate).movePointLeft(2));
            if (tax > 0) {
                var workedBack = BigDecimal.valueOf(tax * 100)
                        .divide(BigDecimal.valueOf(price * pieces), 2, RoundingMode.HALF_UP);
                var stated = random.nextBoolean() ? rate : workedBack;
                return new Sold(code, region, pieces, price * pieces, tax, stated.toPlainString());
            }
        }
    }

    private static long halfUp(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /// Tries hundredths of a penny around the price of one piece.
    private static List<TaxCode> possible(Sold sold, List<TaxCode> books) {
        var where = sold.charged().use().where();
        return books.stream()
                .filter(code -> Objects.equals(code.use().where().country(), where.country()))
                .filter(code -> code.use().where().region().isEmpty()
                        || code.use().where().region().equals(sold.region()))
                .filter(code -> IntStream.rangeClosed(-50, 50).anyMatch(off -> makes(sold, code, off)))
                .toList();
    }

    private static boolean makes(Sold sold, TaxCode code, int off) {
        var half = new BigDecimal("0.5");
        var price = BigDecimal.valueOf(sold.net() / sold.pieces()).add(BigDecimal.valueOf(off, 2));
        var missed = price.multiply(code.total().fraction())
                .subtract(BigDecimal.valueOf(sold.tax() / sold.pieces()))
                .abs();
        return missed.compareTo(half) <= 0;
    }

    private static String found(Sold sold, List<TaxCode> books) {
        var country = Objects.requireNonNull(sold.charged().use().where().country());
        var sale = aSale().to(country.code(), sold.region())
                .withLine(
                        "MUG",
                        sold.pieces(),
                        BigDecimal.valueOf(sold.net(), 2).toPlainString(),
                        BigDecimal.valueOf(sold.tax(), 2).toPlainString(),
                        sold.stated())
                .sale();
        var chart = BookShelf.chart(
                SaleMapper.needs(BookShelf.rules(), List.of(sale)), country.code(), TaxSystem.CODES, books);
        return new SaleMapper(BookShelf.rules(), chart).map(sale) instanceof Mapping.Mapped(var _, var document)
                ? Objects.requireNonNull(document.form().lines().getFirst().taxCode())
                        .name()
                : "held";
    }
}
