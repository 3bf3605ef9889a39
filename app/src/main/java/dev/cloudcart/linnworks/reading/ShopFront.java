package dev.cloudcart.linnworks.reading;

import java.util.List;
import java.util.stream.Stream;

import dev.cloudcart.linnworks.session.Account;
import dev.cloudcart.linnworks.session.ApiMethod;
import dev.cloudcart.linnworks.session.Client;
import dev.cloudcart.linnworks.session.Client.Reply;
import dev.cloudcart.linnworks.session.Client.Request;
import dev.cloudcart.linnworks.session.Troubles;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.linnworks.wire.Slice;
import dev.cloudcart.ports.ConnectionTrouble;

/// What a merchant knows his shop by: its locations and channels (Linnworks, Inventory API, GetStockLocations, and
/// OpenOrders API, GetAvailableChannels).
public final class ShopFront {

    /// More than these nobody reads.
    private static final int NAMES_MAX = 100;

    private final Client client;
    private final Account account;

    public ShopFront(Client client, Account account) {
        this.client = client;
        this.account = account;
    }

    /// @throws dev.cloudcart.ports.ConnectionTrouble when Linnworks does not answer or does not let us in
    public List<String> locations() {
        return switch (client.call(account, Request.get(ApiMethod.LOCATIONS, ""))) {
            case Reply.Data(byte[] body) -> names("locations", () -> Slice.ofArray(body, 0).stream(), "LocationName");
            case Reply.Refused _ -> List.of();
        };
    }

    /// Empty where the application may not see them: no sync needs that.
    ///
    /// @throws ConnectionTrouble when Linnworks does not answer
    public List<String> channels() {
        try {
            return switch (client.call(account, Request.get(ApiMethod.CHANNELS, ""))) {
                case Reply.Data(byte[] body) ->
                    names("channels", () -> Json.list(Slice.of(body), "Channels").stream(), "Name");
                case Reply.Refused _ -> List.of();
            };
        } catch (ConnectionTrouble trouble) {
            if (trouble.kind() == ConnectionTrouble.Kind.NEEDS_ATTENTION) {
                return List.of();
            }
            throw trouble;
        }
    }

    private interface Listing {
        Stream<Slice> rows();
    }

    private static List<String> names(String what, Listing listing, String field) {
        try {
            return listing.rows()
                    .map(row -> Troubles.words(Json.member(row, field)))
                    .filter(name -> !name.isBlank())
                    .distinct()
                    .sorted(String.CASE_INSENSITIVE_ORDER)
                    .limit(NAMES_MAX)
                    .toList();
        } catch (IllegalArgumentException senseless) {
            throw Troubles.passing("Linnworks sent its %s in a form that makes no sense".formatted(what));
        }
    }
}
