package dev.cloudcart.simulators.linnworks.lists;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Moments;

/// Takes the buyer out of a processed order once its days are over (Orders API, OrderGeneralInfo.PIIRedactionDays:
/// "number of days after which an order is processed its pii will be redacted").
public final class Redaction {
    /// Not documented; what is left is the country, which tax depends on.
    private static final String PLACEHOLDER = "REDACTED";

    private static final List<String> NAMES = List.of("FullName", "EmailAddress", "Address1");
    private static final List<String> REST =
            List.of("Address2", "Address3", "Town", "Region", "PostCode", "Company", "PhoneNumber");

    private Redaction() {}

    /// An order without such days is never redacted.
    public static boolean isDue(JsonNode order, Instant now) {
        int days = Fields.whole(order.path("GeneralInfo"), "PIIRedactionDays");
        var processed = Moments.in(order, "ProcessedDateTime");
        return Fields.flag(order, "Processed")
                && processed != null
                && days > 0
                && processed.plus(Duration.ofDays(days)).isBefore(now);
    }

    public static ObjectNode redacted(ObjectNode order) {
        var customer = order.withObject("/CustomerInfo").put("ChannelBuyerName", PLACEHOLDER);
        redact(customer.path("Address"));
        redact(customer.path("BillingAddress"));
        return order;
    }

    private static void redact(JsonNode address) {
        if (address instanceof ObjectNode object) {
            NAMES.forEach(field -> object.put(field, PLACEHOLDER));
            REST.forEach(field -> object.put(field, ""));
        }
    }
}
