package dev.cloudcart.http;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param connectTimeout for a new connection
/// @param answerTimeout for the whole answer; QuickBooks itself gives up after 120 seconds (Intuit, Implementing
/// timeouts)
@ConfigurationProperties("cloudcart.http")
record HttpSettings(
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("130s") Duration answerTimeout) {}
