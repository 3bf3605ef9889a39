package dev.cloudcart.simulators.quickbooks;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.quickbooks.books.BooksRestoration;
import dev.cloudcart.simulators.quickbooks.forms.Forms;
import dev.cloudcart.simulators.quickbooks.oauth.Authority;
import dev.cloudcart.simulators.quickbooks.webhooks.Webhooks;
import dev.cloudcart.simulators.wire.Json;
import dev.cloudcart.simulators.wire.Limits;
import dev.cloudcart.simulators.wire.Restoration;

/// Makes companies out of the lines that [Saving] wrote, aside, and hands them over when all have come.
final class Restoring implements Restoration {

    private final InstantSource clock;
    private final Consumer<Restoring> finished;
    private final Map<String, JsonNode> single = new HashMap<>();
    private final List<OpenCompany> companies = new ArrayList<>();
    private @Nullable BooksRestoration books;

    Restoring(InstantSource clock, Consumer<Restoring> finished) {
        this.clock = clock;
        this.finished = finished;
    }

    @Override
    public void take(String kind, JsonNode value) {
        switch (kind) {
            case "tokens", "redirectUris", "switches", "meter", "limits", "webhooks" -> {
                tryOut(kind, value);
                single.put(kind, value);
            }
            case "company" -> {
                books = new BooksRestoration(value, clock, Forms::of);
                companies.add(OpenCompany.with(books.books(), clock));
            }
            case "replays" ->
                company(kind)
                        .replays()
                        .keep(
                                value.path("count").asInt(),
                                Duration.parse(value.path("age").asString()));
            case "reply" -> company(kind).replays().restore(ReplyLine.read(value, books(kind)::version));
            case "file" -> company(kind).attachments().restore(value);
            default -> books(kind).take(kind, value);
        }
    }

    /// Aside, so that nothing can go wrong when all has come.
    private void tryOut(String kind, JsonNode value) {
        switch (kind) {
            case "tokens" -> new Authority(clock).restore(value);
            case "redirectUris" -> ServerState.uris(value);
            case "switches" -> new ServerSwitches().restore(value);
            case "meter" -> new Meter(clock).restore(value);
            case "webhooks" -> Webhooks.check(value);
            case "limits" -> Limits.named(value.path("inForce").asString());
            default -> throw new IllegalArgumentException("its kind is not known");
        }
    }

    @Override
    public void finish() {
        finished.accept(this);
    }

    List<OpenCompany> companies() {
        return List.copyOf(companies);
    }

    /// A thing of which there is one; an empty object when the file does not have it.
    JsonNode of(String kind) {
        return single.getOrDefault(kind, Json.object());
    }

    private OpenCompany company(String kind) {
        books(kind);
        return companies.getLast();
    }

    private BooksRestoration books(String kind) {
        if (books == null) {
            throw new IllegalArgumentException("a line of kind \"%s\" comes before its company".formatted(kind));
        }
        return books;
    }
}
