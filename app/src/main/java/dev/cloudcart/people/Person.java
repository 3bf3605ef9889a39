package dev.cloudcart.people;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// Somebody who may use the pages.
///
/// @param email in small letters
/// @param invited whether the invitation has not been used yet, so that there is no password
/// @param secondFactor whether signing in asks for a code too
/// @param signedInAt the last time; null for never
public record Person(
        long id,
        String email,
        String name,
        boolean invited,
        boolean disabled,
        boolean secondFactor,
        @Nullable Instant signedInAt,
        Roles roles) {}
