package dev.cloudcart.simulators.linnworks.shop;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What an order is found and sorted by, without reading the order itself.
///
/// @param held `HoldOrCancel`: on an open order "locked", on a processed one "cancelled" (Orders API,
/// OrderGeneralInfo)
/// @param cancelledOn not a part of the order's details; known from the act of cancelling, else the processed date
public record OrderCard(
        UUID id,
        int number,
        boolean processed,
        boolean held,
        boolean parked,
        int status,
        UUID location,
        @Nullable Instant received,
        @Nullable Instant processedOn,
        @Nullable Instant paidOn,
        @Nullable Instant cancelledOn,
        String source,
        String subSource,
        List<String> references,
        List<String> buyer) {

    static OrderCard of(JsonNode order) {
        var general = order.path("GeneralInfo");
        var customer = order.path("CustomerInfo");
        var address = customer.path("Address");
        return new OrderCard(
                Fields.id(order, "OrderId"),
                Fields.whole(order, "NumOrderId"),
                Fields.flag(order, "Processed"),
                Fields.flag(general, "HoldOrCancel"),
                Fields.flag(general, "IsParked"),
                Fields.whole(general, "Status"),
                Fields.id(order, "FulfilmentLocationId"),
                Moments.ifKnown(general, "ReceivedDate"),
                Moments.ifKnown(order, "ProcessedDateTime"),
                Moments.ifKnown(order, "PaidDateTime"),
                cancelledOn(order),
                Fields.text(general, "Source").intern(),
                Fields.text(general, "SubSource").intern(),
                filled(general, "ReferenceNum", "SecondaryReference", "ExternalReferenceNum"),
                Stream.concat(
                                filled(address, "FullName", "EmailAddress", "PostCode", "Company").stream(),
                                filled(customer, "ChannelBuyerName").stream())
                        .toList());
    }

    private static @Nullable Instant cancelledOn(JsonNode order) {
        var cancelled = Fields.flag(order, "Processed") && Fields.flag(order.path("GeneralInfo"), "HoldOrCancel");
        return cancelled ? Moments.ifKnown(order, "ProcessedDateTime") : null;
    }

    private static List<String> filled(JsonNode node, String... fields) {
        return Stream.of(fields)
                .map(field -> Fields.text(node, field))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    public boolean open() {
        return !processed;
    }

    public boolean cancelled() {
        return processed && held;
    }

    /// The latest of its dates, or the year 1.
    Instant lastDate() {
        return Stream.of(received, paidOn, processedOn, cancelledOn)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(Moments.read(Moments.NONE));
    }

    OrderCard cancelledOn(Instant moment) {
        return new OrderCard(
                id,
                number,
                processed,
                held,
                parked,
                status,
                location,
                received,
                processedOn,
                paidOn,
                moment,
                source,
                subSource,
                references,
                buyer);
    }

    /// Whether a search term names this order: its number or one of its references exactly, or a part of the buyer.
    public boolean answersTo(String term) {
        var wanted = term.strip().toLowerCase(Locale.ROOT);
        return wanted.equals(Integer.toString(number))
                || references.stream().anyMatch(wanted::equalsIgnoreCase)
                || buyer.stream().anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
