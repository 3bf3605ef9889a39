package dev.cloudcart.api;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.api.call.Says;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.RunProgress;
import dev.cloudcart.journal.RunRow;
import dev.cloudcart.ports.RunQueue;
import dev.cloudcart.settings.Company;

@JsonInclude(JsonInclude.Include.NON_NULL)
record RunView(
        @Says("the run's number, or its ticket until it has one")
        String id,

        long companyId,
        String company,

        @Says("`scheduled`, `manual` or `preview`") @Nullable
        String trigger,

        @Says("who asked for it, or the schedule") @Nullable String who,
        @Says("what it is about, in words") @Nullable String scope,

        @Says("`queued`, `running`, `complete`, `complete with holds`, `failed` or `interrupted`")
        String status,

        @Nullable Instant started,
        @Nullable Instant finished,
        @Says("who asked it to end") @Nullable String stopAskedBy,
        @Says("while it goes on") @Nullable Progress progress,

        @Says("the run report, once it is over") @JsonRawValue @Nullable
        String report,

        @Says("why no run came of a ticket") @Nullable String problem) {

    /// How far it is.
    record Progress(
            Part reading,
            Part creating,
            Part posting,

            @Says("within the minute; absent where nobody counts them")
            Calls callsLeft,

            String note,
            Instant at) {

        /// How many calls a service still takes.
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Calls(@Nullable Long linnworks, @Nullable Long quickbooks) {

            static Calls of(RunProgress.CallsLeft calls) {
                return new Calls(number(calls.linnworks()), number(calls.quickBooks()));
            }

            private static @Nullable Long number(@Nullable Integer calls) {
                return calls == null ? null : calls.longValue();
            }
        }

        record Part(
                long done, @Says("as far as is known yet") long total) {
            static Part of(RunProgress.Stage stage) {
                return new Part(stage.done(), stage.total());
            }
        }

        static Progress of(RunProgress progress) {
            return new Progress(
                    Part.of(progress.reading()),
                    Part.of(progress.creating()),
                    Part.of(progress.posting()),
                    Calls.of(progress.calls()),
                    progress.note(),
                    progress.at());
        }
    }

    static RunView of(RunRow row, Company company) {
        return new RunView(
                Long.toString(row.id()),
                company.id().value(),
                company.name(),
                row.occasion().word(),
                row.occasion().who(),
                row.scope(),
                row.status(),
                row.started(),
                row.finished(),
                row.stopAskedBy(),
                null,
                row.report(),
                null);
    }

    /// One that was asked for, and has no number yet.
    static RunView of(RunQueue.Queued queued, Company company) {
        return waiting(queued.ticket(), company, null, queued.settled(), queued.trouble());
    }

    /// One that was asked for just now.
    static RunView of(UUID ticket, Company company, Occasion occasion) {
        return waiting(ticket, company, occasion, null, null);
    }

    private static RunView waiting(
            UUID ticket,
            Company company,
            @Nullable Occasion occasion,
            @Nullable Instant settled,
            @Nullable String trouble) {
        return new RunView(
                ticket.toString(),
                company.id().value(),
                company.name(),
                occasion == null ? null : occasion.word(),
                occasion == null ? null : occasion.who(),
                null,
                trouble == null ? "queued" : "failed",
                null,
                settled,
                null,
                null,
                null,
                trouble);
    }

    RunView withoutReport() {
        return with(progress, null);
    }

    RunView at(RunProgress now) {
        return with(Progress.of(now), report);
    }

    private RunView with(@Nullable Progress newProgress, @Nullable String newReport) {
        return new RunView(
                id,
                companyId,
                company,
                trigger,
                who,
                scope,
                status,
                started,
                finished,
                stopAskedBy,
                newProgress,
                newReport,
                problem);
    }
}
