package dev.cloudcart.browser;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.springframework.context.ConfigurableApplicationContext;

import dev.cloudcart.Application;
import dev.cloudcart.people.LinkPurpose;
import dev.cloudcart.people.Links;
import dev.cloudcart.people.PagesAddress;
import dev.cloudcart.people.Person;
import dev.cloudcart.people.SetUpCode;
import dev.cloudcart.shell.session.Start;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;
import dev.cloudcart.simulators.wire.Limits;

/// The real service on its embedded database, and both simulators beside it, with nothing set up. Whoever starts it
/// closes it.
final class CloudCart implements AutoCloseable {

    LinnworksSimulator linnworks;
    QuickBooksSimulator quickBooks;
    private final ConfigurableApplicationContext rooms;

    /// @param home an empty folder
    CloudCart(Path home) {
        this(home, Map.of());
    }

    CloudCart(Path home, Map<String, String> more) {
        linnworks = LinnworksSimulator.start(LinnworksSimulator.Options.usual().limits(Limits.OFF));
        quickBooks =
                QuickBooksSimulator.start(QuickBooksSimulator.Options.usual().limits(Limits.OFF));
        var properties = new HashMap<>(properties(home));
        properties.putAll(more);
        rooms = Application.start(new Start.Wish(true, false, properties));
    }

    private Map<String, String> properties(Path home) {
        return Map.ofEntries(
                Map.entry("cloudcart.home", home.toString()),
                Map.entry("server.port", "0"),
                Map.entry("logging.level.root", "warn"),
                Map.entry(
                        "cloudcart.linnworks.auth-uri", linnworks.authorizeUri().toString()),
                Map.entry(
                        "cloudcart.linnworks.install-uri",
                        linnworks.installUri().toString()),
                Map.entry("cloudcart.linnworks.application-id", LinnworksSimulator.APPLICATION_ID.toString()),
                Map.entry("cloudcart.linnworks.application-secret", LinnworksSimulator.APPLICATION_SECRET.toString()),
                Map.entry("cloudcart.linnworks.pace", "false"),
                Map.entry("cloudcart.quickbooks.pace", "false"),
                Map.entry("cloudcart.quickbooks.api-uri", quickBooks.uri().toString()),
                Map.entry(
                        "cloudcart.quickbooks.authorize-uri",
                        quickBooks.authorizeUri().toString()),
                Map.entry(
                        "cloudcart.quickbooks.token-uri", quickBooks.tokenUri().toString()),
                Map.entry(
                        "cloudcart.quickbooks.revoke-uri",
                        quickBooks.revokeUri().toString()),
                Map.entry("cloudcart.quickbooks.client-id", QuickBooksSimulator.CLIENT_ID),
                Map.entry("cloudcart.quickbooks.client-secret", QuickBooksSimulator.CLIENT_SECRET));
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port() + "/");
    }

    private int port() {
        return rooms.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    <T> T get(Class<T> type) {
        return rooms.getBean(type);
    }

    /// As it stands in the terminal.
    String setUpCode() {
        return get(SetUpCode.class).code().orElseThrow();
    }

    /// By which a person comes in once.
    String link(Person person) {
        return get(PagesAddress.class).link(get(Links.class).make(person, LinkPurpose.SIGN_IN), port());
    }

    /// Nobody takes calls there while something is done, and afterwards it is there again as it was.
    void withoutLinnworks(Runnable meanwhile) {
        var kept = kept(linnworks::save);
        int port = linnworks.uri().getPort();
        linnworks.close();
        try {
            meanwhile.run();
        } finally {
            linnworks = LinnworksSimulator.start(
                    LinnworksSimulator.Options.usual().onPort(port).limits(Limits.OFF));
            back(kept, linnworks::restore);
        }
    }

    /// The same of QuickBooks.
    void withoutQuickBooks(Runnable meanwhile) {
        var kept = kept(quickBooks::save);
        int port = quickBooks.uri().getPort();
        quickBooks.close();
        try {
            meanwhile.run();
        } finally {
            quickBooks = QuickBooksSimulator.start(
                    QuickBooksSimulator.Options.usual().onPort(port).limits(Limits.OFF));
            back(kept, quickBooks::restore);
        }
    }

    private interface Stored<T> {
        void with(T stream) throws IOException;
    }

    private static byte[] kept(Stored<ByteArrayOutputStream> save) {
        var kept = new ByteArrayOutputStream();
        tried(save, kept);
        return kept.toByteArray();
    }

    private static void back(byte[] kept, Stored<ByteArrayInputStream> restore) {
        tried(restore, new ByteArrayInputStream(kept));
    }

    private static <T> void tried(Stored<T> act, T stream) {
        try {
            act.with(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        rooms.close();
        quickBooks.close();
        linnworks.close();
    }
}
