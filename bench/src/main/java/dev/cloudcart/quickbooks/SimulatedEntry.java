package dev.cloudcart.quickbooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

import dev.cloudcart.http.Call;
import dev.cloudcart.http.Exchange;
import dev.cloudcart.http.Wire;
import dev.cloudcart.quickbooks.text.Json;
import dev.cloudcart.quickbooks.wire.Access;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// The way into the simulator's company, with one token for all.
final class SimulatedEntry implements Access {

    private final String token;

    SimulatedEntry(QuickBooksSimulator simulator, Wire wire) {
        var secret = QuickBooksSimulator.CLIENT_ID + ":" + QuickBooksSimulator.CLIENT_SECRET;
        var call = Call.postForm(
                        simulator.tokenUri(),
                        "grant_type=refresh_token&refresh_token=" + QuickBooksSimulator.REFRESH_TOKEN)
                .with("Authorization", "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)))
                .with("Accept", "application/json");
        token = Json.tree(((Exchange.Answered) wire.send(call)).body())
                .path("access_token")
                .asString();
    }

    @Override
    public String realm() {
        return QuickBooksSimulator.REALM;
    }

    @Override
    public String accessToken() {
        return token;
    }

    @Override
    public String renew(String rejected) {
        return token;
    }
}
