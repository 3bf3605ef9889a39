package dev.cloudcart.demo;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import dev.cloudcart.shell.session.Start;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// Tells the program where the simulators are and where it may live. Pace is off because the demo's simulators have
/// no limits.
record Addresses(LinnworksSimulator linnworks, QuickBooksSimulator quickBooks, Path home) {

    Start.Wish added(Start.Wish wish) {
        var properties = new HashMap<>(properties());
        properties.putAll(wish.properties());
        return new Start.Wish(wish.serving(), wish.debug(), properties);
    }

    private Map<String, String> properties() {
        return Map.ofEntries(
                Map.entry("cloudcart.home", home.toString()),
                Map.entry(
                        "cloudcart.linnworks.auth-uri", linnworks.authorizeUri().toString()),
                Map.entry(
                        "cloudcart.linnworks.install-uri",
                        linnworks.installUri().toString()),
                Map.entry("cloudcart.linnworks.application-id", LinnworksSimulator.APPLICATION_ID.toString()),
                Map.entry("cloudcart.linnworks.application-secret", LinnworksSimulator.APPLICATION_SECRET.toString()),
                Map.entry("cloudcart.linnworks.pace", "false"),
                Map.entry("cloudcart.quickbooks.pace", "false"),
                Map.entry("cloudcart.quickbooks.api-uri", quickBooks.uri().toString()),
                Map.entry(
                        "cloudcart.quickbooks.authorize-uri",
                        quickBooks.authorizeUri().toString()),
                Map.entry(
                        "cloudcart.quickbooks.token-uri", quickBooks.tokenUri().toString()),
                Map.entry(
                        "cloudcart.quickbooks.revoke-uri",
                        quickBooks.revokeUri().toString()),
                Map.entry(
                        "cloudcart.quickbooks.document-page",
                        quickBooks.uri() + "/companies/" + QuickBooksSimulator.REALM + "/documents/{entity}/{id}"),
                Map.entry("cloudcart.quickbooks.client-id", QuickBooksSimulator.CLIENT_ID),
                Map.entry("cloudcart.quickbooks.client-secret", QuickBooksSimulator.CLIENT_SECRET));
    }
}
