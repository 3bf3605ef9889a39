package dev.cloudcart.simulators.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

import dev.cloudcart.simulators.wire.Answer;

/// The style sheet and the script of all pages. Their addresses change with what is in them, so browsers may keep
/// them.
public final class Assets {
    private static final byte[] STYLE = read("style.css");
    private static final byte[] SCRIPT = read("script.js");

    private Assets() {}

    static String style() {
        return "/_pages/style.css?v=" + mark(STYLE);
    }

    static String script() {
        return "/_pages/script.js?v=" + mark(SCRIPT);
    }

    private static String mark(byte[] bytes) {
        return HexFormat.of().toHexDigits(Arrays.hashCode(bytes));
    }

    /// Adds them to the pages of a simulator.
    public static Routes into(Routes routes) {
        return routes.get("/_pages/style\\.css", _ -> asset("text/css;charset=UTF-8", STYLE))
                .get("/_pages/script\\.js", _ -> asset("text/javascript;charset=UTF-8", SCRIPT));
    }

    private static Answer asset(String type, byte[] bytes) {
        return new Answer(200, Map.of("Content-Type", type, "Cache-Control", "max-age=31536000, immutable"), bytes);
    }

    private static byte[] read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
