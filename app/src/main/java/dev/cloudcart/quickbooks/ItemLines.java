package dev.cloudcart.quickbooks;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Counts the lines of a document that have products, and adds them up by tax code. QuickBooks adds lines of its
/// own, such as the sub-total.
final class ItemLines {

    private static final String ITEM_LINE = "SalesItemLineDetail";

    /// More than any document has: what is kept must not grow with what somebody sends us.
    private static final int CODES_MAX = 1_000;

    private static final LineNet NO_CODE = new LineNet("", "no code", BigDecimal.ZERO);

    private final JsonParser json;
    private final Map<String, LineNet> nets = new LinkedHashMap<>();
    private int count;
    private boolean isAnySenseless;

    ItemLines(JsonParser json) {
        this.json = json;
    }

    /// The array that stands here, to its end. Where it comes twice, the last counts.
    void read() {
        nets.clear();
        count = 0;
        isAnySenseless = false;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                line();
            } else {
                json.skipChildren();
            }
        }
    }

    int count() {
        return count;
    }

    /// What has no code stands under none. Empty where a line has no amount that makes sense: then the others tell
    /// nothing either.
    List<LineNet> nets() {
        return isAnySenseless ? List.of() : List.copyOf(nets.values());
    }

    private void line() {
        var type = "";
        BigDecimal amount = null;
        LineNet code = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            var token = json.nextToken();
            if (token == JsonToken.START_OBJECT && name.equals(ITEM_LINE)) {
                code = code();
            } else if (token.isStructStart()) {
                json.skipChildren();
            } else if (name.equals("DetailType")) {
                type = Json.text(json);
            } else if (name.equals("Amount")) {
                amount = Decimals.of(Json.text(json)).orElse(null);
            }
        }
        if (ITEM_LINE.equals(type)) {
            count++;
            add(code, amount);
        }
    }

    private void add(@Nullable LineNet code, @Nullable BigDecimal amount) {
        var under = code == null ? NO_CODE : code;
        if (amount == null || (nets.size() == CODES_MAX && !nets.containsKey(under.code()))) {
            isAnySenseless = true;
            return;
        }
        nets.merge(under.code(), new LineNet(under.code(), under.name(), amount), LineNet::plus);
    }

    private @Nullable LineNet code() {
        LineNet code = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            var token = json.nextToken();
            if (token == JsonToken.START_OBJECT && name.equals("TaxCodeRef")) {
                code = reference();
            } else {
                json.skipChildren();
            }
        }
        return code;
    }

    private @Nullable LineNet reference() {
        var id = "";
        var title = "";
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            if (json.nextToken().isStructStart()) {
                json.skipChildren();
            } else if (name.equals("value")) {
                id = Json.text(json);
            } else if (name.equals("name")) {
                title = Json.text(json);
            }
        }
        return id.isEmpty() ? null : new LineNet(StatesCodes.read(id), title, BigDecimal.ZERO);
    }
}
