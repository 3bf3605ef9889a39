package dev.cloudcart.linnworks.session;

import java.net.URI;
import java.time.Instant;

/// An open session.
///
/// @param server where all calls go
/// @param installationToken what opened it: with another token it is another account's
/// @param holder whose account it is
record Session(URI server, String token, String installationToken, Instant renewAt, Holder holder) {

    boolean serves(Account account, Instant now) {
        return installationToken.equals(account.installationToken()) && now.isBefore(renewAt);
    }

    @Override
    public String toString() {
        return "session at " + server;
    }
}
