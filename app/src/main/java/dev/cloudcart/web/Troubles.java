package dev.cloudcart.web;

import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

import dev.cloudcart.web.frame.Guard;
import dev.cloudcart.web.frame.Shown;

/// Tells a person what went wrong on a page.
@ControllerAdvice(basePackages = "dev.cloudcart.web")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Troubles {

    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    @ExceptionHandler
    Shown notHere(Guard.NotHere trouble) {
        return Shown.sentence(404, "Not here", trouble.sentence());
    }

    @ExceptionHandler
    Shown notForYou(Guard.NotForYou trouble) {
        return Shown.sentence(403, "Not for you", trouble.sentence());
    }

    @ExceptionHandler
    Shown factorFirst(Guard.FactorFirst wanted) {
        return Shown.to("/account/second-factor");
    }

    @ExceptionHandler
    Shown senseless(RequestRejectedException refused) {
        return Shown.sentence(
                400, "That cannot be read", "There is a sign in it that no text has: go back, and leave it out.");
    }

    /// A field that every form of ours has, or a number that is none: nothing that a page of ours sends.
    @ExceptionHandler({ServletRequestBindingException.class, TypeMismatchException.class})
    Shown unreadable() {
        return Shown.sentence(
                400,
                "That cannot be read",
                "Something is missing in it, or is not of its kind: go back, load the page again, and send it once more.");
    }

    @ExceptionHandler
    Shown broken(RuntimeException trouble) {
        var id = UUID.randomUUID();
        LOG.error("A page failed, {}", id, trouble);
        return Shown.sentence(
                500,
                "Something failed",
                "Something failed that nobody foresaw. Load the page again; should it go on, give the number %s to whoever runs this service: the log has it."
                        .formatted(id));
    }
}
