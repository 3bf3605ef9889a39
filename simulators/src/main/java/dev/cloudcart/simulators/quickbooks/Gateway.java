package dev.cloudcart.simulators.quickbooks;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.quickbooks.forms.Loading;
import dev.cloudcart.simulators.quickbooks.oauth.Authority;
import dev.cloudcart.simulators.quickbooks.oauth.Consent;
import dev.cloudcart.simulators.quickbooks.pages.QuickBooksPages;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Call;
import dev.cloudcart.simulators.wire.Controls;
import dev.cloudcart.simulators.wire.Json;
import dev.cloudcart.simulators.wire.RateLimits;
import dev.cloudcart.simulators.wire.RateLimits.Limit;
import dev.cloudcart.simulators.wire.Service;
import dev.cloudcart.simulators.wire.SimulatedClock;

/// What stands before the books: OAuth, tokens, limits, the count of metered reads. Everything behind it is [Api].
final class Gateway implements Service {

    private static final String TOKEN = "/oauth2/v1/tokens/bearer";
    private static final String REVOKE = "/v2/oauth2/tokens/revoke";
    private static final String USER_INFO = "/v1/openid_connect/userinfo";
    private static final String AUTHORIZE = "/connect/oauth2";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SimulatedClock clock;
    private final Companies companies;
    private final Authority authority;
    private final Consent consent;
    private final QuickBooksPages pages;
    private final RateLimits limits;
    private final ServerSwitches switches = new ServerSwitches();
    private final Api api;
    private final LongAdder metered = new LongAdder();

    Gateway(QuickBooksSimulator.Options options) {
        clock = options.clock();
        authority = new Authority(clock);
        companies = new Companies(options, authority);
        consent = new Consent(authority, QuickBooksPages.SITE);
        pages = new QuickBooksPages(companies::all);
        limits = new RateLimits(clock, options.limits());
        api = new Api(clock, switches, metered);
    }

    @Override
    public Optional<Answer> page(Call call, Controls controls) {
        return switch (call.method() + " " + withoutLastSlash(call.path())) {
            case "GET " + AUTHORIZE -> Optional.of(consent.page(call, companies.all()));
            case "POST " + AUTHORIZE -> Optional.of(consent.decision(call));
            default -> ApiPath.of(call.path()).isPresent() ? Optional.empty() : pages.answer(call, controls);
        };
    }

    @Override
    public Optional<RateLimits> rateLimits() {
        return Optional.of(limits);
    }

    @Override
    public Answer answer(Call call) {
        return numbered(route(call));
    }

    /// Every answer has its number, also those of faults (Intuit, intuit_tid).
    private static Answer numbered(Answer answer) {
        return answer.with("intuit_tid", "1-" + UUID.randomUUID());
    }

    private Answer route(Call call) {
        var path = ApiPath.of(call.path());
        if (call.path().startsWith(Downloads.PATH)) {
            return Downloads.fetch(call, companies, clock.instant());
        }
        if (path.isPresent()) {
            return enter(call, path.get());
        }
        return switch (call.method() + " " + withoutLastSlash(call.path().toLowerCase(Locale.ROOT))) {
            case "POST " + TOKEN -> authority.token(call);
            case "POST " + REVOKE -> authority.revoke(call);
            case "GET " + USER_INFO -> authority.userInfo(call);
            case "GET /.well-known/openid_configuration", "GET /.well-known/openid_sandbox_configuration" ->
                Authority.discovery(URI.create("http://" + call.header("Host").orElse("127.0.0.1")));
            default -> Answer.text(404, "text/plain", "There is nothing here.");
        };
    }

    /// Intuit's own clients ask for their discovery documents with and without one (oauthclient.properties of 6.4.2).
    private static String withoutLastSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private Answer enter(Call call, ApiPath path) {
        var token = call.bearer().orElse("");
        var access = authority.access(token);
        if (access.isEmpty()) {
            return Dialect.unauthenticated(token.startsWith("eyJ")
                    ? "Token expired: " + token.hashCode()
                    : "Malformed bearer token: too short or too long", clock.instant());
        }
        var company = companies.find(path.realmId());
        if (company.isEmpty() || !access.get().realmId().equals(path.realmId())) {
            return Dialect.forbidden(clock.instant());
        }
        var wait = limits.refuse(limits(path));
        if (wait.isPresent()) {
            var refused = Dialect.throttled(switches.throttle(), clock.instant());
            return switches.retryAfter()
                    ? refused.with("Retry-After", Long.toString(wait.get().toSeconds() + 1))
                    : refused;
        }
        return accepted(call, company.get(), path);
    }

    private Answer accepted(Call call, OpenCompany company, ApiPath path) {
        if (!isUnderstood(call.header("Accept").orElse(""), path)) {
            return Answer.text(406, "application/xml",
                    "<IntuitResponse>This simulator speaks JSON: ask for application/json.</IntuitResponse>");
        }
        return api.answer(call, company, path).with("QBO-Version", "1979.161");
    }

    /// XML is the real one's own tongue, which this one does not speak; a page or an address is neither.
    private static boolean isUnderstood(String accept, ApiPath path) {
        return accept.contains("json") || path.action().equals("pdf") || path.resource().equals("download");
    }

    /// Intuit, API call limits, as of August 2025.
    private static List<Limit> limits(ApiPath path) {
        var all = new ArrayList<Limit>();
        all.add(new Limit("realm " + path.realmId(), 500, MINUTE));
        all.add(new Limit("burst " + path.realmId(), 10, Duration.ofSeconds(1)));
        if (path.resource().equals("batch")) {
            all.add(new Limit("batch " + path.realmId(), 40, MINUTE));
        }
        return all;
    }

    @Override
    public String endpoint(Call call) {
        var resource = ApiPath.of(call.path()).map(ApiPath::resource).orElse(call.path());
        return call.method() + " " + resource;
    }

    @Override
    public Role role(Call call) {
        if (ApiPath.of(call.path()).isPresent()) {
            return Role.API;
        }
        return call.path().equals(TOKEN) && call.text().contains("grant_type=refresh_token")
                ? Role.RENEWAL
                : Role.OTHER;
    }

    @Override
    public Answer tooMany(Call call) {
        return numbered(Dialect.throttled(switches.throttle(), clock.instant()));
    }

    @Override
    public Answer broken(Call call, int status) {
        return numbered(Dialect.systemFault(status, clock.instant()));
    }

    @Override
    public Answer expired(Call call) {
        call.bearer().ifPresent(authority::forget);
        return numbered(Dialect.unauthenticated("Token expired: simulated", clock.instant()));
    }

    @Override
    public Answer empty(Call call) {
        return Answer.json(200, Json.object());
    }

    @Override
    public Set<String> kinds() {
        return Loading.KINDS;
    }

    @Override
    public void load(String kind, JsonNode value) {
        Loading.load(companies.usual().books(), kind, value);
    }

    @Override
    public Map<String, Long> objects() {
        var objects = new TreeMap<String, Long>();
        companies.all().forEach(books -> books.sizes().forEach((kind, size) -> objects.merge(kind, size, Long::sum)));
        return objects;
    }

    @Override
    public long metered() {
        return metered.sum();
    }

    @Override
    public void settings(JsonNode settings) {
        new SettingsReader(companies, limits, switches, consent, authority).read(settings);
    }

    @Override
    public void reset() {
        companies.reset();
        switches.reset();
        consent.redirectUris(Set.of());
        limits.reset();
        metered.reset();
    }
}
