package dev.cloudcart.database;

import java.sql.Connection;
import java.sql.SQLException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who may do what on the server of a home. The program's own role owns its database and may do nothing beside:
/// read no file, run no program, make no role. An administrator, whom nobody else uses, makes it.
record Roles(Home home, Credentials credentials) {

    private static final Logger LOG = LoggerFactory.getLogger(Roles.class);
    private static final String MAINTENANCE = "postgres";

    /// The role and its database are there when it returns.
    void prepare(int port) throws SQLException {
        try (var admin = Login.as(Credentials.ADMIN, credentials.adminPassword(), port, MAINTENANCE)) {
            prepare(admin, port);
        } catch (SQLException e) {
            if (!Login.isRefused(e)) {
                throw e;
            }
            makeAdmin(port);
            try (var admin = Login.as(Credentials.ADMIN, credentials.adminPassword(), port, MAINTENANCE)) {
                prepare(admin, port);
            }
        }
    }

    private void prepare(Connection admin, int port) throws SQLException {
        if (!is(admin, "select 1 from pg_roles where rolname = '%s'".formatted(Credentials.USERNAME))) {
            run(admin, makeRole());
        }
        if (!is(admin, "select 1 from pg_database where datname = '%s'".formatted(Login.DATABASE))) {
            run(admin, "create database %s owner %s".formatted(Login.DATABASE, Credentials.USERNAME));
        }
        if (is(admin, "select 1 from pg_roles where rolname = '%s' and rolsuper".formatted(Credentials.USERNAME))) {
            try (var inside = Login.as(Credentials.ADMIN, credentials.adminPassword(), port, Login.DATABASE)) {
                degrade(inside);
            }
        }
    }

    private String makeRole() {
        return "create role %s login nosuperuser nocreatedb nocreaterole password '%s'"
                .formatted(Credentials.USERNAME, credentials.password());
    }

    /// In a data folder of an earlier release the program's own role is the one that may do everything.
    private void makeAdmin(int port) throws SQLException {
        try (var almighty = Login.as(Credentials.USERNAME, credentials.password(), port, MAINTENANCE)) {
            var known = is(almighty, "select 1 from pg_roles where rolname = '%s'".formatted(Credentials.ADMIN));
            run(
                    almighty,
                    "%s role %s superuser login password '%s'"
                            .formatted(known ? "alter" : "create", Credentials.ADMIN, credentials.adminPassword()));
        }
    }

    /// The first role of a data folder can never lose its rights (PostgreSQL 16 and newer). It gets another name
    /// and no way in, and a new one takes over all that is ours; at once or not at all.
    private void degrade(Connection admin) throws SQLException {
        LOG.info("The role {} in {} loses the rights that it does not need", Credentials.USERNAME, home.data());
        admin.setAutoCommit(false);
        run(admin, "alter role %s rename to cloudcart_before".formatted(Credentials.USERNAME));
        run(admin, "alter role cloudcart_before nologin password null");
        run(admin, makeRole());
        run(admin, "alter database %s owner to %s".formatted(Login.DATABASE, Credentials.USERNAME));
        run(admin, """
                do $$
                declare
                    ours regclass;
                begin
                    for ours in
                        select oid from pg_class
                        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
                    loop
                        execute format('alter table %%s owner to %1$s', ours);
                    end loop;
                    for ours in
                        select oid from pg_class
                        where relnamespace = 'public'::regnamespace and relkind = 'S' and not exists (
                            select 1 from pg_depend
                            where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype in ('a', 'i'))
                    loop
                        execute format('alter sequence %%s owner to %1$s', ours);
                    end loop;
                end $$""".formatted(Credentials.USERNAME));
        admin.commit();
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean is(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next();
        }
    }
}
