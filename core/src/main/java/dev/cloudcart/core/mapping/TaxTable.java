package dev.cloudcart.core.mapping;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.TaxCharge;

/// The company's own table of tax codes. Of the rows that fit, the closest counts: one that names the region before
/// one that names the country, that before one for the European Union, for abroad and for everywhere; then one for
/// goods or for postage before one for both, and one for a rate before one for any.
public record TaxTable(List<Row> rows) {

    public static final TaxTable EMPTY = new TaxTable(List.of());

    /// What a row is about.
    public enum Kind {
        GOODS,
        POSTAGE,
        /// What was bought. Only rows that say so are about purchases.
        PURCHASES
    }

    /// Where the buyer must be for a row to fit, seen from the company.
    public sealed interface Area {

        record Everywhere() implements Area {}

        /// Any country but the company's.
        record Abroad() implements Area {}

        /// Members of the European Union other than the company's country.
        record EuropeanUnion() implements Area {}

        /// @param region empty for the whole country
        record Within(Country country, String region) implements Area {

            public Within {
                region = region.isEmpty() ? country.regionOfTax() : region;
                country = country.ofTax();
            }
        }
    }

    /// @param rate null for any
    /// @param kind null for goods and postage
    /// @param code the name of the tax code in the books
    public record Row(
            @Nullable TaxRate rate, Area area, @Nullable Kind kind, String code) {

        private boolean fits(TaxCharge charge, boolean isToldRate, Kind what, Jurisdiction buyer, Country home) {
            return isAbout(what) && isAbout(charge, isToldRate) && isAbout(buyer, home);
        }

        private boolean isAbout(Kind what) {
            return kind == null ? what != Kind.PURCHASES : kind == what;
        }

        private boolean isAbout(TaxCharge charge, boolean isToldRate) {
            if (rate == null) {
                return true;
            }
            return rate.isZero() == charge.isUntaxed()
                    && (!isToldRate || charge.stated().equals(rate))
                    && charge.canBeOf(rate);
        }

        private boolean isAbout(Jurisdiction buyer, Country home) {
            return switch (area) {
                case Area.Everywhere() -> true;
                case Area.Abroad() -> buyer.isKnown() && (!buyer.isIn(home) || buyer.isWithoutVat());
                case Area.EuropeanUnion() -> !buyer.isIn(home) && buyer.isInEuropeanUnion();
                case Area.Within(var wanted, var region) ->
                    buyer.isIn(wanted) && (region.isEmpty() || region.equals(buyer.region()));
            };
        }

        private int closeness() {
            int place = switch (area) {
                case Area.Everywhere() -> 0;
                case Area.Abroad() -> 1;
                case Area.EuropeanUnion() -> 2;
                case Area.Within(var country, var region) -> region.isEmpty() && !country.isPart() ? 3 : 4;
            };
            return 4 * place + (kind == null ? 0 : 2) + (rate == null ? 0 : 1);
        }

        private boolean states(TaxCharge charge) {
            return charge.stated().equals(rate);
        }

        /// Whether nothing puts one of two rows that fit before the other.
        boolean isAsCloseAs(Row other, TaxCharge charge) {
            return closeness() == other.closeness() && states(charge) == other.states(charge);
        }

        /// Whether it names where the buyer is: then the company's word counts whatever the code is made for.
        boolean namesAPlace() {
            return !(area instanceof Area.Everywhere);
        }

        boolean namesARegion() {
            return area instanceof Area.Within(var _, var region) && !region.isEmpty();
        }

        /// Whether another row can never be told from this one.
        public boolean isLike(Row other) {
            return Objects.equals(rate, other.rate) && area.equals(other.area) && kind == other.kind;
        }
    }

    public TaxTable {
        rows = List.copyOf(rows);
    }

    /// The rows that fit, the closest first; of equally close ones those of the rate that the shop states.
    ///
    /// @param isToldRate whether that rate is one of the books': then rows of others do not fit, though rounding
    ///        could have made the tax of theirs as well
    List<Row> fitting(TaxCharge charge, boolean isToldRate, Kind what, Jurisdiction buyer, Country home) {
        return rows.stream()
                .filter(row -> row.fits(charge, isToldRate, what, buyer, home))
                .sorted(Comparator.comparingInt(Row::closeness)
                        .thenComparing(row -> row.states(charge))
                        .reversed())
                .toList();
    }

    /// Whether postage may have other codes than goods.
    boolean tellsKindsApart() {
        return rows.stream().anyMatch(row -> row.kind() == Kind.GOODS || row.kind() == Kind.POSTAGE);
    }

    /// The names of all codes it knows.
    public List<String> codes() {
        return rows.stream().map(Row::code).distinct().toList();
    }
}
