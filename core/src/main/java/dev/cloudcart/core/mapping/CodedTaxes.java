package dev.cloudcart.core.mapping;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxStatement;
import dev.cloudcart.core.money.Apportionment;
import dev.cloudcart.core.trade.Jurisdiction;

/// The tax of a sale under tax codes: which code each part has, and how much of the tax belongs to each of the
/// codes' rates.
final class CodedTaxes {

    private final List<Part> parts;
    private final List<TaxCode> codes;
    private final Money none;
    private final List<Share> shares;

    /// One rate of one code, with what each of its parts contributes to it.
    ///
    /// @param taxes unrounded, by part
    private record Share(TaxCode.Part rate, Map<Integer, BigMoney> taxes) {

        BigMoney total(Money none) {
            return taxes.values().stream().reduce(none.toBigMoney(), BigMoney::plus);
        }
    }

    /// @param taxes by part
    record Settled(Money total, List<Money> taxes, List<TaxStatement.Entry> entries) {

        Money taxOf(int part) {
            return taxes.get(part);
        }
    }

    private CodedTaxes(List<Part> parts, List<TaxCode> codes, Money none) {
        this.parts = parts;
        this.codes = codes;
        this.none = none;
        this.shares = shares();
    }

    static Checked<CodedTaxes> of(List<Part> parts, TaxCodes codes, Jurisdiction buyer, CurrencyUnit currency) {
        var charged = new LinkedHashMap<Part, Checked<TaxCode>>();
        parts.stream()
                .filter(part -> !part.charge().isNothing())
                .forEach(part -> charged.put(part, find(part, codes, buyer)));
        var dearest = dearest(charged);
        return Checked.all(parts.stream()
                        .map(part -> part.charge().isNothing()
                                ? givenAway(part, dearest, codes, buyer)
                                : Objects.requireNonNull(charged.get(part)))
                        .toList())
                .map(found -> new CodedTaxes(parts, found, Money.zero(currency)));
    }

    private static Checked<TaxCode> find(Part part, TaxCodes codes, Jurisdiction buyer) {
        return codes.find(part.charge(), part.kind(), buyer).checked();
    }

    /// Of those that have a code.
    private static Optional<TaxCode> dearest(Map<Part, Checked<TaxCode>> found) {
        return found.entrySet().stream()
                .filter(one -> one.getValue().ifGood().isPresent())
                .max(Comparator.comparing(one -> one.getKey().weight()))
                .flatMap(one -> one.getValue().ifGood());
    }

    /// What cost nothing goes under the code of its stated rate, else along with the dearest part; where all was
    /// given away, as untaxed.
    private static Checked<TaxCode> givenAway(
            Part part, Optional<TaxCode> dearest, TaxCodes codes, Jurisdiction buyer) {
        return codes.ofStatedRate(part.charge().stated(), buyer)
                .or(() -> dearest)
                .map(Checked::good)
                .orElseGet(() -> find(part, codes, buyer));
    }

    Ref<Ref.TaxCode> codeOf(int part) {
        return codes.get(part).ref();
    }

    List<BigMoney> unrounded() {
        return shares.stream().map(share -> share.total(none)).toList();
    }

    /// @param nets rounded, by part
    /// @param rounded the tax of each rate, in the order of [#unrounded]
    Settled settle(List<Money> nets, List<Money> rounded) {
        var taxes = new ArrayList<>(parts.stream().map(_ -> none).toList());
        var entries = new ArrayList<TaxStatement.Entry>();
        for (int i = 0; i < shares.size(); i++) {
            var share = shares.get(i);
            entries.add(new TaxStatement.Entry(
                    share.rate().rate(),
                    share.rate().percent(),
                    share.taxes().keySet().stream().map(nets::get).reduce(none, Money::plus),
                    rounded.get(i)));
            var portions =
                    Apportionment.of(rounded.get(i), List.copyOf(share.taxes().values()));
            var owners = List.copyOf(share.taxes().keySet());
            IntStream.range(0, owners.size())
                    .forEach(n ->
                            taxes.set(owners.get(n), taxes.get(owners.get(n)).plus(portions.get(n))));
        }
        return new Settled(rounded.stream().reduce(none, Money::plus), taxes, entries);
    }

    private List<Share> shares() {
        var byRate = new LinkedHashMap<Ref<Ref.TaxRate>, Share>();
        for (int i = 0; i < parts.size(); i++) {
            var code = codes.get(i);
            for (var rate : code.rates()) {
                byRate.computeIfAbsent(rate.rate(), _ -> new Share(rate, new LinkedHashMap<>()))
                        .taxes()
                        .put(i, portion(parts.get(i).tax(), rate, code));
            }
        }
        return List.copyOf(byRate.values());
    }

    /// A code of several rates splits the tax in their proportion; all of it goes to the first where they are all
    /// zero.
    private static BigMoney portion(BigMoney tax, TaxCode.Part rate, TaxCode code) {
        if (code.total().isZero()) {
            return rate.equals(code.rates().getFirst()) ? tax : BigMoney.zero(tax.getCurrencyUnit());
        }
        BigDecimal share = rate.percent().percent().divide(code.total().percent(), MathContext.DECIMAL128);
        return tax.multipliedBy(share);
    }
}
