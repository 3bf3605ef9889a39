package dev.cloudcart.api;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.journal.RunRow;
import dev.cloudcart.sync.RunQueue;

/// @param id the run's number, or its ticket until it has one
/// @param status `queued` until it is done or running under its number
/// @param report the run report
/// @param problem why no run came of a ticket
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunView(
        String id,
        String company,
        @Nullable String trigger,
        String status,
        @Nullable Instant started,
        @Nullable Instant finished,
        @JsonRawValue @Nullable String report,
        @Nullable String problem) {

    static RunView of(RunRow row, String company) {
        return new RunView(
                Long.toString(row.id()),
                company,
                row.trigger(),
                row.status(),
                row.started(),
                row.finished(),
                row.report(),
                null);
    }

    static RunView of(RunQueue.Queued queued, String company) {
        return new RunView(
                queued.ticket().toString(),
                company,
                null,
                queued.trouble() == null ? "queued" : "failed",
                null,
                queued.settled(),
                null,
                queued.trouble());
    }

    static RunView queued(UUID ticket, String company, String trigger) {
        return new RunView(ticket.toString(), company, trigger, "queued", null, null, null, null);
    }

    RunView withoutReport() {
        return new RunView(id, company, trigger, status, started, finished, null, problem);
    }
}
