package dev.cloudcart.journal;

import java.util.List;
import java.util.Locale;

import dev.cloudcart.core.trade.SourceKind;

/// Why records are held, in a sentence that some of them have; sentences differ where they name the record or the
/// place.
///
/// @param mend what to do about it
/// @param count how many records have it
public record HeldSentence(String what, String mend, long count) {

    /// One sentence where all have it, an example where each record has its own, else the usual ones with their counts.
    ///
    /// @param sentences those that were given most often, most first
    /// @param records how many are held
    public static List<String> told(List<HeldSentence> sentences, long records, SourceKind kind) {
        var first = sentences.getFirst();
        if (first.count() == records) {
            return List.of(first.what());
        }
        return first.count() == 1
                ? List.of("For example: " + first.what())
                : sentences.stream().map(one -> one.counted(kind)).toList();
    }

    private String counted(SourceKind kind) {
        return String.format(Locale.ROOT, "%s (%,d %s)", what, count, count == 1 ? kind.word() : kind.words());
    }
}
