package dev.cloudcart.simulators.pages;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Controls;
import dev.cloudcart.simulators.wire.Fault;
import dev.cloudcart.simulators.wire.Limits;
import dev.cloudcart.simulators.wire.RateLimits;

/// The page at `/_simulator/`: what a simulator was asked, what it holds, and how it is made to misbehave.
public final class Console {
    public static final String PATH = "/_simulator/";

    private static final int DELAY_MAX = 60_000;

    private final Site site;
    private final Controls controls;

    public Console(Site site, Controls controls) {
        this.site = site;
        this.controls = controls;
    }

    public Routes into(Routes routes) {
        return routes.get("/_simulator/?", this::page).post("/_simulator/?", this::act);
    }

    private Frame frame() {
        return new Frame(site, "Simulator", PATH);
    }

    private Answer page(Visit visit) {
        return Pages.ok("pages/console.jte", new ConsoleView(frame().done(done(visit.text("done"))), controls));
    }

    private static Optional<String> done(String act) {
        return switch (act) {
            case "faults" -> Optional.of("The faults are set; their counts start again.");
            case "limits" -> Optional.of("The limits are switched; all windows are empty.");
            case "clock" -> Optional.of("The clock is set.");
            case "reset" -> Optional.of("All is as it was after the start.");
            default -> Optional.empty();
        };
    }

    private Answer act(Visit visit) {
        try {
            return Pages.seeOther(PATH + "?done=" + done(visit));
        } catch (Rejected rejected) {
            return Pages.html(
                    400, "pages/console.jte", new ConsoleView(frame().refused(rejected.sentence()), controls));
        } catch (IllegalArgumentException e) {
            return Pages.html(
                    400,
                    "pages/console.jte",
                    new ConsoleView(frame().refused(String.valueOf(e.getMessage())), controls));
        }
    }

    /// Does it, and says which kind of act it was.
    private String done(Visit visit) {
        var act = visit.text("act");
        switch (act) {
            case "faults" -> faults(visit, profile(visit));
            case "none", "rough" -> faults(visit, act);
            case "limits" -> controls.limits().ifPresent(Console::turn);
            case "set" -> controls.clock().set(moment(visit.need("moment", "Time")));
            case "hour" -> controls.clock().advance(Duration.ofHours(1));
            case "day" -> controls.clock().advance(Duration.ofDays(1));
            case "freeze" -> controls.clock().freeze();
            case "run" -> controls.clock().unfreeze();
            case "reset" -> reset(visit);
            default -> throw new Rejected("There is no act \"%s\" here.".formatted(act));
        }
        return switch (act) {
            case "faults", "none", "rough" -> "faults";
            case "limits", "reset" -> act;
            default -> "clock";
        };
    }

    private void faults(Visit visit, String profile) {
        int seed = visit.whole("seed", "Seed", 0);
        int delay = visit.whole("delay", "Slow calls wait", 500);
        if (delay < 0 || delay > DELAY_MAX) {
            throw new Rejected("\"Slow calls wait\" takes 0 to 60000 milliseconds.");
        }
        controls.faults().use(profile, seed);
        controls.faults().delay(Duration.ofMillis(delay));
    }

    /// The rates that are filled in, as a profile.
    private static String profile(Visit visit) {
        var profile = Arrays.stream(Fault.values())
                .filter(fault ->
                        visit.amount("rate-" + fault.label(), fault.label()).signum() > 0)
                .map(fault -> fault.label() + ":" + visit.text("rate-" + fault.label()))
                .collect(Collectors.joining(","));
        return profile.isEmpty() ? "none" : profile;
    }

    private static void turn(RateLimits limits) {
        limits.use(limits.inForce() == Limits.OFF ? Limits.PUBLISHED : Limits.OFF);
    }

    private static Instant moment(String text) {
        try {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            throw new Rejected(
                    "\"Time\" takes a date and a time such as 2026-03-04T10:00, not \"%s\".".formatted(text));
        }
    }

    private void reset(Visit visit) {
        if (visit.text("sure").isEmpty()) {
            throw new Rejected("Nothing was forgotten: tick the box first if you mean it.");
        }
        controls.reset();
    }
}
