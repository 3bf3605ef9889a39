package dev.cloudcart.simulators.linnworks.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.OrderCard;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.pages.Show;

/// An order in a list.
record OrderSummary(OrderCard card, String buyer, String total, List<Chip> chips) {

    /// A word on the state of something.
    ///
    /// @param tone good, warn, bad, accent or nothing
    record Chip(String text, String tone) {}

    static OrderSummary of(StoredOrder order) {
        var tree = order.tree();
        var totals = tree.path("TotalsInfo");
        var customer = tree.path("CustomerInfo");
        var name = Fields.text(customer.path("Address"), "FullName");
        return new OrderSummary(
                order.card(),
                name.isEmpty() ? Fields.text(customer, "ChannelBuyerName") : name,
                Show.money(Fields.decimal(totals, "TotalCharge"), Fields.text(totals, "Currency")),
                chips(order.card()));
    }

    static List<Chip> chips(OrderCard card) {
        var chips = new ArrayList<Chip>();
        chips.add(
                switch (card.status()) {
                    case 0 -> new Chip("unpaid", "warn");
                    case 1 -> new Chip("paid", "good");
                    case 2 -> new Chip("return", "");
                    case 3 -> new Chip("pending", "warn");
                    default -> new Chip("resend", "");
                });
        if (card.cancelled()) {
            chips.add(new Chip("cancelled", "bad"));
        } else if (card.processed()) {
            chips.add(new Chip("processed", "accent"));
        } else if (card.held()) {
            chips.add(new Chip("locked", "bad"));
        }
        if (card.parked()) {
            chips.add(new Chip("parked", "warn"));
        }
        return chips;
    }

    static String store(OrderCard card) {
        return card.subSource().isEmpty() ? card.source() : card.source() + " · " + card.subSource();
    }

    UUID id() {
        return card.id();
    }
}
