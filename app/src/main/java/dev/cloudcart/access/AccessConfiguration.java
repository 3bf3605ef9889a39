package dev.cloudcart.access;

import java.nio.file.Files;
import java.time.InstantSource;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.database.Home;

/// Builds the room: everything but the health wants a caller; what nobody opened stays shut.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(AccessSettings.class)
class AccessConfiguration {

    @Bean
    ApiToken apiToken(AccessSettings settings, Home home, Audit audit) {
        var configured = settings.apiToken();
        if (configured != null && !configured.isBlank()) {
            return ApiToken.configured(configured.strip());
        }
        var file = home.folder().resolve("api-token");
        if (!Files.exists(file)) {
            audit.done(new Actor("service", "home"), Act.TOKEN, null, "an API token is made");
        }
        return ApiToken.ofFile(file);
    }

    @Bean
    Listening listening(ServerProperties server, AccessSettings settings) {
        return Listening.checked(server.getAddress(), Ssl.isEnabled(server.getSsl()), settings.listenWithoutTls());
    }

    @Bean(initMethod = "start")
    RefusedCalls refusedCalls(Audit audit) {
        return RefusedCalls.of(Act.CALL, audit);
    }

    /// For programs: each call brings its token, nothing is remembered between two. What a caller may do is asked by
    /// whoever does it.
    @Bean
    @Order(1)
    SecurityFilterChain programs(
            HttpSecurity http, ApiToken token, ApiTokens kept, RefusedCalls refusedCalls, InstantSource clock) {
        Tokens tokens = brought -> token.caller(brought).or(() -> kept.caller(brought));
        return http.securityMatcher("/api/**", "/actuator/**")
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new BearerFilter(tokens, new Attempts(clock)), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new RefusalFilter(refusedCalls), BearerFilter.class)
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(Refusal::unknown).accessDeniedHandler(Refusal::forbidden))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/api/**")
                        .authenticated()
                        .requestMatchers("/actuator/prometheus")
                        .access((asking, _) -> new AuthorizationDecision(isOfAllCompanies(asking.get())))
                        .anyRequest()
                        .denyAll())
                .build();
    }

    /// The figures that are watched are of all of them.
    private static boolean isOfAllCompanies(@Nullable Authentication asking) {
        return asking != null && asking.getPrincipal() instanceof Caller caller && caller.everywhere();
    }

    /// For services that ring us up: each call brings its own proof, which is asked by whoever hears it; nothing is
    /// remembered between two.
    @Bean
    @Order(2)
    SecurityFilterChain services(HttpSecurity http, RefusedCalls refusedCalls) {
        return http.securityMatcher("/webhooks/**")
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new RefusalFilter(refusedCalls), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /// No database keeps a NUL, wherever it was typed.
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    /// An address such as one with a NUL or a double slash is refused before it is anybody's.
    @Bean
    RequestRejectedHandler noSuchAddress() {
        return Refusal::senseless;
    }
}
