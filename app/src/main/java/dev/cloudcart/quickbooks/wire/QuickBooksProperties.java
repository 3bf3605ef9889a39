package dev.cloudcart.quickbooks.wire;

import java.net.URI;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.cloudcart.http.SecretAddress;

/// @param apiUri scheme, host and port
/// @param pace whether calls keep to the published limits; off for benchmarks
/// @param attempts how often a call is tried, the first included
/// @param firstPause before the second attempt; the next ones are twice as long each
/// @param longestPause between two attempts
/// @param crowdedPause after an answer 429 that names no time (Intuit, API call limits: wait 60 seconds)
/// @param lookDaily how old the list index may become before changes are asked for
/// @param lookForMissing how old it must be before changes are asked for because something is missing
@ConfigurationProperties("cloudcart.quickbooks")
public record QuickBooksProperties(
        @DefaultValue("https://quickbooks.api.intuit.com") URI apiUri,
        @DefaultValue("true") boolean pace,
        @DefaultValue("6") int attempts,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("30s") Duration longestPause,
        @DefaultValue("60s") Duration crowdedPause,
        @DefaultValue("24h") Duration lookDaily,
        @DefaultValue("15m") Duration lookForMissing) {

    public QuickBooksProperties {
        SecretAddress.checked("cloudcart.quickbooks.api-uri", apiUri);
    }
}
