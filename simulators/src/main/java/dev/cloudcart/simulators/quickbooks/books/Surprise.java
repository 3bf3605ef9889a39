package dev.cloudcart.simulators.quickbooks.books;

import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;

/// Something that no rule of the books explains and that the next creations of an entity meet all the same:
/// QuickBooks refuses them, or it keeps something else than it was told. Or the next changes, voidings and deletions,
/// which it refuses.
///
/// ```
/// {"entity":"SalesReceipt","where":{"DocNumber":"1001"},"times":2,"refuseWith":{"code":"6270","message":"…","detail":"…"}}
/// {"entity":"SalesReceipt","storeOtherwise":"currency"}
/// {"entity":"SalesReceipt","onChange":true,"refuseWith":{"code":"6540","message":"…","detail":"…"}}
/// ```
///
/// @param where what has to stand in which place of what is sent, such as `Line/0/Description`, or of what is to be
/// changed; of a reference its id
/// @param times how many are left that meet it
/// @param onChange whether changes, voidings and deletions meet it, and not creations
public record Surprise(
        String entity,
        Map<String, String> where,
        int times,
        boolean onChange,
        @Nullable Saying refuseWith,
        @Nullable Otherwise storeOtherwise) {

    public Surprise {
        where = Map.copyOf(where);
        if (Kind.ofEntity(entity).isEmpty()) {
            throw new IllegalArgumentException("There is no entity \"%s\".".formatted(entity));
        }
        if (times < 1) {
            throw new IllegalArgumentException("A surprise comes at least once, not %d times.".formatted(times));
        }
        if ((refuseWith == null) == (storeOtherwise == null)) {
            throw new IllegalArgumentException("A surprise is either refuseWith or storeOtherwise.");
        }
        if (onChange && storeOtherwise != null) {
            throw new IllegalArgumentException("Only what is created can be stored otherwise.");
        }
    }

    /// The words of a refusal (Intuit, Error codes).
    public record Saying(String code, String message, String detail, String element) {

        @JsonCreator
        static Saying of(
                @JsonProperty("code") @Nullable String code,
                @JsonProperty("message") @Nullable String message,
                @JsonProperty("detail") @Nullable String detail,
                @JsonProperty("element") @Nullable String element) {
            if (code == null) {
                throw new IllegalArgumentException("A refusal has a code.");
            }
            return new Saying(
                    code,
                    Objects.requireNonNullElse(message, ""),
                    Objects.requireNonNullElse(detail, ""),
                    Objects.requireNonNullElse(element, ""));
        }
    }

    @JsonCreator
    static Surprise of(
            @JsonProperty("entity") @Nullable String entity,
            @JsonProperty("where") @Nullable Map<String, String> where,
            @JsonProperty("times") @Nullable Integer times,
            @JsonProperty("onChange") @Nullable Boolean onChange,
            @JsonProperty("refuseWith") @Nullable Saying refuseWith,
            @JsonProperty("storeOtherwise") @Nullable Otherwise storeOtherwise) {
        return new Surprise(
                Objects.requireNonNullElse(entity, ""),
                where == null ? Map.of() : where,
                times == null ? 1 : times,
                Boolean.TRUE.equals(onChange),
                refuseWith,
                storeOtherwise);
    }

    boolean meets(Kind kind, JsonNode sent, boolean isChange) {
        return onChange == isChange
                && kind.entity.equals(entity)
                && where.entrySet().stream().allMatch(place -> place.getValue().equals(text(sent, place.getKey())));
    }

    private static String text(JsonNode sent, String place) {
        var value = sent.at(JsonPointer.compile("/" + place));
        return (value.has("value") ? value.path("value") : value).asString("");
    }

    void refuse() {
        if (refuseWith != null) {
            throw Refusal.of(refuseWith.code, refuseWith.message, refuseWith.detail, refuseWith.element);
        }
    }

    Surprise once() {
        return new Surprise(entity, where, times - 1, onChange, refuseWith, storeOtherwise);
    }
}
