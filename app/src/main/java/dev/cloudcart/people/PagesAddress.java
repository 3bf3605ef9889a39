package dev.cloudcart.people;

import java.net.URI;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// Where people find the pages: links are made of it, never of what a call says its host is.
public final class PagesAddress {

    private final Optional<URI> configured;
    private final int usualPort;

    /// @param configured what was set as the public address
    /// @param usualPort where this machine is asked when nothing was set
    PagesAddress(Optional<URI> configured, int usualPort) {
        this.configured = configured;
        this.usualPort = usualPort;
    }

    /// What was set; empty where only this machine is served.
    public Optional<URI> configured() {
        return configured;
    }

    /// A link that works once.
    ///
    /// @param port of this machine, where another one than usual is served; null for the usual one
    public String link(String token, @Nullable Integer port) {
        return of("/links/" + token, port);
    }

    /// The address of a page of ours.
    ///
    /// @param path with its leading slash
    public String of(String path, @Nullable Integer port) {
        return configured
                .map(address -> address.toString().replaceAll("/+$", "") + path)
                .orElseGet(() -> "http://127.0.0.1:%d%s".formatted(port == null ? usualPort : port, path));
    }
}
