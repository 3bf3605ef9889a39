package dev.cloudcart.linnworks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.books.TaxUse;
import dev.cloudcart.core.books.TaxUse.Treatment;
import dev.cloudcart.core.mapping.Mapping;
import dev.cloudcart.core.mapping.SaleMapper;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.settings.Settings;

/// A company of some country with a code for each of its rates, under the usual settings.
final class CodedBooks {
    private CodedBooks() {}

    /// @param rates in thousandths of a percent
    static Mapping map(Sale sale, String country, List<Long> rates) {
        var rules = Settings.startingOn(LocalDate.of(2026, 1, 1)).rules(1, sale.currency(), ZoneId.of("UTC"));
        var needs = SaleMapper.needs(rules, List.of(sale));
        var chart = new Chart(
                new Country(country),
                sale.currency(),
                true,
                true,
                TaxSystem.CODES,
                rates.stream().map(rate -> code(country, rate)).toList(),
                null,
                looked(needs.parties(), need -> new Ref<>("c", need.name())),
                looked(needs.items(), need -> new Ref<>("i", need.sku())),
                Map.of());
        return new SaleMapper(rules, chart).map(sale);
    }

    /// By the percentage of their code, with what was taken off.
    static Map<BigDecimal, BigDecimal> netsByRate(Sale sale, String country, List<Long> rates) {
        if (!(map(sale, country, rates) instanceof Mapping.Mapped(var _, var document))) {
            throw new AssertionError(map(sale, country, rates).toString());
        }
        var percents = rates.stream()
                .collect(Collectors.toMap(
                        rate -> "code " + rate, rate -> rate(rate).percent()));
        return document.form().lines().stream()
                .collect(Collectors.toMap(
                        line -> Objects.requireNonNull(percents.get(
                                Objects.requireNonNull(line.taxCode()).id())),
                        line -> line.net().getAmount(),
                        BigDecimal::add,
                        TreeMap::new));
    }

    static TaxRate rate(long rate) {
        return new TaxRate(BigDecimal.valueOf(rate, 3));
    }

    private static TaxCode code(String country, long rate) {
        var named = new Ref<Ref.TaxCode>("code " + rate, rate(rate).toString());
        return new TaxCode(
                named,
                List.of(new TaxCode.Part(new Ref<>("rate " + rate, named.name()), rate(rate))),
                new TaxUse(rate == 0 ? Treatment.ZERO_RATED : Treatment.TAXED, Jurisdiction.of(new Country(country))));
    }

    private static <N, K extends Ref.Kind> Map<N, Lookup<Ref<K>>> looked(Set<N> needs, Function<N, Ref<K>> ref) {
        return needs.stream()
                .collect(Collectors.toMap(Function.identity(), need -> new Lookup.Found<>(ref.apply(need))));
    }
}
