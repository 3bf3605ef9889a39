package dev.cloudcart.shell.show;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.cloudcart.report.RunReport.ProofRow;

/// The proof as a table: by store and currency, what Linnworks says and what QuickBooks stored.
///
/// @param preview nothing is stored yet
/// @param columns what the table may be wide; its tax is left out where it does not fit
record ProofText(List<ProofRow> proof, boolean preview, int columns) {

    String text() {
        var whole = table(true);
        var table = whole.lines().allMatch(line -> line.length() <= columns) ? whole : table(false);
        return table + otherTaxes();
    }

    private String table(boolean withTax) {
        var rows = new ArrayList<List<String>>();
        rows.add(head(withTax));
        proof.forEach(row -> rows.add(cells(row, withTax)));
        return Columns.text(rows, 2);
    }

    private List<String> head(boolean withTax) {
        var head = new ArrayList<>(List.of("Store", "Currency", "Documents", "Linnworks"));
        if (!preview) {
            head.addAll(List.of("QuickBooks", "Difference"));
        }
        if (withTax) {
            head.add("Tax" + markRoom());
        }
        return head;
    }

    private List<String> cells(ProofRow row, boolean withTax) {
        var cells = new ArrayList<>(
                List.of(row.store(), row.currency(), "%,d".formatted(row.documents()), amount(row.source())));
        if (!preview) {
            cells.addAll(List.of(amount(row.books()), amount(row.difference())));
        }
        if (withTax) {
            cells.add(amount(row.tax()) + (isOther(row) ? "*" : markRoom()));
        }
        return cells;
    }

    /// Keeps the figures in line where one of them has a mark.
    private String markRoom() {
        return proof.stream().anyMatch(this::isOther) ? " " : "";
    }

    private boolean isOther(ProofRow row) {
        return !preview && row.isTaxOther();
    }

    private String otherTaxes() {
        var text = new StringBuilder();
        proof.stream()
                .filter(this::isOther)
                .forEach(row -> text.append("\n* Tax of %s in %s: %s in Linnworks, %s in QuickBooks"
                        .formatted(row.store(), row.currency(), amount(row.tax()), amount(row.taxBooks()))));
        return text.toString();
    }

    /// With as many decimals as the currency has.
    static String amount(BigDecimal amount) {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(Math.max(0, amount.scale()));
        format.setMaximumFractionDigits(Math.max(0, amount.scale()));
        return format.format(amount);
    }
}
