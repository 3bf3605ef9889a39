package dev.cloudcart.api;

import java.util.UUID;

import dev.cloudcart.api.call.Says;
import dev.cloudcart.core.trade.SourceRef;

/// A record of the shop.
record RecordRef(
        @Says("`order`, `payment`, `purchase order` …") String kind,
        @Says("Linnworks' own") UUID id,
        @Says("what people call it") String number) {

    static RecordRef of(SourceRef source) {
        return new RecordRef(source.kind().word(), source.id(), source.number());
    }
}
