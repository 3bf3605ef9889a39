package dev.cloudcart.audit;

import java.time.Instant;
import java.util.Optional;

import dev.cloudcart.core.books.CompanyId;

/// Which acts somebody looks for.
///
/// @param company empty for all, and for what belongs to none
/// @param actor the whole name, as it is kept; empty for anybody
/// @param from included
/// @param to not included
/// @param refused whether only what was refused
/// @param before only what is older than this id; [Long#MAX_VALUE] for all
public record Wanted(
        Optional<CompanyId> company,
        Optional<Act> act,
        Optional<String> actor,
        Optional<Instant> from,
        Optional<Instant> to,
        boolean refused,
        long before) {

    public static Wanted all(Optional<CompanyId> company) {
        return new Wanted(
                company, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, Long.MAX_VALUE);
    }

    public Wanted olderThan(long id) {
        return new Wanted(company, act, actor, from, to, refused, id);
    }
}
