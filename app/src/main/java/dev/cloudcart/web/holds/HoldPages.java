package dev.cloudcart.web.holds;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.journal.Insight;
import dev.cloudcart.journal.KeptDocument;
import dev.cloudcart.journal.KeptHold;
import dev.cloudcart.ports.Retry;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Visit;

/// The page of one hold.
@Component
final class HoldPages {

    private final Insight insight;

    HoldPages(Insight insight) {
        this.insight = insight;
    }

    /// @param mend the settings that mend it; empty where none do
    record View(KeptHold kept, List<KeptDocument> documents, Optional<Mend> mend) {

        SourceRef source() {
            return kept.hold().source();
        }

        boolean isMendedByATaxCode() {
            return kept.isOpen() && kept.hold().reasons().stream().anyMatch(reason -> TaxMend.mends(reason.cause()));
        }

        boolean canBePreviewed() {
            return Retry.canBePreviewed(source().kind());
        }
    }

    Shown.Page one(Visit visit, KeptHold kept, Optional<Mend> mend) {
        var source = kept.hold().source();
        return new Shown.Page(
                "web/holds/one.jte",
                Place.HOLDS,
                "Held: %s %s".formatted(source.kind().word(), source.number()),
                new View(kept, insight.documents(visit.company().id(), source.kind(), source.id()), mend));
    }
}
