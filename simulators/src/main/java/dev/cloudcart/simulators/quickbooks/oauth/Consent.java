package dev.cloudcart.simulators.quickbooks.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.cloudcart.simulators.quickbooks.books.Books;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Call;

/// The page on which a user lets an app into a company, and the way back to the app.
public final class Consent {

    private static final Set<String> SCOPES = Set.of("com.intuit.quickbooks.accounting",
            "com.intuit.quickbooks.payment", "openid",
            "profile", "email", "phone", "address");
    private static final List<String> PARAMETERS = List.of("client_id", "scope", "redirect_uri", "response_type",
            "state");

    private final Authority authority;
    private volatile Set<String> redirectUris = Set.of();

    public Consent(Authority authority) {
        this.authority = authority;
    }

    /// The app's own addresses, to be met to the letter, case and last slash included; none means any.
    public void redirectUris(Set<String> uris) {
        redirectUris = Set.copyOf(uris);
    }

    /// Without a client or a way back there is only an error page; everything else is told to the app.
    public Answer page(Call call, List<Books> companies) {
        var missing = PARAMETERS.stream().filter(name -> call.parameter(name).isEmpty()).toList();
        if (!missing.isEmpty()) {
            return html(400, "<h1>The request is not complete</h1><p>Missing: %s</p>".formatted(String.join(", ",
                    missing)));
        }
        if (!call.parameter("client_id").orElse("").equals(Authority.CLIENT_ID)) {
            return html(400, "<h1>The app is not known</h1>");
        }
        var back = call.parameter("redirect_uri").orElse("");
        if (!redirectUris.isEmpty() && !redirectUris.contains(back)) {
            return html(400, "<h1>The redirect_uri is not one of the app's</h1>");
        }
        var state = call.parameter("state").orElse("");
        var scopes = call.parameter("scope").orElse("");
        if (!SCOPES.containsAll(Arrays.asList(scopes.split(" ", -1)))) {
            return redirect(back, "error=invalid_scope&state=" + encoded(state));
        }
        if (!call.parameter("response_type").orElse("").equals("code")) {
            return redirect(back, "error=unsupported_response_type&state=" + encoded(state));
        }
        return html(200, form(call, companies));
    }

    public Answer decision(Call call) {
        var back = call.formParameter("redirect_uri").orElse("");
        var state = call.formParameter("state").orElse("");
        if (!call.formParameter("decision").orElse("").equals("connect")) {
            return redirect(back, "error=access_denied&state=" + encoded(state));
        }
        var realm = call.formParameter("realm").orElse("");
        var code = authority.code(new Authority.Grant(realm, isOpenid(call.formParameter("scope").orElse(""))), back);
        return redirect(back, "code=%s&state=%s&realmId=%s".formatted(code, encoded(state), encoded(realm)));
    }

    private static String form(Call call, List<Books> companies) {
        var options = companies.stream()
                .map(books -> "<option value=\"%s\">%s</option>".formatted(escaped(books.realmId), escaped(books
                        .settings().companyName())))
                .collect(Collectors.joining());
        return """
                <h1>Simulated QuickBooks Online</h1>
                <p>An app asks to read and write the books of one of your companies.</p>
                <form method="post" action="/connect/oauth2">
                <input type="hidden" name="redirect_uri" value="%s">
                <input type="hidden" name="state" value="%s">
                <input type="hidden" name="scope" value="%s">
                <p><label>Company <select name="realm">%s</select></label></p>
                <button name="decision" value="connect">Connect</button>
                <button name="decision" value="refuse">No thanks</button>
                </form>""".formatted(field(call, "redirect_uri"), field(call, "state"), field(call, "scope"), options);
    }

    private static String field(Call call, String name) {
        return escaped(call.parameter(name).orElse(""));
    }

    private static boolean isOpenid(String scopes) {
        return Arrays.asList(scopes.split(" ", -1)).contains("openid");
    }

    private static Answer redirect(String back, String query) {
        return Answer.empty(302).with("Location", back + (back.contains("?") ? "&" : "?") + query);
    }

    private static Answer html(int status, String body) {
        return Answer.text(status, "text/html;charset=UTF-8",
                "<!doctype html><html lang=\"en\"><head><title>Simulated QuickBooks Online</title></head><body><main>"
                        + body
                        + "</main></body></html>");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
