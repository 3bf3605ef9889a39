package dev.cloudcart.settings;

import java.util.List;
import java.util.Optional;

import dev.cloudcart.core.mapping.Rules.CostVendor;

/// Who bills which type of cost, one row for each; one without cost is for all others.
final class CostVendorTable extends RowsKind<CostVendor, List<CostVendor>> {

    private static final Text COST = new Text(0, 100);
    private static final Text VENDOR = new Text(1, 500);

    CostVendorTable() {
        super("cost", "vendor");
    }

    @Override
    CostVendor row(Cells cells) {
        return new CostVendor(cells.text("cost", COST), cells.text("vendor", VENDOR));
    }

    @Override
    Optional<String> clash(CostVendor earlier, CostVendor later) {
        if (!earlier.cost().equalsIgnoreCase(later.cost())) {
            return Optional.empty();
        }
        return Optional.of(
                later.cost().isEmpty()
                        ? "an earlier row is for all others"
                        : "an earlier row has the vendor of \"%s\"".formatted(later.cost()));
    }

    @Override
    List<CostVendor> table(List<CostVendor> rows) {
        return List.copyOf(rows);
    }

    @Override
    List<CostVendor> rows(List<CostVendor> table) {
        return table;
    }

    @Override
    String written(CostVendor row) {
        return row.cost().isEmpty()
                ? "{vendor: %s}".formatted(Text.quoted(row.vendor()))
                : "{cost: %s, vendor: %s}".formatted(Text.quoted(row.cost()), Text.quoted(row.vendor()));
    }

    @Override
    public Control control() {
        return new Control.Rows(List.of(
                Control.Column.of("cost", "Cost", new Control.Line(100)),
                Control.Column.of("vendor", "Vendor", new Control.Line(500)).needed()));
    }

    @Override
    public String allowed() {
        return "a list such as [{cost: Freight, vendor: \"DHL\"}], one row for each cost";
    }
}
