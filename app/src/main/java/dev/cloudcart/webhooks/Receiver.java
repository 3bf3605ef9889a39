package dev.cloudcart.webhooks;

import java.net.URI;
import java.net.URISyntaxException;

import dev.cloudcart.http.SecretAddress;

/// An address as somebody named it.
sealed interface Receiver {

    int CHARACTERS_MAX = 2000;

    record At(URI url) implements Receiver {}

    record Unfit(String sentence) implements Receiver {}

    static Receiver of(String typed) {
        var text = typed.strip();
        if (text.isEmpty()) {
            return new Unfit("Name the address that is to be told, such as https://example.com/cloud-cart.");
        }
        if (text.length() > CHARACTERS_MAX) {
            return new Unfit("That address has %,d characters: take one of %,d at most."
                    .formatted(text.length(), CHARACTERS_MAX));
        }
        try {
            return of(new URI(text));
        } catch (URISyntaxException _) {
            return new Unfit("That is no address: write one such as https://example.com/cloud-cart.");
        }
    }

    private static Receiver of(URI url) {
        if (url.getHost() == null || url.isOpaque()) {
            return new Unfit("That is no address: write one such as https://example.com/cloud-cart.");
        }
        if (!SecretAddress.isPrivate(url)) {
            return new Unfit("What is told must not be read on its way: begin the address with https://."
                    + " Only a program on this machine may be told by http://.");
        }
        if (url.getRawUserInfo() != null) {
            return new Unfit(
                    "An address with a name or password in it is not taken: leave out what stands before the @.");
        }
        if (url.getRawFragment() != null) {
            return new Unfit("What stands behind a # is never sent: leave it out of the address.");
        }
        return url.getPort() > 65_535 || url.getPort() == 0
                ? new Unfit("There is no port %d: correct the address.".formatted(url.getPort()))
                : new At(url);
    }
}
