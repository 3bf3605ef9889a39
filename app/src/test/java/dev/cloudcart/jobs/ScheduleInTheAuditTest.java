package dev.cloudcart.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import dev.cloudcart.Application;
import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.Companies.Adding.Added;
import dev.cloudcart.shell.session.Start;

class ScheduleInTheAuditTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    Path home;

    @Test
    void keepsThatTheScheduleStartedARun() {
        var wish = new Start.Wish(
                true,
                false,
                Map.of(
                        "cloudcart.home",
                        home.toString(),
                        "server.port",
                        "0",
                        "spring.datasource.url",
                        DATABASE.url(),
                        "spring.datasource.username",
                        DATABASE.username(),
                        "spring.datasource.password",
                        DATABASE.password(),
                        "logging.level.root",
                        "off"));
        try (var rooms = Application.start(wish)) {
            var added = (Added)
                    rooms.getBean(Companies.class).add("Mugs", CurrencyUnit.GBP, ZoneId.of("Europe/London"), "test");
            var company = added.company().id();

            rooms.getBean(Runs.class)
                    .run(new SyncRequest(company, Occasion.SCHEDULED, new SyncRequest.SinceLastTime()));

            var entries = rooms.getBean(Audit.class).list(Optional.of(company), Long.MAX_VALUE, 10);
            assertThat(entries).hasSize(1).first().satisfies(entry -> {
                assertThat(entry.act()).isEqualTo(Act.RUN);
                assertThat(entry.actor()).isEqualTo(new Actor("schedule", "service"));
                assertThat(entry.subject()).isEqualTo("scheduled, since the last time");
            });
            assertThat(rooms.getBean(Audit.class).list(Optional.empty(), Long.MAX_VALUE, 10))
                    .last()
                    .satisfies(entry -> assertThat(entry.subject()).isEqualTo("an API token is made"));
        }
    }
}
