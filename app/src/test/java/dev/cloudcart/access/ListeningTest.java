package dev.cloudcart.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;

import org.junit.jupiter.api.Test;

class ListeningTest {

    @Test
    void listensWithinThisMachineAsItIs() {
        assertThat(Listening.checked(InetAddress.ofLiteral("127.0.0.1"), false, false)
                        .tls())
                .isFalse();
        assertThat(Listening.checked(InetAddress.ofLiteral("::1"), false, false).tls())
                .isFalse();
    }

    @Test
    void listensBeyondThisMachineWithTlsOrAnExplicitWord() {
        var open = InetAddress.ofLiteral("0.0.0.0");

        assertThat(Listening.checked(open, true, false).tls()).isTrue();
        assertThat(Listening.checked(open, false, true).tls()).isFalse();
        assertThatThrownBy(() -> Listening.checked(open, false, false))
                .hasMessageContaining("tokens would come unencrypted");
        assertThatThrownBy(() -> Listening.checked(null, false, false)).isInstanceOf(AccessUnavailable.class);
    }
}
