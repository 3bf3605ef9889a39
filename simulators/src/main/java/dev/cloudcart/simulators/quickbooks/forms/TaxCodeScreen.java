package dev.cloudcart.simulators.quickbooks.forms;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.books.Wishes;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.wire.Json;

/// What a person does to a tax code on the screens of QuickBooks, and no program can through the API: rename it,
/// describe it otherwise, make it inactive or active again.
public final class TaxCodeScreen {

    private TaxCodeScreen() {}

    /// Changes the tax code that `taxCode` names, by its name or its id: `{"taxCode":"20.0% S","name":"Standard"}`,
    /// `{"taxCode":"5.0% R","active":false}`. An IllegalArgumentException carries a sentence.
    ///
    /// @return the tax code as it is now
    public static ObjectNode change(Realm books, JsonNode wanted) {
        var entry = find(books, wanted.path("taxCode").asString(""));
        var changes = Json.object()
                .put("Id", entry.id)
                .put("SyncToken", Integer.toString(entry.syncToken))
                .put("sparse", true);
        Fields.text(wanted, "name").ifPresent(name -> changes.put("Name", name));
        Fields.text(wanted, "description").ifPresent(text -> changes.put("Description", text));
        if (wanted.has("active")) {
            changes.put("Active", Fields.flag(wanted, "active", true));
        }
        try {
            return books.update(Kind.TAX_CODE, changes, Wishes.NONE).read();
        } catch (Refusal refusal) {
            throw new IllegalArgumentException("%s (%s)".formatted(refusal.detail, refusal.code), refusal);
        }
    }

    /// Active or not.
    private static Entry find(Realm books, String nameOrId) {
        return books.named(Kind.TAX_CODE, nameOrId)
                .or(() -> books.table(Kind.TAX_CODE).find(nameOrId))
                .or(() -> books.table(Kind.TAX_CODE).all().stream()
                        .filter(entry -> entry.nameOrEmpty().equalsIgnoreCase(nameOrId)
                                || entry.nameOrEmpty().equalsIgnoreCase(nameOrId + Names.DELETED))
                        .findFirst())
                .orElseThrow(() -> new IllegalArgumentException("There is no tax code \"%s\".".formatted(nameOrId)));
    }
}
