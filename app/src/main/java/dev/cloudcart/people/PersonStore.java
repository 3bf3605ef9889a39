package dev.cloudcart.people;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.access.Role;
import dev.cloudcart.core.books.CompanyId;

/// The tables `person` and `person_role`.
final class PersonStore {

    private static final String PEOPLE = """
            select p.id, p.email, p.name, p.password is null as invited, p.disabled,
                   p.second_factor_since is not null as second_factor, p.signed_in_at,
                   array(select r.company from person_role r where r.person = p.id order by r.company) as companies,
                   array(select r.role from person_role r where r.person = p.id order by r.company) as roles
            from person p
            """;

    private final JdbcClient jdbc;

    PersonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Person> all() {
        return jdbc.sql(PEOPLE + "order by lower(p.name), p.id")
                .query((row, _) -> person(row))
                .list();
    }

    Optional<Person> find(long id) {
        return jdbc.sql(PEOPLE + "where p.id = :id")
                .param("id", id)
                .query((row, _) -> person(row))
                .optional();
    }

    Optional<Person> withEmail(String email) {
        return jdbc.sql(PEOPLE + "where p.email = :email")
                .param("email", email)
                .query((row, _) -> person(row))
                .optional();
    }

    private static Person person(ResultSet row) throws SQLException {
        var at = row.getObject("signed_in_at", OffsetDateTime.class);
        return new Person(
                row.getLong("id"),
                row.getString("email"),
                row.getString("name"),
                row.getBoolean("invited"),
                row.getBoolean("disabled"),
                row.getBoolean("second_factor"),
                at == null ? null : at.toInstant(),
                roles((Long[]) row.getArray("companies").getArray(), (String[])
                        row.getArray("roles").getArray()));
    }

    private static Roles roles(@Nullable Long[] companies, String[] roles) {
        Role everywhere = null;
        var within = new HashMap<CompanyId, Role>();
        for (int at = 0; at < roles.length; at++) {
            var company = companies[at];
            var role = Role.valueOf(roles[at]);
            if (company == null) {
                everywhere = role;
            } else {
                within.put(new CompanyId(company), role);
            }
        }
        return new Roles(everywhere, within);
    }

    /// @return empty when somebody has the address already
    Optional<Long> add(String email, String name, @Nullable String password, Instant now) {
        return jdbc.sql("""
                insert into person (email, name, password, made_at) values (:email, :name, :password, :now)
                on conflict (email) do nothing returning id""")
                .param("email", email)
                .param("name", name)
                .param("password", password)
                .param("now", now.atOffset(UTC))
                .query(Long.class)
                .optional();
    }

    /// @return false when somebody else has the address
    boolean change(long person, String email, String name) {
        return jdbc.sql("""
                update person set email = :email, name = :name
                where id = :person and not exists (select from person o where o.email = :email and o.id <> :person)""")
                        .param("email", email)
                        .param("name", name)
                        .param("person", person)
                        .update()
                == 1;
    }

    void remove(long person) {
        jdbc.sql("delete from person where id = :person")
                .param("person", person)
                .update();
    }

    /// In place of whatever roles there were.
    void give(long person, Roles roles) {
        jdbc.sql("delete from person_role where person = :person")
                .param("person", person)
                .update();
        if (roles.everywhere() != null) {
            give(person, null, roles.everywhere());
        }
        roles.within().forEach((company, role) -> give(person, company.value(), role));
    }

    private void give(long person, @Nullable Long company, Role role) {
        jdbc.sql("insert into person_role (person, company, role) values (:person, :company, :role)")
                .param("person", person)
                .param("company", company)
                .param("role", role.name())
                .update();
    }

    Optional<String> password(long person) {
        return jdbc.sql("select password from person where id = :person and password is not null")
                .param("person", person)
                .query(String.class)
                .optional();
    }

    void password(long person, String kept) {
        jdbc.sql("update person set password = :kept where id = :person")
                .param("kept", kept)
                .param("person", person)
                .update();
    }

    void disabled(long person, boolean disabled) {
        jdbc.sql("update person set disabled = :disabled where id = :person")
                .param("disabled", disabled)
                .param("person", person)
                .update();
    }

    void signedIn(long person, Instant now) {
        jdbc.sql("update person set signed_in_at = :now where id = :person")
                .param("now", now.atOffset(UTC))
                .param("person", person)
                .update();
    }

    /// Two who set up at once wait for each other here.
    void alone() {
        jdbc.sql("lock table person in share row exclusive mode").update();
    }

    boolean hasOwner() {
        return jdbc.sql("""
                select exists (select 1 from person_role r join person p on p.id = r.person
                where r.company is null and r.role = 'OWNER' and not p.disabled)""").query(Boolean.class).single();
    }

    /// How many others could still run the installation.
    long ownersBeside(long person) {
        return jdbc.sql("""
                select count(*) from person_role r join person p on p.id = r.person
                where r.company is null and r.role = 'OWNER' and not p.disabled and p.password is not null
                and p.id <> :person""").param("person", person).query(Long.class).single();
    }
}
