package dev.cloudcart.core.mapping;

import static dev.cloudcart.core.mapping.BookShelf.code;
import static dev.cloudcart.core.mapping.Shop.aSale;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.core.Cases;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxStatement;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.books.TaxUse.Treatment;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Reason;

/// Codes of companies in ten countries against an oracle of whole numbers: a rate is possible when some true net
/// amount rounds to the net that is there, and its tax to the tax that is there. Both are intervals, and intervals
/// meet or do not.
class TaxCodesByFractionsTest {

    private static final int CASES = Cases.outOf(3_000);
    /// In thousandths of a percent, with near ones.
    private static final List<Long> RATES = List.of(
            5_000L, 5_500L, 7_250L, 8_875L, 9_000L, 10_000L, 13_000L, 13_500L, 14_975L, 15_000L, 17_000L, 19_000L,
            20_000L, 20_500L, 21_000L, 23_000L, 25_000L, 25_500L);
    private static final List<String> COMPANIES = List.of("GB", "IE", "DE", "FR", "CA", "AU", "US", "NL", "PL", "NZ");
    private static final Map<String, List<String>> REGIONS =
            Map.of("CA", List.of("ON", "NB", "NS", "QC"), "AU", List.of("NSW", "VIC"), "US", List.of("TX", "NY", "CA"));

    private record Place(String country, String region) {}

    /// @param rate in thousandths of a percent
    private record Code(String name, long rate, Place place) {}

    /// @param net in minor units
    /// @param tax in minor units
    /// @param stated in thousandths of a percent
    /// @param rows of the company's own table
    private record Case(
            String company,
            List<Code> codes,
            List<Row> rows,
            Place buyer,
            int pieces,
            long net,
            long tax,
            long stated) {}

    /// For buyers everywhere.
    ///
    /// @param rate in thousandths of a percent; 0 for any
    private record Row(long rate, Code code) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void choosesWhatWholeNumbersAllowAndNothingElse(long seed) {
        var random = new Random(seed);
        var wrong = new ArrayList<String>();
        var kinds = new HashMap<String, Integer>();
        for (int i = 0; i < CASES; i++) {
            var one = drawn(random);
            var meant = meant(one);
            var found = found(one);
            kinds.merge(meant.startsWith("held") ? meant : "found", 1, Integer::sum);
            if (!meant.equals(found)) {
                wrong.add("%s%n  meant %s%n  found %s".formatted(one, meant, found));
            }
        }
        assertThat(wrong).isEmpty();
        if (Cases.all()) {
            assertThat(kinds.keySet())
                    .containsExactlyInAnyOrder(
                            "found", "held: NO_TAX_CODE", "held: SEVERAL_TAX_CODES", "held: NAMED_CODE_OF_OTHER_RATE");
            assertThat(kinds.values()).allSatisfy(count -> assertThat(count).isGreaterThan(CASES / 100));
        }
    }

    /// The oracle itself, by hand.
    @Test
    void knowsWhatPenniesCanMean() {
        assertThat(isPossible(82, 17, 20_000, 1)).isTrue();
        assertThat(isPossible(4, 1, 20_000, 1)).isTrue();
        assertThat(isPossible(1000, 255, 25_000, 1)).isFalse();
        assertThat(isPossible(820, 170, 20_000, 1)).isFalse();
        assertThat(isPossible(820, 170, 20_000, 10)).isTrue();
        assertThat(isPossible(820, 171, 20_000, 10)).isFalse();
    }

    private static Case drawn(Random random) {
        var company = any(COMPANIES, random);
        var codes = new ArrayList<Code>();
        for (int i = 0; i < 2 + random.nextInt(6); i++) {
            codes.add(new Code("Code " + i, any(RATES, random), place(random, company)));
        }
        var buyer = place(random, company);
        int pieces = random.nextInt(3) == 0 ? 1 + random.nextInt(12) : 1;
        long rate = random.nextBoolean() ? any(codes, random).rate() : any(RATES, random);
        while (true) {
            long sticker = 1L + random.nextInt(random.nextBoolean() ? 300 : 20_000);
            boolean each = random.nextBoolean();
            long tax = each
                    ? pieces * rounded(sticker * rate, 100_000 + rate)
                    : rounded(pieces * sticker * rate, 100_000 + rate);
            long net = pieces * sticker - tax;
            if (tax > 0 && net > 0) {
                long stated = random.nextInt(3) == 0
                        ? any(RATES, random)
                        : random.nextBoolean() ? rate : rounded(tax * 10_000, net) * 10;
                return new Case(company, codes, rows(codes, random), buyer, pieces, net, tax, stated);
            }
        }
    }

