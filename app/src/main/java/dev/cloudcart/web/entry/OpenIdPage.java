package dev.cloudcart.web.entry;

import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.WebUtils;

import dev.cloudcart.access.RefusedCalls;
import dev.cloudcart.openid.OpenId;
import dev.cloudcart.openid.OpenId.Arrival;
import dev.cloudcart.openid.OpenId.Departure;
import dev.cloudcart.people.Identities;
import dev.cloudcart.people.Identities.Meant;
import dev.cloudcart.web.frame.Cookies;
import dev.cloudcart.web.frame.Guard;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Who;

/// The way to somebody else who knows people, and back. Nothing is kept of whoever does not come back as one of ours.
@Controller
final class OpenIdPage {

    private static final String PATH = "/sign-in/openid";

    private final OpenId openId;
    private final Identities identities;
    private final Entry entry;
    private final SignInForm form;
    private final RefusedCalls refusals;
    private final Cookies cookies;

    OpenIdPage(
            OpenId openId,
            Identities identities,
            Entry entry,
            SignInForm form,
            RefusedCalls refusedSignIns,
            Cookies cookies) {
        this.openId = openId;
        this.identities = identities;
        this.entry = entry;
        this.form = form;
        this.refusals = refusedSignIns;
        this.cookies = cookies;
    }

    @GetMapping(PATH)
    @LetsIn(Who.ANYBODY)
    Shown leave(
            @RequestParam(name = "to", required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        var called = called();
        return switch (openId.depart(Local.address(to).orElse("/"), request)) {
            case Departure.Ready(var address, var keepsake) -> {
                response.addHeader(
                        HttpHeaders.SET_COOKIE,
                        cookie(keepsake, OpenId.AWAY_MAX.toSeconds()).toString());
                yield Shown.to(address.toString());
            }
            case Departure.Refused(var why) -> refused(called, why, request);
        };
    }

    private String called() {
        return openId.name().orElseThrow(() -> new Guard.NotHere("People sign in with a password here."));
    }

    /// Lax: it comes back with the browser that the provider sends.
    private ResponseCookie cookie(String value, long seconds) {
        return ResponseCookie.from(cookies.name("openid"), value)
                .httpOnly(true)
                .secure(cookies.secure())
                .sameSite("Lax")
                .path("/")
                .maxAge(seconds)
                .build();
    }

    @GetMapping(PATH + "/return")
    @LetsIn(Who.ANYBODY)
    Shown comeBack(@RequestParam Map<String, String> said, HttpServletRequest request, HttpServletResponse response) {
        var called = called();
        var keepsake = Optional.ofNullable(WebUtils.getCookie(request, cookies.name("openid")))
                .map(cookie -> cookie.getValue())
                .orElse("");
        response.addHeader(HttpHeaders.SET_COOKIE, cookie("", 0).toString());
        return switch (openId.arrive(keepsake, said)) {
            case Arrival.Refused(var why) -> refused(called, why, request);
            case Arrival.Known known -> recognised(called, known, request, response);
        };
    }

    private Shown recognised(
            String called, Arrival.Known known, HttpServletRequest request, HttpServletResponse response) {
        return switch (identities.meant(known.issuer(), known.subject(), known.email())) {
            case Meant.Known(var person) ->
                entry.letInOrAskForCode(person, "signed in with " + called, known.to(), request, response);
            case Meant.Nobody() ->
                refused(
                        called,
                        new OpenId.Refusal(
                                "%s knows you, but nobody may come in here with the address that it tells: ask an owner for an invitation."
                                        .formatted(called),
                                "nobody here has that address"),
                        request);
            case Meant.WithoutAddress() ->
                refused(
                        called,
                        new OpenId.Refusal(
                                "%s does not say that your e-mail address is yours: have it confirmed there, or sign in with your password."
                                        .formatted(called),
                                "it tells no address that was checked"),
                        request);
            case Meant.SomebodyElse() ->
                refused(
                        called,
                        new OpenId.Refusal(
                                "Your address belonged to another account at %s when it was first used here: ask an owner to take that one off."
                                        .formatted(called),
                                "the address was another account's before"),
                        request);
        };
    }

    private Shown refused(String called, OpenId.Refusal why, HttpServletRequest request) {
        refusals.refused(request.getRemoteAddr(), called + ": " + why.what());
        return form.page("", "/", why.sentence()).refused();
    }
}
