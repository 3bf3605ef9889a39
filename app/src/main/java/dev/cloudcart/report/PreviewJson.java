package dev.cloudcart.report;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.ShownLine;
import dev.cloudcart.core.planning.Change;
import dev.cloudcart.core.planning.Foreseen;

/// Writes what a preview would do as JSON. The names are a contract; amounts are strings.
final class PreviewJson {
    private PreviewJson() {}

    static Map<String, Object> tree(Preview preview) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("created", preview.created());
        tree.put("amended", preview.amended());
        tree.put("removed", preview.removed());
        tree.put(
                "documents",
                preview.documents().stream().map(PreviewJson::document).toList());
        tree.put("more", preview.more());
        tree.put("held", ReportJson.heldBecause(preview.held()));
        tree.put("effects", preview.effects().stream().map(PreviewJson::effect).toList());
        if (preview.lastOrders() != null) {
            tree.put("lastOrders", lastOrders(preview.lastOrders()));
        }
        return tree;
    }

    private static Map<String, Object> lastOrders(LastOrders last) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("orders", last.orders());
        tree.put("same", last.same());
        tree.put("different", last.different());
        tree.put("held", last.heldOrders());
        tree.put("skipped", last.skippedOrders());
        tree.put("sentence", last.sentence());
        tree.put(
                "documents",
                last.documents().stream().map(PreviewJson::document).toList());
        tree.put("more", last.more());
        tree.put("heldBecause", ReportJson.heldBecause(last.held()));
        tree.put("skippedBecause", last.skipped());
        return tree;
    }

    private static Map<String, Object> effect(Effect effect) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("of", effect.bought() ? "purchases" : "sales");
        tree.put("what", effect.what());
        tree.put("currency", effect.after().getCurrencyUnit().getCode());
        tree.put("before", effect.before().getAmount().toPlainString());
        tree.put("after", effect.after().getAmount().toPlainString());
        tree.put("change", effect.after().minus(effect.before()).getAmount().toPlainString());
        return tree;
    }

    private static Map<String, Object> document(Foreseen document) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("act", act(document.deed()));
        tree.put("kind", document.type().word());
        tree.put("number", document.number());
        tree.put("order", document.source());
        tree.put("store", document.store());
        tree.put(document.type().party(), document.party());
        tree.put("day", document.day().toString());
        tree.put("currency", document.total().getCurrencyUnit().getCode());
        tree.put("total", document.total().getAmount().toPlainString());
        if (document.deed() == Deed.AMEND) {
            tree.put("changes", changes(document));
        }
        if (document.deed() == Deed.AMEND
                ? document.linesKnown()
                : !document.changes().isEmpty()) {
            tree.put("lines", lines(document));
        }
        return tree;
    }

    private static String act(Deed deed) {
        return switch (deed) {
            case CREATE -> "create";
            case AMEND -> "amend";
            case VOID -> "void";
            case DELETE -> "delete";
        };
    }

    private static List<Map<String, Object>> changes(Foreseen document) {
        return document.changes().stream()
                .<Map<String, Object>>mapMulti((change, told) -> {
                    switch (change) {
                        case Change.Figure(var what, var before, var after) ->
                            told.accept(change(
                                    what,
                                    before.getAmount().toPlainString(),
                                    after.getAmount().toPlainString()));
                        case Change.Word(var what, var before, var after) -> told.accept(change(what, before, after));
                        case Change.LineAdded _, Change.LineRemoved _, Change.LineChanged _ -> {}
                    }
                })
                .toList();
    }

    private static Map<String, Object> change(String what, String before, String after) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("what", what);
        tree.put("before", before);
        tree.put("after", after);
        return tree;
    }

    private static List<Map<String, Object>> lines(Foreseen document) {
        return document.changes().stream()
                .<Map<String, Object>>mapMulti((change, told) -> {
                    switch (change) {
                        case Change.LineAdded(var line) -> told.accept(line("added", null, line));
                        case Change.LineRemoved(var line) -> told.accept(line("removed", line, null));
                        case Change.LineChanged(var before, var after) -> told.accept(line("changed", before, after));
                        case Change.Figure _, Change.Word _ -> {}
                    }
                })
                .toList();
    }

    private static Map<String, Object> line(String line, @Nullable ShownLine before, @Nullable ShownLine after) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("line", line);
        if (before != null) {
            tree.put("before", line(before));
        }
        if (after != null) {
            tree.put("after", line(after));
        }
        return tree;
    }

    private static Map<String, Object> line(ShownLine line) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("item", called(line.item()));
        tree.put("description", line.description());
        tree.put("quantity", number(line.quantity()));
        tree.put("price", number(line.unitPrice()));
        tree.put("net", line.net().getAmount().toPlainString());
        tree.put("taxCode", called(Objects.requireNonNullElse(line.code(), new Ref<>("", ""))));
        return tree;
    }

    private static String called(Ref<?> ref) {
        return ref.name().isEmpty() ? ref.id() : ref.name();
    }

    private static String number(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }
}
