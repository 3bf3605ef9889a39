package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.database.TestDatabase;

/// A NUL, which no database keeps, is refused on the pages too.
class SignsOfNoTextTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private static Site site;
    private static Tab owner;

    @BeforeAll
    static void open() {
        site = Site.open(DATABASE, home);
        site.company("Mugs");
        owner = site.signedIn(site.owner("olga@example.com"));
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/companies/1/search?q=mug%00",
                "/companies/1/runs?what=%00",
                "/companies/1/proof?section=sales&store=%00&currency=GBP",
                "/companies/1/audit?act=%00",
                "/audit?who=%00"
            })
    void inAnAddress(String address) {
        var page = owner.get(address);

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("There is a sign in it that no text has: go back, and leave it out.");
    }

    @ParameterizedTest
    @CsvSource({"/users, /users, email", "/account, /account, name", "/companies/1/webhooks, /companies/1/webhooks, url"
    })
    void inAForm(String page, String action, String field) {
        var answer = owner.post(page, action, Map.of(field, "a\0b", "password", Site.PASSWORD));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("There is a sign in it that no text has");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b@example.com", "\0"})
    void inWhatAStrangerTypes(String email) {
        var answer = site.stranger().signIn(email, "whatever it is");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("There is a sign in it that no text has: go back, and leave it out.");
    }
}
