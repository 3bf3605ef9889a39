package dev.cloudcart.simulators.quickbooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Books;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Call;
import dev.cloudcart.simulators.wire.Json;

/// Addresses under which uploaded files can be fetched without a token, for a quarter of an hour (Intuit,
/// Attachable.TempDownloadUri).
record Downloads(String host, Books books, Instant now) {

    static final String PATH = "/attachments/";

    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final String SECRET = UUID.randomUUID().toString();

    static Downloads of(Call call, OpenCompany company, InstantSource clock) {
        return new Downloads(call.header("Host").orElse("127.0.0.1"), company.books(), clock.instant());
    }

    /// `GET /download/{id}` answers with the address as plain text.
    Answer uri(String id) {
        var node = Json.read(
                books.within(realm -> realm.find(Kind.ATTACHABLE, id).version).bytes());
        if (!Fields.given(node, "Size")) {
            throw Refusal.notFound();
        }
        return Answer.text(200, "text/plain", address(id));
    }

    JsonNode signed(JsonNode attachable) {
        if (attachable instanceof ObjectNode node && Fields.given(node, "Size")) {
            var id = node.path("Id").asString();
            node.put("FileAccessUri", "/v3/company/%s/download/%s".formatted(books.realmId, id));
            node.put("TempDownloadUri", address(id));
        }
        return attachable;
    }

    JsonNode signedAll(JsonNode response) {
        response.path(Kind.ATTACHABLE.entity).forEach(this::signed);
        return response;
    }

    /// What is behind such an address.
    static Answer fetch(Call call, Companies companies, Instant now) {
        var parts = call.path().substring(PATH.length()).split("/", 2);
        var id = parts.length > 1 ? parts[1] : "";
        long until = call.parameter("expires")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
        var signature = signature(parts[0], id, until);
        if (!call.parameter("signature").equals(Optional.of(signature)) || now.getEpochSecond() >= until) {
            return Answer.text(403, "text/plain", "The address is not valid any more: read the Attachable again.");
        }
        return companies
                .find(parts[0])
                .flatMap(company -> company.attachments().find(id))
                .map(bytes -> new Answer(200, Map.of("Content-Type", "application/octet-stream"), bytes))
                .orElseGet(() -> Answer.text(404, "text/plain", "The file is not kept any more."));
    }

    private String address(String id) {
        long until = now.plus(LIFE).getEpochSecond();
        return "http://%s%s%s/%s?expires=%d&signature=%s"
                .formatted(host, PATH, books.realmId, id, until, signature(books.realmId, id, until));
    }

    private static String signature(String realmId, String id, long until) {
        return UUID.nameUUIDFromBytes((SECRET + realmId + "/" + id + "/" + until).getBytes(UTF_8))
                .toString();
    }
}
