package dev.cloudcart.web.connections;

import java.net.URI;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import dev.cloudcart.people.PagesAddress;

/// Where QuickBooks sends the browser back to, as it is registered with Intuit. Never what a call says its host is.
@Component
final class ReturnAddress {

    static final String PATH = "/connections/quickbooks/return";

    private final PagesAddress pages;
    private final Environment environment;

    ReturnAddress(PagesAddress pages, Environment environment) {
        this.pages = pages;
        this.environment = environment;
    }

    URI address() {
        return URI.create(pages.of(PATH, environment.getProperty("local.server.port", Integer.class)));
    }
}
