package dev.cloudcart.web.frame;

import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

import dev.cloudcart.access.RefusedCalls;
import dev.cloudcart.access.Role;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.people.Person;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.Company;

/// Asks of every page whom it lets in. A company that the caller has nothing to do with looks as one that is not there.
public final class Guard implements HandlerInterceptor {

    private static final String PAGES = "dev.cloudcart.web";
    private static final String COMPANY = "company";

    private final Companies companies;
    private final FactorRule factors;
    private final RefusedCalls refusals;

    /// @param refusedCalls is told who is not let in although they signed in
    public Guard(Companies companies, FactorRule factors, RefusedCalls refusedCalls) {
        this.companies = companies;
        this.factors = factors;
        this.refusals = refusedCalls;
    }

    /// Nobody is let in to it, or not this person.
    public static final class NotForYou extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String sentence;

        public NotForYou(String sentence) {
            super(sentence);
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }

    /// It is not there, as far as this person is told.
    public static final class NotHere extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String sentence;

        public NotHere(String sentence) {
            super(sentence);
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }

    /// Nothing else is open to this person before a second factor is set up.
    public static final class FactorFirst extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getPackageName().startsWith(PAGES)) {
            let(request, method.getMethodAnnotation(LetsIn.class));
        }
        return true;
    }

    private void let(HttpServletRequest request, @Nullable LetsIn open) {
        if (open == null) {
            throw new NotForYou("This page lets nobody in.");
        }
        var person = Presence.of(request);
        if (open.value() != Who.ANYBODY
                && !open.withoutFactor()
                && person.filter(factors::isMissing).isPresent()) {
            throw new FactorFirst();
        }
        switch (open.value()) {
            case ANYBODY -> {}
            case SIGNED_IN -> mustBe(person.isPresent(), "Sign in first.");
            case OWNER_OF_ALL -> mustBeOwnerOfAll(person, request);
            case VIEWER, ACCOUNTANT, OPERATOR, OWNER ->
                request.setAttribute(Visit.class.getName(), visit(request, open.value(), person));
        }
    }

    private void mustBeOwnerOfAll(Optional<Person> person, HttpServletRequest request) {
        boolean so = person.filter(one -> one.roles().isOwner()).isPresent();
        if (!so) {
            person.ifPresent(one -> note(one, null, request, "takes an owner of all companies"));
        }
        mustBe(so, "Only an owner of all companies may do that.");
    }

    /// Of the address only its kind, which somebody of ours wrote.
    private void note(Person person, @Nullable CompanyId company, HttpServletRequest request, String why) {
        refusals.refused(
                Actors.of(person, request.getRemoteAddr()),
                company,
                "%s %s %s"
                        .formatted(
                                request.getMethod(),
                                request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE),
                                why));
    }

    private static void mustBe(boolean so, String otherwise) {
        if (!so) {
            throw new NotForYou(otherwise);
        }
    }

    private Visit visit(HttpServletRequest request, Who who, Optional<Person> person) {
        var somebody = person.orElseThrow(() -> new NotForYou("Sign in first."));
        var company = company(request).orElseThrow(Guard::noCompany);
        var role = somebody.roles().of(company.id()).orElse(null);
        if (role == null) {
            // Not among those of the company: its owners have nothing to do with this person.
            note(somebody, null, request, "of company %s, which is none of theirs".formatted(company.id()));
            throw noCompany();
        }
        var wanted = who.role().orElseThrow();
        if (!role.isAtLeast(wanted)) {
            note(somebody, company.id(), request, "takes " + WhoMay.enough(wanted));
            throw notEnough(role, company, wanted);
        }
        return new Visit(somebody, company, role, request.getRemoteAddr());
    }

    /// For what takes a greater role than its page only now and then.
    ///
    /// @throws NotForYou for one of a lesser role
    public static void mustBe(Visit visit, Role wanted) {
        if (!visit.may(wanted)) {
            throw notEnough(visit.role(), visit.company(), wanted);
        }
    }

    private static NotForYou notEnough(Role role, Company company, Role wanted) {
        return new NotForYou("You are %s of %s, and this takes %s: ask an owner of it."
                .formatted(WhoMay.one(role), company.name(), WhoMay.enough(wanted)));
    }

    private static NotHere noCompany() {
        return new NotHere("There is no such company, or you have nothing to do with it.");
    }

    private Optional<Company> company(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get(COMPANY) instanceof String id
                        && id.matches("\\d{1,18}")
                ? companies.find(new CompanyId(Long.parseLong(id)))
                : Optional.empty();
    }

    static Optional<Visit> visit(HttpServletRequest request) {
        return Optional.ofNullable((Visit) request.getAttribute(Visit.class.getName()));
    }
}
