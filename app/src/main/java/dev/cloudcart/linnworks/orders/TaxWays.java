package dev.cloudcart.linnworks.orders;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.TaxCharge;
import dev.cloudcart.linnworks.reading.Decimals;
import dev.cloudcart.linnworks.reading.Spread;

/// The ways in which a shop can have come to the tax of an order: from what its parts state, or from their rates,
/// on their net amounts or on those with tax; rounded once for the order, once for each rate, for each part, or for
/// each piece. Amounts that need no rounding leave no room in any of them. No rate is taken from the order's own tax:
/// it would prove whatever the order says.
///
/// ```
/// 100 x 10.00 + 2.00 at 20 %   →   200.00 in every way
/// 3 x 0.82 + 0.17 at 20 %      →   0.51 by part, 0.50 once for all 2.97, 0.49 once for all 2.46
/// ```
///
/// @param parts line by line, the postage last
/// @param told which of their rates are known
/// @param fromGross whether prices may include tax
/// @param decimals of the currency
record TaxWays(List<TaxCharge> parts, ToldRates told, boolean fromGross, int decimals) {

    /// @param rates by part, those that the taxes are worked out from
    /// @param nets by part
    /// @param taxes by part, before halves are decided
    record Way(List<TaxRate> rates, List<BigDecimal> nets, List<BigDecimal> taxes, Span span) {}

    /// What is rounded as one.
    private enum Rounding {
        ONCE,
        ONCE_BESIDE_POSTAGE,
        BY_RATE,
        BY_RATE_BESIDE_POSTAGE,
        BY_PART,
        BY_PIECE
    }

    /// Taxes that are to be rounded.
    ///
    /// @param rates by part
    /// @param taxes by part
    private record Base(List<TaxRate> rates, List<BigDecimal> taxes, boolean isGross) {}

    /// All of them, the likeliest first.
    Stream<Way> all() {
        return bases().flatMap(base -> Stream.of(Rounding.values()).map(rounding -> way(base, rounding)));
    }

    /// What a part's own amounts come to, rounded for all together, for each, or for each piece.
    Stream<Span> sums(List<BigDecimal> amounts) {
        return Stream.of(Rounding.ONCE, Rounding.BY_PART, Rounding.BY_PIECE)
                .map(rounding -> groups(rounding, _ -> TaxRate.ZERO).stream()
                        .map(group -> span(group, amounts))
                        .reduce(Span.NOTHING, Span::plus));
    }

    private Stream<Base> bases() {
        var stated = new Base(
                rates(told.ofCountry()),
                parts.stream().map(part -> part.tax().getAmount()).toList(),
                false);
        var ofRates = told.all().stream()
                .map(this::rates)
                .distinct()
                .flatMap(rates -> fromGross ? Stream.of(ofNet(rates), ofGross(rates)) : Stream.of(ofNet(rates)));
        return Stream.concat(Stream.of(stated), ofRates);
    }

    /// What tells no rate of its own but a worked back one is of a rate that is told, if it can be of one.
    ///
    /// @param likely of what can be of several
    private List<TaxRate> rates(TaxRate likely) {
        return parts.stream()
                .map(part -> told.isTold(part) ? part.named() : rate(part, likely))
                .toList();
    }

    private TaxRate rate(TaxCharge part, TaxRate likely) {
        return Stream.concat(Stream.of(likely), told.all().stream())
                .filter(other -> canAllBeOf(other, part.named()))
                .findFirst()
                .orElse(part.named());
    }

    /// Parts of one named rate are of one rate: 9.00 + 0.19 and 900.00 + 18.90 at "2.1 %" are none of 2 %, though
    /// the smaller alone might be.
    private boolean canAllBeOf(TaxRate other, TaxRate named) {
        return parts.stream()
                .filter(part -> !part.isNothing() && part.named().equals(named))
                .allMatch(part -> part.canBeOf(other));
    }

