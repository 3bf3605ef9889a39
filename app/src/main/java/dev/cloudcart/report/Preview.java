package dev.cloudcart.report;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.planning.Foreseen;

/// What a run would do, told before it is done.
///
/// @param created how many documents would be
/// @param removed voided or deleted
/// @param documents one by one, those that stand first: as many as [Foresight] keeps
/// @param held what it would hold, by kind of reason, most first
/// @param effects what all documents together change, those that are not told one by one included
/// @param lastOrders what the last orders would be under settings that are not saved; null under others
public record Preview(
        long created,
        long amended,
        long removed,
        List<Foreseen> documents,
        List<HeldBecause> held,
        List<Effect> effects,
        @Nullable LastOrders lastOrders) {

    public Preview {
        documents = List.copyOf(documents);
        held = List.copyOf(held);
        effects = List.copyOf(effects);
    }

    /// Under the saved settings.
    public Preview(
            long created,
            long amended,
            long removed,
            List<Foreseen> documents,
            List<HeldBecause> held,
            List<Effect> effects) {
        this(created, amended, removed, documents, held, effects, null);
    }

    /// Where nothing would be held, and nobody has added up.
    public Preview(long created, long amended, long removed, List<Foreseen> documents) {
        this(created, amended, removed, documents, List.of(), List.of());
    }

    /// How many documents are counted but not told one by one.
    public long more() {
        return created + amended + removed - documents.size();
    }
}
