package dev.cloudcart.api.call;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;

import dev.cloudcart.access.Caller;
import dev.cloudcart.access.Role;

/// Asks of every call whether the token may, as the handler's [Call] says. A company that the token is not for looks
/// as one that is not there.
public final class CallGuard implements HandlerInterceptor {

    static final String COMPANY = "company";

    private static final String ROOM = "dev.cloudcart.api";

    private final Finder finder;

    CallGuard(Finder finder) {
        this.finder = finder;
    }

    static boolean isOfTheApi(Class<?> handler) {
        return handler.getPackageName().startsWith(ROOM);
    }

    @Override
    public boolean preHandle(HttpServletRequest call, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isOfTheApi(method.getBeanType())) {
            let(call, method, caller(call));
        }
        return true;
    }

    /// @throws ResponseStatusException for a stranger, whom the door before should have kept out
    static Caller caller(HttpServletRequest call) {
        if (call.getUserPrincipal() instanceof Authentication known && known.getPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "Send the API token.");
    }

    private void let(HttpServletRequest call, HandlerMethod method, Caller caller) {
        var asked = Optional.ofNullable(method.getMethodAnnotation(Call.class))
                .orElseThrow(() -> new IllegalStateException(method + " does not say whom it lets in"));
        var company = company(call);
        company.ifPresent(word -> {
            if (caller.of(finder.company(word).id()).isEmpty()) {
                throw Finder.noCompany(word);
            }
        });
        if (asked.ofAll() && company.isEmpty() && !caller.everywhere()) {
            throw Refuse.forbidden(
                    Questions.known(method).contains(COMPANY)
                            ? "This token is for single companies: say which, as in ?company=1."
                            : "This token is for single companies, and that takes one for all of them.");
        }
        mustBe(caller, asked.takes());
    }

    /// For what takes a greater role than its call only now and then.
    ///
    /// @throws ResponseStatusException for one of a lesser role
    public static void mustBe(Caller caller, Role wanted) {
        if (!caller.role().isAtLeast(wanted)) {
            throw Refuse.forbidden("This token is %s, and that takes %s or more."
                    .formatted(caller.role().word(), wanted.word()));
        }
    }

    private static Optional<String> company(HttpServletRequest call) {
        return Optional.ofNullable(Arguments.variables(call).get(COMPANY))
                .or(() -> Optional.ofNullable(call.getParameter(COMPANY)));
    }
}
