package dev.cloudcart.core.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.TradeEvent;

/// What a check came to: a value, or every reason why there is none. Checks that do not need each other are joined, so
/// that a hold tells at once all that is to be mended.
sealed interface Checked<T> {

    record Good<T>(T value) implements Checked<T> {}

    /// @param reasons at least one, in the order in which they are told
    record Lacking<T>(Set<Reason> reasons) implements Checked<T> {

        public Lacking {
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("Nothing is lacking");
            }
        }
    }

    static <T> Checked<T> good(T value) {
        return new Good<>(value);
    }

    static <T> Checked<T> lacking(Reason reason) {
        return new Lacking<>(Set.of(reason));
    }

    /// Of what stands in the way of anything else, if something does.
    static Checked<List<Reason>> noneOf(Collection<Reason> objections) {
        return objections.isEmpty() ? good(List.of()) : new Lacking<>(new LinkedHashSet<>(objections));
    }

    /// All values, or all that is lacking.
    static <T> Checked<List<T>> all(List<Checked<T>> checks) {
        var values = new ArrayList<T>();
        var reasons = new LinkedHashSet<Reason>();
        for (var check : checks) {
            switch (check) {
                case Good<T>(var value) -> values.add(value);
                case Lacking<T>(var some) -> reasons.addAll(some);
            }
        }
        return reasons.isEmpty() ? good(List.copyOf(values)) : new Lacking<>(reasons);
    }

    default <R> Checked<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Good<T>(var value) -> good(change.apply(value));
            case Lacking<T>(var reasons) -> new Lacking<>(reasons);
        };
    }

    /// A check that only makes sense of the value of this one.
    default <R> Checked<R> then(Function<? super T, Checked<R>> next) {
        return switch (this) {
            case Good<T>(var value) -> next.apply(value);
            case Lacking<T>(var reasons) -> new Lacking<>(reasons);
        };
    }

    /// Both values made one; or what either lacks, this one's first.
    default <U, R> Checked<R> and(Checked<U> other, BiFunction<? super T, ? super U, ? extends R> both) {
        if (this instanceof Good<T>(var one) && other instanceof Good<U>(var two)) {
            return good(both.apply(one, two));
        }
        var reasons = new LinkedHashSet<Reason>();
        Stream.of(this, other).map(Checked::reasons).forEach(reasons::addAll);
        return new Lacking<>(reasons);
    }

    /// This value, if the other check came to one too.
    default Checked<T> and(Checked<?> other) {
        return and(other, (one, _) -> one);
    }

    default Set<Reason> reasons() {
        return switch (this) {
            case Good<T> _ -> Set.of();
            case Lacking<T>(var reasons) -> reasons;
        };
    }

    default Optional<T> ifGood() {
        return this instanceof Good<T>(var value) ? Optional.of(value) : Optional.empty();
    }

    /// Of the event that the document is of.
    static Mapping mapping(TradeEvent event, Checked<Document> document) {
        return switch (document) {
            case Good<Document>(var good) -> new Mapping.Mapped(event.ref(), good);
            case Lacking<Document>(var reasons) -> new Mapping.Held(event.ref(), event.gross(), List.copyOf(reasons));
        };
    }
}
