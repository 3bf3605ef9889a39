package dev.cloudcart.simulators.linnworks.pages;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Moments;
import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Sheet;
import dev.cloudcart.simulators.pages.Show;

/// One page of the refunds, newest first.
record RefundsView(Frame frame, Sheet sheet, List<ObjectNode> refunds) {
    static String amount(JsonNode refund) {
        return Show.money(Fields.decimal(refund, "Amount"), Fields.text(refund, "Currency"));
    }

    static String booked(JsonNode refund) {
        return Show.moment(Moments.in(refund, "CreatedDate"));
    }

    static int number(JsonNode refund) {
        return Fields.whole(refund, "NumOrderId");
    }

    static String order(JsonNode refund) {
        return Fields.text(refund, "OrderId");
    }

    static String store(JsonNode refund) {
        return Fields.text(refund, "OrderSource");
    }

    static boolean actioned(JsonNode refund) {
        return Fields.flag(refund, "Actioned");
    }

    static int id(JsonNode refund) {
        return Fields.whole(refund, "RefundHeaderId");
    }
}
