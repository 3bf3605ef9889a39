package dev.cloudcart.connections;

import dev.cloudcart.connections.ConnectionProblem.InstallationTrouble;

/// Seals secrets that other rooms keep, with the same key. What was sealed under one name opens under no other.
/// Thread-safe.
public final class Seals {

    private final Vault vault;

    Seals(Vault vault) {
        this.vault = vault;
    }

    /// @param name whose secret it is and which, such as `person/7/second factor`
    public byte[] seal(String secret, String name) {
        return vault.seal(secret, name);
    }

    /// @throws InstallationTrouble when it was sealed with another key
    public String open(byte[] sealed, String name) {
        return vault.opened(sealed, name)
                .orElseThrow(
                        () -> new InstallationTrouble(
                                "The stored secrets of second factors and webhooks cannot be read with the present master key.",
                                "Give Cloud Cart back the master key they were stored with (cloudcart.master-key, or the file"
                                        + " master-key in its home folder), or let those people set their second factor up, and add those webhooks, anew."));
    }
}
