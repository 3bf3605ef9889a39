package dev.cloudcart.people;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where people find the pages.
///
/// @param publicAddress what they type, such as `https://books.example.com`; null where only this machine is served
@ConfigurationProperties("cloudcart")
record PagesSettings(@Nullable URI publicAddress) {

    PagesSettings {
        if (publicAddress != null
                && (publicAddress.getHost() == null
                        || !("https".equals(publicAddress.getScheme()) || "http".equals(publicAddress.getScheme())))) {
            throw new IllegalArgumentException(
                    "cloudcart.public-address is no address of pages: write one such as https://books.example.com.");
        }
    }
}
