package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import dev.cloudcart.database.TestDatabase;

/// Nothing is ever taken out of the audit, so nobody may fill it by guessing.
class CountedSignInsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @Test
    void whoeverGoesOnGuessingIsToldAtOnceAndThenWithTheirCount(@TempDir Path home) {
        try (var site = Site.open(DATABASE, home)) {
            site.owner("olga@example.com");
            var guesser = site.stranger();
            for (int guess = 0; guess < 60; guess++) {
                guesser.signIn("olga@example.com", "guess " + guess);
            }
        }

        assertThat(refused()).hasSizeLessThanOrEqualTo(8).anyMatch(what -> what.startsWith("too many wrong passwords"));
        assertThat(refused()).anyMatch(what -> what.endsWith(" more within a minute"));
    }

    private static List<String> refused() {
        return DATABASE.jdbc()
                .sql("select subject from audit where act in ('sign in', 'SIGN_IN') and not done order by id")
                .query((row, _) -> String.valueOf(row.getString("subject")))
                .list();
    }
}
