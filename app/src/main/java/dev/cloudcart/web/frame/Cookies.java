package dev.cloudcart.web.frame;

/// How cookies are called and kept.
///
/// @param secure whether pages are only seen over TLS, be it ours or that of something in front
public record Cookies(boolean secure) {

    /// With the prefix by which browsers let nobody else set it (RFC 6265bis, 4.1.3), where they can.
    public String name(String what) {
        return (secure ? "__Host-" : "") + "cloudcart-" + what;
    }
}
