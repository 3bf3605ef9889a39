package dev.cloudcart.web.frame;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.access.Role;

/// Whom a page lets in.
public enum Who {
    ANYBODY(null),
    /// Whoever has signed in, whatever they may do.
    SIGNED_IN(null),
    VIEWER(Role.VIEWER),
    ACCOUNTANT(Role.ACCOUNTANT),
    OPERATOR(Role.OPERATOR),
    OWNER(Role.OWNER),
    /// Whoever owns everything that is here.
    OWNER_OF_ALL(null);

    private final @Nullable Role role;

    Who(@Nullable Role role) {
        this.role = role;
    }

    /// That is wanted in the company which the address names; empty where none is.
    public Optional<Role> role() {
        return Optional.ofNullable(role);
    }
}
