package dev.cloudcart.web;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import dev.cloudcart.access.Listening;
import dev.cloudcart.access.RefusedCalls;
import dev.cloudcart.connections.ConnectionKind;
import dev.cloudcart.connections.ConnectionState;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.journal.Insight;
import dev.cloudcart.people.PagesAddress;
import dev.cloudcart.ports.Agenda;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.web.frame.Cookies;
import dev.cloudcart.web.frame.FactorRule;
import dev.cloudcart.web.frame.Guard;
import dev.cloudcart.web.frame.Mood;
import dev.cloudcart.web.frame.Moods;
import dev.cloudcart.web.frame.Showing;
import dev.cloudcart.web.frame.Strip;
import dev.cloudcart.web.frame.Strips;
import dev.cloudcart.web.frame.Visitors;

/// Builds what all pages share, and finds the pages.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ComponentScan(excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
class WebConfiguration {

    @Bean
    Strips strips(Insight insight, Optional<Agenda> agenda) {
        return company -> {
            var standing = insight.standing(company.id());
            return new Strip(
                    standing.completeUpTo(),
                    agenda.flatMap(one -> one.next(company.id())),
                    standing.holds(),
                    standing.running());
        };
    }

    /// What a person has to do about a connection counts more than what is held.
    @Bean
    Moods moods(Insight insight, Connections connections) {
        return () -> {
            var states = connections.states();
            var held = insight.companiesWithHolds();
            return company -> {
                var theirs = states.getOrDefault(company, Map.of()).values();
                if (theirs.stream().anyMatch(ConnectionState.NeedsAttention.class::isInstance)) {
                    return Mood.TROUBLE;
                }
                if (held.contains(company)) {
                    return Mood.HELD;
                }
                return theirs.stream()
                                        .filter(ConnectionState.Connected.class::isInstance)
                                        .count()
                                == ConnectionKind.values().length
                        ? Mood.WELL
                        : Mood.NOT_CONNECTED;
            };
        };
    }

    @Bean
    Showing showing(Companies companies, Strips strips, Moods moods, InstantSource clock) {
        return new Showing(companies, strips, moods, clock);
    }

    @Bean
    WebMvcConfigurer pageHandling(Companies companies, Showing showing, FactorRule factors, RefusedCalls refusedCalls) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new Guard(companies, factors, refusedCalls));
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new Visitors());
            }

            @Override
            public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
                handlers.add(showing);
            }

            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler("/assets/**")
                        .addResourceLocations("classpath:/dev/cloudcart/web/assets/")
                        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365))
                                .cachePublic()
                                .immutable());
            }
        };
    }

    @Bean
    FactorRule factorRule(PagesAddress pages, Listening listening) {
        return new FactorRule(listening.beyond()
                || pages.configured().filter(KnownHosts::leadsElsewhere).isPresent());
    }

    @Bean
    FilterRegistrationBean<KnownHosts> knownHosts(PagesAddress pages) {
        var filter = new FilterRegistrationBean<>(new KnownHosts(pages.configured()));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    @Bean
    StoredSessions storedSessions() {
        return new StoredSessions();
    }

    /// Lax, not strict: QuickBooks sends the browser back here, and whoever comes back is to be known.
    @Bean
    CookieSerializer sessionCookie(Cookies cookies) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(cookies.name("session"));
        cookie.setUseSecureCookie(cookies.secure());
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        cookie.setUseBase64Encoding(false);
        return cookie;
    }

    @Bean
    Cookies cookies(PagesAddress pages, Listening listening) {
        return new Cookies(listening.tls()
                || pages.configured()
                        .map(URI::getScheme)
                        .filter("https"::equals)
                        .isPresent());
    }
}
