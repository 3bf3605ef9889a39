package dev.cloudcart.web;

import java.net.URI;
import java.util.Optional;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Where QuickBooks asks a person whether we may.
@Component
final class ConsentPage {

    private final URI address;

    ConsentPage(
            @Value("${cloudcart.quickbooks.authorize-uri:https://appcenter.intuit.com/connect/oauth2}") URI address) {
        this.address = address;
    }

    /// For the policy that browsers hold pages to: forms may lead there.
    Optional<String> origin() {
        return Optional.ofNullable(address.getHost())
                .map(host ->
                        address.getScheme() + "://" + host + (address.getPort() < 0 ? "" : ":" + address.getPort()));
    }
}
