package dev.cloudcart.api.call;

import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

import dev.cloudcart.access.Caller;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.settings.Company;

/// Gives handlers what a call is about: the company of its address, who calls, and its body.
final class Arguments implements HandlerMethodArgumentResolver {

    private final Finder finder;

    Arguments(Finder finder) {
        this.finder = finder;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        var type = parameter.getParameterType();
        return CallGuard.isOfTheApi(parameter.getContainingClass())
                && (parameter.hasParameterAnnotation(Sent.class)
                        || type == Company.class
                        || type == Caller.class
                        || type == Actor.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer view,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var call = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        if (parameter.hasParameterAnnotation(Sent.class)) {
            return Bodies.read(parameter.getParameterType(), (byte[]) call.getAttribute(Questions.BODY));
        }
        if (parameter.getParameterType() == Company.class) {
            return finder.company(variables(call).getOrDefault(CallGuard.COMPANY, ""));
        }
        var caller = CallGuard.caller(call);
        return parameter.getParameterType() == Caller.class ? caller : new Actor(caller.name(), call.getRemoteAddr());
    }

    @SuppressWarnings("unchecked") // As Spring's documentation of the attribute says.
    static Map<String, String> variables(HttpServletRequest call) {
        return call.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? (Map<String, String>) variables
                : Map.of();
    }
}
