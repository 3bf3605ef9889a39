package dev.cloudcart.report;

import java.util.List;

import dev.cloudcart.core.planning.Foreseen;

/// What a run would do, told before it is done.
///
/// @param created how many documents would be
/// @param removed voided or deleted
/// @param documents one by one, those that stand first: as many as [Foresight] keeps
/// @param held what it would hold, by kind of reason, most first
public record Preview(long created, long amended, long removed, List<Foreseen> documents, List<HeldBecause> held) {

    public Preview {
        documents = List.copyOf(documents);
        held = List.copyOf(held);
    }

    /// Where nothing would be held.
    public Preview(long created, long amended, long removed, List<Foreseen> documents) {
        this(created, amended, removed, documents, List.of());
    }

    /// How many documents are counted but not told one by one.
    public long more() {
        return created + amended + removed - documents.size();
    }
}
