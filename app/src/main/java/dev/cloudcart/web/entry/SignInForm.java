package dev.cloudcart.web.entry;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.springframework.stereotype.Component;

import dev.cloudcart.openid.OpenId;
import dev.cloudcart.people.ForgottenPasswords;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;

/// The page on which people sign in.
@Component
final class SignInForm {

    private final OpenId openId;
    private final ForgottenPasswords forgotten;

    SignInForm(OpenId openId, ForgottenPasswords forgotten) {
        this.openId = openId;
        this.forgotten = forgotten;
    }

    /// @param to where to go then, one of our own addresses
    /// @param trouble what was wrong the last time
    /// @param provider who else signs people in; empty for nobody
    /// @param way to that provider
    /// @param sendsLinks whether a link for another password is sent to whoever asks
    record View(String email, String to, String trouble, String provider, String way, boolean sendsLinks) {}

    Shown.Page page(String email, String to, String trouble) {
        var view = new View(
                email,
                to,
                trouble,
                openId.name().orElse(""),
                "/sign-in/openid?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8),
                forgotten.canBeSent());
        return new Shown.Page("web/entry/signIn.jte", Place.NOWHERE, "Sign in", view);
    }
}
