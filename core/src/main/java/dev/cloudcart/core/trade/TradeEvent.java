package dev.cloudcart.core.trade;

/// Something that happened in the shop and belongs in the books.
public sealed interface TradeEvent permits Sale {

    SourceRef ref();
}
