package dev.cloudcart.simulators.quickbooks;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.Multipart.Part;
import dev.cloudcart.simulators.quickbooks.books.Operation;
import dev.cloudcart.simulators.quickbooks.books.Outcome;
import dev.cloudcart.simulators.quickbooks.books.Wishes;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.Version;
import dev.cloudcart.simulators.wire.Call;
import dev.cloudcart.simulators.wire.Json;

/// Files sent to `/upload`: parts in pairs, `file_metadata_01` in JSON and `file_content_01` as it is (Intuit,
/// Attachable).
final class Upload {

    private static final String METADATA = "file_metadata_";
    private static final String CONTENT = "file_content_";

    private Upload() {}

    static List<Outcome> store(Call call, OpenCompany company, InstantSource clock) {
        var parts = Multipart.parts(call);
        var contents =
                parts.stream().filter(part -> part.name().startsWith(CONTENT)).toList();
        if (contents.isEmpty()) {
            throw Refusal.missing("file_content_01");
        }
        var downloads = Downloads.of(call, company, clock);
        var outcomes = new ArrayList<Outcome>();
        for (var content : contents) {
            outcomes.add(store(company, metadata(parts, content), content, downloads));
        }
        return outcomes;
    }

    /// The metadata with the same number; a content without any names itself.
    private static ObjectNode metadata(List<Part> parts, Part content) {
        var name = METADATA + content.name().substring(CONTENT.length());
        var node = parts.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .map(part -> Json.read(part.bytes()) instanceof ObjectNode object ? object : Json.object())
                .orElseGet(Json::object);
        content.fileName().filter(_ -> !node.has("FileName")).ifPresent(file -> node.put("FileName", file));
        content.contentType().filter(_ -> !node.has("ContentType")).ifPresent(type -> node.put("ContentType", type));
        return node.put("Size", content.bytes().length);
    }

    private static Outcome store(OpenCompany company, ObjectNode metadata, Part content, Downloads downloads) {
        var operation = Operation.of("create", Kind.ATTACHABLE, metadata, Wishes.NONE);
        var outcome = company.books().perform(operation);
        if (outcome instanceof Outcome.Stored(Kind kind, Version version)) {
            var node = Json.read(version.bytes());
            company.attachments().put(node.path("Id").asString(), content.bytes());
            return new Outcome.Stored(kind, new Version(Json.bytes(downloads.signed(node))));
        }
        return outcome;
    }
}
