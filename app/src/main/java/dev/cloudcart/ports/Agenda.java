package dev.cloudcart.ports;

import java.time.Instant;
import java.util.Optional;

import dev.cloudcart.core.books.CompanyId;

/// When a company is synced next.
@FunctionalInterface
public interface Agenda {

    /// Empty when it is not scheduled.
    Optional<Instant> next(CompanyId company);
}
