package dev.cloudcart.quickbooks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads an object of QuickBooks as it streams by, without building it up: answers are long, and little of them is looked at.
final class EntityReader {

    private static final String ITEM_LINE = "SalesItemLineDetail";

    private final JsonParser json;
    private final Map<String, String> fields = new HashMap<>();
    private final List<TaxLine> taxLines = new ArrayList<>();
    private @Nullable Integer itemLines;

    EntityReader(JsonParser json) {
        this.json = json;
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
                itemLines = itemLines();
            } else {
                keep(name, text(token));
            }
        }
        return new Entity(kind, fields, taxLines, itemLines);
    }

    /// The id is kept under the field's own name, what QuickBooks calls it under `…Name`.
    private void reference(String field) {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            var text = text(json.nextToken());
            switch (name) {
                case "value" -> keep(field, text);
                case "name" -> keep(field + "Name", text);
                default -> {
                }
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
        while (json.nextToken() == JsonToken.START_OBJECT) {
            taxLines.add(taxLine());
        }
    }

    private TaxLine taxLine() {
        var line = TaxLine.EMPTY;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            var token = json.nextToken();
            if (token == JsonToken.START_OBJECT && name.equals("TaxLineDetail")) {
                line = detail(line);
            } else {
                var text = text(token);
                line = name.equals("Amount") && text != null ? line.of(new BigDecimal(text)) : line;
            }
        }
        return line;
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
                    case "TaxPercent" -> detailed.at(new BigDecimal(text));
                    default -> detailed;
                };
            }
        }
        return detailed;
    }

    /// QuickBooks adds lines of its own, such as the sub-total, so only those with products are counted.
    private int itemLines() {
        int count = 0;
        while (json.nextToken() == JsonToken.START_OBJECT) {
            count += ITEM_LINE.equals(only("DetailType")) ? 1 : 0;
        }
        return count;
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

    /// Null for what is no plain value; it is passed over.
    private @Nullable String text(JsonToken token) {
        if (token.isStructStart()) {
            json.skipChildren();
            return null;
        }
        return token == JsonToken.VALUE_NULL ? null : json.getString();
    }

    private void keep(String field, @Nullable String value) {
        if (value != null) {
            fields.put(field, value);
        }
    }
}
