package dev.cloudcart.quickbooks.wire;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import dev.cloudcart.quickbooks.text.Json;

/// A document that another one, or a line of it, is linked to (Intuit, `LinkedTxn`).
///
/// @param type as QuickBooks calls it, such as `Payment`
/// @param line of the other document; empty where the link is to the whole of it
public record LinkedTxn(String type, String id, String line) {

    private static final String ORDER = "PurchaseOrder";

    /// The object that stands here, to its end.
    public static LinkedTxn read(JsonParser json) {
        var type = "";
        var id = "";
        var line = "";
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            var token = json.nextToken();
            if (token.isStructStart() || token == JsonToken.VALUE_NULL) {
                json.skipChildren();
                continue;
            }
            switch (name) {
                case "TxnType" -> type = Json.text(json);
                case "TxnId" -> id = Json.text(json);
                case "TxnLineId" -> line = Json.text(json);
                default -> {}
            }
        }
        return new LinkedTxn(type, id, line);
    }

    /// What a bill bills: it hangs on that, and not the other way round.
    boolean isToAnOrder() {
        return type.equals(ORDER);
    }

    /// Such as `Payment 1024`.
    public String words() {
        return (type + " " + id).strip();
    }
}
