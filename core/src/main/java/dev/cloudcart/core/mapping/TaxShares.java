package dev.cloudcart.core.mapping;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.joda.money.BigMoney;
import org.joda.money.Money;

import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxStatement;
import dev.cloudcart.core.money.Grain;

/// States the tax of the parts of a document so that, rate by rate, they add up to what the whole document states.
final class TaxShares {

    private final Map<String, TaxCode> codes;

    /// @param tax what the part states; its lines' shares add up to it
    record Part(List<DocumentLine> lines, TaxStatement tax) {}

    TaxShares(List<TaxCode> codes) {
        this.codes = codes.stream()
                .collect(Collectors.toMap(code -> code.ref().id(), Function.identity(), (first, _) -> first));
    }

    static boolean isTaxedInUnitedStates(DocumentLine line) {
        return DocumentLine.TAXED.equals(line.taxCode());
    }

    /// @param parts the lines of each
    List<Part> of(TaxStatement whole, List<List<DocumentLine>> parts) {
        return switch (whole) {
            case TaxStatement.ByCode byCode -> byCode(byCode, parts);
            case TaxStatement.UnitedStates states -> unitedStates(states, parts);
            case TaxStatement.None none ->
                parts.stream().map(lines -> new Part(lines, none)).toList();
        };
    }

    private List<Part> byCode(TaxStatement.ByCode whole, List<List<DocumentLine>> parts) {
        var entries = parts.stream()
                .map(_ -> (List<TaxStatement.Entry>) new ArrayList<TaxStatement.Entry>())
                .toList();
        for (var entry : whole.entries()) {
            Predicate<DocumentLine> has = line -> share(line, entry.rate()).signum() >= 0;
            var taxes = dealt(
                    entry.tax(), parts, has, line -> line.tax().toBigMoney().multipliedBy(share(line, entry.rate())));
            for (int i = 0; i < parts.size(); i++) {
                var taxed =
                        parts.get(i).stream().filter(has).map(DocumentLine::net).reduce(Money::plus);
                var tax = taxes.get(i);
                var list = entries.get(i);
                taxed.ifPresent(net -> list.add(new TaxStatement.Entry(entry.rate(), entry.percent(), net, tax)));
            }
        }
        return IntStream.range(0, parts.size())
                .mapToObj(i -> stated(parts.get(i), entries.get(i), whole))
                .toList();
    }

    private static Part stated(List<DocumentLine> lines, List<TaxStatement.Entry> entries, TaxStatement.ByCode whole) {
        var none = Money.zero(whole.total().getCurrencyUnit());
        var total = entries.stream().map(TaxStatement.Entry::tax).reduce(none, Money::plus);
        return new Part(levelled(lines, total), new TaxStatement.ByCode(total, entries));
    }

    /// A code of several rates may leave a penny between its lines and its rates: the line with most tax takes it.
    private static List<DocumentLine> levelled(List<DocumentLine> lines, Money total) {
        var left = total.minus(
                lines.stream().map(DocumentLine::tax).reduce(Money::plus).orElseThrow());
        if (left.isZero()) {
            return lines;
        }
        var levelled = new ArrayList<>(lines);
        int most = IntStream.range(0, lines.size())
                .boxed()
                .max((one, other) ->
                        lines.get(one).tax().compareTo(lines.get(other).tax()))
                .orElseThrow();
        levelled.set(most, lines.get(most).withTax(lines.get(most).tax().plus(left)));
        return levelled;
    }

    /// How much of a line's tax belongs to a rate; negative when its code does not have the rate. All of it belongs
    /// to the first rate where all are zero.
    private BigDecimal share(DocumentLine line, Ref<Ref.TaxRate> rate) {
        var ref = line.taxCode();
        var code = ref == null ? null : codes.get(ref.id());
        var part = code == null
                ? null
                : code.rates().stream()
                        .filter(one -> one.rate().equals(rate))
                        .findFirst()
                        .orElse(null);
        if (code == null || part == null) {
            return BigDecimal.ONE.negate();
        }
        if (code.total().isZero()) {
            return part.equals(code.rates().getFirst()) ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        return part.percent().percent().divide(code.total().percent(), MathContext.DECIMAL128);
    }

    private static List<Part> unitedStates(TaxStatement.UnitedStates whole, List<List<DocumentLine>> parts) {
        var taxed = parts.stream()
                .flatMap(List::stream)
                .filter(TaxShares::isTaxedInUnitedStates)
                .map(line -> line.net().getAmount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var taxes = dealt(
                whole.total(),
                parts,
                TaxShares::isTaxedInUnitedStates,
                line -> portion(whole.total(), line.net(), taxed));
        var stated = new ArrayList<Part>();
        for (int i = 0; i < parts.size(); i++) {
            var code = parts.get(i).stream().anyMatch(TaxShares::isTaxedInUnitedStates) ? whole.code() : null;
            stated.add(new Part(parts.get(i), new TaxStatement.UnitedStates(code, taxes.get(i), whole.automated())));
        }
        return stated;
    }

    private static BigMoney portion(Money total, Money net, BigDecimal taxed) {
        return taxed.signum() == 0
                ? BigMoney.zero(total.getCurrencyUnit())
                : total.toBigMoney().multipliedBy(net.getAmount().divide(taxed, MathContext.DECIMAL128));
    }

    /// Rounds what the parts add up to, part after part, so that nothing is lost between them; the last part that
    /// is concerned completes the total.
    private static List<Money> dealt(
            Money total,
            List<List<DocumentLine>> parts,
            Predicate<DocumentLine> concerned,
            Function<DocumentLine, BigMoney> weight) {
        var grain = Grain.ofBooks(total.getCurrencyUnit());
        var last = IntStream.range(0, parts.size())
                .filter(i -> parts.get(i).stream().anyMatch(concerned))
                .max()
                .orElse(parts.size() - 1);
        var reached = BigMoney.zero(total.getCurrencyUnit());
        var given = Money.zero(total.getCurrencyUnit());
        var dealt = new ArrayList<Money>();
        for (int i = 0; i < parts.size(); i++) {
            for (var line : parts.get(i)) {
                reached = concerned.test(line) ? reached.plus(weight.apply(line)) : reached;
            }
            var upTo = i < last ? grain.rounded(reached) : total;
            dealt.add(upTo.minus(given));
            given = upTo;
        }
        return dealt;
    }
}
