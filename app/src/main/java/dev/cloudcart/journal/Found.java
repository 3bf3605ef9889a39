package dev.cloudcart.journal;

import java.util.List;

import dev.cloudcart.core.trade.SourceRef;

/// What a search found, so many of each kind at most.
///
/// @param documents by their number, or that of their record
/// @param records of the shop, by their number or the channel's
/// @param skus records with that SKU, the newest first
/// @param customers documents of customers whose name begins so
/// @param amounts documents with that total
public record Found(
        List<Proven> documents,
        List<SourceRef> records,
        List<SourceRef> skus,
        List<KeptHold> holds,
        List<Proven> customers,
        List<Proven> amounts,
        List<KeptHold> heldAmounts) {

    public Found {
        documents = List.copyOf(documents);
        records = List.copyOf(records);
        skus = List.copyOf(skus);
        holds = List.copyOf(holds);
        customers = List.copyOf(customers);
        amounts = List.copyOf(amounts);
        heldAmounts = List.copyOf(heldAmounts);
    }
}
