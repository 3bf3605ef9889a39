package dev.cloudcart.web.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.support.RequestContextUtils;

import dev.cloudcart.people.Person;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.Company;

/// Turns what a controller answers into a page, by its compiled template, which escapes everything it shows.
public final class Showing implements HandlerMethodReturnValueHandler {

    private static final String NOTICE = "notice";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Showing.class.getClassLoader(), "dev.cloudcart");
    private final Companies companies;
    private final Strips strips;
    private final Moods moods;
    private final InstantSource clock;

    public Showing(Companies companies, Strips strips, Moods moods, InstantSource clock) {
        this.companies = companies;
        this.strips = strips;
        this.moods = moods;
        this.clock = clock;
    }

    @Override
    public boolean supportsReturnType(MethodParameter type) {
        return Shown.class.isAssignableFrom(type.getParameterType());
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value, MethodParameter type, ModelAndViewContainer container, NativeWebRequest call)
            throws IOException {
        container.setRequestHandled(true);
        var request = call.getNativeRequest(HttpServletRequest.class);
        var response = call.getNativeResponse(HttpServletResponse.class);
        if (value instanceof Shown shown && request != null && response != null) {
            show(shown, request, response);
        }
    }

    public void show(Shown shown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (shown) {
            case Shown.Page page -> write(page.status(), page.template(), frame(page, request), page.view(), response);
            case Shown.Part part -> write(200, part.template(), partly(request), part.view(), response);
            case Shown.Redirect redirect -> redirect(redirect, request, response);
        }
    }

    private static void redirect(Shown.Redirect to, HttpServletRequest request, HttpServletResponse response) {
        to.said().ifPresent(notice -> {
            RequestContextUtils.getOutputFlashMap(request).put(NOTICE, notice);
            RequestContextUtils.saveOutputFlashMap(to.address(), request, response);
        });
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, to.address());
    }

    private void write(int status, String template, Frame frame, Object view, HttpServletResponse response)
            throws IOException {
        var output = new StringOutput();
        engine.render(template, Map.of("frame", frame, "view", view), output);
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(output.toString().getBytes(UTF_8));
    }

    private Frame partly(HttpServletRequest request) {
        return frame("", Place.NOWHERE, Optional.empty(), List.of(), request);
    }

    private Frame frame(Shown.Page page, HttpServletRequest request) {
        var theirs = Presence.of(request)
                .map(person -> choices(person, Guard.visit(request).map(Visit::company)))
                .orElse(List.of());
        var strip = Guard.visit(request).map(Visit::company).map(strips::of);
        return frame(page.title(), page.here(), strip, theirs, request);
    }

    private List<Frame.Choice> choices(Person person, Optional<Company> here) {
        var mood = moods.now();
        return companies.list().stream()
                .filter(company -> person.roles().of(company.id()).isPresent())
                .map(company -> new Frame.Choice(
                        company,
                        mood.apply(company.id()),
                        here.filter(company::equals).isPresent()))
                .toList();
    }

    private Frame frame(
            String title, Place here, Optional<Strip> strip, List<Frame.Choice> theirs, HttpServletRequest request) {
        var visit = Guard.visit(request);
        var zone = visit.map(one -> one.company().zone()).orElse(ZoneOffset.UTC);
        return new Frame(
                title,
                here,
                Presence.of(request),
                visit,
                strip,
                theirs,
                notice(request),
                csrf(request),
                new Show(request.getLocale(), zone),
                clock.instant());
    }

    private static Optional<Notice> notice(HttpServletRequest request) {
        return Optional.ofNullable(RequestContextUtils.getInputFlashMap(request))
                .map(flash -> (Notice) flash.get(NOTICE));
    }

    private static String csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }
}
