package dev.cloudcart.api.call;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;

/// Looks at every call before anybody acts on it: its body is read whole and bounded, however long it says it is,
/// and a word behind the question mark that the call does not know is refused, for a misspelt one would be passed
/// over.
final class Questions implements HandlerInterceptor {

    /// Under which name the body waits for whoever wants it.
    static final String BODY = "cloudcart.body";

    /// Many times what the longest list of order numbers takes.
    static final int BODY_BYTES_MAX = 1 << 20;

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && CallGuard.isOfTheApi(method.getBeanType())) {
            request.setAttribute(BODY, body(request));
            refuseUnknown(request, known(method));
        }
        return true;
    }

    private static byte[] body(HttpServletRequest request) {
        if (request.getContentLengthLong() > BODY_BYTES_MAX) {
            throw tooLong();
        }
        try {
            var body = request.getInputStream().readNBytes(BODY_BYTES_MAX + 1);
            if (body.length > BODY_BYTES_MAX) {
                throw tooLong();
            }
            return body;
        } catch (IOException _) {
            throw Refuse.wrong("The body did not arrive whole: send it again.");
        }
    }

    static final String TOO_LONG = "The body is longer than 1 MiB: ask for less at once.";

    private static ResponseStatusException tooLong() {
        return new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, TOO_LONG);
    }

    private static void refuseUnknown(HttpServletRequest request, Set<String> known) {
        var unknown = new HashSet<>(request.getParameterMap().keySet());
        unknown.removeAll(known);
        unknown.stream().min(String::compareTo).ifPresent(word -> {
            throw Refuse.wrong(
                    known.isEmpty()
                            ? "This call knows no parameter \"%s\": it takes none behind the question mark."
                                    .formatted(word)
                            : "This call knows no parameter \"%s\": it takes %s."
                                    .formatted(word, known.stream().sorted().collect(Collectors.joining(", "))));
        });
    }

    /// The words behind the question mark that a call knows.
    static Set<String> known(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .map(Questions::name)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private static Optional<String> name(MethodParameter parameter) {
        return Optional.ofNullable(parameter.getParameterAnnotation(RequestParam.class))
                .map(named -> named.name().isEmpty()
                        ? Objects.requireNonNull(parameter.getParameter().getName())
                        : named.name());
    }
}
