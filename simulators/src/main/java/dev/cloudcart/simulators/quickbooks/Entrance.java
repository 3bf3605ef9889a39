package dev.cloudcart.simulators.quickbooks;

import java.time.Duration;
import java.time.InstantSource;

import dev.cloudcart.simulators.quickbooks.oauth.Authority;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Call;
import dev.cloudcart.simulators.wire.Limits;
import dev.cloudcart.simulators.wire.RateLimits;

/// What a call passes before it reaches a company: its token, the limits, and whether it asks for JSON.
final class Entrance {

    private final InstantSource clock;
    private final Authority authority;
    private final Companies companies;
    private final RateLimits limits;
    private final ServerSwitches switches;
    private final Turnstiles turnstiles = new Turnstiles();
    private final Api api;

    Entrance(
            InstantSource clock,
            Authority authority,
            Companies companies,
            RateLimits limits,
            ServerSwitches switches,
            Api api) {
        this.clock = clock;
        this.authority = authority;
        this.companies = companies;
        this.limits = limits;
        this.switches = switches;
        this.api = api;
    }

    Answer answer(Call call, ApiPath path) {
        var token = call.bearer().orElse("");
        var access = authority.access(token);
        if (access.isEmpty()) {
            return Dialect.unauthenticated(
                    token.startsWith("eyJ")
                            ? "Token expired: " + token.hashCode()
                            : "Malformed bearer token: too short or too long",
                    clock.instant());
        }
        var company = companies.find(path.realmId());
        if (company.isEmpty() || !access.get().realmId().equals(path.realmId())) {
            return Dialect.forbidden(clock.instant());
        }
        var wait = limits.charge(new CallLimits(path, call, switches).all());
        if (wait.isPresent()) {
            return throttled(wait.get());
        }
        if (!switches.now().tenAtOnce() || limits.inForce() == Limits.OFF) {
            return accepted(call, company.get(), path);
        }
        return turnstiles
                .through(path.realmId(), () -> accepted(call, company.get(), path))
                .orElseGet(() -> throttled(Duration.ZERO));
    }

    private Answer throttled(Duration wait) {
        var refused = Dialect.throttled(switches.now().throttle(), clock.instant());
        return switches.now().retryAfter() ? refused.with("Retry-After", Long.toString(wait.toSeconds() + 1)) : refused;
    }

    private Answer accepted(Call call, OpenCompany company, ApiPath path) {
        if (!isUnderstood(call.header("Accept").orElse(""), path)) {
            return Answer.text(
                    406,
                    "application/xml",
                    "<IntuitResponse>This simulator speaks JSON: ask for application/json.</IntuitResponse>");
        }
        return api.answer(call, company, path).with("QBO-Version", "1979.161");
    }

    /// XML is the real one's own tongue, which this one does not speak; a page or an address is neither.
    private static boolean isUnderstood(String accept, ApiPath path) {
        return accept.contains("json")
                || path.action().equals("pdf")
                || path.resource().equals("download");
    }
}
