package dev.cloudcart.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteDatabaseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example/books",
                "jdbc:postgresql://db.example/books?sslmode=require",
                "jdbc:postgresql://127.0.0.1,db.example:5433/books",
                "jdbc:postgresql://127.0.0.1.evil.example/books"
            })
    void warnsOfADatabaseElsewhereThatNeedNotProveItself(String url) {
        assertThat(RemoteDatabase.warning(url, ""))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("sslmode=verify-full"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example/books?sslmode=verify-full",
                "jdbc:postgresql://127.0.0.1:5433/books",
                "jdbc:postgresql://[::1]/books",
                "jdbc:postgresql:books"
            })
    void saysNothingOfOthers(String url) {
        assertThat(RemoteDatabase.warning(url, "")).isEmpty();
    }
}
