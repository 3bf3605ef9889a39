package dev.cloudcart.simulators.linnworks.methods;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.methods.Variations.DateStyle;
import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// Writes an answer the other way, where sources disagree on how dates end and which way rates go.
public final class Spelling {
    private static final Pattern MOMENT =
            Pattern.compile("\"(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2})(?:\\.(\\d{1,7}))?Z\"");

    private Spelling() {}

    public static Answer apply(Answer answer, Variations variations) {
        var respelled = answer;
        if (variations.ratesInverted() || variations.purchaseRatesInverted()) {
            respelled = inverted(respelled, variations);
        }
        var dates = variations.dateStyle() != DateStyle.AS_STORED || variations.fractionDigits() >= 0;
        return dates ? dated(respelled, variations) : respelled;
    }

    private static Answer dated(Answer answer, Variations variations) {
        var text = MOMENT.matcher(new String(answer.body(), UTF_8)).replaceAll(found -> moment(found, variations));
        return new Answer(answer.status(), answer.headers(), text.getBytes(UTF_8));
    }

    private static String moment(MatchResult found, Variations variations) {
        var digits = found.group(2) == null ? "" : found.group(2);
        int wanted = variations.fractionDigits();
        var kept = wanted < 0 ? digits : (digits + "0000000").substring(0, wanted);
        var zone = switch (variations.dateStyle()) {
            case AS_STORED -> "Z";
            case NO_ZONE -> "";
            case OFFSET -> "+00:00";
        };
        return "\"" + found.group(1) + (kept.isEmpty() ? "" : "." + kept) + zone + "\"";
    }

    private static Answer inverted(Answer answer, Variations variations) {
        if (answer.body().length == 0) {
            return answer;
        }
        var body = Json.read(answer.body());
        invert(body, variations);
        return new Answer(answer.status(), answer.headers(), Json.bytes(body));
    }

    private static void invert(JsonNode node, Variations variations) {
        if (node instanceof ObjectNode object && object.has("ConversionRate") && isInverted(object, variations)) {
            object.put("ConversionRate", reciprocal(Fields.decimal(object, "ConversionRate")));
        }
        node.forEach(part -> invert(part, variations));
    }

    /// The totals of an order and the rates of the settings go together; the header of a purchase order goes by
    /// itself.
    private static boolean isInverted(ObjectNode object, Variations variations) {
        if (object.has("ConvertedGrandTotal")) {
            return variations.purchaseRatesInverted();
        }
        return variations.ratesInverted() && (object.has("CountryTaxRate") || object.size() == 2);
    }

    /// No rate, which is written as 0, stays none.
    static BigDecimal reciprocal(BigDecimal rate) {
        return rate.signum() == 0 ? rate : BigDecimal.ONE.divide(rate, MathContext.DECIMAL64);
    }
}
