package dev.cloudcart.connections;

/// Secrets that another room keeps, sealed by [Seals]: they are known before a key is made anew, and sealed anew when
/// the key is rotated.
public interface SealedElsewhere {

    boolean holdsSecrets();

    /// Within a transaction. Lets nobody else seal until it ends.
    void sealAnew();
}
