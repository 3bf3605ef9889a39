package dev.cloudcart.subjects;

import java.util.List;

import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.planning.Subject;
import dev.cloudcart.core.trade.TradeEvent;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// Makes subjects of the records of one page, which are of one kind, with all that is known beside them. What that is
/// was looked up for the whole page at once.
@FunctionalInterface
interface SubjectsOfKind {

    /// @param event that the record tells, of that kind
    /// @param documents what stands of it
    Subject of(TradeEvent event, RawRecord record, List<Position> documents);
}
