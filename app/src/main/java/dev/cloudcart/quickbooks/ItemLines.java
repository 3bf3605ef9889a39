package dev.cloudcart.quickbooks;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Counts the lines of a document that have products, adds them up by tax code, and takes a digest of what they are.
/// QuickBooks adds lines of its own, such as the sub-total.
final class ItemLines {

    private static final String ITEM_LINE = "SalesItemLineDetail";

    /// More than any document has: what is kept must not grow with what somebody sends us.
    private static final int CODES_MAX = 1_000;

    private static final int DIGEST_BYTES = 8;
    private static final byte END = 0;
    private static final LineNet NO_CODE = new LineNet("", "no code", BigDecimal.ZERO);

    private final JsonParser json;
    private final Map<String, LineNet> nets = new LinkedHashMap<>();
    private MessageDigest digest = sha256();
    private int count;
    private boolean isAnySenseless;

    ItemLines(JsonParser json) {
        this.json = json;
    }

    /// The array that stands here, to its end. Where it comes twice, the last counts.
    void read() {
        nets.clear();
        digest = sha256();
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

    /// The same for the same products, words, quantities, prices, amounts and codes in the same order.
    String digest() {
        return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
    }

    /// What has no code stands under none. Empty where a line has no amount that makes sense: then the others tell
    /// nothing either.
    List<LineNet> nets() {
        return isAnySenseless ? List.of() : List.copyOf(nets.values());
    }

    private void line() {
        var type = "";
        var words = "";
        BigDecimal amount = null;
        var detail = Detail.NONE;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            var token = json.nextToken();
            if (token == JsonToken.START_OBJECT && name.equals(ITEM_LINE)) {
                detail = detail();
            } else if (token.isStructStart()) {
                json.skipChildren();
            } else {
                switch (name) {
                    case "DetailType" -> type = Json.text(json);
                    case "Description" -> words = Json.text(json).strip();
                    case "Amount" -> amount = Decimals.of(Json.text(json)).orElse(null);
                    default -> {}
                }
            }
        }
        if (ITEM_LINE.equals(type)) {
            count++;
            add(detail.code(), amount);
            digest(words, plain(amount), detail.item(), detail.quantity(), detail.price(), detail.code());
        }
    }

    /// @param item its id
    private record Detail(
            String item,
            String quantity,
            String price,
            @Nullable LineNet code) {

        private static final Detail NONE = new Detail("", "", "", null);
    }

    private void digest(
            String words, String amount, String item, String quantity, String price, @Nullable LineNet code) {
        for (var part : List.of(words, amount, item, quantity, price, code == null ? "" : code.code())) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update(END);
        }
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
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

    private Detail detail() {
        LineNet item = null;
        LineNet code = null;
        var quantity = "";
        var price = "";
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            var token = json.nextToken();
            if (token == JsonToken.START_OBJECT && name.equals("TaxCodeRef")) {
                code = reference();
            } else if (token == JsonToken.START_OBJECT && name.equals("ItemRef")) {
                item = reference();
            } else if (token.isStructStart()) {
                json.skipChildren();
            } else if (name.equals("Qty")) {
                quantity = plain(Decimals.of(Json.text(json)).orElse(null));
            } else if (name.equals("UnitPrice")) {
                price = plain(Decimals.of(Json.text(json)).orElse(null));
            }
        }
        return new Detail(item == null ? "" : item.code(), quantity, price, code);
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
