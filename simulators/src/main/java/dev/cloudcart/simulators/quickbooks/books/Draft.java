package dev.cloudcart.simulators.quickbooks.books;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;

/// An entity on its way into the books: a [Form] completes the node, and leaves what has to happen to others once
/// it is in.
public final class Draft {

    public final Realm books;
    public final Kind kind;
    /// Becomes the stored entity. For a sparse update already merged with what was there.
    public final ObjectNode node;
    /// What the caller sent.
    public final ObjectNode sent;
    final @Nullable Entry entry;
    final @Nullable ObjectNode before;
    public final Wishes wishes;
    private final List<Consumer<Entry>> effects = new ArrayList<>();

    Draft(
            Realm books,
            Kind kind,
            ObjectNode node,
            ObjectNode sent,
            @Nullable Entry entry,
            @Nullable ObjectNode before,
            Wishes wishes) {
        this.books = books;
        this.kind = kind;
        this.node = node;
        this.sent = sent;
        this.entry = entry;
        this.before = before;
        this.wishes = wishes;
    }

    static Draft fresh(Realm books, Kind kind, ObjectNode sent, Wishes wishes) {
        return new Draft(books, kind, sent, sent, null, null, wishes);
    }

    public CompanySettings settings() {
        return books.settings();
    }

    public Optional<ObjectNode> previous() {
        return Optional.ofNullable(before);
    }

    public boolean isOwn(Entry other) {
        return entry != null && other.kind == entry.kind && other.id.equals(entry.id);
    }

    /// A sparse update that says nothing of lines or tax leaves the amounts as they are.
    public boolean keepsAmounts() {
        return before != null
                && Fields.flag(sent, "sparse", false)
                && !sent.has("Line")
                && !sent.has("TxnTaxDetail")
                && !sent.has("GlobalTaxCalculation");
    }

    public void then(Consumer<Entry> effect) {
        effects.add(effect);
    }

    void runEffects(Entry stored) {
        effects.forEach(effect -> effect.accept(stored));
    }
}
