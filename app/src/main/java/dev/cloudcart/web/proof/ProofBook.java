package dev.cloudcart.web.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import dev.cloudcart.journal.Proven;
import dev.cloudcart.journal.Turnover;
import dev.cloudcart.web.frame.Csv;

/// The proof as a workbook: amounts are numbers with the decimals of their currency.
final class ProofBook {
    private ProofBook() {}

    private static final String VERSION = "1.0";
    private static final int USUAL_DECIMALS = 2;

    static byte[] of(String company, Stretch stretch, List<Turnover> rows, List<Proven> documents) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Cloud Cart", VERSION)) {
            sums(book.newWorksheet("Proof"), company, stretch, rows);
            documents(book.newWorksheet("Documents"), documents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void sums(Worksheet sheet, String company, Stretch stretch, List<Turnover> rows) {
        text(sheet, 0, 0, company);
        text(sheet, 0, 1, "%s to %s".formatted(stretch.from(), stretch.to()));
        heads(
                sheet,
                2,
                "What",
                "Store or vendor",
                "Currency",
                "Documents",
                "Linnworks",
                "QuickBooks",
                "Difference",
                "Tax");
        int line = 3;
        for (var row : rows) {
            text(sheet, line, 0, row.section().title());
            text(sheet, line, 1, row.store());
            text(sheet, line, 2, row.currency());
            sheet.value(line, 3, row.documents());
            amount(sheet, line, 4, row.source(), row.currency());
            amount(sheet, line, 5, row.books(), row.currency());
            amount(sheet, line, 6, row.difference(), row.currency());
            amount(sheet, line, 7, row.taxBooks(), row.currency());
            line++;
        }
    }

    private static void documents(Worksheet sheet, List<Proven> documents) {
        heads(
                sheet,
                0,
                "Day",
                "Document",
                "Number",
                "Of",
                "Store or vendor",
                "Currency",
                "Linnworks",
                "QuickBooks",
                "Difference",
                "Tax");
        int line = 1;
        for (var document : documents) {
            sheet.value(line, 0, document.day());
            sheet.style(line, 0).format("yyyy-mm-dd").set();
            text(sheet, line, 1, document.type().word());
            text(sheet, line, 2, document.number());
            text(sheet, line, 3, document.source());
            text(sheet, line, 4, document.store());
            text(sheet, line, 5, document.currency());
            amount(sheet, line, 6, document.gross(), document.currency());
            amount(sheet, line, 7, document.storedGross(), document.currency());
            amount(sheet, line, 8, document.difference(), document.currency());
            amount(sheet, line, 9, document.storedTax(), document.currency());
            line++;
        }
    }

    private static void heads(Worksheet sheet, int line, String... heads) {
        for (int i = 0; i < heads.length; i++) {
            sheet.value(line, i, heads[i]);
            sheet.style(line, i).bold().set();
        }
    }

    private static void text(Worksheet sheet, int line, int column, String text) {
        sheet.value(line, column, Csv.harmless(text));
    }

    private static void amount(Worksheet sheet, int line, int column, BigDecimal amount, String currency) {
        sheet.value(line, column, amount);
        int decimals = decimals(currency);
        sheet.style(line, column)
                .format(decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals))
                .set();
    }

    private static int decimals(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException _) {
            return USUAL_DECIMALS;
        }
    }
}
