package dev.cloudcart.simulators.quickbooks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JacksonException;

import dev.cloudcart.simulators.wire.Call;
import dev.cloudcart.simulators.wire.Json;
import dev.cloudcart.simulators.wire.RateLimits.Charge;
import dev.cloudcart.simulators.wire.RateLimits.Limit;

/// Which limits a call meets (Intuit, API call limits, as of August 2025): 500 a minute for a company, 10 a second
/// for a company and app, and of batches 40 a minute for a company and app and 120 for a company with all its apps.
/// Here there is one app.
final class CallLimits {

    static final int AT_ONCE_MAX = 10;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ApiPath path;
    private final Call call;
    private final ServerSwitches switches;

    CallLimits(ApiPath path, Call call, ServerSwitches switches) {
        this.path = path;
        this.call = call;
        this.switches = switches;
    }

    List<Charge> all() {
        var all = new ArrayList<Charge>();
        all.add(new Charge(new Limit("realm " + path.realmId(), 500, MINUTE), weight()));
        if (!switches.now().tenAtOnce()) {
            all.add(one("burst ", AT_ONCE_MAX, Duration.ofSeconds(1)));
        }
        if (isBatch()) {
            all.add(one("batch ", 40, MINUTE));
            all.add(one("batch of all apps ", 120, MINUTE));
        }
        if (path.resource().equals("reports")) {
            all.add(one("report ", 200, MINUTE));
        }
        return all;
    }

    private Charge one(String what, int calls, Duration window) {
        return new Charge(new Limit(what + path.realmId(), calls, window), 1);
    }

    /// Whether each item of a batch counts is not documented.
    private int weight() {
        if (!isBatch() || !switches.now().batchItemsCount()) {
            return 1;
        }
        try {
            return Math.max(1, Json.read(call.body()).path("BatchItemRequest").size());
        } catch (JacksonException _) {
            return 1;
        }
    }

    private boolean isBatch() {
        return path.resource().equals("batch");
    }
}
