package dev.cloudcart.simulators.linnworks.methods;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import dev.cloudcart.simulators.linnworks.methods.Variations.OmittedLocation;
import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Orders;
import dev.cloudcart.simulators.linnworks.shop.Page;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;

/// Which open orders a call is about, and a page of them.
///
/// Linnworks pages through the list as it is at each call, so an order that leaves it in between moves the others
/// up and one of them is never seen (observed live).
final class OpenPages {
    private static final int PAGE_USUAL = 100;

    private final Orders orders;
    private final Supplier<Variations> variations;
    private final Map<Object, List<UUID>> asAtPageOne = new ConcurrentHashMap<>();

    OpenPages(Orders orders, Supplier<Variations> variations) {
        this.orders = orders;
        this.variations = variations;
    }

    /// The open orders of the location that is named. The zero identifier names the Default one, never all of them.
    List<StoredOrder> at(Arguments request, String name) {
        var location = request.id(name);
        return location.isEmpty() && variations.get().omittedLocation() == OmittedLocation.ALL
                ? orders.open()
                : orders.open(location.orElse(Fields.ZERO));
    }

    /// A page of ids, of which a live client had 50,000 at once.
    Page<UUID> ids(List<StoredOrder> list, Object question, Arguments request) {
        int size = Math.max(1, request.whole("EntriesPerPage", PAGE_USUAL));
        return page(list, question, request, size).map(order -> order.card().id());
    }

    /// @param question what is the same from page to page
    Page<StoredOrder> orders(List<StoredOrder> list, Object question, Arguments request) {
        int asked = Math.max(1, request.whole("EntriesPerPage", PAGE_USUAL));
        return page(
                list,
                question,
                request,
                variations.get().most(asked, variations.get().openPageMax()));
    }

    private Page<StoredOrder> page(List<StoredOrder> list, Object question, Arguments request, int size) {
        int number = request.whole("PageNumber", 1);
        if (!variations.get().openPagesStandStill()) {
            return Page.of(list, number, size);
        }
        if (number <= 1) {
            asAtPageOne.put(question, OpenOrderMethods.ids(list));
        }
        return Page.of(orders.byIds(asAtPageOne.getOrDefault(question, OpenOrderMethods.ids(list))), number, size);
    }
}