    private Base ofNet(List<TaxRate> rates) {
        return new Base(
                rates,
                taxes(
                        rates,
                        at -> parts.get(at)
                                .net()
                                .getAmount()
                                .multiply(rates.get(at).fraction())),
                false);
    }

    private Base ofGross(List<TaxRate> rates) {
        return new Base(
                rates,
                taxes(rates, at -> {
                    var rate = rates.get(at).fraction();
                    return Decimals.divide(gross(at).multiply(rate), BigDecimal.ONE.add(rate));
                }),
                true);
    }

    /// A part keeps its own tax where its rate cannot have made it, or was itself made of that tax.
    private List<BigDecimal> taxes(List<TaxRate> rates, IntFunction<BigDecimal> ofRate) {
        var known = told.all();
        return IntStream.range(0, parts.size())
                .mapToObj(at -> known.contains(rates.get(at)) && parts.get(at).canBeOf(rates.get(at))
                        ? ofRate.apply(at)
                        : parts.get(at).tax().getAmount())
                .toList();
    }

    private BigDecimal gross(int at) {
        return parts.get(at).net().plus(parts.get(at).tax()).getAmount();
    }

    private Way way(Base base, Rounding rounding) {
        var span = Span.NOTHING;
        var taxes = new ArrayList<>(isApart(rounding) ? ownOfSingles(base.taxes()) : base.taxes());
        var groups = groups(rounding, base.rates()::get);
        for (var group : groups) {
            var rounded = span(group, taxes);
            span = span.plus(rounded);
            if (groups.size() > 1) {
                bring(taxes, group.members(), rounded.most());
            }
        }
        return new Way(
                base.rates(),
                IntStream.range(0, parts.size())
                        .mapToObj(at -> base.isGross()
                                ? gross(at).subtract(taxes.get(at))
                                : parts.get(at).net().getAmount())
                        .toList(),
                taxes,
                span);
    }

    private static boolean isApart(Rounding rounding) {
        return rounding == Rounding.BY_PART || rounding == Rounding.BY_PIECE;
    }

    /// What rounding made of the tax of one piece is what that part states.
    private List<BigDecimal> ownOfSingles(List<BigDecimal> taxes) {
        return IntStream.range(0, parts.size())
                .mapToObj(
                        at -> parts.get(at).pieces() == 1 ? parts.get(at).tax().getAmount() : taxes.get(at))
                .toList();
    }

    private static void bring(List<BigDecimal> taxes, List<Integer> members, BigDecimal sum) {
        var brought = Spread.bringing(members.stream().map(taxes::get).toList(), sum);
        IntStream.range(0, brought.size()).forEach(n -> taxes.set(members.get(n), brought.get(n)));
    }

    private record Group(List<Integer> members, int pieces) {}

    private List<Group> groups(Rounding rounding, IntFunction<TaxRate> rate) {
        var groups = new LinkedHashMap<List<?>, Group>();
        for (int at = 0; at < parts.size(); at++) {
            boolean isPostage = at == parts.size() - 1;
            List<?> key = switch (rounding) {
                case ONCE -> List.of();
                case ONCE_BESIDE_POSTAGE -> List.of(isPostage);
                case BY_RATE -> List.of(rate.apply(at));
                case BY_RATE_BESIDE_POSTAGE -> List.of(rate.apply(at), isPostage);
                case BY_PART, BY_PIECE -> List.of(at);
            };
            int pieces = rounding == Rounding.BY_PIECE ? parts.get(at).pieces() : 1;
            groups.computeIfAbsent(key, _ -> new Group(new ArrayList<>(), pieces))
                    .members()
                    .add(at);
        }
        return List.copyOf(groups.values());
    }

    private Span span(Group group, List<BigDecimal> amounts) {
        var sum = group.members().stream().map(amounts::get).reduce(BigDecimal.ZERO, BigDecimal::add);
        var one = Decimals.divide(sum, BigDecimal.valueOf(group.pieces()));
        return Span.rounding(one, decimals).times(group.pieces());
    }
}
