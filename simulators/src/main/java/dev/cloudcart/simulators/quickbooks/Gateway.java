package dev.cloudcart.simulators.quickbooks;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.forms.Loading;
import dev.cloudcart.simulators.quickbooks.forms.ReconcileScreen;
import dev.cloudcart.simulators.quickbooks.forms.TaxCodeScreen;
import dev.cloudcart.simulators.quickbooks.oauth.Authority;
import dev.cloudcart.simulators.quickbooks.oauth.Consent;
import dev.cloudcart.simulators.quickbooks.oauth.OpenId;
import dev.cloudcart.simulators.quickbooks.pages.QuickBooksPages;
import dev.cloudcart.simulators.quickbooks.webhooks.Webhooks;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Call;
import dev.cloudcart.simulators.wire.Controls;
import dev.cloudcart.simulators.wire.Json;
import dev.cloudcart.simulators.wire.RateLimits;
import dev.cloudcart.simulators.wire.Restoration;
import dev.cloudcart.simulators.wire.SavedState;
import dev.cloudcart.simulators.wire.Service;
import dev.cloudcart.simulators.wire.SimulatedClock;

/// QuickBooks Online as the wire asks it: pages, OAuth and, behind the [Entrance], the [Api].
final class Gateway implements Service {

    private static final String TOKEN = "/oauth2/v1/tokens/bearer";
    private static final String REVOKE = "/v2/oauth2/tokens/revoke";
    private static final String USER_INFO = "/v1/openid_connect/userinfo";
    private static final String AUTHORIZE = "/connect/oauth2";

    private final SimulatedClock clock;
    private final Companies companies;
    private final Authority authority;
    private final Consent consent;
    private final QuickBooksPages pages;
    private final Webhooks webhooks;
    private final RateLimits limits;
    private final ServerSwitches switches = new ServerSwitches();
    private final Meter meter;
    private final Entrance entrance;

    Gateway(QuickBooksSimulator.Options options) {
        clock = options.clock();
        authority = new Authority(clock);
        webhooks = new Webhooks(clock);
        companies = new Companies(options, authority, webhooks);
        consent = new Consent(authority, QuickBooksPages.SITE);
        pages = new QuickBooksPages(companies::all);
        limits = new RateLimits(
                () -> switches.now().limitsInRealTime() ? Instant.now() : clock.instant(), options.limits());
        meter = new Meter(clock);
        entrance = new Entrance(clock, authority, companies, limits, switches, new Api(clock, switches, meter));
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
            return entrance.answer(call, path.get());
        }
        return switch (call.method() + " " + withoutLastSlash(call.path().toLowerCase(Locale.ROOT))) {
            case "POST " + TOKEN -> authority.token(call);
            case "POST " + REVOKE -> authority.revoke(call);
            case "GET " + USER_INFO -> OpenId.userInfo(authority, call);
            case "GET /.well-known/openid_configuration", "GET /.well-known/openid_sandbox_configuration" ->
                OpenId.discovery(URI.create("http://" + call.header("Host").orElse("127.0.0.1")));
            default -> Answer.text(404, "text/plain", "There is nothing here.");
        };
    }

    /// Intuit's own clients ask for their discovery documents with and without one (oauthclient.properties of
    /// 6.4.2).
    private static String withoutLastSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
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
        return numbered(Dialect.throttled(switches.now().throttle(), clock.instant()));
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
        return meter.total();
    }

    @Override
    public void tell(ObjectNode state) {
        state.put(
                "repeats",
                companies.open().stream()
                        .mapToLong(company -> company.replays().repeats())
                        .sum());
        state.put("meteredThisMonth", meter.thisMonth());
        meter.budget().ifPresentOrElse(budget -> state.put("readBudget", budget), () -> state.put("readBudget", "off"));
        state.set("meteredByMonth", meter.byMonth());
    }

    /// Everything by GET, and a statement by POST.
    @Override
    public boolean reads(Call call) {
        return call.method().equals("GET") || endpoint(call).equals("POST query");
    }

    @Override
    public Optional<Answer> act(Call call, String act) {
        if (act.equals("webhooks")) {
            return Optional.of(webhooks.answer(call));
        }
        return switch (call.method() + " " + act) {
            case "POST taxcode" -> Optional.of(onTheScreen(call, TaxCodeScreen::change));
            case "POST reconcile" -> Optional.of(onTheScreen(call, ReconcileScreen::change));
            default -> Optional.empty();
        };
    }

    /// What people do there and no program can through the API.
    private Answer onTheScreen(Call call, BiFunction<Realm, JsonNode, ObjectNode> screen) {
        var wanted = Json.read(call.body());
        var realm = wanted.path("realm").asString(QuickBooksSimulator.REALM);
        var company = companies
                .find(realm)
                .orElseThrow(() -> new IllegalArgumentException("There is no company \"%s\".".formatted(realm)));
        ObjectNode changed = company.books().within(books -> screen.apply(books, wanted));
        return Answer.json(200, changed);
    }

    /// Ends what goes on by itself.
    void close() {
        webhooks.close();
    }

    @Override
    public String name() {
        return "quickbooks";
    }

    @Override
    public SavedState save() {
        return state().save();
    }

    @Override
    public Restoration restoration() {
        return state().restoration(clock);
    }

    private ServerState state() {
        return new ServerState(companies, authority, consent, switches, meter, webhooks, limits);
    }

    @Override
    public void settings(JsonNode settings) {
        new SettingsReader(companies, limits, switches, meter, consent, authority).read(settings);
    }

    @Override
    public void reset() {
        webhooks.off();
        companies.reset();
        switches.reset();
        consent.redirectUris(Set.of());
        limits.reset();
        meter.reset();
    }
}
