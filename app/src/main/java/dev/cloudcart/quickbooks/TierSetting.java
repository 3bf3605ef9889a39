package dev.cloudcart.quickbooks;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.cloudcart.ports.ReadTier;

/// @param tier the free one, unless another is booked
@ConfigurationProperties("cloudcart.quickbooks")
record TierSetting(@DefaultValue("builder") ReadTier tier) {}
