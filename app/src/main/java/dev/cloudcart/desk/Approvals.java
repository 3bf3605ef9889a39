package dev.cloudcart.desk;

import java.util.List;
import java.util.Optional;

import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;
import dev.cloudcart.journal.RunRow;
import dev.cloudcart.ports.RunQueue;
import dev.cloudcart.ports.SyncRequest;

/// Says which sync does what a preview showed.
public final class Approvals {

    /// As a run says that it is about it, of which nobody asked for anything else.
    private static final String SINCE_LAST_TIME = "since the last time";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RunQueue queue;

    Approvals(RunQueue queue) {
        this.queue = queue;
    }

    /// What came of the wish to approve.
    public sealed interface Approval {

        record Approved(SyncRequest request) implements Approval {}

        /// It went by settings that are not saved, and a sync does not.
        record Unsaved() implements Approval {}

        /// @param sentence says why not, for the user
        record Refused(String sentence) implements Approval {}
    }

    /// What a run was asked for, as far as that is known.
    public Optional<SyncRequest> askedFor(RunRow run) {
        var purpose = run.occasion().isPreview() ? Purpose.PREVIEW : Purpose.SYNC;
        return queue.askedFor(run.company(), run.id())
                .or(() -> Optional.of(run.scope())
                        .filter(SINCE_LAST_TIME::equals)
                        .filter(_ -> !wentByOthers(run))
                        .map(_ -> new SyncRequest(
                                run.company(), Occasion.byHand(purpose), new SyncRequest.SinceLastTime())))
                .map(asked -> new SyncRequest(
                        asked.company(),
                        Occasion.byHand(purpose),
                        asked.scope(),
                        asked.parts(),
                        asked.statuses(),
                        asked.delivered(),
                        asked.under()));
    }

    /// Whether it was a preview under settings that are not saved, by its report. Nobody knows these any
    /// more once what was asked for is forgotten, and the saved ones are others.
    private static boolean wentByOthers(RunRow run) {
        return run.report() != null
                && JSON.readTree(run.report()).at("/preview/lastOrders").isObject();
    }

    /// All that it showed.
    public Approval all(RunRow preview) {
        if (!preview.occasion().isPreview()) {
            return new Approval.Refused("Run %d is no preview.".formatted(preview.id()));
        }
        var asked = askedFor(preview);
        if (asked.filter(request -> request.under() != null).isPresent()) {
            return new Approval.Unsaved();
        }
        if (!preview.status().startsWith("complete")) {
            return new Approval.Refused(
                    preview.finished() == null
                            ? "Preview %d is still going on.".formatted(preview.id())
                            : "Preview %d did not come to its end: ask for another one.".formatted(preview.id()));
        }
        return asked.<Approval>map(request -> new Approval.Approved(sync(request)))
                .orElseGet(() ->
                        new Approval.Refused("What preview %d was asked for is not known any more: ask for another one."
                                .formatted(preview.id())));
    }

    private static SyncRequest sync(SyncRequest asked) {
        return new SyncRequest(
                asked.company(),
                Occasion.byHand(Purpose.SYNC),
                asked.scope(),
                asked.parts(),
                asked.statuses(),
                asked.delivered());
    }

    /// The same of some orders alone.
    ///
    /// @param numbers of orders that it showed
    public Approval some(RunRow preview, List<String> numbers) {
        var all = all(preview);
        return all instanceof Approval.Approved(var request) ? new Approval.Approved(only(request, numbers)) : all;
    }

    private static SyncRequest only(SyncRequest asked, List<String> numbers) {
        var within = switch (asked.scope()) {
            case SyncRequest.Within(var window) -> window;
            case SyncRequest.Numbers(var _, var window) -> window;
            case SyncRequest.SinceLastTime() -> null;
        };
        return new SyncRequest(
                asked.company(),
                asked.occasion(),
                new SyncRequest.Numbers(numbers, within),
                asked.parts(),
                asked.statuses(),
                asked.delivered());
    }
}
