package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.people.People;
import dev.cloudcart.people.SetUpCode;
import dev.cloudcart.settings.Companies;

class SetUpTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    @Test
    void whoeverHasTheMachineSetsItUpOnce() throws Exception {
        try (var site = Site.open(DATABASE, home)) {
            var code = site.get(SetUpCode.class).code().orElseThrow();
            var file = home.resolve("set-up-code");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(code).matches("([A-Z2-9]{5}-){3}[A-Z2-9]{5}");
            var tab = site.stranger();
            assertThat(Tab.location(tab.get("/"))).isEqualTo("/set-up");
            assertThat(Tab.location(tab.get("/sign-in"))).isEqualTo("/set-up");

            assertThat(sent(tab, "AAAAA-AAAAA-AAAAA-AAAAA", Map.of())).contains("That is not the code");
            assertThat(sent(tab, code, Map.of("password", "12345678"))).contains("tried first");
            assertThat(sent(tab, code, Map.of("company", " "))).contains("name has 1 to 100 characters");
            assertThat(sent(tab, code, Map.of("currency", "XXX"))).contains("no currency that books are kept in");
            assertThat(site.get(People.class).hasOwner()).isFalse();

            var done = tab.post(
                    "/set-up", "/set-up", form(code.toLowerCase(Locale.ROOT).replace("-", " "), Map.of()));

            var company = site.get(Companies.class).named("Mug Shop").orElseThrow();
            assertThat(Tab.location(done))
                    .isEqualTo(
                            "/companies/%d/connections".formatted(company.id().value()));
            assertThat(tab.get("/companies/%d/dashboard".formatted(company.id().value()))
                            .body())
                    .contains("Three steps to the first sync");
            assertThat(file).doesNotExist();
            assertThat(site.stranger().get("/set-up").statusCode()).isEqualTo(404);
        }
    }

    private static String sent(Tab tab, String code, Map<String, String> other) {
        var answer = tab.post("/set-up", "/set-up", form(code, other));
        assertThat(answer.statusCode()).isEqualTo(422);
        return answer.body();
    }

    private static Map<String, String> form(String code, Map<String, String> other) {
        var form = new HashMap<>(Map.of(
                "code", code,
                "name", "Anna",
                "email", "anna@example.com",
                "password", Site.PASSWORD,
                "company", "Mug Shop",
                "currency", "GBP",
                "zone", "Europe/London"));
        form.putAll(other);
        return form;
    }
}
