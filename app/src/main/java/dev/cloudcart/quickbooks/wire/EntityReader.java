package dev.cloudcart.quickbooks.wire;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import dev.cloudcart.quickbooks.text.Decimals;
import dev.cloudcart.quickbooks.text.Json;

/// Reads an object of QuickBooks as it streams by, without building it up: answers are long, and little of them is
/// looked at.
final class EntityReader {

    /// More than any document has.
    private static final int TAX_LINES_MAX = 1_000;

    /// More than any document has: one purchase order may come in many deliveries.
    private static final int LINKS_MAX = 1_000;

    /// All others are passed over: what is kept must not grow with what somebody sends us.
    private static final Set<String> KEPT = Set.of(
            "Id",
            "SyncToken",
            "status",
            "Active",
            "Name",
            "DisplayName",
            "FullyQualifiedName",
            "Sku",
            "Type",
            "AccountType",
            "AccountSubType",
            "CurrencyRef",
            "DocNumber",
            "TotalAmt",
            "TotalTax",
            "TxnTaxCodeRef",
            "PrivateNote",
            "CustomerRef",
            "CustomerRefName",
            "VendorRef",
            "VendorRefName",
            "EntityRef",
            "EntityRefName",
            "IncomeAccountRef",
            "IncomeAccountRefName",
            "ExpenseAccountRef",
            "ExpenseAccountRefName",
            "AssetAccountRef",
            "AssetAccountRefName",
            "DepositToAccountRef",
            "SourceCurrencyCode",
            "Rate",
            "ExchangeRate",
            "TxnDate");

    private final JsonParser json;
    private final Map<String, String> fields = new HashMap<>();
    private final List<TaxLine> taxLines = new ArrayList<>();
    private final Set<String> linked = new LinkedHashSet<>();
    private final ItemLines lines;
    private boolean hasLines;
    private boolean senseless;

    /// @param keepsLines whether lines are to be told one by one
    EntityReader(JsonParser json, boolean keepsLines) {
        this.json = json;
        lines = new ItemLines(json, keepsLines);
    }

    /// The object that stands here, to its end.
    Entity read(String kind) {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            var token = json.nextToken();
            if (token == JsonToken.START_OBJECT && name.endsWith("Ref")) {
                reference(name);
            } else if (token == JsonToken.START_OBJECT && name.equals("TxnTaxDetail")) {
                tax();
            } else if (token == JsonToken.START_ARRAY && name.equals("Line")) {
                lines.read();
                hasLines = true;
                if (lines.count() > 0) {
                    fields.put("Line", lines.digest());
                }
            } else if (token == JsonToken.START_ARRAY && name.equals("LinkedTxn")) {
                links();
            } else {
                keep(name, KEPT.contains(name) ? text(token) : skipped());
            }
        }
        return new Entity(
                kind,
                fields,
                taxLines,
                hasLines ? lines.count() : null,
                lines.nets(),
                hasLines ? lines.kept() : null,
                lines.purchased(),
                lines.paid(),
                Collections.unmodifiableSet(linked));
    }

    /// The id is kept under the field's own name, what QuickBooks calls it under `…Name`.
    private void reference(String field) {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            var text = text(json.nextToken());
            switch (name) {
                case "value" -> keep(field, text);
                case "name" -> keep(field + "Name", text);
                default -> {}
            }
        }
    }

    private void tax() {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            var token = json.nextToken();
            if (token == JsonToken.START_OBJECT && name.equals("TxnTaxCodeRef")) {
                reference(name);
            } else if (token == JsonToken.START_ARRAY && name.equals("TaxLine")) {
                taxLines();
            } else {
                keep(name, text(token));
            }
        }
    }

    private void taxLines() {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT && taxLines.size() < TAX_LINES_MAX) {
                taxLines.add(taxLine());
            } else {
                json.skipChildren();
            }
        }
    }

    private TaxLine taxLine() {
        var line = TaxLine.EMPTY;
        senseless = false;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            var token = json.nextToken();
            if (token == JsonToken.START_OBJECT && name.equals("TaxLineDetail")) {
                line = detail(line);
            } else {
                var text = text(token);
                line = name.equals("Amount") && text != null ? line.of(number(text)) : line;
            }
        }
        return senseless ? TaxLine.EMPTY : line;
    }

    /// A line with a number that makes no sense tells nothing, like one that names no rate.
    private BigDecimal number(String text) {
        var number = Decimals.of(text);
        senseless |= number.isEmpty();
        return number.orElse(BigDecimal.ZERO);
    }

    private TaxLine detail(TaxLine line) {
        var detailed = line;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            var token = json.nextToken();
            var text = token == JsonToken.START_OBJECT ? only("value") : text(token);
            if (text != null) {
                detailed = switch (name) {
                    case "TaxRateRef" -> detailed.under(text);
                    case "TaxPercent" -> detailed.at(number(text));
                    default -> detailed;
                };
            }
        }
        return detailed;
    }

    /// Those that hang on it, each as `Payment 1024`.
    private void links() {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT && linked.size() < LINKS_MAX) {
                var link = LinkedTxn.read(json);
                if (!link.isToAnOrder()) {
                    linked.add(link.words());
                }
            } else {
                json.skipChildren();
            }
        }
    }

    /// One plain field of the object that stands here.
    private @Nullable String only(String wanted) {
        String found = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            var text = text(json.nextToken());
            found = name.equals(wanted) ? text : found;
        }
        return found;
    }

    private @Nullable String skipped() {
        json.skipChildren();
        return null;
    }

    /// Null for what is no plain value; it is passed over.
    private @Nullable String text(JsonToken token) {
        if (token.isStructStart() || token == JsonToken.VALUE_NULL) {
            json.skipChildren();
            return null;
        }
        return Json.text(json);
    }

    private void keep(String field, @Nullable String value) {
        if (value != null && KEPT.contains(field)) {
            fields.put(field, value);
        }
    }
}
