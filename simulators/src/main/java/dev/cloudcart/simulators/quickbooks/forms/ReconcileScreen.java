package dev.cloudcart.simulators.quickbooks.forms;

import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Chart;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.wire.Json;

/// What a person does with the statement of a bank on the screens of QuickBooks, and no program can through the API:
/// tick a document off, or take the tick away.
public final class ReconcileScreen {

    /// Accounts of which there are statements.
    private static final Set<String> TYPES = Set.of("Bank", "Credit Card");

    private ReconcileScreen() {}

    /// `{"document":"SalesReceipt","id":"12"}` is ticked off,
    /// `{"document":"SalesReceipt","id":"12","reconciled":false}`
    /// not any more. An IllegalArgumentException carries a sentence.
    ///
    /// @return the same, as it is now
    public static ObjectNode change(Realm books, JsonNode wanted) {
        var entity = wanted.path("document").asString("");
        var id = wanted.path("id").asString("");
        var entry = Kind.ofEntity(entity)
                .filter(Kind::isDocument)
                .flatMap(kind -> books.table(kind).find(id))
                .orElseThrow(() ->
                        new IllegalArgumentException("There is no document \"%s\" \"%s\".".formatted(entity, id)));
        boolean reconciled = wanted.path("reconciled").asBoolean(true);
        if (reconciled && !isOnAStatement(books, entry)) {
            throw new IllegalArgumentException(
                    "%s %s books on no account of which a bank sends a statement.".formatted(entity, id));
        }
        if (reconciled) {
            books.reconciled().add(List.of(id));
        } else {
            books.reconciled().remove(List.of(id));
        }
        return Json.object().put("document", entity).put("id", id).put("reconciled", reconciled);
    }

    private static boolean isOnAStatement(Realm books, Entry entry) {
        return new Chart(books).bookedBy(entry).stream().anyMatch(account -> TYPES.contains(account.type()));
    }
}
