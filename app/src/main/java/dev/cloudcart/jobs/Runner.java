package dev.cloudcart.jobs;

import java.util.Optional;

import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.report.RunReport;

/// Does a run, now.
@FunctionalInterface
interface Runner {

    /// @return empty when another run of the company is in the way
    Optional<RunReport> run(SyncRequest request);
}
