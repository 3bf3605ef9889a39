package dev.cloudcart.connections;

import java.net.URI;

import org.springframework.web.util.UriComponentsBuilder;

/// The page of Intuit on which a person lets us into a QuickBooks company.
final class IntuitPage {

    /// All that is asked for (Intuit, Learn about scopes).
    private static final String SCOPE = "com.intuit.quickbooks.accounting";

    private final QuickBooksOAuth oauth;

    IntuitPage(QuickBooksOAuth oauth) {
        this.oauth = oauth;
    }

    String origin() {
        var page = oauth.authorizeUri();
        return page.getScheme() + "://" + page.getAuthority();
    }

    URI address(URI redirect, String state) {
        return UriComponentsBuilder.fromUri(oauth.authorizeUri())
                .queryParam("client_id", "{client}")
                .queryParam("scope", SCOPE)
                .queryParam("redirect_uri", "{redirect}")
                .queryParam("response_type", "code")
                .queryParam("state", "{state}")
                .encode()
                .build(oauth.client().id(), redirect.toString(), state);
    }
}
