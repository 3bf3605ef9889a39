package dev.cloudcart.subjects;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.ports.TradeSource;

/// What a run can look up: what was filed and posted before, and what it would have done itself so far.
///
/// @param foreseen of this run, where it is a preview
public record Knowledge(CompanyId company, Rules rules, TradeSource source, Journal journal, AsIfPosted foreseen) {

    /// What stands of records of one kind, as the journal has it.
    public Map<UUID, List<Position>> positions(SourceKind kind, Collection<UUID> records) {
        return journal.positions(company, kind, records);
    }

    /// The same, without what would have gone.
    public Map<UUID, List<Position>> left(SourceKind kind, Collection<UUID> records) {
        return foreseen.left(positions(kind, records));
    }
}
