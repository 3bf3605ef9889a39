package dev.cloudcart.quickbooks.documents;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.CodeNet;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Shown;
import dev.cloudcart.core.books.ShownLine;
import dev.cloudcart.core.books.Stored;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.quickbooks.wire.Entity;
import dev.cloudcart.quickbooks.wire.ItemLine;

/// Reads what QuickBooks shows of a document to people.
final class ShownReader {

    /// Neither blanks nor brackets are looked at from each of them on, for the note may be of any length.
    private static final Pattern OUR_MARK = Pattern.compile("(?:(?<!\\s)\\s++)?\\[CC-[^\\[\\]]*+\\]\\s*+$");

    private final Map<String, Ref<Ref.TaxCode>> codes;

    /// @param codes of the books; QuickBooks mostly tells the ids of codes alone
    ShownReader(List<TaxCode> codes) {
        this.codes = codes.stream()
                .map(TaxCode::ref)
                .collect(Collectors.toMap(Ref::id, Function.identity(), (one, _) -> one));
    }

    /// Empty for what makes no sense.
    Optional<Shown> read(Entity entity, Intent meant, Stored stored) {
        return day(entity)
                .map(day -> new Shown(
                        day,
                        entity.text("DocNumber"),
                        stored.party(),
                        withoutMark(entity.text("PrivateNote")),
                        stored.gross(),
                        stored.tax(),
                        lines(entity, meant, stored.gross().getCurrencyUnit())));
    }

    static String withoutMark(String note) {
        return OUR_MARK.matcher(note).replaceFirst("");
    }

    /// Empty for what is no day.
    static Optional<LocalDate> day(Entity entity) {
        try {
            return Optional.of(LocalDate.parse(entity.text("TxnDate")))
                    .filter(day -> day.getYear() > 0 && day.getYear() < 10_000);
        } catch (DateTimeException senseless) {
            return Optional.empty();
        }
    }

    private @Nullable List<ShownLine> lines(Entity entity, Intent meant, CurrencyUnit currency) {
        var lines = entity.lines();
        return lines == null
                ? null
                : lines.stream()
                        .map(line -> line(line, code(line.code(), meant), currency))
                        .toList();
    }

    static ShownLine line(ItemLine line, @Nullable Ref<Ref.TaxCode> code, CurrencyUnit currency) {
        return new ShownLine(
                line.item(),
                line.description(),
                line.quantity(),
                line.unitPrice(),
                Postings.money(currency, line.amount()),
                code,
                line.onAccount());
    }

    private @Nullable Ref<Ref.TaxCode> code(@Nullable Ref<Ref.TaxCode> code, Intent meant) {
        if (code == null || !code.name().isEmpty()) {
            return code;
        }
        return Optional.ofNullable(codes.get(code.id()))
                .or(() -> meant.expected().nets().stream()
                        .map(CodeNet::code)
                        .filter(sent -> sent.id().equals(code.id()))
                        .findFirst())
                .orElse(code);
    }
}
