package dev.cloudcart.linnworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.cloudcart.linnworks.session.LinnworksSettings;
import dev.cloudcart.ports.TradeSource;

class LinnworksConfigurationTest {

    /// Lazy, because the connections behind the shop are another room's matter.
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withBean(LazyInitializationBeanFactoryPostProcessor.class)
            .withUserConfiguration(LinnworksConfiguration.class);

    @Test
    void offersTheShopWithPublishedDefaults() {
        application.run(context -> {
            assertThat(context).hasSingleBean(TradeSource.class);
            assertThat(context.getBean(LinnworksSettings.class))
                    .isEqualTo(new LinnworksSettings(
                            URI.create("https://api.linnworks.net/api/Auth/AuthorizeByApplication"),
                            "",
                            "",
                            URI.create("https://apps.linnworks.net/Authorization/Authorize/"),
                            "",
                            500,
                            100,
                            true));
        });
    }

    @Test
    void takesItsSettingsByName() {
        application
                .withPropertyValues(
                        "cloudcart.linnworks.auth-uri=http://127.0.0.1:9/auth",
                        "cloudcart.linnworks.application-id=id",
                        "cloudcart.linnworks.application-secret=secret",
                        "cloudcart.linnworks.install-uri=http://127.0.0.1:9/install",
                        "cloudcart.linnworks.server-domain=example.net",
                        "cloudcart.linnworks.search-page-size=50",
                        "cloudcart.linnworks.detail-page-size=20",
                        "cloudcart.linnworks.pace=false")
                .run(context -> assertThat(context.getBean(LinnworksSettings.class))
                        .isEqualTo(new LinnworksSettings(
                                URI.create("http://127.0.0.1:9/auth"),
                                "id",
                                "secret",
                                URI.create("http://127.0.0.1:9/install"),
                                "example.net",
                                50,
                                20,
                                false)));
    }

    @Test
    void refusesPagesThatLinnworksRefuses() {
        application
                .withPropertyValues("cloudcart.linnworks.search-page-size=19")
                .run(context -> assertThatThrownBy(() -> context.getBean(LinnworksSettings.class))
                        .hasStackTraceContaining("search-page-size is at least 20"));
    }
}
