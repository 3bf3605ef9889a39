package dev.cloudcart.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.api.call.Says;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.journal.KeptDocument;

/// A document as it was wanted, as QuickBooks stored it, and what was done to it.
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeptView(
        String id,
        String kind,

        @Says("`posted`, `refused` or `intended`, while nobody knows")
        String state,

        RecordRef record,
        String store,
        LocalDate day,
        @Says("the settings that made it") long settingsVersion,
        Wanted wanted,
        @Says("while it stands in the books") @Nullable Stored stored,

        @Says("in what the books hold something else") @Nullable
        String difference,

        @Says("when somebody was seen to have edited it in QuickBooks") @Nullable
        Instant edited,

        @Says("when somebody was seen to have deleted it there") @Nullable
        Instant deleted,

        @Says("when we voided or deleted it") @Nullable Instant removed,
        List<Act> history) {

    record Wanted(
            @Says("empty where QuickBooks gives it") String number,
            @Says("with tax, as Linnworks says") BigDecimal total,
            BigDecimal tax) {}

    record Stored(
            @Says("QuickBooks' own") String id, String number, String currency, BigDecimal total, BigDecimal tax) {
        static @Nullable Stored of(KeptDocument.@Nullable Stored stored) {
            return stored == null
                    ? null
                    : new Stored(stored.id(), stored.number(), stored.currency(), stored.gross(), stored.tax());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Act(
            @Says("`create`, `amend` …") String act,
            String state,
            long run,
            long settingsVersion,
            Instant meant,
            @Nullable Instant settled,
            String currency,
            BigDecimal total,
            @Says("why QuickBooks said no") @Nullable String refusal) {
        static Act of(KeptDocument.Deed deed) {
            return new Act(
                    deed.deed(),
                    deed.state(),
                    deed.run(),
                    deed.settingsVersion(),
                    deed.meant(),
                    deed.settled(),
                    deed.currency(),
                    deed.gross(),
                    deed.refusal());
        }
    }

    static KeptView of(KeptDocument document, List<KeptDocument.Deed> history) {
        var key = document.key();
        return new KeptView(
                DocumentId.of(key),
                document.type().word(),
                document.state(),
                RecordRef.of(new SourceRef(key.kind(), key.source(), document.source())),
                document.store(),
                document.day(),
                document.settingsVersion(),
                new Wanted(document.number(), document.sourceGross(), document.sourceTax()),
                Stored.of(document.stored()),
                document.difference(),
                document.edited(),
                document.deleted(),
                document.removed(),
                history.stream().map(Act::of).toList());
    }
}
