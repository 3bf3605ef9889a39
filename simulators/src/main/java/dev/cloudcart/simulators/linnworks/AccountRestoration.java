package dev.cloudcart.simulators.linnworks;

import java.time.Duration;
import java.util.function.Consumer;

import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.linnworks.methods.Account;
import dev.cloudcart.simulators.wire.Json;
import dev.cloudcart.simulators.wire.RateLimits;
import dev.cloudcart.simulators.wire.Restoration;

/// An account on its way back from a file, with the switches and sessions it had. Nothing is changed until all
/// lines have come and made sense.
final class AccountRestoration implements Restoration {
    private final LinnworksSimulator.Options options;
    private final Account account;
    private final Consumer<AccountRestoration> finished;
    private JsonNode switches = Json.object();
    private JsonNode sessions = Json.object();

    AccountRestoration(LinnworksSimulator.Options options, Account account, Consumer<AccountRestoration> finished) {
        this.options = options;
        this.account = account;
        this.finished = finished;
    }

    @Override
    public void take(String kind, JsonNode value) {
        switch (kind) {
            case "switches" -> {
                refuseWrongSwitches(value);
                switches = value;
            }
            case "sessions" -> {
                new Sessions(options.clock(), Duration.ZERO).restore(value);
                sessions = value;
            }
            default -> account.shop().restore(kind, value);
        }
    }

    /// Turned aside first, so that a wrong switch changes nothing.
    private void refuseWrongSwitches(JsonNode wanted) {
        var trial = new Switches(
                options,
                new RateLimits(options.clock(), options.limits()),
                new Sessions(options.clock(), options.sessionTimeToLive()));
        trial.turn(wanted);
    }

    @Override
    public void finish() {
        finished.accept(this);
    }

    Account account() {
        return account;
    }

    JsonNode switches() {
        return switches;
    }

    JsonNode sessions() {
        return sessions;
    }
}
