package dev.cloudcart.simulators.quickbooks;

import java.time.Duration;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.CompanyProfile;
import dev.cloudcart.simulators.quickbooks.oauth.Authority;
import dev.cloudcart.simulators.quickbooks.oauth.Consent;
import dev.cloudcart.simulators.wire.Json;
import dev.cloudcart.simulators.wire.Limits;
import dev.cloudcart.simulators.wire.RateLimits;

/// Reads `POST /_simulator/settings`: `limits` and the switches of [ServerSwitches], `readBudget`, `redirectUris`,
/// `earlierRefreshToken`, `reuseEndsConnection`, `replays`, `realm` and `company`.
///
/// `{"realm":"123","profile":"us","company":{"multicurrency":false}}` adds the company when it is not there yet.
final class SettingsReader {

    private final Companies companies;
    private final RateLimits limits;
    private final ServerSwitches switches;
    private final Meter meter;
    private final Consent consent;
    private final Authority authority;

    SettingsReader(
            Companies companies,
            RateLimits limits,
            ServerSwitches switches,
            Meter meter,
            Consent consent,
            Authority authority) {
        this.authority = authority;
        this.consent = consent;
        this.companies = companies;
        this.limits = limits;
        this.switches = switches;
        this.meter = meter;
    }

    void read(JsonNode settings) {
        var company = company(settings);
        for (var setting : settings.properties()) {
            var value = setting.getValue();
            switch (setting.getKey()) {
                case "realm", "profile" -> {}
                case "company" ->
                    company.books().settings(company.books().settings().changed(value));
                case "limits" -> limits.use(Limits.named(value.asString("")));
                case "retryAfter",
                        "faultsAs200",
                        "batchReads",
                        "cdcReads",
                        "tenAtOnce",
                        "batchItemsCount",
                        "throttle" -> switches.turn(setting.getKey(), value);
                case "limitsInRealTime" -> {
                    switches.turn(setting.getKey(), value);
                    limits.reset();
                }
                case "readBudget" -> meter.budget(value);
                case "redirectUris" -> consent.redirectUris(Set.of(Json.MAPPER.treeToValue(value, String[].class)));
                case "earlierRefreshToken" -> authority.earlierLives(Duration.parse(value.asString("")));
                case "reuseEndsConnection" -> authority.reuseEnds(value.asBoolean(false));
                case "replays" -> replays(company.replays(), value);
                default ->
                    throw new IllegalArgumentException(
                            "There is no setting \"%s\": use realm, profile, company, limits, limitsInRealTime, tenAtOnce, batchItemsCount, readBudget, batchReads, cdcReads, retryAfter, faultsAs200, throttle, redirectUris, earlierRefreshToken, reuseEndsConnection, replays."
                                    .formatted(setting.getKey()));
            }
        }
    }

    private OpenCompany company(JsonNode settings) {
        var realm = settings.path("realm").asString(QuickBooksSimulator.REALM);
        return companies
                .find(realm)
                .orElseGet(() -> companies.add(
                        realm,
                        CompanyProfile.named(settings.path("profile").asString("uk"))
                                .settings()));
    }

    /// `"forget"`, or `{"count":100,"age":"PT1H"}`.
    private static void replays(Replays<Reply> replays, JsonNode value) {
        if (value.asString("").equals("forget")) {
            replays.forgetAll();
            return;
        }
        var wanted = value instanceof ObjectNode object ? object : Json.object();
        replays.keep(
                wanted.path("count").asInt(Integer.MAX_VALUE),
                Duration.parse(wanted.path("age").asString("P365D")));
    }
}
