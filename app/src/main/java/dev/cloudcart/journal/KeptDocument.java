package dev.cloudcart.journal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.CodeNet;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Expected;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.RateTax;

/// A document as it was wanted, and as QuickBooks stored it.
///
/// @param source what people call its record
/// @param documents how many the record became
/// @param sourceGross with tax, as the shop says
/// @param number as it was wanted; empty where QuickBooks gives it
/// @param stored null while it does not stand in the books
/// @param difference in what the books hold something else; null where it is proven
/// @param edited when somebody was seen to have edited it in the books
/// @param deleted when somebody was seen to have deleted it there
/// @param removed when we voided or deleted it
public record KeptDocument(
        PostingKey key,
        String source,
        int documents,
        DocumentType type,
        String store,
        LocalDate day,
        String state,
        long settingsVersion,
        String number,
        Expected wanted,
        BigDecimal sourceGross,
        BigDecimal sourceTax,
        @Nullable Stored stored,
        @Nullable String difference,
        @Nullable Instant edited,
        @Nullable Instant deleted,
        @Nullable Instant removed) {

    /// @param customer its id in the books
    public record Stored(
            String id,
            String number,
            String currency,
            BigDecimal gross,
            BigDecimal tax,
            List<RateTax> taxes,
            String customer,
            Optional<Integer> lines,
            List<CodeNet> nets) {
        public Stored {
            taxes = List.copyOf(taxes);
            nets = List.copyOf(nets);
        }
    }

    /// Something that was done to it, or tried.
    ///
    /// @param deed such as `create`
    /// @param state what came of it: `done`, `refused`, or `intended` while nobody knows
    /// @param batchState how the answer came: `answered`, or `looked up` where it was lost
    /// @param settled null while nobody knows, and of what older versions did
    /// @param refusal why QuickBooks said no; null where it did not
    public record Deed(
            String deed,
            String state,
            long run,
            long settingsVersion,
            String batchState,
            Instant meant,
            @Nullable Instant settled,
            String currency,
            BigDecimal gross,
            @Nullable String refusal) {}
}
