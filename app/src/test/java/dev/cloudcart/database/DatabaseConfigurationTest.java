package dev.cloudcart.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class DatabaseConfigurationTest {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(DatabaseConfiguration.class)
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class))
            .withPropertyValues("cloudcart.home=" + TestDatabase.home().folder());

    @Test
    void offersTheEmbeddedDatabaseWhenNoOtherIsNamed() {
        application.withPropertyValues("spring.datasource.url=").run(context -> {
            var pool = context.getBean(HikariDataSource.class);

            assertThat(pool.getJdbcUrl())
                    .startsWith("jdbc:postgresql://127.0.0.1:")
                    .endsWith("/cloudcart");
            assertThat(pool.getConnection().isValid(1)).isTrue();
            assertThat(context.getBean(JdbcConnectionDetails.class).toString()).doesNotContain(pool.getPassword());
        });
    }

    @Test
    void closesThePoolBeforeTheServer() {
        var closed = new ArrayList<Object>();

        application
                .withBean(DestructionAwareBeanPostProcessor.class, () -> (bean, _) -> closed.add(bean))
                .run(context -> context.getBean(HikariDataSource.class));

        assertThat(closed)
                .filteredOn(bean -> bean instanceof HikariDataSource || bean instanceof EmbeddedPostgres)
                .extracting(Object::getClass)
                .extracting(Class::getSimpleName)
                .isEqualTo(List.of("HikariDataSource", "EmbeddedPostgres"));
    }

    @Test
    void leavesTheEmbeddedDatabaseAloneWhenAnotherIsNamed() {
        try (var other = TestDatabase.empty()) {
            application
                    .withPropertyValues(named(other.url(), other.username(), other.password()))
                    .run(context -> {
                        assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedPostgres.class);
                        assertThat(context.getBean(HikariDataSource.class).getJdbcUrl())
                                .isEqualTo(other.url());
                    });
        }
    }

    @Test
    void saysThatADatabaseDoesNotAnswer() throws IOException {
        int nobodyListens;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobodyListens = socket.getLocalPort();
        }

        assertThat(sentenceFor("jdbc:postgresql://127.0.0.1:%d/books".formatted(nobodyListens), "me", "secret"))
                .isEqualTo("The database in spring.datasource.url does not answer: start it, or correct the address.");
    }

    @Test
    void saysThatADatabaseRefusesTheLogin() {
        try (var other = TestDatabase.empty()) {

            assertThat(sentenceFor(other.url(), other.username(), "wrong"))
                    .isEqualTo(
                            "The database refuses our login: correct spring.datasource.username and spring.datasource.password.");
        }
    }

    @Test
    void saysThatADatabaseDoesNotExist() {
        try (var other = TestDatabase.empty()) {

            assertThat(sentenceFor(other.url() + "_not", other.username(), other.password()))
                    .isEqualTo("The database in spring.datasource.url does not exist: create it, or correct its name.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql://localhost/books", "postgres://localhost/books", "books"})
    void refusesWhatIsNoPostgres(String url) {
        assertThat(sentenceFor(url, "me", "secret"))
                .startsWith("The address in spring.datasource.url is not that of a PostgreSQL");
    }

    @Test
    void hasNothingToSayAboutOtherFailures() {
        assertThat(DatabaseTrouble.sentence(new IllegalStateException("port in use")))
                .isEmpty();
    }

    private String sentenceFor(String url, String username, String password) {
        var sentences = new ArrayList<String>();
        application.withPropertyValues(named(url, username, password)).run(context -> {
            assertThat(context).hasFailed();
            DatabaseTrouble.sentence(Objects.requireNonNull(context.getStartupFailure()))
                    .ifPresent(sentences::add);
        });
        return sentences.getFirst();
    }

    private static String[] named(String url, String username, String password) {
        return new String[] {
            "spring.datasource.url=" + url,
            "spring.datasource.username=" + username,
            "spring.datasource.password=" + password
        };
    }
}
