package dev.cloudcart.doorbell;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/// Builds the room.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DoorbellSettings.class)
class DoorbellConfiguration {}
