package dev.cloudcart.openid;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import dev.cloudcart.connections.Seals;
import dev.cloudcart.http.Foreign;
import dev.cloudcart.people.PagesAddress;

/// Builds the room.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpenIdSettings.class)
class OpenIdConfiguration {

    /// Somebody waits in front of a browser.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Descriptions and keys have some ten thousand.
    private static final int BYTES_MAX = 1_000_000;

    /// The port is known only once the pages are served.
    @Bean
    OpenId openId(
            OpenIdSettings settings, PagesAddress pages, Environment environment, Seals seals, InstantSource clock) {
        return new OpenId(
                settings,
                () -> URI.create(pages.of(
                        "/sign-in/openid/return", environment.getProperty("local.server.port", Integer.class))),
                Foreign.requests(PATIENCE, BYTES_MAX),
                seals,
                clock);
    }
}
