package dev.cloudcart.simulators.linnworks.shop;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// The date a search of processed orders goes by (Processed Orders API, SearchProcessedOrdersRequest.DateField).
public enum DateField {
    PROCESSED {
        @Override
        @Nullable
        public Instant of(OrderCard card) {
            return card.processedOn();
        }
    },
    RECEIVED {
        @Override
        @Nullable
        public Instant of(OrderCard card) {
            return card.received();
        }
    },
    PAYMENT {
        @Override
        @Nullable
        public Instant of(OrderCard card) {
            return card.paidOn();
        }
    },
    CANCELLED {
        @Override
        @Nullable
        public Instant of(OrderCard card) {
            return card.cancelledOn();
        }
    };

    /// Null where the order has no such date: then no search by it finds the order.
    public abstract @Nullable Instant of(OrderCard card);

    /// By date, and by number where dates are equal, so that an unchanged list is always paged alike.
    public Comparator<StoredOrder> order() {
        return Comparator.<StoredOrder, Instant>comparing(order -> Objects.requireNonNull(of(order.card())))
                .thenComparingInt(order -> order.card().number())
                .thenComparing(order -> order.card().id());
    }

    public static DateField named(String name) {
        return Stream.of(values())
                .filter(field -> field.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Refused("The request is invalid."));
    }
}
