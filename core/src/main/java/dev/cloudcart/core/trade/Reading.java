package dev.cloudcart.core.trade;

/// What became of one record of the source.
public sealed interface Reading {

    SourceRef ref();

    /// The record makes sense.
    record Read(TradeEvent event) implements Reading {
        @Override
        public SourceRef ref() {
            return event.ref();
        }
    }

    /// The record makes no sense; its neighbours go on.
    ///
    record Unreadable(SourceRef ref, Reason reason) implements Reading {}
}
