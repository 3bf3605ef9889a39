package dev.cloudcart.people;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /// The highest that they have anywhere; empty for none.
    public Optional<Role> highest() {
        return Stream.concat(Optional.ofNullable(everywhere).stream(), within.values().stream())
                .min(Role::compareTo);
    }

    /// Whether they have nothing to do with any other company.
    public boolean areOnlyIn(CompanyId company) {
        return everywhere == null && within.keySet().equals(Set.of(company));
    }

    /// The same with another role in one company; null for none.
    public Roles with(CompanyId company, @Nullable Role role) {
        var changed = new HashMap<>(within);
        if (role == null) {
            changed.remove(company);
        } else {
            changed.put(company, role);
        }
        return new Roles(everywhere, changed);
    }

    /// Whether the installation itself is theirs: its people, its companies, its state.
    public boolean isOwner() {
        return everywhere == Role.OWNER;
    }
}
