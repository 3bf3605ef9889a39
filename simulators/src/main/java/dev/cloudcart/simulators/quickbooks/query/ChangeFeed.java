package dev.cloudcart.simulators.quickbooks.query;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import dev.cloudcart.simulators.quickbooks.books.Books;
import dev.cloudcart.simulators.quickbooks.books.Figures;
import dev.cloudcart.simulators.quickbooks.entities.Fragments;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.Stamp;
import dev.cloudcart.simulators.quickbooks.entities.Table;
import dev.cloudcart.simulators.quickbooks.entities.Version;
import dev.cloudcart.simulators.wire.Json;

/// Change data capture: what changed since an instant, grouped by entity, deleted ones last, at most a thousand in
/// all.
public final class ChangeFeed {

    private static final Duration BACK_MAX = Duration.ofDays(30);
    private static final int OBJECTS_MAX = 1000;

    private final Books books;
    private int left = OBJECTS_MAX;

    private ChangeFeed(Books books) {
        this.books = books;
    }

    /// The object under `CDCResponse`, one element of its array.
    public static byte[] since(Books books, String entities, Instant since, Instant now) {
        if (since.isBefore(now.minus(BACK_MAX))) {
            throw Refusal.queryInvalid("changedSince cannot be more than 30 days ago");
        }
        var feed = new ChangeFeed(books);
        var responses = Arrays.stream(entities.split(",", -1))
                .map(entity -> feed.response(entity.strip(), since))
                .toList();
        return new Fragments(4096)
                .raw("{\"QueryResponse\":")
                .array(responses)
                .raw("}")
                .bytes();
    }

    private byte[] response(String entity, Instant since) {
        var kind = Kind.inQuery(entity)
                .filter(Kind::isCaptured)
                .orElseThrow(
                        () -> Refusal.queryInvalid("Entity " + entity + " is not supported by change data capture"));
        var changes = changes(kind, since);
        if (changes.isEmpty()) {
            return Json.bytes(Json.object());
        }
        return new Fragments(changes.size() * 1024)
                .raw("{\"" + kind.entity + "\":")
                .array(changes)
                .raw(",\"startPosition\":1,\"maxResults\":%d}".formatted(changes.size()))
                .bytes();
    }

    private List<byte[]> changes(Kind kind, Instant since) {
        var changes = new ArrayList<byte[]>();
        for (var version : changed(kind, since)) {
            changes.add(version.bytes());
        }
        for (var gone : books.within(realm -> realm.table(kind).tombstones())) {
            if (!gone.when().isBefore(since) && left > 0) {
                left--;
                changes.add(deleted(gone));
            }
        }
        return changes;
    }

    private List<Version> changed(Kind kind, Instant since) {
        var versions = books.within(realm -> {
            var figures = new Figures(realm);
            return realm.table(kind).all().stream()
                    .filter(entry -> !figures.updated(entry).isBefore(since))
                    .sorted(Comparator.comparing(figures::updated))
                    .limit(left)
                    .map(figures::of)
                    .toList();
        });
        left -= versions.size();
        return versions;
    }

    private static byte[] deleted(Table.Tombstone gone) {
        var node = Json.object().put("status", "Deleted").put("domain", "QBO").put("Id", gone.id());
        node.putObject("MetaData").put("LastUpdatedTime", Stamp.seconds(gone.when()));
        return Json.bytes(node);
    }
}
