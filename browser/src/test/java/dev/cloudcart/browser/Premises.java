package dev.cloudcart.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import com.microsoft.playwright.Browser.NewContextOptions;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

import dev.cloudcart.access.Role;
import dev.cloudcart.connections.Connecting;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.people.People;
import dev.cloudcart.people.Person;
import dev.cloudcart.people.Roles;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.Settings;
import dev.cloudcart.settings.SettingsBook;
import dev.cloudcart.settings.SettingsReading;
import dev.cloudcart.settings.SettingsYaml;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// One service and one browser for many classes: starting them takes longer than most of what is tried there. Each
/// class adds companies and people of its own.
final class Premises implements BeforeAllCallback {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private @Nullable Started started;

    private record Started(Chromium chromium, CloudCart service) implements AutoCloseable {

        static Started start() {
            var chromium = Chromium.start();
            try {
                // Calls in vain are repeated quickly here, and not often.
                var impatient = Map.of(
                        "cloudcart.quickbooks.attempts", "2",
                        "cloudcart.quickbooks.first-pause", "200ms");
                var service = new CloudCart(Files.createTempDirectory("cloudcart-premises"), impatient);
                service.get(People.class)
                        .invite("first.owner@example.com", "First Owner", Roles.everywhere(Role.OWNER));
                return new Started(chromium, service);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            service.close();
            chromium.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        started = context.getRoot()
                .getStore(Namespace.create(Premises.class))
                .computeIfAbsent(Started.class, _ -> Started.start(), Started.class);
    }

    private Started there() {
        return Objects.requireNonNull(started);
    }

    CloudCart service() {
        return there().service();
    }

    <T> T get(Class<T> type) {
        return service().get(type);
    }

    /// In Britain, synced by hand alone, connected to the shop that there is and to books of its own.
    CompanyId trading(String name) {
        var company = company(name);
        return connected(company, booksOfNobody());
    }

    /// The id of further books, which are connected to nobody yet.
    String booksOfNobody() {
        var realm = "91303500001%05d".formatted(NUMBER.incrementAndGet());
        control(service().quickBooks.uri(), "settings", "{\"realm\":\"%s\",\"profile\":\"uk\"}".formatted(realm));
        return realm;
    }

    /// The same, with the books that are there from the start: into them alone a simulator loads what a person adds.
    CompanyId tradingWithTheFirstBooks(String name) {
        return connected(company(name), QuickBooksSimulator.REALM);
    }

    private CompanyId connected(CompanyId company, String realm) {
        var connections = get(Connections.class);
        assertThat(connections.connectQuickBooks(company, realm, QuickBooksSimulator.refreshToken(realm)))
                .isInstanceOf(Connecting.Connected.class);
        assertThat(connections.connectLinnworks(company, LinnworksSimulator.INSTALLATION_TOKEN.toString()))
                .isInstanceOf(Connecting.Connected.class);
        return company;
    }

    /// Connected to nothing.
    ///
    /// @param name how its name begins
    CompanyId company(String name) {
        var company = added(name)
                .or(() -> added(name + " " + NUMBER.incrementAndGet()))
                .orElseThrow();
        var book = get(SettingsBook.class);
        var read = SettingsYaml.read(
                "schedule: {sync-every: 'off'}", book.current(company).settings());
        Settings quiet = ((SettingsReading.Read) read).settings();
        book.change(company, "test", quiet);
        return company;
    }

    private Optional<CompanyId> added(String name) {
        return get(Companies.class).add(name, CurrencyUnit.GBP, ZoneId.of("Europe/London"), "test")
                        instanceof Companies.Adding.Added(var company)
                ? Optional.of(company.id())
                : Optional.empty();
    }

    /// Where the books of a company are looked at.
    String books(CompanyId company) {
        return "/companies/" + get(Connections.class).quickBooks(company).realm();
    }

    /// Lines of a source file, as a shop has them.
    void sells(String... orders) {
        try {
            service()
                    .linnworks
                    .load(new ByteArrayInputStream(String.join("", orders).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a simulator is told at its control surface.
    static void control(URI simulator, String act, String json) {
        var call = HttpRequest.newBuilder(simulator.resolve("/_simulator/" + act))
                .POST(BodyPublishers.ofString(json))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(call, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Person person(String name, CompanyId company, Role role) {
        return person(name, Roles.in(company, role));
    }

    Person person(String name, Roles roles) {
        var email =
                "%s.%d@example.com".formatted(name.split(" ", 2)[0].toLowerCase(Locale.ROOT), NUMBER.incrementAndGet());
        return ((People.Adding.Added) get(People.class).invite(email, name, roles)).person();
    }

    Visitor stranger() {
        return stranger(new NewContextOptions().setLocale("en-GB"));
    }

    Visitor stranger(NewContextOptions options) {
        return new Visitor(there().chromium(), service().uri(), options);
    }

    /// Somebody who came in by a link.
    Visitor visitor(Person person) {
        return visitor(person, new NewContextOptions().setLocale("en-GB"));
    }

    Visitor visitor(Person person, NewContextOptions options) {
        var visitor = stranger(options);
        visitor.page.navigate(service().link(person));
        visitor.press("Come in");
        return visitor;
    }

    Visitor bookkeeper() {
        return new Visitor(there().chromium(), service().quickBooks.uri());
    }
}
