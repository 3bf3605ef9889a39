package dev.cloudcart.quickbooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

import dev.cloudcart.http.Call;
import dev.cloudcart.http.Exchange;
import dev.cloudcart.http.Wire;
import dev.cloudcart.quickbooks.text.Json;
import dev.cloudcart.quickbooks.wire.Access;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// The way into the simulated company, through its token endpoint.
final class SimulatedAccess implements Access {

    private final Wire wire;
    private final QuickBooksSimulator simulator;
    private String token = "";

    SimulatedAccess(Wire wire, QuickBooksSimulator simulator) {
        this.wire = wire;
        this.simulator = simulator;
    }

    @Override
    public String realm() {
        return QuickBooksSimulator.REALM;
    }

    @Override
    public synchronized String accessToken() {
        return token.isEmpty() ? renew("") : token;
    }

    @Override
    public synchronized String renew(String rejected) {
        if (token.equals(rejected)) {
            token = renewed();
        }
        return token;
    }

    private String renewed() {
        var secret = QuickBooksSimulator.CLIENT_ID + ":" + QuickBooksSimulator.CLIENT_SECRET;
        var call = Call.postForm(
                        simulator.tokenUri(),
                        "grant_type=refresh_token&refresh_token=" + QuickBooksSimulator.REFRESH_TOKEN)
                .with("Authorization", "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)))
                .with("Accept", "application/json");
        var answer = (Exchange.Answered) wire.send(call);
        return Json.tree(answer.body()).path("access_token").asString();
    }
}
