package dev.cloudcart.quickbooks.wire;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import dev.cloudcart.core.books.Ref;
import dev.cloudcart.quickbooks.text.Decimals;
import dev.cloudcart.quickbooks.text.Json;

/// Counts the lines of a document that have products, or accounts in their place, adds them up by tax code, and takes a
/// digest of what they are;
/// where it is asked to, it keeps them too. QuickBooks adds lines of its own, such as the sub-total.
final class ItemLines {

    private static final String SOLD = "SalesItemLineDetail";
    private static final String BOUGHT = "ItemBasedExpenseLineDetail";

    private static final String ON_ACCOUNT = "AccountBasedExpenseLineDetail";

    /// More than any document has: what is kept must not grow with what somebody sends us.
    private static final int CODES_MAX = 1_000;

    /// A line bills one line.
    private static final int LINKS_MAX = 10;

    private static final int DIGEST_BYTES = 8;
    private static final byte END = 0;

    /// As many as a document with tax has, and more; beyond it lines are only counted and added up.
    private static final int KEPT_MAX = 1_000;

    private static final LineNet NO_CODE = new LineNet("", "no code", BigDecimal.ZERO);

    private final JsonParser json;
    private final boolean keeps;
    private final Map<String, LineNet> nets = new LinkedHashMap<>();
    private MessageDigest digest = sha256();
    private final List<ItemLine> kept = new ArrayList<>();
    private final PurchasedLines.Collected purchased = new PurchasedLines.Collected();
    private final List<PaidTxn> paid = new ArrayList<>();
    private int count;
    private boolean isAnySenseless;

    ItemLines(JsonParser json, boolean keeps) {
        this.json = json;
        this.keeps = keeps;
    }

    /// The array that stands here, to its end. Where it comes twice, the last counts.
    void read() {
        nets.clear();
        digest = sha256();
        kept.clear();
        purchased.clear();
        paid.clear();
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

    /// Null where they are not kept, where there are too many, and where one has no amount that makes sense.
    @Nullable
    List<ItemLine> kept() {
        return keeps && !isAnySenseless && kept.size() == count ? List.copyOf(kept) : null;
    }

    /// Nothing of sales.
    PurchasedLines purchased() {
        return purchased.told();
    }

    /// Of payments only, whose lines are of no type. Empty where there are too many, so that the proof sees it.
    List<PaidTxn> paid() {
        return paid.size() > CODES_MAX ? List.of() : List.copyOf(paid);
    }

    private void pays(@Nullable BigDecimal amount, List<LinkedTxn> links) {
        if (amount != null && paid.size() <= CODES_MAX) {
            links.forEach(link -> paid.add(new PaidTxn(link, amount)));
        }
    }

    private void line() {
        var type = "";
        var id = "";
        var description = "";
        BigDecimal amount = null;
        var detail = Detail.NONE;
        var links = List.<LinkedTxn>of();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            var token = json.nextToken();
            if (token == JsonToken.START_OBJECT && isDetail(name)) {
                detail = detail();
            } else if (token == JsonToken.START_ARRAY && name.equals("LinkedTxn")) {
                links = links();
            } else if (token.isStructStart()) {
                json.skipChildren();
            } else {
                switch (name) {
                    case "Id" -> id = Json.text(json);
                    case "DetailType" -> type = Json.text(json);
                    case "Description" -> description = Json.text(json);
                    case "Amount" -> amount = Decimals.of(Json.text(json)).orElse(null);
                    default -> {}
                }
            }
        }
        if (type.isEmpty()) {
            pays(amount, links);
        }
        if (type.equals(BOUGHT) || type.equals(ON_ACCOUNT)) {
            purchased.add(id, links);
        }
        if (isDetail(type)) {
            count++;
            add(detail.code(), amount);
            digest(detail, description, amount);
            keep(detail, description, amount, type.equals(ON_ACCOUNT));
        }
    }

    private static boolean isDetail(String type) {
        return type.equals(SOLD) || type.equals(BOUGHT) || type.equals(ON_ACCOUNT);
    }

    private List<LinkedTxn> links() {
        var links = new ArrayList<LinkedTxn>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT && links.size() < LINKS_MAX) {
                links.add(LinkedTxn.read(json));
            } else {
                json.skipChildren();
            }
        }
        return links;
    }

    private void digest(Detail detail, String description, @Nullable BigDecimal amount) {
        var code = detail.code();
        for (var part : List.of(
                description.strip(),
                plain(amount),
                detail.item().id(),
                plain(detail.quantity()),
                plain(detail.unitPrice()),
                code == null ? "" : code.code())) {
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

    private void keep(Detail detail, String description, @Nullable BigDecimal amount, boolean onAccount) {
        if (keeps && amount != null && kept.size() < KEPT_MAX) {
            var code = detail.code();
            kept.add(new ItemLine(
                    detail.item(),
                    description,
                    detail.quantity(),
                    detail.unitPrice(),
                    amount,
                    onAccount,
                    code == null ? null : new Ref<>(code.code(), code.name())));
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
            Ref<Ref.Item> item,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal unitPrice) {
        private static final Detail NONE = new Detail(null, new Ref<>("", ""), null, null);
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
            } else if (token == JsonToken.START_OBJECT && (name.equals("ItemRef") || name.equals("AccountRef"))) {
                item = reference();
            } else if (token.isStructStart()) {
                json.skipChildren();
            } else if (name.equals("Qty")) {
                quantity = Decimals.of(Json.text(json)).orElse(null);
            } else if (name.equals("UnitPrice")) {
                unitPrice = Decimals.of(Json.text(json)).orElse(null);
            }
        }
        return new Detail(code, item, quantity, unitPrice);
    }

    private Ref<Ref.Item> reference() {
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
        return new Ref<>(id, title);
    }
}
