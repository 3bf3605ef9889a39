package dev.cloudcart.linnworks.session;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

import dev.cloudcart.http.SecretAddress;

/// Where a session may send us. The session's token and buyers' data go there, so it is not enough that the answer
/// says so.
///
/// @param name of the domain in which all servers are
/// @param here whether servers on this machine are meant as well, as simulators are
record ServerDomain(String name, boolean here) {

    private static final String LINNWORKS = "linnworks.net";

    /// @param configured empty for Linnworks' own, or for this machine where the authorisation is there too
    static ServerDomain of(String configured, URI authUri) {
        return new ServerDomain(
                (configured.isBlank() ? LINNWORKS : configured.strip()).toLowerCase(Locale.ROOT),
                configured.isBlank() && SecretAddress.isHere(authUri));
    }

    /// Empty when it is no address, or none of the domain.
    Optional<URI> server(String text) {
        try {
            return Optional.of(URI.create(text))
                    .filter(server -> server.getHost() != null)
                    .filter(ServerDomain::isBare)
                    .filter(SecretAddress::isPrivate)
                    .filter(this::holds);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean isBare(URI server) {
        return server.getRawUserInfo() == null
                && server.getRawQuery() == null
                && server.getRawFragment() == null
                && (server.getRawPath().isEmpty() || server.getRawPath().equals("/"));
    }

    private boolean holds(URI server) {
        var host = server.getHost().toLowerCase(Locale.ROOT);
        return host.equals(name) || host.endsWith("." + name) || (here && SecretAddress.isHere(server));
    }
}
