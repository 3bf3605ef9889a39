package dev.cloudcart.core.books;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/// What people see of a document: as the books show it now, or as it should be.
///
/// @param number empty for none
/// @param party null where it is not known
/// @param note for the company's own eyes, without our mark; null where it is not known
/// @param tax zero where none is stated
/// @param lines those with items; null where they are not known
public record Shown(
        LocalDate day,
        String number,
        @Nullable Ref<Ref.Party> party,
        @Nullable String note,
        Money gross,
        Money tax,
        @Nullable List<ShownLine> lines) {

    public Shown {
        lines = lines == null ? null : List.copyOf(lines);
    }

    /// As it should be, in the place of what stands. The books may have given that another number than was asked for,
    /// in which it stays.
    public static Shown inPlaceOf(Position.Live live, Document document) {
        var number = document.form().number();
        var shown = of(document, live.ref().number());
        return number != null && number.equals(live.intent().number())
                ? shown.numbered(live.ref().number())
                : shown;
    }

    private Shown numbered(@Nullable String given) {
        return new Shown(day, Objects.requireNonNullElse(given, ""), party, note, gross, tax, lines);
    }

    /// As it should be. What stands keeps the number that the books gave it.
    ///
    /// @param given by the books; null for none
    public static Shown of(Document document, @Nullable String given) {
        var form = document.form();
        return new Shown(
                form.day(),
                Objects.requireNonNullElse(form.number() == null ? given : form.number(), ""),
                form.party(),
                form.note(),
                form.gross(),
                Objects.requireNonNullElse(form.tax().total(), Money.zero(form.currency())),
                form.lines().stream()
                        .map(line -> ShownLine.of(line, form.tax()))
                        .toList());
    }

    /// As it is remembered, where the books cannot be read: its figures alone.
    public static Shown of(Position.Live live) {
        var intent = live.intent();
        return new Shown(
                intent.day(),
                Objects.requireNonNullElse(live.ref().number(), ""),
                intent.expected().party(),
                null,
                intent.gross(),
                Objects.requireNonNullElse(
                        intent.tax(), Money.zero(intent.gross().getCurrencyUnit())),
                null);
    }
}
