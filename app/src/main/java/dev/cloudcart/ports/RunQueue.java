package dev.cloudcart.ports;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.CompanyId;

/// Takes what is to run later, on whichever machine has time. What it took it does not forget: a run that a machine
/// took with it into its death is run again. Thread-safe.
public interface RunQueue {

    /// @return the ticket to ask with; runs of one company are done one after the other, in the order they came
    UUID enqueue(SyncRequest request);

    /// The ticket of the very same, where the same person asked for it in the seconds before: a button that is
    /// pressed twice. What was asked for before the settings became others is another. Whoever asks at the same
    /// moment waits until the transaction is over.
    Optional<UUID> justAsked(SyncRequest request);

    /// How it stands. Settled requests are forgotten after a month.
    Optional<Queued> find(UUID ticket);

    /// What was asked for, of the run that came of it; empty where nobody asked or that is forgotten.
    Optional<SyncRequest> askedFor(CompanyId company, long run);

    /// @param settled null while it waits or runs
    /// @param run the number of the run that came of it; null until it is settled, or when none came of it
    /// @param trouble a plain sentence when no run came of it
    record Queued(
            UUID ticket,
            CompanyId company,
            Instant requested,
            @Nullable Instant settled,
            @Nullable Long run,
            @Nullable String trouble) {}
}
