package dev.cloudcart.quickbooks.documents;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import tools.jackson.core.JsonGenerator;

import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.Form;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.LineLink;
import dev.cloudcart.core.books.LineLink.OrderLine;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.quickbooks.text.Letters;

/// Writes the lines of a document (Intuit, `SalesItemLine` and `ItemBasedExpenseLine`).
final class LineWriter {

    private static final int DESCRIPTION_MAX = 4000;
    private static final String SOLD = "SalesItemLineDetail";
    private static final String BOUGHT = "ItemBasedExpenseLineDetail";
    private static final String ON_ACCOUNT = "AccountBasedExpenseLineDetail";
    private static final String ORDER = "PurchaseOrder";

    private final Letters letters;
    private final TaxWriter taxes;

    LineWriter(Letters letters, TaxWriter taxes) {
        this.letters = letters;
        this.taxes = taxes;
    }

    void lines(JsonGenerator json, Instruction.Write instruction) {
        var document = instruction.document();
        var detail = document.type().isPurchase() ? BOUGHT : SOLD;
        var lines = document.form().lines();
        var ids = standing(instruction);
        json.writeArrayPropertyStart("Line");
        for (int i = 0; i < lines.size(); i++) {
            line(json, lines.get(i), ids.isEmpty() ? "" : ids.get(i), detail, document.form());
        }
        json.writeEndArray();
    }

    /// A bill names at its top, too, what it bills, each order once (Intuit, Bill `LinkedTxn`).
    static void orders(JsonGenerator json, Document.Bill bill) {
        var orders = bill.form().lines().stream()
                .map(DocumentLine::link)
                .filter(Objects::nonNull)
                .map(LineLink::billed)
                .filter(Objects::nonNull)
                .map(OrderLine::order)
                .distinct()
                .toList();
        if (!orders.isEmpty()) {
            json.writeArrayPropertyStart("LinkedTxn");
            orders.forEach(order -> {
                json.writeStartObject();
                link(json, order);
                json.writeEndObject();
            });
            json.writeEndArray();
        }
    }

    /// What is billed of a purchase order hangs on the ids of its lines, so those that stand keep theirs.
    /// The lines of a bill must be new ones to be linked (Intuit, Bill, update), and nothing hangs on those
    /// of sales.
    ///
    /// @return by line, empty for a new one; empty where all are new
    private static List<String> standing(Instruction.Write instruction) {
        if (!(instruction
                instanceof
                Instruction.Amend(var live, var _, Document.PurchaseOrder(var form, var _, var _, var _, var _)))) {
            return List.of();
        }
        var known = known(live);
        var ids = new ArrayList<String>();
        for (var line : form.lines()) {
            var link = line.link();
            var left = link == null ? null : known.get(link.source());
            ids.add(left == null || left.isEmpty() ? "" : left.remove());
        }
        return ids;
    }

    /// One line of the shop's may be several in the books, which stand in their order.
    private static Map<UUID, Deque<String>> known(Position.Live live) {
        var sources = live.intent().lines();
        var known = new HashMap<UUID, Deque<String>>();
        for (int i = 0; i < sources.size() && sources.size() == live.lineIds().size(); i++) {
            var source = sources.get(i);
            if (source != null) {
                known.computeIfAbsent(source, _ -> new ArrayDeque<>())
                        .add(live.lineIds().get(i));
            }
        }
        return known;
    }

    /// @param id empty for a new one
    private void line(JsonGenerator json, DocumentLine line, String id, String detail, Form form) {
        json.writeStartObject();
        if (!id.isEmpty()) {
            json.writeStringProperty("Id", id);
        }
        json.writeNumberProperty("Amount", line.net().getAmount());
        if (!line.description().isEmpty()) {
            json.writeStringProperty("Description", letters.text(line.description(), DESCRIPTION_MAX));
        }
        billed(json, line);
        json.writeStringProperty("DetailType", line.onAccount() ? ON_ACCOUNT : detail);
        json.writeObjectPropertyStart(line.onAccount() ? ON_ACCOUNT : detail);
        if (line.onAccount()) {
            DocumentWriter.id(json, "AccountRef", line.item().id());
        } else {
            item(json, line.item());
            json.writeNumberProperty("Qty", line.quantity());
            json.writeNumberProperty("UnitPrice", line.unitPrice());
        }
        taxes.line(json, line, form.tax());
        json.writeEndObject().writeEndObject();
    }

    private static void item(JsonGenerator json, Ref<Ref.Item> item) {
        DocumentWriter.id(json, "ItemRef", item.id());
    }

    /// QuickBooks drops a link in silence where one of the three is missing.
    private static void billed(JsonGenerator json, DocumentLine line) {
        var billed = line.link() == null ? null : line.link().billed();
        if (billed != null) {
            json.writeArrayPropertyStart("LinkedTxn").writeStartObject();
            link(json, billed.order());
            json.writeStringProperty("TxnLineId", billed.line()).writeEndObject();
            json.writeEndArray();
        }
    }

    private static void link(JsonGenerator json, String order) {
        json.writeStringProperty("TxnId", order).writeStringProperty("TxnType", ORDER);
    }
}
