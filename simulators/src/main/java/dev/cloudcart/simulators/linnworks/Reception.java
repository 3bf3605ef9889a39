package dev.cloudcart.simulators.linnworks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.cloudcart.simulators.linnworks.methods.Account;
import dev.cloudcart.simulators.linnworks.methods.ArgumentReader;
import dev.cloudcart.simulators.linnworks.methods.Method;
import dev.cloudcart.simulators.linnworks.methods.OrdersV2;
import dev.cloudcart.simulators.linnworks.methods.Problems;
import dev.cloudcart.simulators.linnworks.methods.Replies;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Call;
import dev.cloudcart.simulators.wire.RateLimits;
import dev.cloudcart.simulators.wire.RateLimits.Limit;

/// What a call passes before its method answers: the session, the limits, and the state of the account.
final class Reception {
    static final String API = "/api/";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RateLimits limits;
    private final Sessions sessions;
    private final Switches switches;

    Reception(RateLimits limits, Sessions sessions, Switches switches) {
        this.limits = limits;
        this.sessions = sessions;
        this.switches = switches;
    }

    static boolean isAuthorisation(Call call) {
        return call.path().equalsIgnoreCase(API + Authorisation.METHOD);
    }

    /// @param method that the call names; empty where there is none of that name
    Answer answer(Call call, Account account, Optional<Method> method) {
        if (isAuthorisation(call)) {
            return refusedByLimit(Authorisation.METHOD, Authorisation.PER_MINUTE)
                    .orElseGet(() -> guarded(() -> new Authorisation(sessions, switches).answer(call)));
        }
        if (OrdersV2.isAt(call)) {
            return ordersV2(call, account);
        }
        return method.filter(named -> isThere(named, call))
                .map(named -> answer(named, call))
                .orElseGet(() -> Replies.noSuchMethod(call.path()));
    }

    /// A server that the account has moved away from answers as if the method did not exist (observed live).
    private boolean isThere(Method method, Call call) {
        var now = switches.now();
        var here = !now.moved() || call.header("Host").orElse("").startsWith(Authorisation.MOVED);
        return here && now.missing().stream().noneMatch(method.name()::equalsIgnoreCase);
    }

    private Answer ordersV2(Call call, Account account) {
        if (!sessions.use(call.header("Authorization").orElse(""))) {
            return Problems.unauthorized();
        }
        return switches.closed()
                .map(_ -> Problems.of(400, "Bad Request", "The account is locked or under maintenance."))
                .orElseGet(() -> account.ordersV2().answer(call));
    }

    private Answer answer(Method method, Call call) {
        if (!method.takes(call.method())) {
            return Replies.notAllowed(call.method());
        }
        if (!sessions.use(call.header("Authorization").orElse(""))) {
            return switches.unauthorized();
        }
        return refusedByLimit(method.name(), method.perMinute())
                .or(switches::closed)
                .or(() -> forbidden(method))
                .orElseGet(() -> guarded(() -> method.act().answer(ArgumentReader.read(call))));
    }

    private Optional<Answer> forbidden(Method method) {
        var forbidden = switches.now().forbidden().stream().anyMatch(method.name()::equalsIgnoreCase);
        return forbidden ? Optional.of(Replies.forbidden(method.name())) : Optional.empty();
    }

    private interface Act {
        Answer answer();
    }

    private static Answer guarded(Act act) {
        try {
            return act.answer();
        } catch (Refused refused) {
            return Replies.refused(refused.text());
        }
    }

    private Optional<Answer> refusedByLimit(String method, int perMinute) {
        return limits.refuse(List.of(new Limit(method, perMinute, MINUTE)))
                .map(wait -> switches.retryAfter(Replies.quotaExceeded(perMinute), wait));
    }
}
