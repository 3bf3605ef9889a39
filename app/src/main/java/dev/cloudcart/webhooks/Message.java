package dev.cloudcart.webhooks;

import java.util.UUID;

/// One thing that is told.
///
/// @param id names it for good, so that a receiver knows a repetition
/// @param body JSON, sent as it is here
record Message(String id, Event event, String body) {

    static String freshId() {
        return "msg_" + UUID.randomUUID().toString().replace("-", "");
    }
}
