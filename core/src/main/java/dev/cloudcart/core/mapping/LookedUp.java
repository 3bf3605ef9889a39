package dev.cloudcart.core.mapping;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Ref;

/// What looking something up in the books came to.
final class LookedUp {
    private LookedUp() {}

    static <T> Checked<T> value(@Nullable Lookup<T> lookup) {
        return switch (lookup) {
            case null -> throw new IllegalStateException("The chart does not know what is needed");
            case Lookup.Found<T>(var value) -> Checked.good(value);
            case Lookup.ToBeCreated<T>(var name) -> throw new IllegalStateException("Nobody creates " + name);
            case Lookup.Unavailable<T>(var reason) -> Checked.lacking(reason);
        };
    }

    /// In a preview, what would be created stands in by its name.
    static <K extends Ref.Kind> Checked<Ref<K>> ref(@Nullable Lookup<Ref<K>> lookup) {
        return lookup instanceof Lookup.ToBeCreated<Ref<K>>(var name)
                ? Checked.good(new Ref<>(Ref.NEW, name))
                : value(lookup);
    }
}
