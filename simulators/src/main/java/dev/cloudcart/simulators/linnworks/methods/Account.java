package dev.cloudcart.simulators.linnworks.methods;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cloudcart.simulators.linnworks.shop.Shop;

/// One account's memory and the methods over it.
public final class Account {
    private final Shop shop = new Shop();
    private final Map<String, Method> methods;
    private final OrdersV2 ordersV2;

    public Account(InstantSource clock, Supplier<Variations> variations) {
        var showing = new Showing(shop.orders(), clock, variations);
        var pages = new OpenPages(shop.orders(), variations);
        ordersV2 = new OrdersV2(shop, showing, variations);
        methods = Stream.of(
                        new ProfileMethods(clock, variations).all(),
                        new SettingsMethods(shop, clock).all(),
                        new InventoryMethods(shop).all(),
                        new SupplierMethods(shop).all(),
                        new StockMethods(shop).all(),
                        new OrderMethods(shop, showing, variations).all(),
                        new OrderActMethods(shop, clock).all(),
                        new OrderEditMethods(shop, clock).all(),
                        new NoteMethods(shop, clock, variations).all(),
                        new OpenOrderMethods(shop, clock, pages).all(),
                        new ViewMethods(shop, pages, variations).all(),
                        new IdentifierMethods(shop, clock).all(),
                        new ProcessedSearchMethods(shop, clock, showing, variations).all(),
                        new ProcessedOrderMethods(shop, showing).all(),
                        new RefundMethods(shop, clock, variations).all(),
                        new ReturnMethods(shop, clock, variations).all(),
                        new RefundSearchMethods(shop, showing).all(),
                        new PurchaseOrderReads(shop, variations).all(),
                        new PurchaseOrderActs(shop, clock, variations).all(),
                        new PurchasePaperMethods(shop, clock).all(),
                        new PurchaseCostMethods(shop, clock).all())
                .flatMap(List::stream)
                .collect(Collectors.toUnmodifiableMap(method -> key(method.name()), Function.identity()));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    public Shop shop() {
        return shop;
    }

    /// By controller and method, in any case.
    public Optional<Method> method(String name) {
        return Optional.ofNullable(methods.get(key(name)));
    }

    /// Every method of version 1 but the authorisation.
    public Collection<Method> methods() {
        return methods.values();
    }

    public OrdersV2 ordersV2() {
        return ordersV2;
    }
}
