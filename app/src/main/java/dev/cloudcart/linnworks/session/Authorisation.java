package dev.cloudcart.linnworks.session;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import dev.cloudcart.http.Call;
import dev.cloudcart.http.Exchange;
import dev.cloudcart.http.Exchange.Answered;
import dev.cloudcart.http.Retry;
import dev.cloudcart.http.Retry.Verdict;
import dev.cloudcart.linnworks.wire.Json;

/// Opens sessions with an installation token (Linnworks, Auth API, AuthorizeByApplication). The answer may hold
/// credentials of the account's database, so its body goes nowhere.
///
/// @param patience before a refusal is believed: the word for it is also the word for trouble at Linnworks
public record Authorisation(LinnworksSettings settings, Caller caller, Retry patience, InstantSource clock) {

    /// A session lives as long as it is used within this time (observed live); the answer's own word counts.
    private static final long TTL_SECONDS = 1_800;

    /// Who names a longer life is mistaken.
    private static final long TTL_SECONDS_MAX = 24 * 60 * 60;

    private static final int RENEW_AT_PERCENT = 80;

    /// What a header can carry.
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,4000}");

    private record Opened(
            @JsonProperty("Token") @Nullable String token,
            @JsonProperty("Server") @Nullable String server,
            @JsonProperty("TTL") @Nullable Long ttl,
            @JsonProperty("Status") @Nullable Status status,
            @JsonProperty("Company") @Nullable String company,
            @JsonProperty("Locality") @Nullable String locality) {
        static final Opened NOTHING = new Opened(null, null, null, null, null, null);

        Holder holder() {
            return new Holder(shown(company), shown(locality));
        }

        private static String shown(@Nullable String word) {
            return word == null ? "" : Troubles.words(word);
        }
    }

    private record Status(
            @JsonProperty("State") @Nullable String state,
            @JsonProperty("Reason") @Nullable String reason) {}

    /// @throws dev.cloudcart.ports.ConnectionTrouble when Linnworks does not let us in
    public Session open(Account account) {
        if (settings.applicationId().isBlank() || settings.applicationSecret().isBlank()) {
            throw Troubles.attention(
                    "Cloud Cart does not know its application in Linnworks",
                    "Set cloudcart.linnworks.application-id and cloudcart.linnworks.application-secret");
        }
        var body = Json.bytes(Map.of(
                "ApplicationId",
                settings.applicationId(),
                "ApplicationSecret",
                settings.applicationSecret(),
                "Token",
                account.installationToken()));
        var exchange = patience.run(
                () -> caller.send(
                        account,
                        ApiMethod.AUTHORISE,
                        () -> Call.postJson(settings.authUri(), body)
                                .answeredWithin(ApiMethod.AUTHORISE.answerBytesMax())),
                Authorisation::judge);
        return session(account, opened(exchange));
    }

    private static Opened opened(Exchange exchange) {
        if (exchange instanceof Answered answered && answered.isSuccess()) {
            try {
                return Json.read(() -> Objects.requireNonNullElse(
                        Json.MAPPER.readValue(answered.body(), Opened.class), Opened.NOTHING));
            } catch (JacksonException senseless) {
                throw Troubles.passing("Linnworks opened a session in a form that makes no sense");
            }
        }
        if (exchange instanceof Answered answered && isRefusal(answered)) {
            throw Troubles.notInstalled();
        }
        throw Troubles.of(ApiMethod.AUTHORISE, exchange);
    }

    private static Verdict judge(Exchange exchange) {
        return exchange instanceof Answered answered && isRefusal(answered)
                ? new Verdict.Again(Optional.empty())
                : new Verdict.Done();
    }

    private static boolean isRefusal(Answered answered) {
        var status = answered.status();
        return (status == 400 || status == 401 || status == 403) && !Troubles.isShut(answered);
    }

    private Session session(Account account, Opened opened) {
        checkState(opened.status);
        if (opened.token == null
                || opened.server == null
                || !TOKEN.matcher(opened.token).matches()) {
            throw Troubles.passing("Linnworks opened a session without a token or a server");
        }
        var ttl = opened.ttl == null || opened.ttl <= 0 ? TTL_SECONDS : Math.min(opened.ttl, TTL_SECONDS_MAX);
        var renewAt = clock.instant()
                .plus(Duration.ofSeconds(ttl).multipliedBy(RENEW_AT_PERCENT).dividedBy(100));
        return new Session(server(opened.server), opened.token, account.installationToken(), renewAt, opened.holder());
    }

    /// A basic lock lets applications read on.
    private static void checkState(@Nullable Status status) {
        var state = status == null || status.state == null ? "" : status.state;
        switch (state) {
            case "LOCKED_FULL" ->
                throw Troubles.locked(
                        status == null || status.reason == null || status.reason.isBlank()
                                ? ""
                                : ": " + Troubles.words(status.reason));
            case "MAINTENANCE" -> throw Troubles.maintenance();
            default -> {
                // AVAILABLE, LOCKED_BASIC, or a state we do not know: the calls will tell.
            }
        }
    }

    private URI server(String text) {
        return ServerDomain.of(settings.serverDomain(), settings.authUri())
                .server(text)
                .orElseThrow(() -> Troubles.attention(
                        "Linnworks named a server that is not one of its own",
                        "Check cloudcart.linnworks.auth-uri; only if Linnworks itself has moved its servers, set their"
                                + " domain in cloudcart.linnworks.server-domain"));
    }

    @Override
    public String toString() {
        return "authorisation at " + settings.authUri();
    }
}
