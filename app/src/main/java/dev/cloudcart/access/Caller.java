package dev.cloudcart.access;

import java.util.Optional;
import java.util.Set;

import dev.cloudcart.core.books.CompanyId;

/// Somebody who was let in.
///
/// @param name for the history of what was changed; another one may have had it before
/// @param token which of those that are kept, each of which has a number of its own; 0 for the installation's own
/// @param role what they may do, wherever they may
/// @param everywhere whether in every company, also in those to come
/// @param companies in which, where not in every one
public record Caller(String name, long token, Role role, boolean everywhere, Set<CompanyId> companies) {

    public Caller {
        companies = Set.copyOf(companies);
    }

    static Caller everywhere(String name, Role role) {
        return new Caller(name, 0, role, true, Set.of());
    }

    /// What they may do there; empty when they have nothing to do with the company.
    public Optional<Role> of(CompanyId company) {
        return everywhere || companies.contains(company) ? Optional.of(role) : Optional.empty();
    }
}
