package dev.cloudcart.simulators.openid;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A provider of OpenID Connect on a port of this machine, where everybody who comes is Anna, or whom its claims name,
/// and agrees at once. It checks what it is told as the specification wants: its client's secret, codes that work once,
/// and PKCE. Thread-safe as long as what it should do otherwise is set before it is called.
public final class OpenIdSimulator implements AutoCloseable {

    public static final String CLIENT = "cloud-cart";
    public static final String SECRET = "a secret of the provider's";

    private static final String KEY = "1";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final KeyPair key = keyPair();
    private final KeyPair stolen = keyPair();
    private final AtomicInteger made = new AtomicInteger();
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

    public OpenIdSimulator() throws IOException {
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
        var back = back(query(URI.create(address).getRawQuery()));
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    private URI back(Map<String, String> wanted) {
        var code = "code-%d".formatted(made.incrementAndGet());
        codes.put(code, wanted);
        return URI.create("%s?code=%s&state=%s"
                .formatted(
                        Objects.requireNonNull(wanted.get("redirect_uri")),
                        code,
                        URLEncoder.encode(wanted.getOrDefault("state", ""), UTF_8)));
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
                case "/jwks" -> say(exchange, 200, or(other, json(keys())));
                case "/authorize" -> {
                    exchange.getResponseHeaders()
                            .set(
                                    "Location",
                                    back(query(exchange.getRequestURI().getRawQuery()))
                                            .toString());
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                }
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
        } catch (GeneralSecurityException e) {
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

    private void token(HttpExchange exchange, Map<String, String> form) throws IOException, GeneralSecurityException {
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

    private static String digest(String verifier) throws GeneralSecurityException {
        return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
    }

    private String idToken(String nonce) throws GeneralSecurityException {
        var all = new HashMap<String, Object>(told());
        all.put("iss", issuer());
        all.put("aud", CLIENT);
        all.put("iat", Instant.now());
        all.put("exp", Instant.now().plusSeconds(300));
        all.put("nonce", nonce);
        all.putAll(claims);
        all.values().removeIf(Objects::isNull);
        all.replaceAll((_, value) -> value instanceof Instant time ? time.getEpochSecond() : value);
        var payload = base64(json(all).getBytes(UTF_8));
        if (signsNothing) {
            return "%s.%s.".formatted(base64("{\"alg\":\"none\"}".getBytes(UTF_8)), payload);
        }
        var header = json(Map.of("alg", "RS256", "kid", KEY)).getBytes(UTF_8);
        var signed = base64(header) + "." + payload;
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign((signsWithAStolenName ? stolen : key).getPrivate());
        signature.update(signed.getBytes(US_ASCII));
        return signed + "." + base64(signature.sign());
    }

    private Map<String, Object> keys() {
        var shown = (RSAPublicKey) key.getPublic();
        return Map.of(
                "keys",
                List.of(Map.of(
                        "kty",
                        "RSA",
                        "kid",
                        KEY,
                        "n",
                        base64(unsigned(shown.getModulus())),
                        "e",
                        base64(unsigned(shown.getPublicExponent())))));
    }

    /// Without the byte that would only hold the sign.
    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair keyPair() {
        try {
            var maker = KeyPairGenerator.getInstance("RSA");
            maker.initialize(2048);
            return maker.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks RSA", e);
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
