package dev.cloudcart.simulators.quickbooks.pages;

import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.pages.Show;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;

/// A document in a list.
record DocumentRow(Kind kind, String id, String number, String day, String party, String total) {

    static DocumentRow of(Kind kind, String id, JsonNode document) {
        return new DocumentRow(
                kind,
                id,
                Fields.text(document, "DocNumber").orElse(""),
                Fields.text(document, "TxnDate").orElse(""),
                party(document),
                Show.money(
                        Fields.decimalOrZero(document, "TotalAmt"),
                        Fields.ref(document, "CurrencyRef").orElse("")));
    }

    /// The name of the customer or vendor; empty where there is none.
    static String party(JsonNode document) {
        return Stream.of("CustomerRef", "VendorRef", "EntityRef")
                .map(property -> Fields.text(document.path(property), "name").orElse(""))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    /// `SalesReceipt` as words.
    static String words(Kind kind) {
        return kind.entity.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }
}
