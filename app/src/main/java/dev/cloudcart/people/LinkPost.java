package dev.cloudcart.people;

import java.util.Optional;

import dev.cloudcart.mail.Letter;
import dev.cloudcart.mail.Postman;

/// Sends links to the very people whom they let in, where there is a mail server to send them by.
public final class LinkPost {

    private final Postman postman;

    LinkPost(Postman postman) {
        this.postman = postman;
    }

    public boolean isSetUp() {
        return postman.isSetUp();
    }

    /// @param link whole, as it is clicked
    /// @return a sentence when it could not be sent
    public Optional<String> send(Person person, String link, LinkPurpose purpose) {
        return postman.send(
                switch (purpose) {
                    case INVITATION -> invitation(person, link);
                    case RESET -> another(person, link);
                    case SIGN_IN -> throw new IllegalArgumentException("Nobody is sent a link that lets in by itself");
                });
    }

    private static Letter invitation(Person person, String link) {
        return new Letter(person.email(), "Your invitation to Cloud Cart", """
                Hello %s,

                you are invited to Cloud Cart. Choose your password here, once within a week:

                %s

                Nobody else needs this link: whoever has it comes in as you.
                """.formatted(person.name(), link));
    }

    private static Letter another(Person person, String link) {
        return new Letter(person.email(), "Another password for Cloud Cart", """
                Hello %s,

                choose another password for Cloud Cart here, once within an hour:

                %s

                If you did not ask for it, do nothing: your password stays as it is, and this link ends by itself.
                """.formatted(person.name(), link));
    }
}
