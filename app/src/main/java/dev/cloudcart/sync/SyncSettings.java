package dev.cloudcart.sync;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the sync goes about its work, the same for every company.
///
/// @param overlap how far a scheduled run reaches back behind the last one, for orders that appear late
/// @param replayTrust how long QuickBooks is trusted to know a request id, and may be at work on a batch (it gives
/// up after 120
///        seconds): what an older batch without an answer has not left in the books is posted anew
/// @param patience how long a manual run waits for a running one
/// @param stallLimit how long a run may go without reading a record, posting a batch or getting on with anything
/// else: then it
///        is ended
@ConfigurationProperties("cloudcart.sync")
public record SyncSettings(
        @DefaultValue("2h") Duration overlap,
        @DefaultValue("10m") Duration replayTrust,
        @DefaultValue("6h") Duration patience,
        @DefaultValue("30m") Duration stallLimit) {}
