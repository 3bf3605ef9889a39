package dev.cloudcart.http;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/// An address that secrets are sent to: over TLS, or within this machine.
public final class SecretAddress {
    private SecretAddress() {}

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[(?:::1|0:0:0:0:0:0:0:1)]");

    /// @param property where it is set
    /// @throws UnfitSetting when a secret sent there could be read on its way
    public static URI checked(String property, URI address) {
        var host = address.getHost();
        if (host == null || address.getRawUserInfo() != null || !isPrivate(address)) {
            throw new UnfitSetting(
                    "Secrets are sent to the address in %s: begin it with https://, followed by a host alone."
                            .formatted(property));
        }
        return address;
    }

    /// Whether nobody on the way can listen.
    public static boolean isPrivate(URI address) {
        return "https".equalsIgnoreCase(address.getScheme())
                || ("http".equalsIgnoreCase(address.getScheme()) && isHere(address));
    }

    /// Whether it is on this machine, by its name alone: nobody else is asked.
    public static boolean isHere(URI address) {
        var host = address.getHost();
        return host != null && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
