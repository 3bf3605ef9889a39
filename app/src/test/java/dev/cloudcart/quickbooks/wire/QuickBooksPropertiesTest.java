package dev.cloudcart.quickbooks.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class QuickBooksPropertiesTest {

    @Test
    void hasDefaultsThatKeepToThePublishedLimits() {
        assertThat(bound(Map.of()))
                .isEqualTo(new QuickBooksProperties(
                        URI.create("https://quickbooks.api.intuit.com"),
                        true,
                        6,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60),
                        Duration.ofHours(24),
                        Duration.ofMinutes(15)));
    }

    @Test
    void isNamedAsDocumented() {
        var names = Map.of(
                "cloudcart.quickbooks.api-uri",
                "http://127.0.0.1:8080",
                "cloudcart.quickbooks.pace",
                "false",
                "cloudcart.quickbooks.look-for-missing",
                "1m");

        var properties = bound(names);

        assertThat(properties.apiUri()).hasToString("http://127.0.0.1:8080");
        assertThat(properties.pace()).isFalse();
        assertThat(properties.lookForMissing()).isEqualTo(Duration.ofMinutes(1));
    }

    private static QuickBooksProperties bound(Map<String, String> names) {
        return new Binder(new MapConfigurationPropertySource(names))
                .bindOrCreate("cloudcart.quickbooks", QuickBooksProperties.class);
    }
}
