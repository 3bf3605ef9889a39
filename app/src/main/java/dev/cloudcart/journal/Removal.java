package dev.cloudcart.journal;

import java.util.function.Function;

/// How buyers are taken out of records.
///
/// @param edition raised whenever more is taken out than before, so that what an earlier one left goes too
/// @param without the record without its buyer; nothing more goes when it is done twice
public record Removal(int edition, Function<RawSource, byte[]> without) {

    byte[] of(RawSource record) {
        return without.apply(record);
    }
}
