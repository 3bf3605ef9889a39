package dev.cloudcart.web.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Style sheets and scripts. Their addresses change with what is in them, so browsers may keep them.
public final class Assets {
    private Assets() {}

    private static final Map<String, String> MARKS = new ConcurrentHashMap<>();

    /// @param name such as `style.css`
    public static String address(String name) {
        return "/assets/" + name + "?v=" + MARKS.computeIfAbsent(name, Assets::mark);
    }

    private static String mark(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/dev/cloudcart/web/assets/" + name)) {
            if (in == null) {
                throw new IllegalStateException("There is no asset " + name);
            }
            return HexFormat.of().toHexDigits(Arrays.hashCode(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
