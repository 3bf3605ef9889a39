package dev.cloudcart.api;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.RunRow;
import dev.cloudcart.ports.RunQueue;

/// @param id the run's number, or its ticket until it has one
/// @param who asked for it, or the schedule; empty where that was not kept
/// @param status `queued` until it is done or running under its number
/// @param report the run report
/// @param problem why no run came of a ticket
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunView(
        String id,
        String company,
        @Nullable String trigger,
        @Nullable String who,
        String status,
        @Nullable Instant started,
        @Nullable Instant finished,
        @JsonRawValue @Nullable String report,
        @Nullable String problem) {

    static RunView of(RunRow row, String company) {
        return new RunView(
                Long.toString(row.id()),
                company,
                row.occasion().word(),
                row.occasion().who(),
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
                null,
                queued.trouble() == null ? "queued" : "failed",
                null,
                queued.settled(),
                null,
                queued.trouble());
    }

    static RunView queued(UUID ticket, String company, Occasion occasion) {
        return new RunView(
                ticket.toString(), company, occasion.word(), occasion.who(), "queued", null, null, null, null);
    }

    RunView withoutReport() {
        return new RunView(id, company, trigger, who, status, started, finished, null, problem);
    }
}
