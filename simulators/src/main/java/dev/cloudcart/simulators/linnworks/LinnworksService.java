package dev.cloudcart.simulators.linnworks;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.linnworks.methods.Account;
import dev.cloudcart.simulators.linnworks.methods.Method;
import dev.cloudcart.simulators.linnworks.methods.OrdersV2;
import dev.cloudcart.simulators.linnworks.methods.Problems;
import dev.cloudcart.simulators.linnworks.methods.Replies;
import dev.cloudcart.simulators.linnworks.methods.Spelling;
import dev.cloudcart.simulators.linnworks.pages.LinnworksPages;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Call;
import dev.cloudcart.simulators.wire.Controls;
import dev.cloudcart.simulators.wire.RateLimits;
import dev.cloudcart.simulators.wire.Restoration;
import dev.cloudcart.simulators.wire.SavedState;
import dev.cloudcart.simulators.wire.Service;

/// Linnworks as the wire asks it: pages, the methods of the API behind the [Reception], and what the account holds.
final class LinnworksService implements Service {

    private final LinnworksSimulator.Options options;
    private final InstantSource clock;
    private final RateLimits limits;
    private final Sessions sessions;
    private final Switches switches;
    private final Reception reception;
    private final LinnworksPages pages;
    private volatile Account account;

    LinnworksService(LinnworksSimulator.Options options) {
        this.options = options;
        clock = options.clock();
        limits = new RateLimits(clock, options.limits());
        sessions = new Sessions(clock, options.sessionTimeToLive());
        switches = new Switches(options, limits, sessions);
        reception = new Reception(limits, sessions, switches);
        account = new Account(clock, switches::now);
        pages = new LinnworksPages(() -> account.shop(), clock, switches);
    }

    @Override
    public Optional<Answer> page(Call call, Controls controls) {
        return call.path().startsWith(Reception.API) ? Optional.empty() : pages.answer(call, controls);
    }

    @Override
    public Optional<RateLimits> rateLimits() {
        return Optional.of(limits);
    }

    @Override
    public Answer answer(Call call) {
        return Spelling.apply(reception.answer(call, account, method(call)), switches.now());
    }

    private Optional<Method> method(Call call) {
        var path = call.path().toLowerCase(Locale.ROOT);
        return path.startsWith(Reception.API)
                ? account.method(path.substring(Reception.API.length()))
                : Optional.empty();
    }

    @Override
    public String endpoint(Call call) {
        if (Reception.isAuthorisation(call)) {
            return Authorisation.METHOD;
        }
        return method(call).map(Method::name).orElse(call.path());
    }

    @Override
    public Role role(Call call) {
        if (endpoint(call).equals(Authorisation.METHOD)) {
            return Role.RENEWAL;
        }
        return call.path().startsWith(Reception.API) || OrdersV2.isAt(call) ? Role.API : Role.OTHER;
    }

    @Override
    public Answer tooMany(Call call) {
        return Replies.quotaExceeded(method(call).map(Method::perMinute).orElse(Authorisation.PER_MINUTE));
    }

    @Override
    public Answer broken(Call call, int status) {
        return OrdersV2.isAt(call)
                ? Problems.of(status, "Server Error", "An error has occurred.")
                : Answer.json(status, Replies.refusal("An error has occurred."));
    }

    @Override
    public Answer expired(Call call) {
        sessions.close(call.header("Authorization").orElse(""));
        return OrdersV2.isAt(call) ? Problems.unauthorized() : switches.unauthorized();
    }

    @Override
    public Answer empty(Call call) {
        return Answer.empty(200);
    }

    @Override
    public Set<String> kinds() {
        return Shop.kinds();
    }

    @Override
    public void load(String kind, JsonNode value) {
        account.shop().take(kind, value);
    }

    @Override
    public Map<String, Long> objects() {
        return account.shop().counts();
    }

    @Override
    public long metered() {
        return 0;
    }

    /// Methods that get or search; they come by GET and by POST.
    @Override
    public boolean reads(Call call) {
        return method(call)
                .map(Method::name)
                .filter(name -> name.contains("/Get") || name.contains("/Search"))
                .isPresent();
    }

    @Override
    public String name() {
        return "linnworks";
    }

    @Override
    public SavedState save() {
        var turned = switches.saved();
        var open = sessions.saved();
        var shop = account.shop().save();
        return out -> {
            out.line("switches", turned);
            out.line("sessions", open);
            shop.write(out);
        };
    }

    @Override
    public Restoration restoration() {
        return new AccountRestoration(options, new Account(clock, switches::now), this::restore);
    }

    private void restore(AccountRestoration restored) {
        account = restored.account();
        switches.turn(restored.switches());
        sessions.restore(restored.sessions());
    }

    @Override
    public void settings(JsonNode settings) {
        switches.turn(settings);
    }

    @Override
    public void reset() {
        account = new Account(clock, switches::now);
        sessions.closeAll();
        limits.reset();
        switches.reset();
    }
}
