package dev.cloudcart.journal;

import java.time.Instant;

/// A version of a record of the shop, as it was filed.
///
/// @param number what people call the record
/// @param reference the channel's own number, in small letters; empty where it is not known
/// @param skipped why it is no document, completing "not posted, because it is …"; empty when it is one
/// @param country the code of the buyer's country; empty where it is not known
/// @param region the part of it that matters for taxes
/// @param withoutBuyer whether the buyer was taken out of it
public record RecordVersion(
        long id,
        String number,
        String reference,
        long run,
        Instant readAt,
        String skipped,
        String country,
        String region,
        boolean withoutBuyer) {}
