package dev.cloudcart.connections;

import java.time.Duration;
import java.util.Optional;

import dev.cloudcart.connections.ConnectionProblem.InstallationTrouble;
import dev.cloudcart.connections.ConnectionProblem.PassingTrouble;
import dev.cloudcart.connections.ConnectionProblem.ReconnectNeeded;

/// What Intuit answered to a request for tokens.
sealed interface TokenAnswer {

    String DEAD = "QuickBooks no longer accepts this company's connection.";

    /// The text form hides the tokens.
    ///
    /// @param refreshToken the one to use from now on, often the same as before (Intuit: it changes about every 24
    /// hours)
    /// @param hardFor until a person must connect again, however often it is renewed; Intuit sends it on request
    record Granted(
            String accessToken,
            Duration accessFor,
            Optional<String> refreshToken,
            Optional<Duration> refreshFor,
            Optional<Duration> hardFor)
            implements TokenAnswer {
        @Override
        public String toString() {
            return "granted for " + accessFor;
        }
    }

    /// No tokens.
    sealed interface Denied extends TokenAnswer {

        /// What the caller is told.
        default ConnectionProblem problem() {
            return switch (this) {
                case Refused() -> new ReconnectNeeded(ConnectionKind.QUICKBOOKS, DEAD);
                case ClientRefused() ->
                    new InstallationTrouble(
                            "QuickBooks does not know this installation.",
                            "Check cloudcart.quickbooks.client-id and cloudcart.quickbooks.client-secret.");
                case Failed(var why, var _) ->
                    new PassingTrouble("QuickBooks did not renew the access: %s.".formatted(why));
            };
        }
    }

    /// `invalid_grant`: the token or code is worth nothing, now or ever.
    record Refused() implements Denied {}

    /// `invalid_client` or `unauthorized_client`: our own name and secret are wrong.
    record ClientRefused() implements Denied {}

    /// @param why free of secrets
    /// @param mayPass whether the same again may get another answer
    record Failed(String why, boolean mayPass) implements Denied {}
}
