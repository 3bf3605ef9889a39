package dev.cloudcart.quickbooks.documents;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.TaxStatement;
import dev.cloudcart.quickbooks.chart.CompanyFacts;
import dev.cloudcart.quickbooks.wire.StatesCodes;

/// Writes the tax of a document. Outside the US every rate is stated with its amount, so that QuickBooks keeps our
/// figures instead of its own sums (Intuit, Sales tax override: all rates of a code, once each).
///
/// Amounts are net also where the shop's prices include tax: whether `Line.Amount` is net or gross under
/// TaxInclusive is told both ways, and under TaxExcluded it can only be net.
final class TaxWriter {

    private final CompanyFacts facts;

    TaxWriter(CompanyFacts facts) {
        this.facts = facts;
    }

    /// Required outside the US, unknown inside (Intuit, `GlobalTaxCalculation`).
    void calculation(JsonGenerator json, TaxStatement tax) {
        if (facts.unitedStates()) {
            return;
        }
        json.writeStringProperty(
                "GlobalTaxCalculation",
                switch (tax) {
                    case TaxStatement.ByCode _ -> "TaxExcluded";
                    case TaxStatement.UnitedStates _, TaxStatement.None _ -> "NotApplicable";
                });
    }

    void line(JsonGenerator json, DocumentLine line, TaxStatement tax) {
        var code = code(line, tax);
        if (code != null) {
            DocumentWriter.id(json, "TaxCodeRef", code);
        }
    }

    /// In the US a line without a word is taxed as its item is, so every line says it.
    private @Nullable String code(DocumentLine line, TaxStatement tax) {
        var code = line.taxCode();
        if (code != null) {
            return StatesCodes.written(code.id());
        }
        return switch (tax) {
            case TaxStatement.UnitedStates _ -> line.tax().isZero() ? StatesCodes.NON : StatesCodes.TAX;
            case TaxStatement.None _ -> facts.unitedStates() ? StatesCodes.NON : null;
            case TaxStatement.ByCode _ -> null;
        };
    }

    void detail(JsonGenerator json, TaxStatement tax) {
        switch (tax) {
            case TaxStatement.ByCode byCode -> {
                json.writeObjectPropertyStart("TxnTaxDetail");
                json.writeNumberProperty("TotalTax", byCode.total().getAmount());
                json.writeArrayPropertyStart("TaxLine");
                byCode.entries().forEach(entry -> entry(json, entry));
                json.writeEndArray().writeEndObject();
            }
            case TaxStatement.UnitedStates states -> unitedStates(json, states);
            case TaxStatement.None _ -> {}
        }
    }

    private static void entry(JsonGenerator json, TaxStatement.Entry entry) {
        json.writeStartObject();
        json.writeNumberProperty("Amount", entry.tax().getAmount());
        json.writeStringProperty("DetailType", "TaxLineDetail");
        json.writeObjectPropertyStart("TaxLineDetail");
        DocumentWriter.id(json, "TaxRateRef", entry.rate().id());
        json.writeBooleanProperty("PercentBased", true);
        json.writeNumberProperty("TaxPercent", entry.percent().percent());
        json.writeNumberProperty("NetAmountTaxable", entry.net().getAmount());
        json.writeEndObject().writeEndObject();
    }

    /// A total without a code is ignored by QuickBooks; with one it stands. Under automated sales tax the app's
    /// figures stand when the company allows it (Intuit, `UseAutomatedSalesTax`).
    private static void unitedStates(JsonGenerator json, TaxStatement.UnitedStates tax) {
        json.writeObjectPropertyStart("TxnTaxDetail");
        var code = tax.code();
        if (code != null) {
            DocumentWriter.id(json, "TxnTaxCodeRef", code.id());
        }
        json.writeNumberProperty("TotalTax", tax.total().getAmount());
        if (tax.automated()) {
            json.writeBooleanProperty("UseAutomatedSalesTax", false);
        }
        json.writeEndObject();
    }
}
