package dev.cloudcart.people;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends a link for another password to whoever says that theirs is forgotten. Neither words nor time tell whether
/// anybody has the address: all that differs is done behind the answer. Thread-safe.
public final class ForgottenPasswords implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ForgottenPasswords.class);

    /// What waits beyond that was not asked for by people.
    private static final int WAITING_MAX = 100;

    /// More than any address has: what waits must not fill the memory.
    private static final int EMAIL_CHARACTERS_MAX = 320;

    /// Nobody's letter box is to be filled by others.
    private static final Duration LETTER_WAIT_MAX = Duration.ofMinutes(15);

    /// For what is on its way when the program ends.
    private static final Duration LAST_LETTERS = Duration.ofSeconds(3);

    private final People people;
    private final Links links;
    private final LinkPost post;
    private final PagesAddress address;
    private final Tries tries;
    private final ThreadPoolExecutor behind = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_MAX),
            Thread.ofVirtual().name("forgotten-passwords").factory(),
            (_, _) -> LOG.warn("More links for another password are asked for than can be sent; one was not"));

    ForgottenPasswords(People people, Links links, LinkPost post, PagesAddress address, InstantSource clock) {
        this.people = people;
        this.links = links;
        this.post = post;
        this.address = address;
        this.tries = new Tries(clock, LETTER_WAIT_MAX);
    }

    /// Whether a link can be sent at all; otherwise an owner makes one.
    public boolean canBeSent() {
        return post.isSetUp();
    }

    /// @param email as it was typed
    /// @param origin the address of the caller's machine
    /// @param sent is told whom a link was sent to, later and from another thread
    /// @return how long to wait before asking again, and nothing is sent; zero where it is taken
    public Duration ask(String email, String origin, Consumer<Person> sent) {
        var typed = People.normal(email);
        var pause = tries.pause(typed, origin);
        if (pause.isZero()) {
            tries.wrong(typed, origin);
            if (typed.length() <= EMAIL_CHARACTERS_MAX) {
                behind.execute(() -> send(typed, sent));
            }
        }
        return pause;
    }

    private void send(String email, Consumer<Person> sent) {
        try {
            people.withEmail(email).filter(person -> !person.disabled()).ifPresent(person -> {
                var purpose = person.invited() ? LinkPurpose.INVITATION : LinkPurpose.RESET;
                var link = address.link(links.make(person, purpose), null);
                if (post.send(person, link, purpose).isEmpty()) {
                    sent.accept(person);
                }
            });
        } catch (RuntimeException trouble) {
            LOG.warn("A link for another password was not sent", trouble);
        }
    }

    /// A mail server that does not answer keeps no program from ending: whoever waits for a letter asks again.
    @Override
    public void close() {
        behind.shutdown();
        try {
            if (behind.awaitTermination(LAST_LETTERS.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        LOG.warn(
                "{} links for another password that were asked for are not sent",
                behind.shutdownNow().size());
    }
}
