package dev.cloudcart.core.books;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/// What is remembered of an instruction before it is sent: enough to recognise what became of it and to
/// prove it, also after a crash.
///
/// @param target what it is done to; null where a document is created
/// @param store the name the proof is grouped by
/// @param number the document number that was asked for; null when QuickBooks numbers
/// @param expected what QuickBooks must show then
/// @param lines of a purchase, which of the shop's lines each of its lines stands for, [#NO_LINE] for none;
/// otherwise empty
public record Intent(
        PostingKey key,
        Deed deed,
        @Nullable DocumentRef target,
        Origin origin,
        DocumentType type,
        String store,
        LocalDate day,
        @Nullable String number,
        Expected expected,
        ContentHash content,
        List<UUID> lines) {

    /// Stands where a line stands for none of the shop's.
    public static final UUID NO_LINE = new UUID(0, 0);

    public Intent {
        lines = List.copyOf(lines);
    }

    public static Intent of(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Create create -> of(create, null);
            case Instruction.Amend amend -> of(amend, amend.live().ref());
            case Instruction.Remove remove -> {
                var stood = remove.live().intent();
                yield new Intent(
                        remove.key(),
                        remove.deed(),
                        remove.live().ref(),
                        remove.origin(),
                        stood.type(),
                        stood.store(),
                        stood.day(),
                        stood.number(),
                        nothing(stood),
                        stood.content(),
                        stood.lines());
            }
        };
    }

    private static Intent of(Instruction.Write instruction, @Nullable DocumentRef target) {
        var document = instruction.document();
        var form = document.form();
        return new Intent(
                instruction.key(),
                instruction.deed(),
                target,
                instruction.origin(),
                document.type(),
                form.store(),
                form.day(),
                form.number(),
                Expected.of(document),
                ContentHash.of(document),
                lines(document));
    }

    private static List<UUID> lines(Document document) {
        return document.type().isPurchase()
                ? document.form().lines().stream()
                        .map(DocumentLine::link)
                        .map(link -> link == null ? NO_LINE : link.source())
                        .toList()
                : List.of();
    }

    private static Expected nothing(Intent stood) {
        return new Expected(Money.zero(stood.gross().getCurrencyUnit()), null, List.of(), null, null, null);
    }

    /// The same, as a document of another type.
    public Intent as(DocumentType other) {
        return new Intent(key, deed, target, origin, other, store, day, number, expected, content, lines);
    }

    /// The same, as a document of another day.
    public Intent on(LocalDate other) {
        return new Intent(key, deed, target, origin, type, store, other, number, expected, content, lines);
    }

    /// What people call the source record.
    public String source() {
        return origin.source();
    }

    /// What QuickBooks must show as the total.
    public Money gross() {
        return expected.gross();
    }

    /// What QuickBooks must show as the tax; null where it is not stated.
    public @Nullable Money tax() {
        return expected.tax();
    }
}
