package dev.cloudcart.settings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.joda.money.CurrencyUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;

/// The tables of companies and settings.
final class SettingsStore {

    private static final String VERSIONS = """
            select v.*,
                array(select c.setting from settings_change c
                    where c.company = v.company and c.version = v.version order by c.place) settings,
                array(select c.before from settings_change c
                    where c.company = v.company and c.version = v.version order by c.place) befores,
                array(select c.after from settings_change c
                    where c.company = v.company and c.version = v.version order by c.place) afters
            from settings_version v
            where v.company = :company
            """;

    private final JdbcClient jdbc;

    SettingsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Empty when the name is taken.
    Optional<CompanyId> insertCompany(String name, CurrencyUnit currency, ZoneId zone, Instant added) {
        return jdbc.sql("""
                insert into company (name, currency, zone, added)
                values (:name, :currency, :zone, :added)
                on conflict (lower(name)) do nothing
                returning id""")
                .param("name", name)
                .param("currency", currency.getCode())
                .param("zone", zone.getId())
                .param("added", added.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new CompanyId(row.getLong("id")))
                .optional();
    }

    List<Company> companies() {
        return jdbc.sql("select * from company order by lower(name)")
                .query((row, _) -> company(row))
                .list();
    }

    Optional<Company> company(CompanyId id) {
        return jdbc.sql("select * from company where id = :id")
                .param("id", id.value())
                .query((row, _) -> company(row))
                .optional();
    }

    Optional<Company> companyNamed(String name) {
        return jdbc.sql("select * from company where lower(name) = lower(:name)")
                .param("name", name)
                .query((row, _) -> company(row))
                .optional();
    }

    /// Until the transaction ends nobody else makes a version for this company.
    void lock(CompanyId company) {
        jdbc.sql("select id from company where id = :id for update")
                .param("id", company.value())
                .query(Long.class)
                .optional();
    }

    void insertVersion(VersionedSettings version) {
        jdbc.sql("""
                insert into settings_version (company, version, who, at, yaml)
                values (:company, :version, :who, :at, :yaml)""")
                .param("company", version.company().value())
                .param("version", version.version())
                .param("who", version.who())
                .param("at", version.at().atOffset(ZoneOffset.UTC))
                .param("yaml", SettingsYaml.write(version.settings()))
                .update();
        for (var place = 0; place < version.changes().size(); place++) {
            insertChange(version, place, version.changes().get(place));
        }
    }

    private void insertChange(VersionedSettings version, int place, Change change) {
        jdbc.sql("""
                insert into settings_change (company, version, place, setting, before, after)
                values (:company, :version, :place, :setting, :before, :after)""")
                .param("company", version.company().value())
                .param("version", version.version())
                .param("place", place)
                .param("setting", change.setting())
                .param("before", change.before())
                .param("after", change.after())
                .update();
    }

    Optional<VersionedSettings> latest(CompanyId company) {
        return newest(company, Long.MAX_VALUE, 1).stream().findFirst();
    }

    List<VersionedSettings> newest(CompanyId company, long before, int versionsMax) {
        return jdbc.sql(VERSIONS + "and v.version < :before order by v.version desc limit :max")
                .param("company", company.value())
                .param("before", before)
                .param("max", versionsMax)
                .query((row, _) -> version(row))
                .list();
    }

    Optional<VersionedSettings> version(CompanyId company, long version) {
        return jdbc.sql(VERSIONS + "and v.version = :version")
                .param("company", company.value())
                .param("version", version)
                .query((row, _) -> version(row))
                .optional();
    }

    private static Company company(ResultSet row) throws SQLException {
        return new Company(
                new CompanyId(row.getLong("id")),
                row.getString("name"),
                CurrencyUnit.of(row.getString("currency")),
                ZoneId.of(row.getString("zone")),
                instant(row, "added"));
    }

    private static VersionedSettings version(ResultSet row) throws SQLException {
        var company = new CompanyId(row.getLong("company"));
        return new VersionedSettings(
                company,
                row.getLong("version"),
                row.getString("who"),
                instant(row, "at"),
                changes(row),
                SettingsYaml.written(row.getString("yaml")));
    }

    private static List<Change> changes(ResultSet row) throws SQLException {
        var settings = strings(row, "settings");
        var before = strings(row, "befores");
        var after = strings(row, "afters");
        return IntStream.range(0, settings.length)
                .mapToObj(i -> new Change(settings[i], before[i], after[i]))
                .toList();
    }

    private static String[] strings(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
