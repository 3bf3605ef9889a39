package dev.cloudcart.quickbooks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import dev.cloudcart.core.books.Ref;

/// Counts the lines of a document that have products, and adds them up by tax code; where it is asked to, it keeps
/// them too. QuickBooks adds lines of its own, such as the sub-total.
final class ItemLines {

    private static final String ITEM_LINE = "SalesItemLineDetail";

    /// More than any document has: what is kept must not grow with what somebody sends us.
    private static final int CODES_MAX = 1_000;

    /// As many as a document with tax has, and more; beyond it lines are only counted and added up.
    private static final int KEPT_MAX = 1_000;

    private static final LineNet NO_CODE = new LineNet("", "no code", BigDecimal.ZERO);

    private final JsonParser json;
    private final boolean keeps;
    private final Map<String, LineNet> nets = new LinkedHashMap<>();
    private final List<ItemLine> kept = new ArrayList<>();
    private int count;
    private boolean isAnySenseless;

    ItemLines(JsonParser json, boolean keeps) {
        this.json = json;
        this.keeps = keeps;
    }

    /// The array that stands here, to its end. Where it comes twice, the last counts.
    void read() {
        nets.clear();
        kept.clear();
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

    /// Null where they are not kept, where there are too many, and where one has no amount that makes sense.
    @Nullable
    List<ItemLine> kept() {
        return keeps && !isAnySenseless && kept.size() == count ? List.copyOf(kept) : null;
    }

    private void line() {
        var type = "";
        var description = "";
        BigDecimal amount = null;
        var detail = Detail.NONE;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            var token = json.nextToken();
            if (token == JsonToken.START_OBJECT && name.equals(ITEM_LINE)) {
                detail = detail();
            } else if (token.isStructStart()) {
                json.skipChildren();
            } else if (name.equals("DetailType")) {
                type = Json.text(json);
            } else if (keeps && name.equals("Description")) {
                description = Json.text(json);
            } else if (name.equals("Amount")) {
                amount = Decimals.of(Json.text(json)).orElse(null);
            }
        }
        if (ITEM_LINE.equals(type)) {
            count++;
            add(detail.code(), amount);
            keep(detail, description, amount);
        }
    }

    private void keep(Detail detail, String description, @Nullable BigDecimal amount) {
        if (keeps && amount != null && kept.size() < KEPT_MAX) {
            var code = detail.code();
            kept.add(new ItemLine(
                    detail.item(),
                    description,
                    detail.quantity(),
                    detail.unitPrice(),
                    amount,
                    code == null ? null : new Ref(code.code(), code.name())));
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

    private record Detail(
            @Nullable LineNet code,
            Ref item,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal unitPrice) {
        private static final Detail NONE = new Detail(null, new Ref("", ""), null, null);
    }

    private Detail detail() {
        LineNet code = null;
        var item = Detail.NONE.item();
        BigDecimal quantity = null;
        BigDecimal unitPrice = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            var token = json.nextToken();
            if (token == JsonToken.START_OBJECT && name.equals("TaxCodeRef")) {
                var ref = reference();
                code = ref.id().isEmpty() ? null : new LineNet(StatesCodes.read(ref.id()), ref.name(), BigDecimal.ZERO);
            } else if (keeps && token == JsonToken.START_OBJECT && name.equals("ItemRef")) {
                item = reference();
            } else if (keeps && name.equals("Qty")) {
                quantity = Decimals.of(Json.text(json)).orElse(null);
            } else if (keeps && name.equals("UnitPrice")) {
                unitPrice = Decimals.of(Json.text(json)).orElse(null);
            } else {
                json.skipChildren();
            }
        }
        return new Detail(code, item, quantity, unitPrice);
    }

    private Ref reference() {
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
        return new Ref(id, title);
    }
}
