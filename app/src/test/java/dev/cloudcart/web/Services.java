package dev.cloudcart.web;

import java.util.Map;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// Both services, simulated, with their own pages.
record Services(LinnworksSimulator linnworks, QuickBooksSimulator quickBooks) implements AutoCloseable {

    static Services start() {
        return new Services(LinnworksSimulator.start(), QuickBooksSimulator.start());
    }

    /// What tells the program where they are.
    Map<String, String> properties() {
        return Map.ofEntries(
                Map.entry(
                        "cloudcart.linnworks.auth-uri", linnworks.authorizeUri().toString()),
                Map.entry(
                        "cloudcart.linnworks.install-uri",
                        linnworks.installUri().resolve(".").toString()),
                Map.entry("cloudcart.linnworks.application-id", LinnworksSimulator.APPLICATION_ID.toString()),
                Map.entry("cloudcart.linnworks.application-secret", LinnworksSimulator.APPLICATION_SECRET.toString()),
                Map.entry("cloudcart.quickbooks.api-uri", quickBooks.uri().toString()),
                Map.entry(
                        "cloudcart.quickbooks.authorize-uri",
                        quickBooks.authorizeUri().toString()),
                Map.entry(
                        "cloudcart.quickbooks.token-uri", quickBooks.tokenUri().toString()),
                Map.entry(
                        "cloudcart.quickbooks.revoke-uri",
                        quickBooks.revokeUri().toString()),
                Map.entry("cloudcart.quickbooks.client-id", QuickBooksSimulator.CLIENT_ID),
                Map.entry("cloudcart.quickbooks.client-secret", QuickBooksSimulator.CLIENT_SECRET));
    }

    @Override
    public void close() {
        linnworks.close();
        quickBooks.close();
    }
}
