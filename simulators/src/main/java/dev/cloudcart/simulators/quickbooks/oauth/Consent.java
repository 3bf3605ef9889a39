package dev.cloudcart.simulators.quickbooks.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Pages;
import dev.cloudcart.simulators.pages.Site;
import dev.cloudcart.simulators.quickbooks.books.Books;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Call;

/// The page on which a user lets an app into a company, and the way back to the app.
public final class Consent {

    private static final Set<String> SCOPES = Set.of(
            "com.intuit.quickbooks.accounting",
            "com.intuit.quickbooks.payment",
            "openid",
            "profile",
            "email",
            "phone",
            "address");
    private static final List<String> PARAMETERS =
            List.of("client_id", "scope", "redirect_uri", "response_type", "state");

    private final Authority authority;
    private volatile Set<String> redirectUris = Set.of();
    private final Site site;

    public Consent(Authority authority, Site site) {
        this.authority = authority;
        this.site = site;
    }

    /// The app's own addresses, to be met to the letter, case and last slash included; none means any.
    public void redirectUris(Set<String> uris) {
        redirectUris = Set.copyOf(uris);
    }

    public Set<String> redirectUris() {
        return redirectUris;
    }

    /// Without a client or a way back there is only an error page; everything else is told to the app.
    public Answer page(Call call, List<Books> companies) {
        var missing = PARAMETERS.stream()
                .filter(name -> call.parameter(name).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            return refused("The request is not complete", "Missing: %s.".formatted(String.join(", ", missing)));
        }
        if (!call.parameter("client_id").orElse("").equals(Authority.CLIENT_ID)) {
            return refused("The app is not known", "No app here has this client_id: give the one of the simulator.");
        }
        var back = call.parameter("redirect_uri").orElse("");
        if (!redirectUris.isEmpty() && !redirectUris.contains(back)) {
            return refused(
                    "The redirect_uri is not one of the app's",
                    "It has to be one of those given with the app, to the letter.");
        }
        var state = call.parameter("state").orElse("");
        var scopes = call.parameter("scope").orElse("");
        if (!SCOPES.containsAll(Arrays.asList(scopes.split(" ", -1)))) {
            return redirect(back, "error=invalid_scope&state=" + encoded(state));
        }
        if (!call.parameter("response_type").orElse("").equals("code")) {
            return redirect(back, "error=unsupported_response_type&state=" + encoded(state));
        }
        var wanted =
                Arrays.stream(scopes.split(" ", -1)).map(ConsentView::words).toList();
        return Pages.ok(
                "quickbooks/oauth/consent.jte",
                new ConsentView(new Frame(site, "Connect an app", ""), wanted, scopes, back, state, companies));
    }

    public Answer decision(Call call) {
        var back = call.formParameter("redirect_uri").orElse("");
        var state = call.formParameter("state").orElse("");
        if (!call.formParameter("decision").orElse("").equals("connect")) {
            return redirect(back, "error=access_denied&state=" + encoded(state));
        }
        var realm = call.formParameter("realm").orElse("");
        var code = authority.code(
                new Authority.Grant(realm, isOpenid(call.formParameter("scope").orElse(""))), back);
        return redirect(back, "code=%s&state=%s&realmId=%s".formatted(code, encoded(state), encoded(realm)));
    }

    private static boolean isOpenid(String scopes) {
        return Arrays.asList(scopes.split(" ", -1)).contains("openid");
    }

    private static Answer redirect(String back, String query) {
        return Answer.empty(302).with("Location", back + (back.contains("?") ? "&" : "?") + query);
    }

    private Answer refused(String title, String sentence) {
        return Pages.sentence(400, new Frame(site, title, ""), sentence);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
