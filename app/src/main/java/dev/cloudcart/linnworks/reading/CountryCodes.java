package dev.cloudcart.linnworks.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.linnworks.session.Account;
import dev.cloudcart.linnworks.session.ApiMethod;
import dev.cloudcart.linnworks.session.Client;
import dev.cloudcart.linnworks.session.Client.Reply;
import dev.cloudcart.linnworks.session.Client.Request;
import dev.cloudcart.linnworks.session.Troubles;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.linnworks.wire.Slice;

/// Linnworks' own list of countries, by which an order's `CountryId` becomes a code (Linnworks, Orders API,
/// GetCountries). Asked for once a day and company. Thread-safe.
public final class CountryCodes {

    private static final Duration KEPT = Duration.ofDays(1);

    private final Client client;
    private final InstantSource clock;
    private final Map<CompanyId, Codes> byCompany = new ConcurrentHashMap<>();

    private record Codes(Map<UUID, String> byId, Instant readAt) {}

    public CountryCodes(Client client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /// The code of an order's country; empty when the order names none that the list has.
    public String of(Account account, Slice order) {
        var id = OrderRefs.uuid(Json.member(order, "CustomerInfo", "Address", "CountryId"));
        return id == null ? "" : codes(account).getOrDefault(id, "");
    }

    private Map<UUID, String> codes(Account account) {
        var codes = byCompany.compute(
                account.company(),
                (_, known) -> known == null || isOld(known) ? new Codes(read(account), clock.instant()) : known);
        return Objects.requireNonNull(codes).byId();
    }

    private boolean isOld(Codes codes) {
        return codes.readAt().plus(KEPT).isBefore(clock.instant());
    }

    /// Without the list, the names of countries do.
    private Map<UUID, String> read(Account account) {
        return switch (client.call(account, Request.get(ApiMethod.COUNTRIES, ""))) {
            case Reply.Data(byte[] body) -> read(body);
            case Reply.Refused _ -> Map.of();
        };
    }

    private static Map<UUID, String> read(byte[] body) {
        var codes = new HashMap<UUID, String>();
        try {
            for (var country : Slice.ofArray(body, 0)) {
                var id = OrderRefs.uuid(Json.member(country, "CountryId"));
                var code = Json.member(country, "CountryCode");
                if (id != null && code.matches("[A-Za-z]{2}")) {
                    codes.put(id, code);
                }
            }
        } catch (IllegalArgumentException senseless) {
            throw Troubles.passing("Linnworks sent its countries in a form that makes no sense");
        }
        return codes;
    }
}
