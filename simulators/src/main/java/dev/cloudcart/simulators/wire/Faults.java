package dev.cloudcart.simulators.wire;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Service.Role;

/// Decides which call goes wrong, and how: by profile, seed, endpoint and the number of the call at that endpoint,
/// so that the same calls in the same order meet the same faults. Can be switched while the simulator runs.
public final class Faults {

    private static final Duration USUAL_DELAY = Duration.ofMillis(500);

    private final Map<String, AtomicLong> callNumbers = new ConcurrentHashMap<>();
    private final Map<String, Fault> lastStrike = new ConcurrentHashMap<>();
    private final Map<String, Spell> spells = new ConcurrentHashMap<>();
    private final Map<Fault, LongAdder> strikes = new ConcurrentHashMap<>();
    private final Memories memories = new Memories();
    private volatile Setting setting;

    private record Setting(FaultProfile profile, long seed, Duration delay) {}

    /// A fault that goes on at one endpoint, for so many calls more.
    private record Spell(Fault fault, int left) {}

    private Faults(Setting setting) {
        this.setting = setting;
    }

    public static Faults none() {
        return of("none", 0);
    }

    /// An unknown profile is an IllegalArgumentException with a sentence that lists the allowed names.
    public static Faults of(String profile, long seed) {
        return new Faults(new Setting(FaultProfile.parse(profile), seed, USUAL_DELAY));
    }

    /// Starts over with another profile: call numbers count from one again.
    public void use(String profile, long seed) {
        setting = new Setting(FaultProfile.parse(profile), seed, setting.delay);
        restart();
    }

    /// How long a `slow` call waits before it runs.
    public void delay(Duration delay) {
        setting = new Setting(setting.profile, setting.seed, delay);
    }

    public String profile() {
        return setting.profile.text();
    }

    public long seed() {
        return setting.seed;
    }

    /// How often each fault strikes, from 0 to 1; a fault that is not there never does.
    public Map<Fault, BigDecimal> rates() {
        return setting.profile.rates();
    }

    /// How often it struck since the start, the last change of profile or the last reset.
    public long struck(Fault fault) {
        var count = strikes.get(fault);
        return count == null ? 0 : count.sum();
    }

    public Duration delay() {
        return setting.delay;
    }

    Memories memories() {
        return memories;
    }

    boolean mayStrike(Fault fault) {
        return setting.profile.rates().containsKey(fault);
    }

    void restart() {
        callNumbers.clear();
        lastStrike.clear();
        spells.clear();
        strikes.clear();
        memories.forget();
    }

    Map<Fault, LongAdder> strikes() {
        return strikes;
    }

    Optional<Fault> draw(String endpoint, Role role) {
        var now = setting;
        if (now.profile.rates().isEmpty()) {
            return Optional.empty();
        }
        long number =
                callNumbers.computeIfAbsent(endpoint, _ -> new AtomicLong()).incrementAndGet();
        var drawn = goingOn(endpoint)
                .or(() -> chosen(now.profile, role, uniform(now.seed, endpoint, number))
                        .filter(fault -> !again(fault, endpoint))
                        .map(fault -> begun(fault, endpoint)));
        drawn.ifPresentOrElse(fault -> lastStrike.put(endpoint, fault), () -> lastStrike.remove(endpoint));
        drawn.ifPresent(
                fault -> strikes.computeIfAbsent(fault, _ -> new LongAdder()).increment());
        return drawn;
    }

    /// What the last call at an endpoint is garbled by.
    long dice(String endpoint) {
        var number = callNumbers.get(endpoint);
        return mix(mix(mix(setting.seed) + endpoint.hashCode()) + (number == null ? 0 : number.get()) + 1);
    }

    private Optional<Fault> goingOn(String endpoint) {
        var spell = spells.get(endpoint);
        if (spell == null) {
            return Optional.empty();
        }
        spells.computeIfPresent(endpoint, (_, now) -> now.left == 1 ? null : new Spell(now.fault, now.left - 1));
        return Optional.of(spell.fault);
    }

    private Fault begun(Fault fault, String endpoint) {
        if (fault.calls() > 1) {
            spells.put(endpoint, new Spell(fault, fault.calls() - 1));
        }
        return fault;
    }

    /// A token that was just renewed is not refused at once.
    private boolean again(Fault fault, String endpoint) {
        return fault == Fault.EXPIRED_TOKEN && lastStrike.get(endpoint) == Fault.EXPIRED_TOKEN;
    }

    private static Optional<Fault> chosen(FaultProfile profile, Role role, BigDecimal draw) {
        var reached = BigDecimal.ZERO;
        for (var fault : Fault.values()) {
            if (fault.strikes(role)) {
                reached = reached.add(profile.rates().getOrDefault(fault, BigDecimal.ZERO));
                if (draw.compareTo(reached) < 0) {
                    return Optional.of(fault);
                }
            }
        }
        return Optional.empty();
    }

    /// A number from 0 (inclusive) to 1 (exclusive), the same for the same three.
    private static BigDecimal uniform(long seed, String endpoint, long number) {
        long mixed = mix(mix(mix(seed) + endpoint.hashCode()) + number);
        return BigDecimal.valueOf(Long.remainderUnsigned(mixed, 1_000_000), 6);
    }

    /// The finalizer of SplitMix64: every input bit moves every output bit.
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// All that decides what is drawn next.
    ObjectNode saved() {
        var now = setting;
        var saved = Json.object()
                .put("profile", now.profile.text())
                .put("seed", now.seed)
                .put("delay", now.delay.toString());
        var calls = saved.putObject("callNumbers");
        callNumbers.forEach((endpoint, number) -> calls.put(endpoint, number.get()));
        var last = saved.putObject("lastStrikes");
        lastStrike.forEach((endpoint, fault) -> last.put(endpoint, fault.label()));
        var going = saved.putObject("spells");
        spells.forEach((endpoint, spell) ->
                going.putObject(endpoint).put("fault", spell.fault.label()).put("left", spell.left));
        var counts = saved.putObject("strikes");
        strikes.forEach((fault, count) -> counts.put(fault.label(), count.sum()));
        return saved;
    }

    void restore(JsonNode saved) {
        use(saved.path("profile").asString(), saved.path("seed").asLong());
        delay(Duration.parse(saved.path("delay").asString()));
        saved.path("callNumbers")
                .properties()
                .forEach(call -> callNumbers.put(
                        call.getKey(), new AtomicLong(call.getValue().asLong())));
        saved.path("lastStrikes").properties().forEach(last -> lastStrike.put(last.getKey(), fault(last.getValue())));
        saved.path("spells")
                .properties()
                .forEach(spell -> spells.put(
                        spell.getKey(),
                        new Spell(
                                fault(spell.getValue().path("fault")),
                                spell.getValue().path("left").asInt())));
        saved.path("strikes")
                .properties()
                .forEach(struck -> strikes.computeIfAbsent(fault(struck.getKey()), _ -> new LongAdder())
                        .add(struck.getValue().asLong()));
    }

    private static Fault fault(JsonNode label) {
        return fault(label.asString());
    }

    private static Fault fault(String label) {
        return Fault.named(label)
                .orElseThrow(() -> new IllegalArgumentException("there is no fault \"%s\"".formatted(label)));
    }
}
