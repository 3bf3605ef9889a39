package dev.cloudcart.api;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import dev.cloudcart.access.Caller;
import dev.cloudcart.access.Role;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.ports.RunQueue;

/// Asks of every call whether the token may: reading wants a viewer, the audit an accountant, everything else an
/// operator; a preview does with an accountant. What belongs to no company wants a token for all of them. A company
/// that the token is not for looks as one that is not there.
@Component
final class CallerGuard implements HandlerInterceptor, WebMvcConfigurer {

    private static final String COMPANY = "company";
    private static final String RUN = "id";

    private final Finder finder;
    private final Journal journal;
    private final RunQueue queue;

    CallerGuard(Finder finder, Journal journal, RunQueue queue) {
        this.finder = finder;
        this.journal = journal;
        this.queue = queue;
    }

    /// After the body was read: it says whether a run is a preview.
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.LOWEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest call, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getPackageName().equals(CallerGuard.class.getPackageName())) {
            let(call, caller(call));
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

    private void let(HttpServletRequest call, Caller caller) {
        var asked = String.valueOf(call.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        boolean reads = HttpMethod.GET.matches(call.getMethod()) || HttpMethod.HEAD.matches(call.getMethod());
        word(call).ifPresent(word -> mustBeTheirs(caller, finder.company(word).id(), noCompany(word)));
        var run = asked.contains("/runs/") ? Optional.ofNullable(variables(call).get(RUN)) : Optional.<String>empty();
        run.ifPresent(id -> company(id).ifPresent(company -> mustBeTheirs(caller, company, noRun(id))));
        boolean listsTheirs = reads && asked.endsWith("/companies");
        if (word(call).isEmpty() && run.isEmpty() && !listsTheirs && !caller.everywhere()) {
            throw forbidden("This token is for single companies: say which, as in ?company=1.");
        }
        var wanted = wanted(call, asked, reads);
        if (!caller.role().isAtLeast(wanted)) {
            throw forbidden("This token is %s, and that takes %s or more."
                    .formatted(caller.role().word(), wanted.word()));
        }
    }

    private static Role wanted(HttpServletRequest call, String asked, boolean reads) {
        if (reads) {
            return asked.contains("/audit") ? Role.ACCOUNTANT : Role.VIEWER;
        }
        if (word(call).isEmpty() && !asked.contains("/runs/")) {
            return Role.OWNER;
        }
        return asked.endsWith("/runs") && isPreview(call) ? Role.ACCOUNTANT : Role.OPERATOR;
    }

    private static boolean isPreview(HttpServletRequest call) {
        return call.getAttribute(Questions.BODY) instanceof byte[] body
                && RunBody.read(body).preview();
    }

    private static Optional<String> word(HttpServletRequest call) {
        return Optional.ofNullable(variables(call).get(COMPANY))
                .or(() -> Optional.ofNullable(call.getParameter(COMPANY)));
    }

    @SuppressWarnings("unchecked") // As Spring's documentation of the attribute says.
    private static Map<String, String> variables(HttpServletRequest call) {
        return call.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? (Map<String, String>) variables
                : Map.of();
    }

    /// Of a run, or of one that was asked for; empty when there is none.
    private Optional<CompanyId> company(String id) {
        if (id.matches("\\d{1,18}")) {
            return journal.run(Long.parseLong(id)).map(run -> run.company());
        }
        try {
            return queue.find(UUID.fromString(id)).map(RunQueue.Queued::company);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static void mustBeTheirs(Caller caller, CompanyId company, ResponseStatusException otherwise) {
        if (caller.of(company).isEmpty()) {
            throw otherwise;
        }
    }

    /// As the finder says of one that is not there.
    private static ResponseStatusException noCompany(String word) {
        return Finder.notFound("There is no company \"%s\": see /api/companies.".formatted(word));
    }

    private static ResponseStatusException noRun(String id) {
        return Finder.notFound("There is no run %s.".formatted(id));
    }

    private static ResponseStatusException forbidden(String sentence) {
        return new ResponseStatusException(HttpStatus.FORBIDDEN, sentence);
    }
}
