package dev.cloudcart.posting;

import java.util.Collection;
import java.util.List;

import dev.cloudcart.core.books.Intent;

/// The days that documents may have in the books, whenever they were posted: those of some records move while they
/// stand.
@FunctionalInterface
public interface OtherDays {

    /// @return each as it is, and those that create a document also on every other day that it may have
    List<Intent> of(Collection<Intent> intents);
}
