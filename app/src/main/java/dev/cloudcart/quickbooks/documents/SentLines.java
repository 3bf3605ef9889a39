package dev.cloudcart.quickbooks.documents;

import java.util.List;
import java.util.Set;

import org.joda.money.CurrencyUnit;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import dev.cloudcart.core.books.ShownLine;
import dev.cloudcart.quickbooks.text.Json;
import dev.cloudcart.quickbooks.wire.Entity;

/// Reads the lines of a document out of the body of the batch that it was sent in. What they name is named by ids
/// alone, as we write it.
public final class SentLines {

    private SentLines() {}

    /// @param id its short id in the batch
    /// @return empty where it has none
    public static List<ShownLine> read(byte[] body, String id, CurrencyUnit currency) {
        try (var json = Json.parser(BatchBody.only(body, Set.of(id)))) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.START_OBJECT && isDocument(json)) {
                    var lines = Entity.readWhole(json.currentName(), json).lines();
                    return lines == null
                            ? List.of()
                            : lines.stream()
                                    .map(line -> ShownReader.line(line, line.code(), currency))
                                    .toList();
                }
            }
            return List.of();
        }
    }

    /// An object in an item of the batch is the document; the items and the batch itself have no names.
    private static boolean isDocument(JsonParser json) {
        return json.currentName() != null;
    }
}
