package dev.cloudcart.quickbooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import org.joda.money.CurrencyUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.Creation.ItemKind;
import dev.cloudcart.core.books.ItemNeed;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.PartyNeed;
import dev.cloudcart.core.books.RateNeed;
import dev.cloudcart.http.Call;
import dev.cloudcart.http.Exchange;
import dev.cloudcart.http.Ticker;
import dev.cloudcart.http.Wire;
import dev.cloudcart.ports.Books;
import dev.cloudcart.ports.Books.OpenBooks;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.ports.Progress;
import dev.cloudcart.quickbooks.text.Json;
import dev.cloudcart.quickbooks.wire.QuickBooksProperties;
import dev.cloudcart.quickbooks.wire.Realm;
import dev.cloudcart.quickbooks.wire.Traffic;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator.Options;
import dev.cloudcart.simulators.wire.Limits;
import dev.cloudcart.simulators.wire.SimulatedClock;

/// A simulated QuickBooks company, the room in front of it, and a hand that works in the company beside us.
public final class SimulatedBooks implements AutoCloseable {

    public static final Creation CREATE = new Creation(true, true, true, ItemKind.NON_INVENTORY, "");
    public static final Creation PREVIEW = new Creation(false, true, true, ItemKind.NON_INVENTORY, "");

    private static final AtomicLong COMPANIES = new AtomicLong(1000);

    public final SimulatedClock clock = SimulatedClock.frozenAt(Instant.parse("2026-03-04T12:00:00Z"));
    public final CompanyId company = new CompanyId(COMPANIES.incrementAndGet());
    private final Wire wire = Wire.open(Duration.ofSeconds(5), Duration.ofSeconds(20));
    private final JdbcClient jdbc;
    private final QuickBooksSimulator simulator;
    private final SimulatedAccess access;
    public CallMeter meter = new CallMeter();

    public SimulatedBooks(JdbcClient jdbc, Options options) {
        this.jdbc = jdbc;
        simulator = QuickBooksSimulator.start(options.limits(Limits.OFF).clock(clock));
        access = new SimulatedAccess(wire, simulator);
    }

    public void faults(String profile, long seed) {
        simulator.faults(profile, seed);
    }

    /// Turns switches of the company, such as its plan.
    public void company(String switches) {
        control("settings", "{\"realm\":\"%s\",\"company\":%s}".formatted(access.realm(), switches));
    }

    /// Whether a request that comes again is done again.
    public void forgetsRequests(boolean forgets) {
        control("settings", forgets ? "{\"replays\":\"forget\"}" : "{\"replays\":{\"count\":100,\"age\":\"PT1H\"}}");
    }

    /// Somebody ticks a document off on the statement of the bank.
    public void reconcile(String entity, String id) {
        control(
                "reconcile",
                "{\"realm\":\"%s\",\"document\":\"%s\",\"id\":\"%s\"}".formatted(access.realm(), entity, id));
    }

    private void control(String what, String body) {
        var answer = (Exchange.Answered)
                wire.send(Call.postJson(simulator.uri().resolve("/_simulator/" + what), body.getBytes(UTF_8)));
        if (!answer.isSuccess()) {
            throw new IllegalStateException(answer.text());
        }
    }

    public OpenBooks open() {
        return open(Progress.SILENT);
    }

    public OpenBooks open(Progress progress) {
        meter = new CallMeter();
        var properties = properties();
        return new QuickBooks(properties, traffic(properties), _ -> access, jdbc, _ -> {})
                .open(company, meter, progress);
    }

    /// The room in front of it as another process has it, with a memory and a way there of its own.
    ///
    /// @param way how its calls go to the company
    public Books through(JdbcClient memory, BiFunction<Wire, Call, Exchange> way) {
        var properties = properties();
        var traffic = new Traffic(properties, Wire.to(call -> way.apply(wire, call)), Ticker.system(), clock);
        return new QuickBooks(properties, traffic, _ -> access, memory, _ -> {});
    }

    public Realm realm() {
        meter = new CallMeter();
        var properties = properties();
        return new Realm(properties, traffic(properties), access, meter);
    }

    private Traffic traffic(QuickBooksProperties properties) {
        return new Traffic(properties, wire, Ticker.system(), clock);
    }

    private QuickBooksProperties properties() {
        return new QuickBooksProperties(
                simulator.uri(),
                false,
                3,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofHours(24),
                Duration.ofMinutes(15));
    }

    public static Needs party(String name, String currency) {
        return new Needs(Set.of(new PartyNeed(name, CurrencyUnit.of(currency))), Set.of(), Set.of());
    }

    public static Needs item(String sku, String description) {
        return items(new ItemNeed(sku, description));
    }

    public static Needs items(ItemNeed... needs) {
        return new Needs(Set.of(), Set.of(needs), Set.of());
    }

    public static Needs rates(String day, String... currencies) {
        return new Needs(
                Set.of(),
                Set.of(),
                List.of(currencies).stream()
                        .map(currency -> new RateNeed(CurrencyUnit.of(currency), LocalDate.parse(day)))
                        .collect(Collectors.toSet()));
    }

    /// Somebody else creates or changes something.
    ///
    /// @param path such as `customer`
    /// @return the object as it now stands
    public JsonNode byHand(String path, String body) {
        return answer(Call.postJson(uri(path, ""), body.getBytes(UTF_8)))
                .iterator()
                .next();
    }

    /// Somebody loads entries and documents, one JSON object to a line.
    void load(String lines) {
        try {
            simulator.load(new ByteArrayInputStream(lines.getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param path such as `salesreceipt`
    public void deleteByHand(String path, String id) {
        answer(Call.postJson(
                uri(path, "&operation=delete"),
                "{\"Id\": \"%s\", \"SyncToken\": \"0\"}".formatted(id).getBytes(UTF_8)));
    }

    /// The first object a statement brings.
    public JsonNode read(String statement) {
        var answer = answer(Call.get(uri("query", "&query=" + URLEncoder.encode(statement, UTF_8))));
        return answer.path("QueryResponse").iterator().next().path(0);
    }

    /// All documents or entries of a kind.
    public List<JsonNode> all(String kind) {
        var statement = "select * from %s maxresults 1000".formatted(kind);
        return answer(Call.get(uri("query", "&query=" + URLEncoder.encode(statement, UTF_8))))
                .path("QueryResponse")
                .path(kind)
                .valueStream()
                .toList();
    }

    private URI uri(String path, String parameters) {
        return URI.create(
                "%s/v3/company/%s/%s?minorversion=75%s".formatted(simulator.uri(), access.realm(), path, parameters));
    }

    private JsonNode answer(Call call) {
        var answer = (Exchange.Answered) wire.send(
                call.with("Accept", "application/json").with("Authorization", "Bearer " + access.accessToken()));
        if (!answer.isSuccess()) {
            throw new IllegalStateException(answer.text());
        }
        return Json.tree(answer.body());
    }

    /// How many objects of a kind there are, such as `SalesReceipt`.
    public long count(String kind) {
        return state().path("objects").path(kind).asLong(0);
    }

    public JsonNode state() {
        return Json.tree(
                ((Exchange.Answered) wire.send(Call.get(simulator.uri().resolve("/_simulator/state")))).body());
    }

    @Override
    public void close() {
        simulator.close();
    }
}
