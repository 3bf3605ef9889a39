package dev.cloudcart.shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.UUID;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Writes the fields of JSON objects the way Linnworks shows them: amounts with a decimal point, moments in UTC
/// with 0 to 7 digits of a second.
final class Fields {

    /// Stands for "no date" (seen in recorded Linnworks orders, `DespatchByDate`).
    static final String NO_DATE = "0001-01-01T00:00:00Z";

    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 7, true)
            .appendLiteral('Z')
            .toFormatter()
            .withZone(ZoneOffset.UTC);

    private final JsonGenerator json;

    Fields(JsonGenerator json) {
        this.json = json;
    }

    Fields text(String name, @Nullable String text) {
        json.writeStringProperty(name, text);
        return this;
    }

    Fields nothing(String name) {
        json.writeNullProperty(name);
        return this;
    }

    Fields whole(String name, int number) {
        json.writeNumberProperty(name, number);
        return this;
    }

    Fields amount(String name, BigDecimal amount) {
        json.writeNumberProperty(name, asDouble(amount));
        return this;
    }

    Fields zero(String name) {
        return amount(name, BigDecimal.ZERO);
    }

    Fields flag(String name, boolean flag) {
        json.writeBooleanProperty(name, flag);
        return this;
    }

    Fields id(String name, UUID id) {
        return text(name, id.toString());
    }

    Fields noId(String name) {
        return id(name, Product.NO_ID);
    }

    Fields moment(String name, @Nullable Instant moment) {
        return text(name, moment == null ? null : MOMENT.format(moment));
    }

    Fields object(String name, Runnable fields) {
        json.writeObjectPropertyStart(name);
        fields.run();
        json.writeEndObject();
        return this;
    }

    /// A list of objects, one for each element.
    <T> Fields list(String name, Iterable<T> elements, BiConsumer<Fields, T> fields) {
        json.writeArrayPropertyStart(name);
        for (var element : elements) {
            json.writeStartObject();
            fields.accept(this, element);
            json.writeEndObject();
        }
        json.writeEndArray();
        return this;
    }

    Fields texts(String name, Iterable<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
        return this;
    }

    Fields empty(String name) {
        json.writeArrayPropertyStart(name);
        json.writeEndArray();
        return this;
    }

    private static BigDecimal asDouble(BigDecimal amount) {
        var plain = amount.stripTrailingZeros();
        return plain.scale() < 1 ? plain.setScale(1) : plain;
    }
}