    /// Each for the rate of its code, or for any; no rate twice.
    private static List<Row> rows(List<Code> codes, Random random) {
        var rows = new ArrayList<Row>();
        for (int i = random.nextInt(4); i > 0; i--) {
            var code = any(codes, random);
            long rate = random.nextInt(4) == 0 ? 0 : code.rate();
            if (rows.stream().noneMatch(row -> row.rate() == rate)) {
                rows.add(new Row(rate, code));
            }
        }
        return rows;
    }

    private static Place place(Random random, String company) {
        var country = random.nextInt(4) == 0 ? any(COMPANIES, random) : company;
        var regions = REGIONS.get(country);
        return new Place(country, regions == null || random.nextInt(3) == 0 ? "" : any(regions, random));
    }

    private static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private static long rounded(long numerator, long denominator) {
        return (2 * numerator + denominator) / (2 * denominator);
    }

    /// The table first: its rows for the rate that was charged, the stated one before others, then those for any.
    private static String meant(Case one) {
        var rows = one.rows().stream()
                .filter(row -> isFor(row.code().place(), one.buyer()))
                .toList();
        var ofStated = rows.stream()
                .filter(row -> row.rate() == one.stated() && isOf(one, row.rate()))
                .toList();
        var ofAnother = rows.stream()
                .filter(row -> row.rate() != 0 && row.rate() != one.stated())
                .filter(row -> isOf(one, row.rate()) && !isTold(one))
                .toList();
        var ofAny = rows.stream()
                .filter(row -> row.rate() == 0)
                .filter(row ->
                        one.company().equals("US") || isOf(one, row.code().rate()))
                .toList();
        for (var equal : List.of(ofStated, ofAnother, ofAny)) {
            if (!equal.isEmpty()) {
                return equal.size() == 1 ? equal.getFirst().code().name() : "held: SEVERAL_TAX_CODES";
            }
        }
        var meant = meantByNobody(one);
        boolean hasOtherRate = rows.stream().anyMatch(row -> row.rate() == 0);
        return meant.equals("held: NO_TAX_CODE") && hasOtherRate ? "held: NAMED_CODE_OF_OTHER_RATE" : meant;
    }

    /// Whether the shop says which of the books' rates for this buyer it charged, and can have.
    private static boolean isTold(Case one) {
        return isOf(one, one.stated())
                && (one.stated() % 500 == 0 || !isWorkedBack(one))
                && one.codes().stream()
                        .anyMatch(code -> code.rate() == one.stated() && isFor(code.place(), one.buyer()));
    }

    /// What the shop proves is of no other rate; it may have rounded the rate to one decimal.
    private static boolean isOf(Case one, long rate) {
        return isPossibleAtAll(one, rate) && (Math.abs(rate - one.stated()) <= 50 || !isProven(one));
    }

    private static boolean isProven(Case one) {
        return isPossibleAtAll(one, one.stated()) && !isWorkedBack(one);
    }

    private static boolean isPossibleAtAll(Case one, long rate) {
        return isPossible(one.net(), one.tax(), rate, 1)
                || ((rate == one.stated() || !isPlain(one)) && isPossible(one.net(), one.tax(), rate, one.pieces()));
    }

    private static String meantByNobody(Case one) {
        var here = one.codes().stream()
                .filter(code -> isFor(code.place(), one.buyer()))
                .toList();
        var possible = here.stream().filter(code -> isOf(one, code.rate())).toList();
        if (isProven(one) && here.stream().anyMatch(code -> code.rate() == one.stated())) {
            possible = here.stream().filter(code -> code.rate() == one.stated()).toList();
        }
        if (possible.stream().map(Code::rate).distinct().count() > 1) {
            return "held: SEVERAL_TAX_CODES";
        }
        if (!one.buyer().region().isEmpty()
                && possible.stream().anyMatch(code -> code.place().equals(one.buyer()))) {
            possible = possible.stream()
                    .filter(code -> code.place().equals(one.buyer()))
                    .toList();
        }
        return switch (possible.size()) {
            case 0 -> "held: NO_TAX_CODE";
            case 1 -> possible.getFirst().name();
            default -> "held: SEVERAL_TAX_CODES";
        };
    }

