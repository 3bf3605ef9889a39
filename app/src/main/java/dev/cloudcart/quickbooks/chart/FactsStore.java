package dev.cloudcart.quickbooks.chart;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.joda.money.CurrencyUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.books.TaxUse;
import dev.cloudcart.core.books.TaxUse.Treatment;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;

/// What else is kept of one company: its facts and tax codes.
public final class FactsStore {

    private final JdbcClient jdbc;
    private final long company;

    public FactsStore(JdbcClient jdbc, CompanyId company) {
        this.jdbc = jdbc;
        this.company = company.value();
    }

    /// Empty when nothing is known of this realm.
    public Optional<CompanyFacts> facts(String realm) {
        return jdbc.sql("""
                select country, home, multicurrency, custom_numbers, tax_system, books_closed_until
                from quickbooks_company where company = :company and realm = :realm
                """)
                .param("company", company)
                .param("realm", realm)
                .query(FactsStore::facts)
                .optional();
    }

    /// The same of whichever books were looked at last.
    public Optional<CompanyFacts> seen() {
        return jdbc.sql("""
                select country, home, multicurrency, custom_numbers, tax_system, books_closed_until
                from quickbooks_company where company = ?
                """).param(company).query(FactsStore::facts).optional();
    }

    private static CompanyFacts facts(ResultSet row, int number) throws SQLException {
        return new CompanyFacts(
                new Country(row.getString("country")),
                CurrencyUnit.of(row.getString("home")),
                row.getBoolean("multicurrency"),
                row.getBoolean("custom_numbers"),
                TaxSystem.valueOf(row.getString("tax_system")),
                row.getObject("books_closed_until", LocalDate.class));
    }

    /// Keeps what somebody was just shown of the books. Where nothing else is known of this realm, all is still read
    /// when it is needed first.
    public void saw(String realm, CompanyFacts facts) {
        put(facts(realm).isPresent() ? realm : "seen " + realm, facts);
    }

    public void put(String realm, CompanyFacts facts) {
        jdbc.sql("""
                        insert into quickbooks_company (company, realm, country, home, multicurrency, custom_numbers, tax_system,
                            books_closed_until)
                        values (:company, :realm, :country, :home, :multicurrency, :customNumbers, :taxSystem, :closed)
                        on conflict (company) do update
                        set realm = excluded.realm, country = excluded.country, home = excluded.home,
                            multicurrency = excluded.multicurrency, custom_numbers = excluded.custom_numbers,
                            tax_system = excluded.tax_system, books_closed_until = excluded.books_closed_until
                        """)
                .param("company", company)
                .param("realm", realm)
                .param("country", facts.country().code())
                .param("home", facts.home().getCode())
                .param("multicurrency", facts.multicurrency())
                .param("customNumbers", facts.customNumbers())
                .param("taxSystem", facts.taxSystem().name())
                .param("closed", facts.booksClosedUntil(), Types.DATE)
                .update();
    }

    /// What was kept by an earlier version has no codes for purchases.
    public TaxCodeLists taxCodes() {
        return new TaxCodeLists(codes(false), codes(true));
    }

    private List<TaxCode> codes(boolean bought) {
        var rows = jdbc.sql("""
                select code, code_name, bought, place, rate, rate_name, percent, treatment, country, region
                from quickbooks_tax_rate
                where company = :company and bought = :bought order by length(code), code, place
                """)
                .param("company", company)
                .param("bought", bought)
                .query((row, _) -> new Row(
                        new Ref<>(row.getString("code"), row.getString("code_name")),
                        row.getBoolean("bought"),
                        row.getInt("place"),
                        new TaxCode.Part(
                                new Ref<>(row.getString("rate"), row.getString("rate_name")),
                                new TaxRate(row.getBigDecimal("percent"))),
                        use(row)))
                .list();
        var codes = rows.stream().collect(Collectors.groupingBy(Row::code, LinkedHashMap::new, Collectors.toList()));
        return codes.entrySet().stream()
                .map(code -> new TaxCode(
                        code.getKey(),
                        code.getValue().stream().map(Row::part).toList(),
                        code.getValue().getFirst().use()))
                .toList();
    }

