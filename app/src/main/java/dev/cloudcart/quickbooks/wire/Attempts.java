package dev.cloudcart.quickbooks.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import dev.cloudcart.http.Call;
import dev.cloudcart.http.Exchange;
import dev.cloudcart.http.Retry;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.quickbooks.faults.Fault;
import dev.cloudcart.quickbooks.faults.FaultReader;
import dev.cloudcart.quickbooks.faults.Refusals;

/// One call, tried a bounded number of times. What may pass is tried again unchanged; a rejected token is renewed
/// once per attempt. Once an attempt may have been done, nothing that comes later can say that it was not.
final class Attempts {

    private static final int NOTHING_MAX = 16;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;

    private final Realm realm;
    private final Call call;
    private final boolean batch;
    private final BooleanSupplier done;
    private final Runnable before;
    private boolean mayBeDone;
    private boolean foundDone;

    /// @param call without a token
    /// @param done is asked before what may have been done is sent again, and says whether it was
    /// @param before happens right before each sending
    Attempts(Realm realm, Call call, boolean batch, BooleanSupplier done, Runnable before) {
        this.realm = realm;
        this.call = call.with("Accept", "application/json");
        this.batch = batch;
        this.done = done;
        this.before = before;
    }

    Reply reply() {
        try {
            return settled();
        } catch (ConnectionTrouble trouble) {
            if (mayBeDone) {
                return new Reply.Silence(String.valueOf(trouble.getMessage()), true, Optional.empty());
            }
            throw trouble;
        }
    }

    private Reply settled() {
        var last = realm.traffic().retry().run(this::attempt, this::judge);
        return mayBeDone && !(last instanceof Reply.Said) ? new Reply.Silence(why(last), true, Optional.empty()) : last;
    }

    private Retry.Verdict judge(Reply reply) {
        return switch (reply) {
            case Reply.Said _, Reply.Refused _ -> new Retry.Verdict.Done();
            case Reply.Silence _ when foundDone -> new Retry.Verdict.Done();
            case Reply.Silence silence -> new Retry.Verdict.Again(silence.pause());
        };
    }

    private static String why(Reply reply) {
        return switch (reply) {
            case Reply.Silence silence -> silence.why();
            case Reply.Refused refused -> Refusals.of(refused.fault()).reason().what();
            case Reply.Said _ -> "";
        };
    }

    private Reply attempt() {
        if (mayBeDone && done.getAsBoolean()) {
            foundDone = true;
            return unwell("QuickBooks' answer was lost");
        }
        var reply = read(authorized());
        mayBeDone |= reply instanceof Reply.Silence silence && silence.mayBeDone();
        return reply;
    }

    private Exchange authorized() {
        var token = realm.access().accessToken();
        var exchange = send(token);
        if (exchange instanceof Exchange.Answered answered && answered.status() == UNAUTHORIZED) {
            return send(realm.access().renew(token));
        }
        return exchange;
    }

    private Exchange send(String token) {
        realm.traffic().await(realm.id(), batch);
        before.run();
        realm.count(batch);
        return realm.traffic().send(call.with("Authorization", "Bearer " + token));
    }

    private Reply read(Exchange exchange) {
        return switch (exchange) {
            case Exchange.NoAnswer noAnswer ->
                new Reply.Silence(
                        "QuickBooks did not answer: " + noAnswer.why(),
                        noAnswer.mayHaveBeenProcessed(),
                        Optional.empty());
            case Exchange.TooLong tooLong -> unwell("QuickBooks' answer " + tooLong.words());
            case Exchange.Answered answered -> read(answered);
        };
    }

    private Reply read(Exchange.Answered answered) {
        var fault = FaultReader.whole(answered.body());
        if (isCrowded(answered, fault)) {
            return crowded(answered);
        }
        if (answered.status() >= SERVER_ERRORS) {
            return unwell("QuickBooks answered with an error of its own (HTTP %d)".formatted(answered.status()));
        }
        if (fault.isPresent() && Refusals.mayPass(fault.get())) {
            return unwell(Refusals.of(fault.get()).reason().what());
        }
        if (batch && fault.isEmpty() && isSomebodyElses(answered)) {
            return unwell("QuickBooks answered with HTTP %d and no reason".formatted(answered.status()));
        }
        if (fault.isPresent() || !answered.isSuccess()) {
            return new Reply.Refused(fault.orElseGet(() -> Fault.ofStatus(answered.status())));
        }
        return isNothing(answered.body())
                ? unwell("QuickBooks answered with nothing")
                : new Reply.Said(answered.body());
    }

    /// QuickBooks says why it refuses. What does not may come from anywhere on the way back, and then the batch may
    /// be done.
    private static boolean isSomebodyElses(Exchange.Answered answered) {
        return !answered.isSuccess() && answered.status() != UNAUTHORIZED && answered.status() != FORBIDDEN;
    }

    /// Every answer has at least a wrapper in it, even to a question that found nothing: `{}` is a lost answer too.
    private static boolean isNothing(byte[] body) {
        return body.length < NOTHING_MAX
                && new String(body, UTF_8)
                        .replaceAll("\\s", "")
                        .replace("{}", "")
                        .isEmpty();
    }

    /// Too many calls came as 403 in earlier years (recorded answers).
    private static boolean isCrowded(Exchange.Answered answered, Optional<Fault> fault) {
        if (answered.status() == FORBIDDEN) {
            return fault.isPresent() && fault.get().code().equals("3001");
        }
        return answered.status() == TOO_MANY;
    }

    /// A batch can be turned away after it was done, so even this says nothing.
    private Reply crowded(Exchange.Answered answered) {
        var pause = answered.retryAfter(realm.traffic().now())
                .orElse(realm.properties().crowdedPause());
        realm.traffic().crowded(realm.id(), batch, pause);
        return new Reply.Silence("QuickBooks received more calls than it takes", true, Optional.of(Duration.ZERO));
    }

    private static Reply unwell(String why) {
        return new Reply.Silence(why, true, Optional.empty());
    }
}
