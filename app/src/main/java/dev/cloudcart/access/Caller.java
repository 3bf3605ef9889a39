package dev.cloudcart.access;

import java.util.Optional;
import java.util.Set;

import dev.cloudcart.core.books.CompanyId;

/// Somebody who was let in.
///
/// @param name for the history of what was changed
/// @param role what they may do, wherever they may
/// @param everywhere whether in every company, also in those to come
/// @param companies in which, where not in every one
public record Caller(String name, Role role, boolean everywhere, Set<CompanyId> companies) {

    public Caller {
        companies = Set.copyOf(companies);
    }

    static Caller everywhere(String name, Role role) {
        return new Caller(name, role, true, Set.of());
    }

    /// What they may do there; empty when they have nothing to do with the company.
    public Optional<Role> of(CompanyId company) {
        return everywhere || companies.contains(company) ? Optional.of(role) : Optional.empty();
    }
}
