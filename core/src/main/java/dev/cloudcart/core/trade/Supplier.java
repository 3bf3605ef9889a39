package dev.cloudcart.core.trade;

import java.util.UUID;

/// Whom goods are bought from.
///
/// @param id the shop's own; all zeroes for its default supplier
/// @param name as the shop calls it; empty where the shop does not know it any more
/// @param country where it is, as far as anybody can read it
public record Supplier(UUID id, String name, Jurisdiction country) {

    public boolean isKnown() {
        return !name.isBlank();
    }
}