    /// What the amounts come to anyway proves nothing: to within six hundredths of a percent, which is what shops
    /// that work it back to one decimal leave, of the net amount or of the gross.
    private static boolean isWorkedBack(Case one) {
        return Math.abs(one.stated() - rounded(one.tax() * 10_000, one.net()) * 10) <= 60
                || Math.abs(one.stated() - rounded(one.tax() * 10_000, one.net() + one.tax()) * 10) <= 60;
    }

    /// Of a rate in halves of a percent, in whole thousandths: told and possible, or exact.
    private static boolean isPlain(Case one) {
        return (one.stated() % 500 == 0
                        && (isPossible(one.net(), one.tax(), one.stated(), 1)
                                || isPossible(one.net(), one.tax(), one.stated(), one.pieces())))
                || one.tax() * 200 % one.net() == 0;
    }

    private static boolean isFor(Place place, Place buyer) {
        return place.country().equals(buyer.country())
                && (place.region().isEmpty()
                        || buyer.region().isEmpty()
                        || place.region().equals(buyer.region()));
    }

    /// Of each piece, where the pieces have whole taxes: the true net is within half a unit of the net that is
    /// there, so the true tax lies between the rate of its ends, and has to come within half a unit of the tax that
    /// is there. All in units of one 200,000th, times the pieces.
    private static boolean isPossible(long net, long tax, long rate, int pieces) {
        if (tax % pieces != 0) {
            return false;
        }
        long leastTrueTax = (2 * net - pieces) * rate;
        long mostTrueTax = (2 * net + pieces) * rate;
        long leastRounded = (2 * tax - pieces) * 100_000;
        long mostRounded = (2 * tax + pieces) * 100_000;
        return leastTrueTax <= mostRounded && leastRounded <= mostTrueTax;
    }

    /// The whole way, to the code on the document.
    private static String found(Case one) {
        boolean states = one.company().equals("US");
        var sale = aSale().to(one.buyer().country(), one.buyer().region())
                .withLine("MUG", one.pieces(), money(one.net()), money(one.tax()), percent(one.stated()))
                .sale();
        var rules = BookShelf.rules(new TaxTable(
                one.rows().stream().map(TaxCodesByFractionsTest::inTable).toList()));
        var chart = BookShelf.chart(
                SaleMapper.needs(rules, List.of(sale)),
                one.company(),
                states ? TaxSystem.US : TaxSystem.CODES,
                one.codes().stream().map(TaxCodesByFractionsTest::inBooks).toList());
        return switch (new SaleMapper(rules, chart).map(sale)) {
            case Mapping.Mapped(var _, var document)
            when document.form().tax() instanceof TaxStatement.UnitedStates(var code, var _, var _) && code != null ->
                code.name();
            case Mapping.Mapped(var _, var document) ->
                document.form().lines().stream()
                        .map(line -> String.valueOf(
                                line.taxCode() == null ? null : line.taxCode().name()))
                        .collect(Collectors.toCollection(TreeSet::new))
                        .first();
            case Mapping.Held held ->
                "held: " + held.reasons().stream().map(Reason::cause).collect(Collectors.joining(", "));
            case Mapping.Skipped skipped -> "skipped: " + skipped.reason();
        };
    }

    private static TaxTable.Row inTable(Row row) {
        return new TaxTable.Row(
                row.rate() == 0 ? null : TaxRate.ofPercent(percent(row.rate())),
                new TaxTable.Area.Everywhere(),
                null,
                row.code().name());
    }

    private static TaxCode inBooks(Code code) {
        return code(
                code.name(),
                code.name(),
                percent(code.rate()),
                Treatment.TAXED,
                code.place().country(),
                code.place().region());
    }

    private static String money(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }

    private static String percent(long thousandths) {
        return BigDecimal.valueOf(thousandths, 3).toPlainString();
    }
}
