package dev.cloudcart.simulators.linnworks.desks;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Json;

/// The status of refunds and returns and of their lines (Returns Refunds API, PostSaleStatus).
enum PostSaleStatus {
    REFUND("Refund", "Submit refund"),
    RETURN("Return", "Accept return");

    private final String what;
    private final String action;

    PostSaleStatus(String what, String action) {
        this.what = what;
        this.action = action;
    }

    ObjectNode open() {
        return status("OPEN", what + " booked", true);
    }

    ObjectNode processed() {
        return status("PROCESSED", what + " processed", false);
    }

    private ObjectNode status(String name, String description, boolean actionable) {
        var status = Json.object().put("StatusHeader", name);
        status.putObject("StatusDetail")
                .put("StatusTag", name)
                .put("StatusDescription", description)
                .put("Actionable", actionable)
                .put("ActionDescription", action)
                .putArray("EditableFields");
        return status;
    }
}
