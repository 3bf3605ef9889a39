package dev.cloudcart.simulators.quickbooks.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.quickbooks.entities.Fields;

/// How many of an item a line brings in, or takes out when below zero, whether or not the item is counted.
public record StockMove(String itemId, BigDecimal quantity) {

    /// Quotes and purchase orders move nothing.
    public static List<StockMove> of(String entity, JsonNode document) {
        var moves = new ArrayList<StockMove>();
        switch (entity) {
            case "Invoice", "SalesReceipt" -> lines(document, -1, moves);
            case "CreditMemo", "RefundReceipt", "Bill" -> lines(document, 1, moves);
            case "VendorCredit" -> lines(document, -1, moves);
            case "Purchase" -> lines(document, Fields.flag(document, "Credit", false) ? -1 : 1, moves);
            default -> {}
        }
        return moves;
    }

    /// The parts of a bundle are lines of their own inside it.
    private static void lines(JsonNode node, int sign, List<StockMove> moves) {
        for (var line : Fields.objects(node, "Line")) {
            switch (Fields.text(line, "DetailType").orElse("")) {
                case "SalesItemLineDetail" -> move(line.path("SalesItemLineDetail"), sign, moves);
                case "ItemBasedExpenseLineDetail" -> move(line.path("ItemBasedExpenseLineDetail"), sign, moves);
                case "GroupLineDetail" -> lines(line.path("GroupLineDetail"), sign, moves);
                default -> {}
            }
        }
    }

    private static void move(JsonNode detail, int sign, List<StockMove> moves) {
        var quantity = Fields.decimalOrZero(detail, "Qty").multiply(BigDecimal.valueOf(sign));
        if (quantity.signum() != 0) {
            Fields.ref(detail, "ItemRef").ifPresent(item -> moves.add(new StockMove(item, quantity)));
        }
    }
}
