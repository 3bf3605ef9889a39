package dev.cloudcart.http;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// One wire for all outside calls.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpSettings.class)
class HttpConfiguration {

    @Bean
    Wire wire(HttpSettings settings) {
        return Wire.open(settings.connectTimeout(), settings.answerTimeout());
    }

    @Bean
    Ticker ticker() {
        return Ticker.system();
    }
}
