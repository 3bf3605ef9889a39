package dev.cloudcart.api;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.cloudcart.settings.Companies;

/// Builds what the controllers share.
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

    @Bean
    Finder finder(Companies companies) {
        return new Finder(companies);
    }
}
