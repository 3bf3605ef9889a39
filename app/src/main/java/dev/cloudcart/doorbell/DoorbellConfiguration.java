package dev.cloudcart.doorbell;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Builds the room.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DoorbellSettings.class)
@Import(QuickBooksBell.class)
class DoorbellConfiguration {}
