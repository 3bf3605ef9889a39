package dev.cloudcart.core.mapping;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.mapping.TaxCodes.Finding;
import dev.cloudcart.core.mapping.TaxTable.Kind;
import dev.cloudcart.core.mapping.TaxTable.Row;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.TaxCharge;

/// Finds the tax code that the company's own table names for something that was sold.
final class NamedCodes {

    private final Country home;
    private final List<TaxCode> codes;
    private final TaxTable table;

    NamedCodes(Country home, List<TaxCode> codes, TaxTable table) {
        this.home = home;
        this.codes = codes;
        this.table = table;
    }

    /// The code of that name, whatever the case of letters.
    Optional<TaxCode> ofName(String name) {
        return codes.stream()
                .filter(one -> one.ref().name().strip().equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    /// Empty where no row applies.
    Optional<Finding> find(TaxCharge charge, Kind kind, Jurisdiction buyer) {
        return find(charge, kind, buyer, row -> find(row, charge, buyer));
    }

    private Optional<Finding> find(
            TaxCharge charge, Kind kind, Jurisdiction buyer, Function<Row, Optional<Finding>> byRow) {
        var rows = fitting(charge, kind, buyer);
        for (var row : rows) {
            var finding = byRow.apply(row);
            if (finding.isPresent()) {
                return Optional.of(unlessAnother(finding.get(), row, rows, byRow, charge, buyer));
            }
        }
        return Optional.empty();
    }

    /// Where a row fits but for its code's rate and nothing else does either, the row is what a person has to look
    /// at.
    Optional<Finding> ofOtherRate(TaxCharge charge, Kind kind, Jurisdiction buyer) {
        return fitting(charge, kind, buyer).stream()
                .flatMap(row -> ofName(row.code())
                        .filter(code -> mayApply(row, code, buyer) && !code.canHaveMade(charge))
                        .map(code -> otherRate(row, code, charge, buyer))
                        .stream())
                .findFirst();
    }

    /// In books whose codes stand for agencies rather than rates: the amount is kept whatever the code's rate.
    Optional<Finding> findWhateverTheRate(TaxCharge charge, Kind kind, Jurisdiction buyer) {
        return find(charge, kind, buyer, row -> whateverTheRate(row, charge, buyer));
    }

    private Optional<Finding> whateverTheRate(Row row, TaxCharge charge, Jurisdiction buyer) {
        return ofName(row.code())
                .map(code -> mayApply(row, code, buyer)
                        ? Optional.<Finding>of(new Finding.Found(code))
                        : Optional.<Finding>empty())
                .orElseGet(() -> Optional.of(missing(row, charge, buyer)));
    }

    private List<Row> fitting(TaxCharge charge, Kind kind, Jurisdiction buyer) {
        boolean isToldRate = charge.isRateTold()
                && codes.stream()
                        .anyMatch(code -> code.isForTradeAtARate()
                                && code.total().equals(charge.stated())
                                && mayServe(code, buyer));
        return table.fitting(charge, isToldRate, kind, buyer, home);
    }

    /// Of a few pennies two rates may be true: rows that are equally close then name two codes.
    private static Finding unlessAnother(
            Finding finding,
            Row row,
            List<Row> rows,
            Function<Row, Optional<Finding>> byRow,
            TaxCharge charge,
            Jurisdiction buyer) {
        if (!(finding instanceof Finding.Found)) {
            return finding;
        }
        var found = rows.stream()
                .filter(other -> other.isAsCloseAs(row, charge))
                .flatMap(other -> byRow.apply(other).stream())
                .filter(Finding.Found.class::isInstance)
                .map(other -> ((Finding.Found) other).code())
                .distinct()
                .toList();
        return found.size() == 1
                ? finding
                : new Finding.Lacking(SaleCause.SEVERAL_TAX_CODES.of(buyer.title(), charge.named(), Choices.of(found)));
    }

    /// A row that names no place cannot move a sale into another country's code, nor one that names no region into
    /// another region's while the buyer's has codes; a row for any rate applies where its code does.
    private Optional<Finding> find(Row row, TaxCharge charge, Jurisdiction buyer) {
        var code = ofName(row.code());
        if (code.isEmpty()) {
            return Optional.of(missing(row, charge, buyer));
        }
        if (!mayApply(row, code.get(), buyer)) {
            return Optional.empty();
        }
        if (code.get().canHaveMade(charge)) {
            return Optional.of(new Finding.Found(code.get()));
        }
        return row.rate() == null ? Optional.empty() : Optional.of(otherRate(row, code.get(), charge, buyer));
    }

    private boolean mayApply(Row row, TaxCode code, Jurisdiction buyer) {
        return (row.namesAPlace() || mayServe(code, buyer)) && !isElsewhere(row, code, buyer);
    }

    private static Finding otherRate(Row row, TaxCode code, TaxCharge charge, Jurisdiction buyer) {
        return new Finding.Lacking(
                SaleCause.NAMED_CODE_OF_OTHER_RATE.of(row.code(), buyer.title(), charge.named(), code.total()));
    }

    private static Finding missing(Row row, TaxCharge charge, Jurisdiction buyer) {
        return new Finding.Lacking(SaleCause.NAMED_CODE_MISSING.of(row.code(), buyer.title(), charge.named()));
    }

    /// Codes without tax are all the company's own; a code of which nobody can tell whose it is may serve wherever
    /// the company says so.
    private boolean mayServe(TaxCode code, Jurisdiction buyer) {
        var where = code.use().where();
        return !where.isKnown() || (code.total().isZero() && where.isIn(home)) || where.covers(buyer);
    }

    /// Whether a row without a region names a code of a region, and the buyer's own has another.
    private boolean isElsewhere(Row row, TaxCode code, Jurisdiction buyer) {
        var region = code.use().where().region();
        return !row.namesARegion()
                && !region.isEmpty()
                && !buyer.region().isEmpty()
                && !region.equals(buyer.region())
                && codes.stream()
                        .anyMatch(own ->
                                own.isForTradeAtARate() && own.use().where().equals(buyer));
    }
}
