package dev.cloudcart.settings;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.BooksList;
import dev.cloudcart.core.mapping.ProductMap;

/// Which item of the books each SKU goes on, one row for each.
final class ProductMapTable extends RowsKind<ProductMap.Row, ProductMap> {

    private static final Text SKU = new Text(1, 255);
    private static final Text ITEM = new Text(1, 500);

    ProductMapTable() {
        super("sku", "item");
    }

    @Override
    ProductMap.@Nullable Row row(Cells cells) {
        var row = new ProductMap.Row(cells.text("sku", SKU), cells.text("item", ITEM));
        return cells.areGood() ? row : null;
    }

    @Override
    Optional<String> clash(ProductMap.Row earlier, ProductMap.Row later) {
        return earlier.sku().strip().equalsIgnoreCase(later.sku().strip())
                ? Optional.of("an earlier row has the item of \"%s\"".formatted(later.sku()))
                : Optional.empty();
    }

    @Override
    ProductMap table(List<ProductMap.Row> rows) {
        return new ProductMap(rows);
    }

    @Override
    List<ProductMap.Row> rows(ProductMap table) {
        return table.rows();
    }

    @Override
    String written(ProductMap.Row row) {
        return "{sku: %s, item: %s}".formatted(Text.quoted(row.sku()), Text.quoted(row.item()));
    }

    @Override
    public Control control() {
        return new Control.Rows(List.of(
                Control.Column.of("sku", "SKU in Linnworks", new Control.Line(255))
                        .needed(),
                Control.Column.of("item", "Product in QuickBooks", new Control.Line(500))
                        .needed()
                        .from(BooksList.ITEMS)));
    }

    @Override
    public String allowed() {
        return "a list such as [{sku: MUG-BLUE-OLD, item: \"Mugs:Blue mug\"}], one row for each SKU";
    }
}
