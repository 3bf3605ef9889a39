package dev.cloudcart.web.frame;

import java.util.function.Function;

import dev.cloudcart.core.books.CompanyId;

/// Finds out how all companies stand, with as many questions for many as for one.
@FunctionalInterface
public interface Moods {

    Function<CompanyId, Mood> now();
}
