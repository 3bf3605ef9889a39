package dev.cloudcart.people;

import java.time.Duration;

/// What came of an e-mail address and a password.
public sealed interface SigningIn {

    /// Both are right.
    record Right(Person person) implements SigningIn {}

    /// Both are right, and a code of the second factor is wanted too.
    record CodeWanted(Person person) implements SigningIn {}

    /// At least one is wrong; which one, or whether there is such a person, is not told.
    record Wrong() implements SigningIn {}

    /// There were too many wrong ones.
    record Wait(Duration pause) implements SigningIn {}
}
