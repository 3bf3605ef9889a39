package dev.cloudcart.core.books;

import java.util.StringJoiner;

/// Writes documents as ledger text, which a person compares.
///
/// ```
/// 2026-03-04 sales receipt 1001 "Amazon GBP"
///   MUG x 2 @ 6.21             12.42   tax 2.48   20.0% S
///   Shipping x 1 @ 3.33         3.33   tax 0.67   20.0% S
///   tax                         3.15   of 15.75 at 20 %
///   total                      18.90 GBP
/// ```
public final class Ledger {
    private Ledger() {}

    public static String text(Document document) {
        var form = document.form();
        var text = new StringJoiner("\n", "", "\n");
        text.add("%s %s %s \"%s\""
                .formatted(
                        form.day(),
                        document.type().word(),
                        form.number() == null ? "(numbered by QuickBooks)" : form.number(),
                        form.party().name()));
        form.lines().forEach(line -> text.add(line(line)));
        taxLines(form.tax(), text);
        document.applied()
                .forEach(applied -> text.add("  %-26s %9s"
                        .formatted(
                                "pays " + applied.document(),
                                applied.amount().getAmount().toPlainString())));
        if (form.homePerForeign() != null) {
            text.add("  rate %31s".formatted(form.homePerForeign().toPlainString()));
        }
        text.add("  total %30s %s".formatted(form.gross().getAmount().toPlainString(), form.currency()));
        return text.toString();
    }

    private static String line(DocumentLine line) {
        var what = "%s x %s @ %s"
                .formatted(
                        line.item().name(),
                        line.quantity().toPlainString(),
                        line.unitPrice().toPlainString());
        var code = line.taxCode();
        return "  %-26s %9s   tax %s%s"
                .formatted(
                        what,
                        line.net().getAmount().toPlainString(),
                        line.tax().getAmount().toPlainString(),
                        code == null ? "" : "   " + code.name());
    }

    private static void taxLines(TaxStatement tax, StringJoiner text) {
        switch (tax) {
            case TaxStatement.ByCode byCode ->
                byCode.entries()
                        .forEach(entry -> text.add("  %-26s %9s   of %s at %s"
                                .formatted(
                                        "tax",
                                        entry.tax().getAmount().toPlainString(),
                                        entry.net().getAmount().toPlainString(),
                                        entry.percent())));
            case TaxStatement.UnitedStates us ->
                text.add("  %-26s %9s%s"
                        .formatted(
                                "tax",
                                us.total().getAmount().toPlainString(),
                                us.code() == null ? "" : "   " + us.code().name()));
            case TaxStatement.None() -> {}
        }
    }
}
