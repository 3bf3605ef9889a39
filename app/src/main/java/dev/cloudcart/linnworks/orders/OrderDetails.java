package dev.cloudcart.linnworks.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.linnworks.reading.CountryCodes;
import dev.cloudcart.linnworks.reading.OrderRefs;
import dev.cloudcart.linnworks.reading.Print;
import dev.cloudcart.linnworks.session.Account;
import dev.cloudcart.linnworks.session.ApiMethod;
import dev.cloudcart.linnworks.session.Client;
import dev.cloudcart.linnworks.session.Client.Reply;
import dev.cloudcart.linnworks.session.Client.Request;
import dev.cloudcart.linnworks.session.Troubles;
import dev.cloudcart.linnworks.wire.FiledOrder;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.linnworks.wire.Slice;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// Asks for the details of orders (Linnworks, Orders API and ProcessedOrders API).
public record OrderDetails(Client client, CountryCodes countries) {

    /// The record of an order as it is filed.
    public byte[] file(Account account, @Nullable Slice row, Slice order) {
        return FiledOrder.file(row, order, countries.of(account, order));
    }

    /// The record of one order. Only the header row says whether a processed order is a resend or an exchange.
    public RawRecord record(Account account, Slice order) {
        var id = Objects.requireNonNull(id(order));
        var processed = Json.member(order, "Processed").equals("true");
        var row = processed ? row(account, id).filter(Row::hasId).map(Row::of).orElse(null) : null;
        var raw = file(account, row == null ? null : row.slice(), order);
        return processed
                ? SaleReader.record(raw, row == null ? Print.ofOrder(order) : row.print())
                : SaleReader.open(raw);
    }

    /// So many refusals of one batch mean that Linnworks, not a record, is in trouble.
    private static final int REFUSALS_MAX = 24;

    /// An order that is in neither does not exist any more.
    public record Found(Map<UUID, Slice> orders, Map<UUID, String> refused) {

        private Found() {
            this(new HashMap<>(), new HashMap<>());
        }
    }

    /// A batch that is refused is asked for in halves, until the one order that spoils it is found.
    public Found byIds(Account account, List<UUID> ids) {
        var found = new Found();
        find(account, ids, found, REFUSALS_MAX);
        if (found.orders.isEmpty() && found.refused.size() > 1) {
            throw refused(found.refused.values().iterator().next());
        }
        return found;
    }

    /// Empty when there is none.
    Optional<Reply> byNumber(Account account, String number) {
        var reply = client.call(account, Request.get(ApiMethod.ORDER_BY_NUMBER, "OrderId=" + number));
        return Optional.of(reply).filter(answer -> !(answer instanceof Reply.Data(byte[] body)) || hasId(body));
    }

    /// All orders whose reference or second reference this is, of any channel, at most fifty (Linnworks,
    /// GetOrderDetailsByReferenceId). One that Linnworks refuses to look for is none it knows.
    List<Slice> byReference(Account account, String reference) {
        var query = "ReferenceId=" + URLEncoder.encode(reference, UTF_8).replace("+", "%20");
        return switch (client.call(account, Request.get(ApiMethod.ORDERS_BY_REFERENCE, query))) {
            case Reply.Data(byte[] body) -> orders(body);
            case Reply.Refused refused -> List.of();
        };
    }

    /// The header row of a processed order; empty when there is none.
    public Optional<Slice> row(Account account, UUID id) {
        return switch (client.call(account, Request.get(ApiMethod.PROCESSED_ORDER, "pkOrderId=" + id))) {
            case Reply.Data(byte[] body) ->
                Optional.of(whole(Slice.of(body)))
                        .filter(row -> !Json.member(row, "pkOrderID").isEmpty());
            case Reply.Refused refused -> Optional.empty();
        };
    }

    /// Only the row tells a resend from a sale, so one that cannot be read is not the same as none.
    private static Slice whole(Slice row) {
        if (!Json.isObject(row)) {
            throw Troubles.passing("Linnworks sent an order's row in a form that makes no sense");
        }
        return row;
    }

    /// How many orders one call may ask for is not documented (Linnworks, GetOrdersById): where an answer holds
    /// only some of them, the others are asked for again. Those that come with none of a call are really gone.
    ///
    /// @return how many refusals are left
    private int find(Account account, List<UUID> ids, Found found, int refusalsLeft) {
        return switch (client.call(account, Request.post(ApiMethod.ORDERS_BY_ID, Map.of("pkOrderIds", ids)))) {
            case Reply.Data(byte[] body) -> {
                var nameless = sort(body, found);
                var missing =
                        ids.stream().filter(id -> !found.orders.containsKey(id)).toList();
                if (nameless && !missing.isEmpty()) {
                    yield refused(account, missing, "an order without its id came in its place", found, refusalsLeft);
                }
                yield missing.isEmpty() || missing.size() == ids.size()
                        ? refusalsLeft
                        : find(account, missing, found, refusalsLeft);
            }
            case Reply.Refused(String message) -> refused(account, ids, message, found, refusalsLeft);
        };
    }

    private int refused(Account account, List<UUID> ids, String message, Found found, int refusalsLeft) {
        if (refusalsLeft == 0) {
            throw refused(message);
        }
        if (ids.size() == 1) {
            found.refused.put(ids.getFirst(), message);
            return refusalsLeft - 1;
        }
        var middle = ids.size() / 2;
        var left = find(account, ids.subList(0, middle), found, refusalsLeft - 1);
        return find(account, ids.subList(middle, ids.size()), found, left);
    }

    /// @return whether there is an order among them that does not say which it is
    private static boolean sort(byte[] body, Found found) {
        var nameless = false;
        for (var order : all(body)) {
            var id = id(order);
            nameless |= id == null;
            if (id != null) {
                found.orders.put(id, order);
            }
        }
        return nameless;
    }

    private static List<Slice> orders(byte[] body) {
        return all(body).stream().filter(order -> id(order) != null).toList();
    }

    private static List<Slice> all(byte[] body) {
        try {
            return Slice.ofArray(body, 0);
        } catch (IllegalArgumentException senseless) {
            throw Troubles.passing("Linnworks sent orders in a form that makes no sense");
        }
    }

    public static @Nullable UUID id(Slice order) {
        return OrderRefs.uuid(Json.member(order, "OrderId"));
    }

    /// An unknown number is answered with an empty object (Linnworks, GetOrderDetailsByNumOrderId).
    private static boolean hasId(byte[] body) {
        return id(Slice.of(body)) != null;
    }

    private static ConnectionTrouble refused(String message) {
        return Troubles.passing("Linnworks refused to hand out orders: " + message);
    }
}
