package dev.cloudcart.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import dev.cloudcart.database.TestDatabase;

class PeopleAndTokensTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @TempDir
    static Path home;

    private final ShellFixture shell = new ShellFixture(DATABASE, home);

    @Test
    void whoeverHasTheShellLooksAfterPeopleAndTokens() {
        shell.types("company", "add", "Mugs", "--currency", "GBP", "--time-zone", "Europe/London");
        shell.types("user", "add", "anna@example.com", "--name", "Anna", "--role", "owner");
        var carla = shell.types("user", "add", "carla@example.com", "--name", "Carla", "--role", "viewer", "--no-link");
        assertThat(carla.out() + carla.err())
                .contains("Carla is viewer everywhere.")
                .doesNotContain("/links/");
        var link = shell.types("user", "link", "carla@example.com");
        assertThat(link.out() + link.err())
                .contains("This link, which works once within an hour, signs Carla in:", "/links/");
        assertThat(shell.types("user", "remove", "carla@example.com").exitStatus())
                .isZero();
        shell.types("user", "add", "ben@example.com", "--name", "Ben", "--role", "viewer", "--company", "Mugs");

        assertThat(shell.types("user", "let", "ben@example.com", "--role", "operator", "--company", "Mugs")
                        .exitStatus())
                .isZero();
        assertThat(shell.types("user", "disable", "ben@example.com").exitStatus())
                .isZero();
        assertThat(shell.types("user", "factor", "ben@example.com").exitStatus())
                .isZero();
        assertThat(shell.types("user", "list").out()).contains("ben@example.com  Ben  operator of Mugs, disabled");
        assertThat(shell.types("user", "remove", "anna@example.com").err()).contains("Anna is the last owner");
        assertThat(shell.types("user", "remove", "ben@example.com").exitStatus())
                .isZero();
        assertThat(shell.types("user", "enable", "ben@example.com").err()).contains("Nobody has the address");

        var made = shell.types(
                "token", "make", "export", "--role", "viewer", "--company", "Mugs", "--until", "2099-01-31");
        assertThat(made.out()).containsPattern("^cloudcart_[\\w-]{43}\\n$");
        assertThat(shell.types("token", "make", "export", "--role", "viewer").err())
                .contains("There is a token named \"export\" already");
        assertThat(shell.types("token", "make", "x", "--role", "viewer", "--until", "soon")
                        .err())
                .contains("\"soon\" is no day");
        assertThat(shell.types("token", "make", "x", "--role", "viewer", "--until", "+999999-01-01")
                        .err())
                .contains("\"+999999-01-01\" is no day");
        assertThat(shell.types("token", "list").out())
                .contains("export  viewer of Mugs, until 2099-02-01T00:00:00Z")
                .doesNotContain("cloudcart_");
        assertThat(shell.types("token", "revoke", "Export").exitStatus()).isZero();
        assertThat(shell.types("token", "list").out()).doesNotContain("export");
        assertThat(shell.types("audit").out())
                .contains("ben@example.com is operator of Mugs now", "token export is revoked");
    }
}
