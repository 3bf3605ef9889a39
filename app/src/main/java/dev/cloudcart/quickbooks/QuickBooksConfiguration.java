package dev.cloudcart.quickbooks;

import dev.cloudcart.connections.Connections;
import dev.cloudcart.http.Ticker;
import dev.cloudcart.http.Wire;
import dev.cloudcart.sync.Books;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Builds the room.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QuickBooksProperties.class)
class QuickBooksConfiguration {}
