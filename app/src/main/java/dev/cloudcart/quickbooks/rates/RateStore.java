package dev.cloudcart.quickbooks.rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.joda.money.CurrencyUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.RateNeed;

/// The exchange rates that one company's documents used, kept so that a day has one rate for good.
public final class RateStore {

    private final JdbcClient jdbc;
    private final long company;

    public RateStore(JdbcClient jdbc, CompanyId company) {
        this.jdbc = jdbc;
        this.company = company.value();
    }

    public Map<RateNeed, BigDecimal> find(Collection<RateNeed> needs) {
        var rows = List.copyOf(needs);
        return jdbc
                .sql("""
                select currency, day, rate from quickbooks_exchange_rate
                where company = :company
                and (currency, day) in (select * from unnest(:currencies::text[], :days::date[]))
                """)
                .param("company", company)
                .param("currencies", texts(rows, need -> need.foreign().getCode()))
                .param("days", texts(rows, need -> need.day().toString()))
                .query((row, _) -> Map.entry(
                        new RateNeed(CurrencyUnit.of(row.getString("currency")), row.getObject("day", LocalDate.class)),
                        row.getBigDecimal("rate")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Those of which there is a rate.
    Set<CurrencyUnit> currencies() {
        return jdbc
                .sql("select distinct currency from quickbooks_exchange_rate where company = ?")
                .param(company)
                .query(String.class)
                .list()
                .stream()
                .map(CurrencyUnit::of)
                .collect(Collectors.toSet());
    }

    public void put(Map<RateNeed, BigDecimal> rates) {
        var rows = List.copyOf(rates.keySet());
        jdbc.sql("""
                insert into quickbooks_exchange_rate (company, currency, day, rate)
                select :company, row.* from unnest(:currencies::text[], :days::date[], :rates::numeric[]) row
                on conflict do nothing
                """)
                .param("company", company)
                .param("currencies", texts(rows, need -> need.foreign().getCode()))
                .param("days", texts(rows, need -> need.day().toString()))
                .param("rates", rows.stream().map(rates::get).toArray(BigDecimal[]::new))
                .update();
    }

    private static String[] texts(List<RateNeed> rows, Function<RateNeed, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }
}
