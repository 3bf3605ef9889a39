package dev.cloudcart.simulators.linnworks.pages;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.pages.Assets;
import dev.cloudcart.simulators.pages.Console;
import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Pages;
import dev.cloudcart.simulators.pages.Rejected;
import dev.cloudcart.simulators.pages.Routes;
import dev.cloudcart.simulators.pages.Site;
import dev.cloudcart.simulators.pages.Site.Link;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Call;
import dev.cloudcart.simulators.wire.Controls;

/// All pages of the simulated Linnworks.
public final class LinnworksPages {
    static final Site SITE = new Site(
            "Linnworks",
            "linnworks",
            List.of(
                    new Link("Open orders", "/orders/open"),
                    new Link("Processed orders", "/orders/processed"),
                    new Link("Refunds", "/refunds"),
                    new Link("Purchase orders", "/purchase-orders"),
                    new Link("Stock", "/stock"),
                    new Link("Applications", "/applications"),
                    new Link("Developer", "/developer"),
                    new Link("Simulator", Console.PATH)));

    private final Supplier<Shop> shop;
    private final InstantSource clock;
    private final Installation installation;

    public LinnworksPages(Supplier<Shop> shop, InstantSource clock, Installation installation) {
        this.shop = shop;
        this.clock = clock;
        this.installation = installation;
    }

    /// Empty where no page is.
    public Optional<Answer> answer(Call call, Controls controls) {
        try {
            return routes(controls).answer(call);
        } catch (Rejected rejected) {
            return Optional.of(Pages.sentence(400, new Frame(SITE, "That cannot be used", ""), rejected.sentence()));
        }
    }

    private Routes routes(Controls controls) {
        var now = shop.get();
        var routes = new Routes().get("/", _ -> Pages.ok("linnworks/pages/home.jte", HomeView.of(now)));
        new Console(SITE, controls).into(Assets.into(routes));
        new InstallPages(installation).into(routes);
        new OrderListPages(now).into(routes);
        new NewOrderPages(now, clock).into(routes);
        new OrderPages(now, clock).into(routes);
        new PurchasePages(now, clock).into(routes);
        new StockPages(now).into(routes);
        return routes;
    }

    static Answer missing(String title, String sentence) {
        return Pages.sentence(404, new Frame(SITE, title, ""), sentence);
    }
}