    private static TaxUse use(ResultSet row) throws SQLException {
        var country = row.getString("country");
        return new TaxUse(
                Treatment.valueOf(row.getString("treatment")),
                country.isEmpty()
                        ? Jurisdiction.UNKNOWN
                        : new Jurisdiction(new Country(country), row.getString("region")));
    }

    /// At no moment is the company without tax codes.
    public void put(TaxCodeLists codes) {
        var rows = Stream.concat(
                        codes.sales().stream().flatMap(code -> rows(code, false)),
                        codes.purchases().stream().flatMap(code -> rows(code, true)))
                .toList();
        jdbc.sql("""
                insert into quickbooks_tax_rate (company, code, code_name, bought, place, rate, rate_name, percent, treatment,
                    country, region)
                select :company, row.* from unnest(:codes, :codeNames, :bought, :places, :rates, :rateNames, :percents,
                    :treatments, :countries, :regions) row
                on conflict (company, code, bought, place) do update
                set code_name = excluded.code_name, rate = excluded.rate, rate_name = excluded.rate_name,
                    percent = excluded.percent, treatment = excluded.treatment, country = excluded.country,
                    region = excluded.region
                """)
                .param("company", company)
                .param("codes", texts(rows, row -> row.code.id()))
                .param("codeNames", texts(rows, row -> row.code.name()))
                .param("bought", rows.stream().map(Row::bought).toArray(Boolean[]::new))
                .param("places", rows.stream().map(Row::place).toArray(Integer[]::new))
                .param("rates", texts(rows, row -> row.part.rate().id()))
                .param("rateNames", texts(rows, row -> row.part.rate().name()))
                .param(
                        "percents",
                        rows.stream().map(row -> row.part.percent().percent()).toArray(BigDecimal[]::new))
                .param("treatments", texts(rows, row -> row.use.treatment().name()))
                .param("countries", texts(rows, row -> country(row.use.where())))
                .param("regions", texts(rows, row -> row.use.where().region()))
                .update();
        jdbc.sql("""
                delete from quickbooks_tax_rate where company = :company
                and not exists (select 1 from unnest(:codes, :bought, :places) kept (code, bought, place)
                                where kept.code = quickbooks_tax_rate.code and kept.bought = quickbooks_tax_rate.bought
                                    and kept.place = quickbooks_tax_rate.place)
                """)
                .param("company", company)
                .param("codes", texts(rows, row -> row.code.id()))
                .param("bought", rows.stream().map(Row::bought).toArray(Boolean[]::new))
                .param("places", rows.stream().map(Row::place).toArray(Integer[]::new))
                .update();
    }

    /// @param bought whether it is the part of a code as purchases use it
    /// @param place of the part in its code
    private record Row(Ref<Ref.TaxCode> code, boolean bought, int place, TaxCode.Part part, TaxUse use) {}

    private static String country(Jurisdiction where) {
        var country = where.country();
        return country == null ? "" : country.code();
    }

    private static Stream<Row> rows(TaxCode code, boolean bought) {
        var parts = code.rates();
        return IntStream.range(0, parts.size()).mapToObj(i -> new Row(code.ref(), bought, i, parts.get(i), code.use()));
    }

    private static String[] texts(List<Row> rows, Function<Row, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    /// Drops all that is known of the company: it is connected to other books now.
    public void forget() {
        for (var table : List.of(
                "quickbooks_company",
                "quickbooks_list",
                "quickbooks_listed",
                "quickbooks_tax_rate",
                "quickbooks_exchange_rate",
                "quickbooks_link")) {
            jdbc.sql("delete from " + table + " where company = :company")
                    .param("company", company)
                    .update();
        }
    }
}
