package dev.cloudcart.simulators.linnworks.pages;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.pages.Frame;

/// How much of everything there is.
record HomeView(Frame frame, long open, long processed, long refundsToAction, long purchaseOrders, long products) {

    static HomeView of(Shop shop) {
        long open = shop.orders().open().size();
        long refunds = shop.refunds().all().stream()
                .filter(refund -> !Fields.flag(refund, "Actioned"))
                .count();
        return new HomeView(
                new Frame(LinnworksPages.SITE, "A merchant’s day", "/"),
                open,
                shop.orders().size() - open,
                refunds,
                shop.purchaseOrders().size(),
                shop.stockItems().size());
    }
}
