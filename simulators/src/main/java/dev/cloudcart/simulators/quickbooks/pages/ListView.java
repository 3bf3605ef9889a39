package dev.cloudcart.simulators.quickbooks.pages;

import java.util.List;

import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Sheet;
import dev.cloudcart.simulators.quickbooks.entities.Kind;

/// One page of a list of the company.
record ListView(Frame frame, String realmId, Kind kind, Sheet sheet, List<Row> rows) {

    /// @param cells under the three last headings; the last is an amount
    record Row(String id, String name, boolean active, List<String> cells) {}

    List<String> headings() {
        return switch (kind) {
            case CUSTOMER -> List.of("E-mail", "Currency", "Owes");
            case VENDOR -> List.of("E-mail", "Currency", "Is owed");
            case ITEM -> List.of("SKU", "Type", "Price");
            default -> List.of("Type", "Currency", "Balance in home currency");
        };
    }

    String address(Row row) {
        return "/companies/%s/entities/%s/%s".formatted(realmId, kind.path(), row.id());
    }

    String chosen() {
        return sheet.choices().getOrDefault("search", "");
    }
}
