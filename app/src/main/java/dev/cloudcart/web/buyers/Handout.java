package dev.cloudcart.web.buyers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.journal.RawSource;

/// What is handed out to a buyer.
final class Handout {
    private Handout() {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// A list of records, each as it was read; what is no JSON as text.
    static byte[] of(List<RawSource> found) {
        var all = JSON.createArrayNode();
        for (var one : found) {
            var record = all.addObject()
                    .put("kind", one.source().kind().word())
                    .put("number", one.source().number());
            try {
                record.set("record", JSON.readTree(one.raw()));
            } catch (JacksonException _) {
                record.put("record", new String(one.raw(), UTF_8));
            }
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all);
    }
}
