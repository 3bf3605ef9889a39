package dev.cloudcart.access;

import java.util.Optional;

/// Knows whom a token belongs to.
@FunctionalInterface
public interface Tokens {

    /// Empty when it is nobody's.
    Optional<Caller> caller(String token);
}
