package dev.cloudcart.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.springframework.context.support.GenericApplicationContext;

import dev.cloudcart.Application;
import dev.cloudcart.database.TestDatabase;

/// The shell as a person meets it, with a shop and books in memory behind it.
public final class ShellFixture {

    /// What a person sees of a command.
    public record Seen(int exitStatus, String out, String err) {}

    final Corner shop = new Corner();
    public final Ledger books = new Ledger();
    private final List<String> properties;

    public ShellFixture(TestDatabase database, Path home) {
        properties = properties(database, home).entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    public static Map<String, String> properties(TestDatabase database, Path home) {
        return Map.of(
                "cloudcart.home",
                home.toString(),
                "spring.datasource.url",
                database.url(),
                "spring.datasource.username",
                database.username(),
                "spring.datasource.password",
                database.password());
    }

    public Seen types(String... words) {
        return typesInto("", words);
    }

    Seen typesInto(String in, String... words) {
        return typesWith(UnaryOperator.identity(), in, words);
    }

    public Seen typesWith(UnaryOperator<List<String>> change, String in, String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(change.apply(properties));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status = Shell.at(
                        new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                        stream(out),
                        stream(err),
                        wish -> Application.start(wish, this::putInTheFakes))
                .run(all.toArray(String[]::new));
        return new Seen(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private void putInTheFakes(GenericApplicationContext rooms) {
        rooms.registerBean(Corner.class, () -> shop, bean -> bean.setPrimary(true));
        rooms.registerBean(Ledger.class, () -> books, bean -> bean.setPrimary(true));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
