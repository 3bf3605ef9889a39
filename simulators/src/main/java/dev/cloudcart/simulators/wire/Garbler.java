package dev.cloudcart.simulators.wire;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import tools.jackson.core.JacksonException;

/// Makes of a true answer one that nobody should send: other JSON, broken bytes, senseless headers, another status.
/// Always the same of the same answer and seed.
public final class Garbler {

    private static final List<Integer> STATUSES =
            List.of(200, 201, 204, 302, 400, 401, 403, 404, 408, 418, 429, 500, 502, 503);

    private static final List<String> WAITS = List.of(
            "0",
            "1",
            "-5",
            "1e9",
            "9223372036854775807",
            "9".repeat(30),
            "soon",
            "",
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Fri, 31 Dec 9999 23:59:59 GMT",
            "٣");

    private static final List<String> DATES = List.of(
            "",
            "now",
            "0",
            "Thu, 01 Jan 1970 00:00:00 GMT",
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Fri, 31 Dec 9999 23:59:59 GMT",
            "Sat, 01 Jan 0000 00:00:00 GMT",
            "Mon, 30 Feb 2026 12:00:00 GMT",
            "Sun, 06 Nov 1994 08:49:37 +9999",
            "2026-03-10T12:00:00Z",
            "9".repeat(30),
            "Tue, ".repeat(2_000));

    private static final List<Integer> REFUSALS = List.of(400, 401, 403, 404, 429, 500, 503);

    /// What looks like an address, a secret or a header for thousands of letters, and is none in the end.
    private static final List<String> TEXTS = List.of(
            "no customer a@b" + ".c".repeat(1_500),
            "a.".repeat(2_000) + "@",
            "a@b".repeat(1_300),
            "token".repeat(800),
            "token=".repeat(650),
            "\"token\":".repeat(450),
            "\"" + "token".repeat(790),
            "Bearer ".repeat(570),
            " \u0001".repeat(2_000),
            "\u001b[".repeat(2_000));

    private static final List<String> TYPES = List.of(
            "text/html", "application/xml", "application/octet-stream", "application/json;charset=UTF-16", "nonsense");

    private static final String PAGE =
            "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Welcome</body></html>";

    private static final int DEEP = 3_000_000;
    private static final int HUGE = 30 << 20;

    private final RandomGenerator random;

    private Garbler(long seed) {
        random = new SplittableRandom(seed);
    }

    public static Answer garbled(Answer answer, long seed) {
        var garbler = new Garbler(seed);
        return garbler.dated(garbler.oneIn(16) ? garbler.refusal(answer) : garbler.garbled(answer));
    }

    private Answer garbled(Answer answer) {
        var status = oneIn(12) ? any(STATUSES) : answer.status();
        var garbled = new Answer(status, answer.headers(), body(answer.body()));
        return oneIn(8) ? garbled.with("Retry-After", any(WAITS)) : typed(garbled);
    }

    /// Whoever refuses says why, in the form of either service or in none.
    private Answer refusal(Answer answer) {
        var text = Json.MAPPER.writeValueAsString(any(TEXTS));
        var why = any(
                List.of(
                        "%s",
                        "{\"Message\":%s}",
                        "{\"error\":%s,\"error_description\":%<s}",
                        "{\"Fault\":{\"Error\":[{\"Message\":%s,\"Detail\":%<s,\"code\":\"6000\"}],\"type\":\"ValidationFault\"}}"));
        return new Answer(any(REFUSALS), answer.headers(), why.formatted(text).getBytes(UTF_8));
    }

    private Answer dated(Answer answer) {
        return oneIn(8) ? answer.with("Date", any(DATES)) : answer;
    }

    private Answer typed(Answer answer) {
        return oneIn(10) ? answer.with("Content-Type", any(TYPES)) : answer;
    }

    /// Mostly the JSON is changed where it means something; sometimes its bytes are, whatever they mean.
    private byte[] body(byte[] body) {
        var json = oneIn(5) ? Optional.<byte[]>empty() : json(body);
        return json.isEmpty() || oneIn(12) ? bytes(json.orElse(body)) : json.get();
    }

    private Optional<byte[]> json(byte[] body) {
        try {
            return Optional.of(new JsonGarbler(random).garbled(Json.read(body)));
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private byte[] bytes(byte[] body) {
        return switch (random.nextInt(12)) {
            case 0 -> new byte[0];
            case 1, 2, 3 -> Arrays.copyOf(body, random.nextInt(body.length + 1));
            case 4, 5 -> flipped(body);
            case 6 -> PAGE.getBytes(UTF_8);
            case 7 -> new String(body, UTF_8).getBytes(UTF_16);
            case 8 -> joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, body);
            case 9 -> joined(body, body);
            case 10 ->
                any(List.of("null", "[]", "{}", "0", "\"\"", "[[]]", "[{}]", "[null]", "true"))
                        .getBytes(UTF_8);
            default -> rare(body);
        };
    }

    /// What takes long to make.
    private byte[] rare(byte[] body) {
        if (!oneIn(200)) {
            return joined(body, "}]".getBytes(UTF_8));
        }
        var text = random.nextBoolean()
                ? any(List.of("[", "{\"a\":")).repeat(DEEP)
                : "{\"Id\":\"" + "x".repeat(HUGE) + "\"}";
        return text.getBytes(UTF_8);
    }

    private byte[] flipped(byte[] body) {
        var flipped = body.clone();
        for (int times = random.nextInt(1, 4); times > 0 && flipped.length > 0; times--) {
            flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
        }
        return flipped;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    private <T> T any(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
