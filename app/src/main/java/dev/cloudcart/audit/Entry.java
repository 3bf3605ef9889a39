package dev.cloudcart.audit;

import java.time.Instant;
import java.util.Optional;

import dev.cloudcart.core.books.CompanyId;

/// One act as it is kept.
///
/// @param id rises with time
/// @param subject what it was done to, in words
/// @param done false when it was refused
public record Entry(
        long id, Instant at, Actor actor, Act act, Optional<CompanyId> company, String subject, boolean done) {}
