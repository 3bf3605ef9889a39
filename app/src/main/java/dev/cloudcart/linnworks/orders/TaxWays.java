package dev.cloudcart.linnworks.orders;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
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
    /// @param isGross whether a tax that becomes more leaves less of its part
    record Way(
            List<TaxRate> rates,
            List<BigDecimal> nets,
            List<BigDecimal> taxes,
            List<Rounded> rounded,
            boolean isGross) {

        Span span() {
            return rounded.stream().map(Rounded::span).reduce(Span.NOTHING, Span::plus);
        }

        /// With the halves decided so that they make a tax: from what was rounded without one nothing moves.
        Way making(BigDecimal tax) {
            if (rounded.size() == 1) {
                return this;
            }
            var all = span();
            var open = tax.subtract(all.least());
            var decided = new ArrayList<>(taxes);
            for (var group : rounded) {
                var share = all.room().signum() == 0
                        ? BigDecimal.ZERO
                        : Decimals.divide(open.multiply(group.span().room()), all.room());
                bring(decided, group.members(), group.span().least().add(share));
            }
            return new Way(rates, isGross ? less(decided) : nets, decided, rounded, isGross);
        }

        private List<BigDecimal> less(List<BigDecimal> decided) {
            return IntStream.range(0, nets.size())
                    .mapToObj(at -> nets.get(at).add(taxes.get(at)).subtract(decided.get(at)))
                    .toList();
        }
    }

    /// What some parts together were rounded to.
    record Rounded(List<Integer> members, Span span) {}

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
    /// @param isOwn by part, whether the tax is the one that it states
    private record Base(List<TaxRate> rates, List<BigDecimal> taxes, List<Boolean> isOwn, boolean isGross) {}

    /// All of them, the likeliest first: what was rounded piece by piece leaves most room, and explains least.
    Stream<Way> all() {
        var ofRates = told.all().stream()
                .map(this::rates)
                .distinct()
                .map(rates -> fromGross ? List.of(ofNet(rates), ofGross(rates)) : List.of(ofNet(rates)));
        return Stream.concat(Stream.of(List.of(stated())), ofRates).flatMap(this::ways);
    }

    private Stream<Way> ways(List<Base> bases) {
        return Stream.concat(
                bases.stream()
                        .flatMap(base -> EnumSet.complementOf(EnumSet.of(Rounding.BY_PIECE)).stream()
                                .map(rounding -> way(base, rounding))),
                bases.stream().map(base -> way(base, Rounding.BY_PIECE)));
    }

    /// What a part's own amounts come to, rounded for all together, for each, or for each piece.
    Stream<Span> sums(List<BigDecimal> amounts) {
        return Stream.of(Rounding.ONCE, Rounding.BY_PART, Rounding.BY_PIECE)
                .map(rounding -> groups(
                                rounding, _ -> TaxRate.ZERO, at -> parts.get(at).pieces())
                        .stream()
                        .map(group -> span(group, amounts))
                        .reduce(Span.NOTHING, Span::plus));
    }

    private Base stated() {
        return new Base(
                rates(told.ofCountry()),
                parts.stream().map(part -> part.tax().getAmount()).toList(),
                parts.stream().map(_ -> true).toList(),
                false);
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
                isOwn(rates),
                false);
    }

    private Base ofGross(List<TaxRate> rates) {
        return new Base(
                rates,
                taxes(rates, at -> {
                    var rate = rates.get(at).fraction();
                    return Decimals.divide(gross(at).multiply(rate), BigDecimal.ONE.add(rate));
                }),
                isOwn(rates),
                true);
    }

    private List<BigDecimal> taxes(List<TaxRate> rates, IntFunction<BigDecimal> ofRate) {
        var isOwn = isOwn(rates);
        return IntStream.range(0, parts.size())
                .mapToObj(at -> isOwn.get(at) ? parts.get(at).tax().getAmount() : ofRate.apply(at))
                .toList();
    }

    /// A part keeps its own tax where its rate cannot have made it, or was itself made of that tax.
    private List<Boolean> isOwn(List<TaxRate> rates) {
        var known = told.all();
        return IntStream.range(0, parts.size())
                .mapToObj(at -> !known.contains(rates.get(at)) || !parts.get(at).canBeOf(rates.get(at)))
                .toList();
    }

    private BigDecimal gross(int at) {
        return parts.get(at).net().plus(parts.get(at).tax()).getAmount();
    }

    private Way way(Base base, Rounding rounding) {
        var taxes = new ArrayList<>(isApart(rounding) ? ownOfSingles(base.taxes()) : base.taxes());
        var rounded = groups(rounding, base).stream()
                .map(group -> new Rounded(group.members(), span(group, taxes)))
                .toList();
        if (rounded.size() > 1) {
            rounded.forEach(group -> bring(taxes, group.members(), group.span().most()));
        }
        return new Way(
                base.rates(),
                IntStream.range(0, parts.size())
                        .mapToObj(at -> base.isGross()
                                ? gross(at).subtract(taxes.get(at))
                                : parts.get(at).net().getAmount())
                        .toList(),
                taxes,
                rounded,
                base.isGross());
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

    /// What a part states in whole minor units was rounded before, and not piece by piece.
    private List<Group> groups(Rounding rounding, Base base) {
        return groups(
                rounding,
                base.rates()::get,
                at -> base.isOwn().get(at) && isWhole(parts.get(at).tax().getAmount())
                        ? 1
                        : parts.get(at).pieces());
    }

    private boolean isWhole(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() <= decimals;
    }

    private List<Group> groups(Rounding rounding, IntFunction<TaxRate> rate, IntUnaryOperator piecesOf) {
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
            int pieces = rounding == Rounding.BY_PIECE ? piecesOf.applyAsInt(at) : 1;
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
