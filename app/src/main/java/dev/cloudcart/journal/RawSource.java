package dev.cloudcart.journal;

import dev.cloudcart.core.trade.SourceRef;

/// A filed record, as the source sent it.
public record RawSource(SourceRef source, String print, byte[] raw) {}
