package dev.cloudcart.web.entry;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.springframework.stereotype.Component;

import dev.cloudcart.openid.OpenId;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;

/// The page on which people sign in.
@Component
final class SignInForm {

    private final OpenId openId;

    SignInForm(OpenId openId) {
        this.openId = openId;
    }

    /// @param to where to go then, one of our own addresses
    /// @param trouble what was wrong the last time
    /// @param provider who else signs people in; empty for nobody
    /// @param way to that provider
    record View(String email, String to, String trouble, String provider, String way) {}

    Shown.Page page(String email, String to, String trouble) {
        var view = new View(
                email,
                to,
                trouble,
                openId.name().orElse(""),
                "/sign-in/openid?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
        return new Shown.Page("web/entry/signIn.jte", Place.NOWHERE, "Sign in", view);
    }
}
