package dev.cloudcart.report;

import java.util.List;

import dev.cloudcart.core.planning.Foreseen;

/// What a run would do, told before it is done.
///
/// @param created how many documents would be
/// @param removed voided or deleted
/// @param documents one by one, those that stand first: as many as [Foresight] keeps
public record Preview(long created, long amended, long removed, List<Foreseen> documents) {

    public Preview {
        documents = List.copyOf(documents);
    }

    /// How many documents are counted but not told one by one.
    public long more() {
        return created + amended + removed - documents.size();
    }
}
