package dev.cloudcart.openid;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

import dev.cloudcart.http.SecretAddress;
import dev.cloudcart.http.UnfitSetting;

/// Who signs people in beside ourselves.
///
/// @param issuer where its configuration is found, such as `https://login.example.com`; null for nobody
/// @param clientId as whom it knows this installation
/// @param clientSecret null where it takes none
/// @param name what people call it
/// @param trustAddresses whether its addresses are taken for people's own though it does not say that it checked them
@ConfigurationProperties("cloudcart.openid")
record OpenIdSettings(
        @Nullable URI issuer,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String name,
        boolean trustAddresses) {

    private static final String USUAL_NAME = "single sign-on";

    OpenIdSettings {
        if (issuer != null) {
            SecretAddress.checked("cloudcart.openid.issuer", issuer);
        }
        if (issuer == null && (clientId != null || clientSecret != null)) {
            throw new UnfitSetting(
                    "cloudcart.openid has no issuer: set cloudcart.openid.issuer to the address of who signs people in, or"
                            + " take the other settings of cloudcart.openid away.");
        }
        if (issuer != null && (clientId == null || clientId.isBlank())) {
            throw new UnfitSetting(
                    "cloudcart.openid.client-id is missing: it is what %s calls this installation.".formatted(issuer));
        }
    }

    boolean isOn() {
        return issuer != null;
    }

    String called() {
        return name == null || name.isBlank() ? USUAL_NAME : name;
    }

    @Override
    public String toString() {
        return "OpenIdSettings[issuer=%s, clientId=%s]".formatted(issuer, clientId);
    }
}
