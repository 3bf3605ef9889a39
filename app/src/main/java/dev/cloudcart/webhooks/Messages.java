package dev.cloudcart.webhooks;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.journal.RunEnd;
import dev.cloudcart.journal.RunRow;
import dev.cloudcart.settings.Company;

/// Writes what is told. The names are a contract; amounts are strings. Of buyers nothing is told: a record has its
/// number, and the sentence of a hold says what is wrong with it.
final class Messages {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Optional<URI> pages;

    /// @param pages where people find the pages; empty where only this machine is served
    Messages(Optional<URI> pages) {
        this.pages = pages;
    }

    Message ping(Company company, Instant now) {
        return message(Event.PING, company, now, Map.of());
    }

    /// @param events those that are wanted
    List<Message> of(RunEnd end, Company company, Set<Event> events) {
        var at = Objects.requireNonNullElse(end.run().finished(), end.run().started());
        var told = new ArrayList<Message>();
        if (events.contains(Event.RUN_FINISHED)) {
            told.add(message(Event.RUN_FINISHED, company, at, finished(end.run())));
        }
        if (events.contains(Event.HOLD_OPENED)) {
            opened(end).forEach(group -> told.add(message(Event.HOLD_OPENED, company, at, group)));
        }
        return told;
    }

    private static Message message(Event event, Company company, Instant at, Map<String, Object> data) {
        var id = Message.freshId();
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", id);
        tree.put("type", event.word());
        tree.put("at", at.toString());
        var about = new LinkedHashMap<String, Object>();
        about.put("id", company.id().value());
        about.put("name", company.name());
        tree.put("company", about);
        tree.put("data", data);
        return new Message(id, event, JSON.writeValueAsString(tree));
    }

    /// Of a run that was interrupted, as by the end of its program, nobody wrote a report: then its counts are left
    /// out.
    private Map<String, Object> finished(RunRow run) {
        var data = new LinkedHashMap<String, Object>();
        data.put("run", run.id());
        data.put("trigger", run.occasion().word());
        data.put("status", run.status());
        data.put("started", run.started().toString());
        data.put("finished", String.valueOf(run.finished()));
        report(run.report()).ifPresent(report -> {
            data.put("documents", report.path("documents"));
            data.put("differences", differences(report.path("proof")));
            if (report.has("problem")) {
                data.put("problem", problem(report.path("problem")));
            }
        });
        page(run).ifPresent(page -> data.put("page", page));
        return data;
    }

    private static Optional<JsonNode> report(@Nullable String report) {
        return Optional.ofNullable(report).map(JSON::readTree);
    }

    private static Map<String, String> problem(JsonNode problem) {
        var told = new LinkedHashMap<String, String>();
        told.put("reason", problem.path("reason").asString());
        told.put("mend", problem.path("mend").asString());
        return told;
    }

    /// What Linnworks and QuickBooks differ in, over all stores, by currency.
    private static Map<String, String> differences(JsonNode proof) {
        var sums = new TreeMap<String, BigDecimal>();
        proof.forEach(row -> sums.merge(
                row.path("currency").asString(),
                new BigDecimal(row.path("difference").asString()),
                BigDecimal::add));
        var told = new LinkedHashMap<String, String>();
        sums.forEach((currency, sum) -> told.put(currency, sum.toPlainString()));
        return told;
    }

    private Stream<Map<String, Object>> opened(RunEnd end) {
        return JSON.readTree(end.opened()).valueStream().map(group -> {
            var data = new LinkedHashMap<String, Object>();
            data.put("run", end.run().id());
            data.put("kind", SourceKind.valueOf(group.path("kind").asString()).word());
            data.put("cause", group.path("cause"));
            data.put("reason", group.path("reason"));
            data.put("mend", group.path("mend"));
            data.put("count", group.path("count"));
            data.put("sums", group.path("sums"));
            data.put("numbers", group.path("numbers"));
            address("/companies/%d/holds".formatted(end.run().company().value()))
                    .ifPresent(page -> data.put("page", page));
            return data;
        });
    }

    private Optional<String> page(RunRow run) {
        return address("/companies/%d/runs/%d".formatted(run.company().value(), run.id()));
    }

    private Optional<String> address(String path) {
        return pages.map(address -> address.toString().replaceAll("/+$", "") + path);
    }
}
