package dev.cloudcart.people;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.access.Role;
import dev.cloudcart.core.books.CompanyId;

/// What a person may do, and where.
///
/// @param everywhere in every company, also in those to come; null for none
/// @param within in single ones
public record Roles(@Nullable Role everywhere, Map<CompanyId, Role> within) {

    public static final Roles NONE = new Roles(null, Map.of());

    public Roles {
        within = Map.copyOf(within);
    }

    public static Roles everywhere(Role role) {
        return new Roles(role, Map.of());
    }

    public static Roles in(CompanyId company, Role role) {
        return new Roles(null, Map.of(company, role));
    }

    /// The higher of the two; empty when the person has nothing to do with the company.
    public Optional<Role> of(CompanyId company) {
        return Stream.of(Optional.ofNullable(everywhere), Optional.ofNullable(within.get(company)))
                .flatMap(Optional::stream)
                .min(Role::compareTo);
    }

    /// Whether the installation itself is theirs: its people, its companies, its state.
    public boolean isOwner() {
        return everywhere == Role.OWNER;
    }
}
