package dev.cloudcart.core.planning;

import static dev.cloudcart.core.mapping.DocumentCause.CHANGED_WHILE_PARTLY_POSTED;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.PartStanding;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.mapping.LongOrders;
import dev.cloudcart.core.mapping.Mapping;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.Sale;

/// Gathers what the sales of a page become.
final class Drafts {

    private final LongOrders longOrders;
    private final Map<PostingKey, List<PartStanding>> standing;
    final List<Instruction> instructions = new ArrayList<>();
    final List<Mapping.Held> held = new ArrayList<>();

    /// @param parts what stands of sales of which something is missing
    Drafts(LongOrders longOrders, List<PartStanding> parts) {
        this.longOrders = longOrders;
        this.standing = parts.stream().collect(Collectors.groupingBy(part -> part.key().part(1)));
    }

    void add(Sale sale, PostingKey key, Document document) {
        switch (longOrders.fit(document)) {
            case LongOrders.Fitted.Documents(var documents) ->
                add(new SaleDocuments(sale, key, documents, standing.getOrDefault(key, List.of())));
            case LongOrders.Fitted.TooLong(var reason) -> hold(sale, reason);
        }
    }

    private void add(SaleDocuments documents) {
        if (documents.continuesWhatStands()) {
            instructions.addAll(documents.creates());
        } else {
            hold(documents.sale(), CHANGED_WHILE_PARTLY_POSTED.of(documents.standingInWords()));
        }
    }

    private void hold(Sale sale, Reason reason) {
        held.add(new Mapping.Held(sale.ref(), sale.gross(), List.of(reason)));
    }
}
