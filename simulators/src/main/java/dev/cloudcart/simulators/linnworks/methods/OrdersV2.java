package dev.cloudcart.simulators.linnworks.methods;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.cloudcart.simulators.linnworks.lists.OrderV2;
import dev.cloudcart.simulators.linnworks.shop.Moments;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Call;
import dev.cloudcart.simulators.wire.Json;

/// `GET /v2/orders`: the only method that finds orders by their last update, over all locations (Orders API v2).
///
/// Neither its order nor its pages are documented: here the longest unchanged comes first, and a page token keeps
/// the list as it was at the first page.
public final class OrdersV2 {
    static final String PATH = "/v2/orders";
    private static final int PAGE_USUAL = 50;

    private final Shop shop;
    private final Showing showing;
    private final Supplier<Variations> variations;
    private final Map<UUID, Search> searches = new ConcurrentHashMap<>();

    OrdersV2(Shop shop, Showing showing, Supplier<Variations> variations) {
        this.shop = shop;
        this.showing = showing;
        this.variations = variations;
    }

    public static boolean isAt(Call call) {
        return call.path().equalsIgnoreCase(PATH) || call.path().startsWith("/v2/");
    }

    /// A search whose orders up to `from` have been answered.
    private record Search(List<UUID> ids, int from, int size) {}

    /// A parameter that cannot be read.
    private static final class Invalid extends RuntimeException {
        private final String parameter;

        Invalid(String parameter, String sentence) {
            super(sentence);
            this.parameter = parameter;
        }
    }

    public Answer answer(Call call) {
        if (!variations.get().ordersV2() || !call.path().equalsIgnoreCase(PATH)) {
            return Problems.of(404, "Not Found", "There is nothing at %s.".formatted(call.path()));
        }
        if (!call.method().equals("GET")) {
            return Problems.of(405, "Method Not Allowed", "Use GET.");
        }
        try {
            return page(search(call));
        } catch (Invalid invalid) {
            return Problems.invalid(invalid.parameter, String.valueOf(invalid.getMessage()));
        }
    }

    private Search search(Call call) {
        var token = read(call, "searchToken", UUID::fromString);
        var ids = call.query().getOrDefault("id", List.of());
        if (!ids.isEmpty()) {
            var known = new LinkedHashSet<>(ids.stream()
                    .map(text -> value("id", text, UUID::fromString))
                    .toList());
            return new Search(List.copyOf(known), 0, known.size());
        }
        if (token.isPresent()) {
            return Optional.ofNullable(searches.get(token.get()))
                    .orElseThrow(() -> new Invalid("searchToken", "The search token is not known."));
        }
        int size = read(call, "entriesPerPage", Integer::valueOf).orElse(PAGE_USUAL);
        if (size < 1) {
            throw new Invalid("entriesPerPage", "At least 1.");
        }
        int max = variations.get().ordersV2PageMax();
        if (max > 0 && size > max && variations.get().largePageRefused()) {
            throw new Invalid("entriesPerPage", "At most %d.".formatted(max));
        }
        return new Search(found(call), 0, max > 0 ? Math.min(size, max) : size);
    }

    private List<UUID> found(Call call) {
        var from = read(call, "fromDate", Moments::read).orElse(Instant.MIN);
        var location = read(call, "locationId", UUID::fromString);
        var processed = flag(call, "includeProcessed");
        var onlyPaid = flag(call, "onlyPaid");
        return OpenOrderMethods.ids(shop.orders().all().stream()
                .filter(order -> !order.lastUpdated().isBefore(from))
                .filter(order -> processed || order.card().open())
                .filter(order -> !onlyPaid || order.card().paidOn() != null)
                .filter(order -> location.isEmpty() || order.card().location().equals(location.get()))
                .sorted(Comparator.comparing(StoredOrder::lastUpdated)
                        .thenComparing(order -> order.card().id()))
                .toList());
    }

    private static boolean flag(Call call, String name) {
        return read(call, name, text -> switch (text) {
                    case "true", "True" -> true;
                    case "false", "False" -> false;
                    default -> throw new IllegalArgumentException(text);
                })
                .orElse(false);
    }

    private static <T> Optional<T> read(Call call, String name, Function<String, T> reader) {
        return call.parameter(name).map(text -> value(name, text, reader));
    }

    private static <T> T value(String name, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | Refused _) {
            throw new Invalid(name, "The value '%s' is not valid.".formatted(text));
        }
    }

    private Answer page(Search search) {
        int to = Math.min(search.from() + search.size(), search.ids().size());
        var orders = shop.orders().byIds(search.ids().subList(search.from(), to));
        var answer = Json.object()
                .put("TotalOrders", search.ids().size())
                .put("NextSearchToken", next(search, to).map(UUID::toString).orElse(null));
        var shape = new OrderV2(variations.get().ordersV2Anonymous());
        var open = answer.putArray("OpenOrders");
        var processed = answer.putArray("ProcessedOrders");
        orders.forEach(order -> (order.card().open() ? open : processed).add(shape.of(order, showing.tree(order))));
        return Replies.ok(answer);
    }

    private Optional<UUID> next(Search search, int to) {
        if (to >= search.ids().size()) {
            return Optional.empty();
        }
        var token = UUID.randomUUID();
        searches.put(token, new Search(search.ids(), to, search.size()));
        return Optional.of(token);
    }
}
