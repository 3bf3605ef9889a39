package dev.cloudcart.simulators.quickbooks;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.Replays.Kept;
import dev.cloudcart.simulators.quickbooks.books.BooksState;
import dev.cloudcart.simulators.wire.Json;
import dev.cloudcart.simulators.wire.SavedState;

/// The state of the whole server on its way to a file: single things, then each company with its books and its
/// remembered answers. [Restoring] reads it.
final class Saving implements SavedState {

    private record Held(
            BooksState books, List<Kept<Reply>> replies, int countMax, String ageMax, List<ObjectNode> files) {

        static Held of(OpenCompany company) {
            return new Held(
                    company.books().save(),
                    company.replays().saved(),
                    company.replays().countMax(),
                    company.replays().ageMax().toString(),
                    company.attachments().saved());
        }
    }

    private final Map<String, JsonNode> single = new LinkedHashMap<>();
    private final List<Held> companies;

    Saving(Companies companies) {
        this.companies = companies.open().stream().map(Held::of).toList();
    }

    void add(String kind, JsonNode value) {
        single.put(kind, value);
    }

    @Override
    public void write(Lines out) throws IOException {
        for (var one : single.entrySet()) {
            out.line(one.getKey(), one.getValue());
        }
        for (var company : companies) {
            company.books.write(out);
            out.line("replays", Json.object().put("count", company.countMax).put("age", company.ageMax));
            if (!company.replies.isEmpty()) {
                write(company, out);
            }
            for (var file : company.files) {
                out.line("file", file);
            }
        }
    }

    private static void write(Held company, Lines out) throws IOException {
        var places = company.books.places();
        for (var kept : company.replies) {
            out.line("reply", ReplyLine.write(kept, places));
        }
    }
}
