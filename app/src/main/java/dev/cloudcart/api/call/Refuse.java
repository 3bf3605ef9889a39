package dev.cloudcart.api.call;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// Says no to a call, in a sentence that says what is wrong and how to mend it.
public final class Refuse {
    private Refuse() {}

    public static ResponseStatusException wrong(String sentence) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, sentence);
    }

    public static ResponseStatusException notFound(String sentence) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, sentence);
    }

    /// Somebody was faster, or it is over already.
    public static ResponseStatusException conflict(String sentence) {
        return new ResponseStatusException(HttpStatus.CONFLICT, sentence);
    }

    static ResponseStatusException forbidden(String sentence) {
        return new ResponseStatusException(HttpStatus.FORBIDDEN, sentence);
    }
}
