package dev.cloudcart.openid;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A provider of OpenID Connect on a port of this machine, where everybody agrees at once. It checks what it is told as
/// the specification wants: its client's secret, codes that work once, and PKCE.
public final class TestProvider implements AutoCloseable {

    public static final String CLIENT = "cloud-cart";
    public static final String SECRET = "a secret of the provider's";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final RSAKey key = made("1");
    private final RSAKey stolen = made("1");
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

    /// What its answers were asked for by, such as `/token`.
    public final List<String> asked = new CopyOnWriteArrayList<>();

    /// Claims that are otherwise than usual; null for none.
    public final Map<String, Object> claims = new HashMap<>();

    /// What it describes otherwise than usual.
    public final Map<String, Object> description = new HashMap<>();

    /// Whole answers in place of its own, by their paths.
    public final Map<String, String> answers = new ConcurrentHashMap<>();

    public boolean signsWithAStolenName;
    public boolean signsNothing;

    public TestProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void reset() {
        claims.clear();
        description.clear();
        answers.clear();
        asked.clear();
        signsWithAStolenName = false;
        signsNothing = false;
    }

    /// Somebody whose browser came here agrees.
    ///
    /// @return where the browser is sent, with its path alone
    public String agree(String address) {
        var wanted = query(URI.create(address).getRawQuery());
        var code = "code-%d".formatted(codes.size() + 1);
        codes.put(code, wanted);
        var back = URI.create(Objects.requireNonNull(wanted.get("redirect_uri")));
        return "%s?code=%s&state=%s"
                .formatted(back.getPath(), code, URLEncoder.encode(wanted.getOrDefault("state", ""), UTF_8));
    }

    public static Map<String, String> query(String text) {
        return Arrays.stream(text.split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> URLDecoder.decode(part[1], UTF_8)));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        asked.add(path);
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var other = answers.get(path);
        try {
            switch (path) {
                case "/.well-known/openid-configuration" -> say(exchange, 200, or(other, json(described())));
                case "/jwks" -> say(exchange, 200, or(other, new JWKSet(key).toString()));
                case "/token" -> {
                    if (other == null) {
                        token(exchange, query(body));
                    } else {
                        say(exchange, 200, other);
                    }
                }
                case "/userinfo" -> say(exchange, 200, or(other, json(told())));
                default -> say(exchange, 404, "{}");
            }
        } catch (JOSEException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String or(@Nullable String other, String usual) {
        return other == null ? usual : other;
    }

    private Map<String, Object> described() {
        var all = new HashMap<String, Object>(Map.of(
                "issuer",
                issuer(),
                "authorization_endpoint",
                issuer() + "/authorize",
                "token_endpoint",
                issuer() + "/token",
                "jwks_uri",
                issuer() + "/jwks",
                "userinfo_endpoint",
                issuer() + "/userinfo",
                "response_types_supported",
                List.of("code"),
                "subject_types_supported",
                List.of("public"),
                "id_token_signing_alg_values_supported",
                List.of("RS256")));
        all.putAll(description);
        return all;
    }

    private Map<String, Object> told() {
        var all = new HashMap<String, Object>(
                Map.of("sub", "anna-1", "email", "anna@example.com", "email_verified", true));
        claims.forEach((name, value) -> {
            if (all.containsKey(name)) {
                all.put(name, value);
            }
        });
        return all;
    }

    private void token(HttpExchange exchange, Map<String, String> form)
            throws IOException, JOSEException, NoSuchAlgorithmException {
        var wanted = codes.remove(form.getOrDefault("code", ""));
        var basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString("%s:%s"
                                .formatted(CLIENT, URLEncoder.encode(SECRET, UTF_8))
                                .getBytes(UTF_8));
        if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            say(exchange, 401, "{\"error\":\"invalid_client\"}");
        } else if (wanted == null
                || !wanted.getOrDefault("redirect_uri", "").equals(form.get("redirect_uri"))
                || !digest(form.getOrDefault("code_verifier", "")).equals(wanted.get("code_challenge"))) {
            say(exchange, 400, "{\"error\":\"invalid_grant\"}");
        } else {
            say(
                    exchange,
                    200,
                    json(Map.of(
                            "access_token",
                            "opens the rest",
                            "token_type",
                            "Bearer",
                            "expires_in",
                            300,
                            "id_token",
                            idToken(wanted.getOrDefault("nonce", "")))));
        }
    }

    private static String digest(String verifier) throws NoSuchAlgorithmException {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
    }

    private String idToken(String nonce) throws JOSEException {
        var all = new HashMap<String, Object>(told());
        all.put("iss", issuer());
        all.put("aud", CLIENT);
        all.put("iat", Date.from(Instant.now()));
        all.put("exp", Date.from(Instant.now().plusSeconds(300)));
        all.put("nonce", nonce);
        all.putAll(claims);
        var set = new JWTClaimsSet.Builder();
        all.forEach(set::claim);
        if (signsNothing) {
            return new PlainJWT(set.build()).serialize();
        }
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), set.build());
        token.sign(new RSASSASigner(signsWithAStolenName ? stolen : key));
        return token.serialize();
    }

    private static RSAKey made(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Map<String, Object> value) {
        return JSON.writeValueAsString(value);
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    public List<String> asked(String path) {
        return new ArrayList<>(asked).stream().filter(path::equals).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
