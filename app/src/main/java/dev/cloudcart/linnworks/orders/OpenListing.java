package dev.cloudcart.linnworks.orders;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.core.JacksonException;

import dev.cloudcart.linnworks.session.Account;
import dev.cloudcart.linnworks.session.ApiMethod;
import dev.cloudcart.linnworks.session.Client;
import dev.cloudcart.linnworks.session.Client.Reply;
import dev.cloudcart.linnworks.session.Client.Request;
import dev.cloudcart.linnworks.session.Troubles;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.linnworks.wire.Slice;
import dev.cloudcart.ports.SyncWindow;

/// Lists which orders are open, by their ids (Linnworks, Orders API, GetAllOpenOrders). The list of a location comes
/// in one answer and is never cut into pages, so that none is missed while orders come and go. It is a list of one
/// location only, and the zero id names the Default one, never all of them: each is asked for.
record OpenListing(Client client, Account account) {

    /// Which day it is there depends on where; whoever asks looks at the exact time of each order.
    private static final Duration MARGIN = Duration.ofDays(1);

    /// An order that moves to a location which was asked already is seen when all are asked again.
    private static final int PASSES_MAX = 3;

    /// No later year is understood (.NET, DateTime.MaxValue).
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private static final UUID DEFAULT_LOCATION = new UUID(0, 0);

    private record Criteria(
            @JsonProperty("filters") Filters filters,
            @JsonProperty("sorting") List<String> sorting,
            @JsonProperty("fulfilmentCenter") UUID location,
            @JsonProperty("additionalFilter") String more) {

        private record Filters(@JsonProperty("DateFields") List<Received> dates) {}

        private record Received(
                @JsonProperty("FieldCode") String field,
                @JsonProperty("Type") String type,
                @JsonProperty("DateFrom") String from,
                @JsonProperty("DateTo") String to) {}

        private static Criteria of(SyncWindow window, UUID location) {
            var received = new Received(
                    "GENERAL_INFO_DATE",
                    "Range",
                    text(window.from().minus(MARGIN)),
                    text(window.to().isBefore(LAST.minus(MARGIN)) ? window.to().plus(MARGIN) : LAST));
            return new Criteria(new Filters(List.of(received)), List.of(), location, "");
        }

        /// More decimals than these are not understood everywhere.
        private static String text(Instant moment) {
            return moment.truncatedTo(ChronoUnit.MILLIS).toString();
        }
    }

    /// Those received in the window, or a little before or after it.
    Set<UUID> ids(SyncWindow window) {
        var locations = locations();
        var ids = new LinkedHashSet<UUID>();
        boolean isNew = true;
        for (int pass = 1; isNew && pass <= PASSES_MAX; pass++) {
            isNew = false;
            for (var location : locations) {
                isNew |= ids.addAll(at(location, window));
            }
            isNew &= locations.size() > 1;
        }
        return ids;
    }

    private Set<UUID> locations() {
        var locations = new LinkedHashSet<UUID>();
        locations.add(DEFAULT_LOCATION);
        try {
            for (var location : Slice.ofArray(answer(Request.get(ApiMethod.LOCATIONS, ""), "its locations"), 0)) {
                locations.add(UUID.fromString(Json.member(location, "StockLocationId")));
            }
            return locations;
        } catch (IllegalArgumentException senseless) {
            throw Troubles.passing("Linnworks sent its locations in a form that makes no sense");
        }
    }

    private Set<UUID> at(UUID location, SyncWindow window) {
        var body = answer(Request.post(ApiMethod.OPEN_ORDERS, Criteria.of(window, location)), "open orders");
        try {
            var ids = new LinkedHashSet<UUID>();
            var list = Json.tree(body);
            if (!list.isArray()) {
                throw new IllegalArgumentException("A list of ids is an array");
            }
            list.forEach(id -> ids.add(UUID.fromString(id.asString())));
            return ids;
        } catch (JacksonException | IllegalArgumentException senseless) {
            throw Troubles.passing("Linnworks listed open orders in a form that makes no sense");
        }
    }

    private byte[] answer(Request request, String what) {
        return switch (client.call(account, request)) {
            case Reply.Data(byte[] body) -> body;
            case Reply.Refused(String message) ->
                throw Troubles.passing("Linnworks refused to list %s: %s".formatted(what, message));
        };
    }
}
