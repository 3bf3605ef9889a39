package dev.cloudcart.simulators.linnworks.methods;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

import dev.cloudcart.simulators.linnworks.shop.Credentials;
import dev.cloudcart.simulators.linnworks.shop.Moments;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// The application's subscription with the merchant (Authenticate API).
final class ProfileMethods {
    private static final Duration MONTH = Duration.ofDays(30);

    private final InstantSource clock;
    private final Supplier<Variations> variations;

    ProfileMethods(InstantSource clock, Supplier<Variations> variations) {
        this.clock = clock;
        this.variations = variations;
    }

    List<Method> all() {
        return List.of(Method.post("Auth/GetApplicationProfileBySecretKey", 150, this::profile));
    }

    /// "If there are no current subscriptions for the application for the user. The method will return null."
    private Answer profile(Arguments arguments) {
        var application = arguments.needId("applicationId").equals(Credentials.APPLICATION_ID)
                && arguments.needId("applicationSecret").equals(Credentials.APPLICATION_SECRET);
        var user = arguments.needId("userId").equals(Credentials.ACCOUNT);
        if (!application || !user || !variations.get().installed()) {
            return Replies.none();
        }
        var now = clock.instant();
        return Replies.ok(Json.object()
                .put("PlanTag", "STANDARD")
                .put("PlanName", "Standard")
                .put("ActivationDate", Moments.write(now.minus(MONTH)))
                .put("LastPaymentDate", Moments.write(now.minus(MONTH)))
                .put("NextPaymentDate", Moments.write(now.plus(MONTH)))
                .put("ProfileExpires", Moments.write(now.plus(MONTH)))
                .put("IsProfileActive", true));
    }
}
