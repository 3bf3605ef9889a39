package dev.cloudcart.web;

import java.net.URI;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where people find the pages.
///
/// @param publicAddress what they type, such as `https://books.example.com`; null where only this machine is served
@ConfigurationProperties("cloudcart")
record WebSettings(@Nullable URI publicAddress) {

    WebSettings {
        if (publicAddress != null
                && (publicAddress.getHost() == null
                        || !("https".equals(publicAddress.getScheme()) || "http".equals(publicAddress.getScheme())))) {
            throw new IllegalArgumentException(
                    "cloudcart.public-address is no address of pages: write one such as https://books.example.com.");
        }
    }

    Optional<URI> address() {
        return Optional.ofNullable(publicAddress);
    }
}
