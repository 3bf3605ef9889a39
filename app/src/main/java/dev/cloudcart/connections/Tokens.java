package dev.cloudcart.connections;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.connections.TokenAnswer.Granted;

/// What is kept of one QuickBooks connection. The text form hides the tokens.
///
/// @param earlierRefresh the refresh token before the last change of it
/// @param refused true when QuickBooks said no to the refresh token: only a person can help
/// @param refreshed when it was last renewed, or connected
/// @param refreshUntil when the refresh token dies unless it is used
/// @param hardUntil when it dies in any case
record Tokens(
        String realm,
        String refresh,
        @Nullable String earlierRefresh,
        boolean refused,
        @Nullable Access access,
        Instant refreshed,
        @Nullable Instant refreshUntil,
        @Nullable Instant hardUntil) {

    private static final Duration EARLY_MAX = Duration.ofMinutes(5);

    /// @param until to be renewed from then on, some minutes before it dies
    record Access(String token, Instant until) {
        @Override
        public String toString() {
            return "access until " + until;
        }
    }

    static Tokens connected(String realm, String refresh, Instant now) {
        return new Tokens(realm, refresh, null, false, null, now, null, null);
    }

    boolean hasAccess(Instant now) {
        return access != null && now.isBefore(access.until());
    }

    boolean hasAccess(String token) {
        return access != null && access.token().equals(token);
    }

    /// @param now before the call, so that nothing is believed to live longer than it does
    Tokens with(Granted granted, Instant now) {
        var newest = granted.refreshToken().orElse(refresh);
        var early = granted.accessFor().dividedBy(10);
        var until = now.plus(granted.accessFor()).minus(early.compareTo(EARLY_MAX) < 0 ? early : EARLY_MAX);
        return new Tokens(
                realm,
                newest,
                newest.equals(refresh) ? earlierRefresh : refresh,
                false,
                new Access(granted.accessToken(), until),
                now,
                granted.refreshFor().map(now::plus).orElse(refreshUntil),
                granted.hardFor().map(now::plus).orElse(hardUntil));
    }

    @Override
    public String toString() {
        return "tokens of realm " + realm;
    }
}
