package dev.cloudcart.web;

/// How cookies are called and kept.
///
/// @param secure whether pages are only seen over TLS, be it ours or that of something in front
record Cookies(boolean secure) {

    /// With the prefix by which browsers let nobody else set it (RFC 6265bis, 4.1.3), where they can.
    String name(String what) {
        return (secure ? "__Host-" : "") + "cloudcart-" + what;
    }
}
