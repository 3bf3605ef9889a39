package dev.cloudcart.linnworks.session;

import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.http.Call;
import dev.cloudcart.http.Exchange;
import dev.cloudcart.http.Exchange.Answered;
import dev.cloudcart.http.Exchange.TooLong;
import dev.cloudcart.http.Retry;
import dev.cloudcart.http.Retry.Verdict;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.ports.CallsLeft;

/// Calls methods within a session, with a new one where the old has died.
///
/// @param patience with sessions that are refused as soon as they are opened
public record Client(Sessions sessions, Caller caller, Retry patience) {

    /// Where an answer is too long, the record that makes it so can be found by asking for less.
    private static final Set<ApiMethod> DIVISIBLE = EnumSet.of(
            ApiMethod.SEARCH_PROCESSED,
            ApiMethod.ORDERS_BY_ID,
            ApiMethod.ORDER_BY_NUMBER,
            ApiMethod.SEARCH_PURCHASES,
            ApiMethod.PURCHASE_ORDER);

    /// What Linnworks answers to a request that it understood.
    public sealed interface Reply {

        /// @param body empty for none
        public record Data(byte[] body) implements Reply {}

        /// Something about the request or its subject is wrong; the same again gets the same.
        public record Refused(String message) implements Reply {}
    }

    /// @param query of the address, empty for none
    /// @param body JSON to post; empty to get
    public record Request(ApiMethod method, String query, byte[] body) {

        private static final byte[] NOTHING = {};

        public static Request get(ApiMethod method, String query) {
            return new Request(method, query, NOTHING);
        }

        public static Request post(ApiMethod method, Object body) {
            return new Request(method, "", Json.bytes(body));
        }

        private Call within(Session session) {
            var path = method.path() + (query.isEmpty() ? "" : "?" + query);
            var uri = URI.create(session.server().toString().replaceAll("/+$", "") + path);
            var call = body.length == 0 ? Call.get(uri) : Call.postJson(uri, body);
            return call.with("Authorization", session.token()).answeredWithin(method.answerBytesMax());
        }
    }

    /// @throws dev.cloudcart.ports.ConnectionTrouble when Linnworks does not answer or does not let us in
    public Reply call(Account account, Request request) {
        var used = new AtomicReference<@Nullable Session>();
        var exchange = send(account, request, used);
        if (mayBeTheSession(exchange)) {
            exchange = patience.run(() -> sendAnew(account, request, used), Client::judge);
        }
        return reply(request.method(), exchange);
    }

    private Exchange sendAnew(Account account, Request request, AtomicReference<@Nullable Session> used) {
        sessions.other(account, Objects.requireNonNull(used.get()));
        return send(account, request, used);
    }

    /// A fresh session that is refused may work a moment later: its server need not know it yet.
    private static Verdict judge(Exchange exchange) {
        return mayBeTheSession(exchange) ? new Verdict.Again(Optional.empty()) : new Verdict.Done();
    }

    /// What time it is at Linnworks; empty where it has not said it lately.
    public Optional<Instant> now() {
        return caller.now();
    }

    /// How many calls Linnworks still takes within this minute; empty where they are not counted.
    public Optional<CallsLeft> callsLeft(CompanyId company) {
        return caller.left(company);
    }

    /// Each attempt goes with the session of its time: a long wait outlives some.
    private Exchange send(Account account, Request request, AtomicReference<@Nullable Session> used) {
        return caller.send(account, request.method(), () -> {
            var session = sessions.current(account);
            used.set(session);
            return request.within(session);
        });
    }

    /// A 404 comes from the wrong server; some failures say it only in words (observed live).
    private static boolean mayBeTheSession(Exchange exchange) {
        return exchange instanceof Answered answered && mayBeTheSession(answered);
    }

    private static boolean mayBeTheSession(Answered answered) {
        return switch (answered.status()) {
            case 401, 404 -> true;
            case 400, 403 -> answered.text().contains("Token is wrong");
            default -> false;
        };
    }

    private static Reply reply(ApiMethod method, Exchange exchange) {
        if (exchange instanceof Answered answered) {
            var emptyHanded = answered.status() == 200 && answered.body().length == 0;
            if (answered.isSuccess() && !emptyHanded) {
                return new Reply.Data(answered.body());
            }
            if (answered.status() == 400 && !Troubles.isShut(answered)) {
                return new Reply.Refused(Troubles.message(answered));
            }
        }
        if (exchange instanceof TooLong tooLong && DIVISIBLE.contains(method)) {
            return new Reply.Refused("its answer " + tooLong.words());
        }
        throw Troubles.of(method, exchange);
    }
}
