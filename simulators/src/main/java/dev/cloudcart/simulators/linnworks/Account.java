package dev.cloudcart.simulators.linnworks;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cloudcart.simulators.linnworks.shop.Shop;

/// One account's memory and the methods over it.
final class Account {
    private final Shop shop = new Shop();
    private final Map<String, Method> methods;

    Account(InstantSource clock) {
        methods = Stream.of(
                new SettingsMethods(shop, clock).all(),
                new InventoryMethods(shop).all(),
                new StockMethods(shop).all(),
                new OrderMethods(shop).all(),
                new OrderActMethods(shop, clock).all(),
                new OrderEditMethods(shop).all(),
                new OpenOrderMethods(shop, clock).all(),
                new ViewMethods(shop).all(),
                new ProcessedOrderMethods(shop).all(),
                new RefundMethods(shop, clock).all(),
                new RefundSearchMethods(shop).all(),
                new PurchaseOrderReads(shop).all(),
                new PurchaseOrderActs(shop, clock).all())
                .flatMap(List::stream)
                .collect(Collectors.toUnmodifiableMap(method -> key(method.name()), Function.identity()));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    Shop shop() {
        return shop;
    }

    /// By controller and method, in any case.
    Optional<Method> method(String name) {
        return Optional.ofNullable(methods.get(key(name)));
    }

    /// Every method but the authorisation.
    Collection<Method> methods() {
        return methods.values();
    }
}
