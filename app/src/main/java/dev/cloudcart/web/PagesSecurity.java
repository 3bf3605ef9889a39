package dev.cloudcart.web;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

import dev.cloudcart.connections.Connections;
import dev.cloudcart.people.People;
import dev.cloudcart.web.frame.Cookies;
import dev.cloudcart.web.frame.Presence;
import dev.cloudcart.web.frame.Showing;
import dev.cloudcart.web.frame.Shown;

/// Who comes to the pages at all. What a person may do on one is asked by the guard.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class PagesSecurity {

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain browsers(
            HttpSecurity http,
            People people,
            Showing showing,
            Cookies cookies,
            Connections connections,
            InstantSource clock) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(cookies.name("csrf"));
        tokens.setCookieCustomizer(cookie -> cookie.secure(cookies.secure())
                .httpOnly(true)
                .sameSite("Strict")
                .path("/"));
        return http.csrf(csrf -> csrf.csrfTokenRepository(tokens))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .addFilterBefore(new Presence(people, clock), AnonymousAuthenticationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(policy(connections.quickBooksPageOrigin())))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .httpStrictTransportSecurity(strict ->
                                strict.requestMatcher(cookies.secure() ? AnyRequestMatcher.INSTANCE : _ -> false)))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, _) -> toSignIn(request, response))
                        .accessDeniedHandler((request, response, _) -> refused(showing, request, response)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/",
                                "/sign-in",
                                "/sign-in/**",
                                "/set-up",
                                "/links/**",
                                "/connections/quickbooks/return",
                                "/assets/**",
                                "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /// Nothing from elsewhere, nothing inline, nobody's frame. A form may lead to QuickBooks' page of consent.
    private static String policy(String consentPage) {
        return """
                default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
                form-action 'self' %s; frame-ancestors 'none'; base-uri 'none'""".formatted(consentPage);
    }

    /// A page that is looked at is come back to afterwards; what was sent is not sent again.
    private static void toSignIn(HttpServletRequest request, HttpServletResponse response) {
        var wanted = request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
        var page = "/sign-in"
                + (HttpMethod.GET.matches(request.getMethod())
                        ? "?to=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8)
                        : "");
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", "/sign-in");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.setHeader("Location", URI.create(page).toString());
            response.setStatus(HttpServletResponse.SC_FOUND);
        }
    }

    private static void refused(Showing showing, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        showing.show(
                Shown.sentence(
                        HttpServletResponse.SC_FORBIDDEN,
                        "That was not taken",
                        "The form was too old, or did not come from here: go back, load the page again, and send it once more."),
                request,
                response);
    }
}
