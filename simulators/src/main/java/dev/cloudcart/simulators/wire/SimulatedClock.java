package dev.cloudcart.simulators.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The simulator's time: the real one until it is set, advanced or frozen. Limits, token lifetimes and time stamps
/// go by it.
public final class SimulatedClock implements InstantSource {

    private sealed interface Mode {
        record Running(Duration ahead) implements Mode {}

        record Frozen(Instant at) implements Mode {}
    }

    private final AtomicReference<Mode> mode = new AtomicReference<>(new Mode.Running(Duration.ZERO));
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public static SimulatedClock real() {
        return new SimulatedClock();
    }

    public static SimulatedClock frozenAt(Instant instant) {
        var clock = new SimulatedClock();
        clock.mode.set(new Mode.Frozen(instant));
        return clock;
    }

    @Override
    public Instant instant() {
        return read(mode.get());
    }

    /// Jumps to the instant, then runs on, unless frozen.
    public void set(Instant instant) {
        change(now -> switch (now) {
            case Mode.Frozen _ -> new Mode.Frozen(instant);
            case Mode.Running _ -> new Mode.Running(Duration.between(Instant.now(), instant));
        });
    }

    public void advance(Duration by) {
        change(now -> switch (now) {
            case Mode.Frozen(Instant at) -> new Mode.Frozen(at.plus(by));
            case Mode.Running(Duration ahead) -> new Mode.Running(ahead.plus(by));
        });
    }

    public void freeze() {
        change(now -> new Mode.Frozen(read(now)));
    }

    public void unfreeze() {
        change(now -> new Mode.Running(Duration.between(Instant.now(), read(now))));
    }

    public boolean frozen() {
        return mode.get() instanceof Mode.Frozen;
    }

    /// Told after each change by hand; the mere passing of time tells nobody.
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /// Frozen at an instant, or so far ahead of the real time.
    ObjectNode saved() {
        return switch (mode.get()) {
            case Mode.Frozen(Instant at) -> Json.object().put("frozenAt", at.toString());
            case Mode.Running(Duration ahead) -> Json.object().put("ahead", ahead.toString());
        };
    }

    void restore(JsonNode saved) {
        var then = saved.has("frozenAt")
                ? new Mode.Frozen(Instant.parse(saved.path("frozenAt").asString()))
                : new Mode.Running(Duration.parse(saved.path("ahead").asString()));
        change(_ -> then);
    }

    private void change(UnaryOperator<Mode> step) {
        mode.updateAndGet(step);
        listeners.forEach(Runnable::run);
    }

    private static Instant read(Mode mode) {
        return switch (mode) {
            case Mode.Frozen(Instant at) -> at;
            case Mode.Running(Duration ahead) -> Instant.now().plus(ahead);
        };
    }
}
