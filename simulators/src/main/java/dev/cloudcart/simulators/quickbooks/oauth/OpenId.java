package dev.cloudcart.simulators.quickbooks.oauth;

import java.net.URI;

import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Call;
import dev.cloudcart.simulators.wire.Json;

/// What OpenID Connect adds: where everything is, and who the user is.
public final class OpenId {

    private OpenId() {}

    /// Who connected the company; only when that was allowed.
    public static Answer userInfo(Authority authority, Call call) {
        var access = authority.access(call.bearer().orElse(""));
        if (access.isEmpty()) {
            return Authority.error(401, "invalid_token", "The access token is invalid or expired");
        }
        if (!access.get().openid()) {
            return Authority.error(403, "insufficient_scope", "The token was not given for openid");
        }
        var user = Json.object()
                .put("sub", "simulated-user")
                .put("givenName", "Sim")
                .put("familyName", "User");
        return Answer.json(200, user.put("email", "user@example.com").put("emailVerified", true));
    }

    /// The same document for the sandbox and for production: both have the same token endpoints.
    public static Answer discovery(URI base) {
        var document = Json.object().put("issuer", "https://oauth.platform.intuit.com/op/v1");
        document.put("authorization_endpoint", base + "/connect/oauth2");
        document.put("token_endpoint", base + "/oauth2/v1/tokens/bearer");
        document.put("revocation_endpoint", base + "/v2/oauth2/tokens/revoke");
        document.put("userinfo_endpoint", base + "/v1/openid_connect/userinfo");
        document.putArray("response_types_supported").add("code");
        document.putArray("scopes_supported")
                .add("com.intuit.quickbooks.accounting")
                .add("openid")
                .add("email")
                .add("profile");
        document.putArray("token_endpoint_auth_methods_supported")
                .add("client_secret_post")
                .add("client_secret_basic");
        return Answer.json(200, document);
    }
}
