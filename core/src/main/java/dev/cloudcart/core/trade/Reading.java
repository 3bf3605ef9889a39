package dev.cloudcart.core.trade;

import java.util.Optional;

import org.joda.money.Money;

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
    /// @param amount the total that the record states nevertheless; empty where it states none
    record Unreadable(SourceRef ref, Reason reason, Optional<Money> amount) implements Reading {

        public Unreadable(SourceRef ref, Reason reason) {
            this(ref, reason, Optional.empty());
        }
    }
}
