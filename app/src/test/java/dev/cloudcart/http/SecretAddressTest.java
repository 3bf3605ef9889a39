package dev.cloudcart.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://books.example/token",
                "http://127.0.0.1:9000/token",
                "http://localhost:9000",
                "http://[::1]:9000"
            })
    void takesTlsAndThisMachine(String address) {
        assertThat(SecretAddress.checked("a.b", URI.create(address))).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://books.example",
                "https://me@books.example",
                "books.example",
                "ftp://localhost",
                "http://127.0.0.1.evil.example",
                "http://localhost.evil.example",
                "http://0.0.0.0",
                "https:///token"
            })
    void refusesWhatOthersCouldRead(String address) {
        assertThatThrownBy(() -> SecretAddress.checked("a.b", URI.create(address)))
                .isInstanceOf(UnfitSetting.class)
                .hasMessage(
                        "Secrets are sent to the address in a.b: begin it with https://, followed by a host alone.");
    }
}
