package dev.cloudcart.access;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

/// How this service is listened to.
///
/// @param tls whether all that comes and goes is encrypted
/// @param beyond whether other machines reach it
public record Listening(boolean tls, boolean beyond) {

    /// @param address where it listens; null for all of the machine's
    /// @param agreed whether somebody said that it may do without TLS
    /// @throws AccessUnavailable when others could read the tokens that come
    static Listening checked(@Nullable InetAddress address, boolean tls, boolean agreed) {
        boolean beyond = address == null || !address.isLoopbackAddress();
        if (!tls && !agreed && beyond) {
            throw new AccessUnavailable("""
                            The address in server.address is open to other machines, and tokens would come unencrypted: set up TLS with \
                            server.ssl.bundle or server.ssl.certificate, or say cloudcart.listen-without-tls=true where something in front \
                            does it.""", null);
        }
        return new Listening(tls, beyond);
    }
}
