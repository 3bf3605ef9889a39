package dev.cloudcart.quickbooks;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// One object of QuickBooks, as far as we look at it: its plain fields, the ids its references name, and its total tax.
/// Lines, addresses and the like are passed over.
///
/// @param kind as QuickBooks calls it, such as `Invoice`
record Entity(String kind, Map<String, String> fields) {

    /// By id, older first: ids are decimal and given in order.
    static final Comparator<String> BY_AGE = Comparator.comparingInt(String::length).thenComparing(Comparator
            .naturalOrder());

    /// @param json stands at the object's start, and is left at its end
    static Entity read(String kind, JsonParser json) {
        var fields = new HashMap<String, String>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            field(json, json.currentName(), fields);
        }
        return new Entity(kind, fields);
    }

    private static void field(JsonParser json, String name, Map<String, String> fields) {
        var token = json.nextToken();
        if (token == JsonToken.START_OBJECT && name.endsWith("Ref")) {
            only("value", json, name, fields);
        } else if (token == JsonToken.START_OBJECT && name.equals("TxnTaxDetail")) {
            only("TotalTax", json, "TotalTax", fields);
        } else if (token.isStructStart()) {
            json.skipChildren();
        } else if (token != JsonToken.VALUE_NULL) {
            fields.put(name, json.getString());
        }
    }

    private static void only(String wanted, JsonParser json, String as, Map<String, String> fields) {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            var token = json.nextToken();
            if (token.isStructStart()) {
                json.skipChildren();
            } else if (name.equals(wanted) && token != JsonToken.VALUE_NULL) {
                fields.put(as, json.getString());
            }
        }
    }

    String id() {
        return text("Id");
    }

    String syncToken() {
        return text("SyncToken");
    }

    /// Empty when absent.
    String text(String field) {
        return fields.getOrDefault(field, "");
    }

    @Nullable
    String find(String field) {
        return fields.get(field);
    }

    BigDecimal decimal(String field) {
        var text = fields.get(field);
        return text == null ? BigDecimal.ZERO : new BigDecimal(text);
    }

    /// List entries are never deleted, only made inactive (Intuit, `Active`); what has no such field is active.
    boolean isActive() {
        return !text("Active").equals("false") && !text("status").equals("Deleted");
    }
}
