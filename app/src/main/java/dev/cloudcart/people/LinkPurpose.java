package dev.cloudcart.people;

import java.time.Duration;

/// What a link lets its bearer do, once.
public enum LinkPurpose {
    /// Choose a first password.
    INVITATION(Duration.ofDays(7)),
    /// Choose another password.
    RESET(Duration.ofHours(1)),
    /// Come in, as whoever runs the program may.
    SIGN_IN(Duration.ofHours(1));

    private final Duration life;

    LinkPurpose(Duration life) {
        this.life = life;
    }

    Duration life() {
        return life;
    }
}
