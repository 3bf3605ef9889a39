package dev.cloudcart.quickbooks.documents;

import java.util.List;
import java.util.Set;

import org.joda.money.CurrencyUnit;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import dev.cloudcart.core.books.SentDocument;
import dev.cloudcart.quickbooks.text.Json;
import dev.cloudcart.quickbooks.wire.Entity;
import dev.cloudcart.quickbooks.wire.ItemLine;

/// Reads a document out of the body of the batch that it was sent in. What its lines name is named by ids alone, as
/// we write it.
public final class SentDocuments {

    private SentDocuments() {}

    /// @param id its short id in the batch
    public static SentDocument read(byte[] body, String id, CurrencyUnit currency) {
        try (var json = Json.parser(BatchBody.only(body, Set.of(id)))) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.START_OBJECT && isDocument(json)) {
                    return read(Entity.readWhole(json.currentName(), json), currency);
                }
            }
            return SentDocument.UNKNOWN;
        }
    }

    private static SentDocument read(Entity entity, CurrencyUnit currency) {
        var lines = entity.lines() == null ? List.<ItemLine>of() : entity.lines();
        var rate = entity.find("ExchangeRate") == null
                ? null
                : entity.decimal("ExchangeRate").orElse(null);
        return new SentDocument(
                lines.stream()
                        .map(line -> ShownReader.line(line, line.code(), currency))
                        .toList(),
                rate);
    }

    /// An object in an item of the batch is the document; the items and the batch itself have no names.
    private static boolean isDocument(JsonParser json) {
        return json.currentName() != null;
    }
}
