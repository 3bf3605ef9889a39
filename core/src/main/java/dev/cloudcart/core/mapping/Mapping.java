package dev.cloudcart.core.mapping;

import java.util.List;

import org.joda.money.Money;

import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.SourceRef;

/// What an event becomes.
public sealed interface Mapping {

    SourceRef source();

    /// A document of the books.
    record Mapped(SourceRef source, Document document) implements Mapping {}

    /// Nothing yet: every reason has to be mended first.
    ///
    /// @param amount the total of what is held
    record Held(SourceRef source, Money amount, List<Reason> reasons) implements Mapping {
        public Held {
            reasons = List.copyOf(reasons);
        }
    }

    /// Nothing, on purpose.
    ///
    /// @param reason completes the sentence "not posted, because it is …"
    record Skipped(SourceRef source, String reason) implements Mapping {}
}
