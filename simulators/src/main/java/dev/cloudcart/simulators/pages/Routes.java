package dev.cloudcart.simulators.pages;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Call;

/// Which page is at which address. Addresses are matched in any case; a `*` is a part that varies.
public final class Routes {
    private final List<Route> routes = new ArrayList<>();

    private record Route(String method, Pattern path, Function<Visit, Answer> page) {}

    public Routes get(String path, Function<Visit, Answer> page) {
        return add("GET", path, page);
    }

    public Routes post(String path, Function<Visit, Answer> page) {
        return add("POST", path, page);
    }

    private Routes add(String method, String path, Function<Visit, Answer> page) {
        var pattern = Pattern.compile(path.replace("*", "([^/]+)"), Pattern.CASE_INSENSITIVE);
        routes.add(new Route(method, pattern, page));
        return this;
    }

    /// Empty where no page is.
    public Optional<Answer> answer(Call call) {
        return routes.stream()
                .filter(route -> route.method.equals(call.method()))
                .map(route -> visit(route, call))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Answer> visit(Route route, Call call) {
        var path = route.path.matcher(call.path());
        if (!path.matches()) {
            return Optional.empty();
        }
        var parts = new ArrayList<String>();
        for (int i = 1; i <= path.groupCount(); i++) {
            parts.add(path.group(i));
        }
        return Optional.of(
                isFromElsewhere(call)
                        ? Answer.text(
                                403,
                                "text/plain;charset=UTF-8",
                                "This form was sent from another site: open our page and send it there.")
                        : route.page.apply(new Visit(call, parts)));
    }

    /// Browsers name the site that sent a form; another site's form could otherwise change what the simulator
    /// holds.
    private static boolean isFromElsewhere(Call call) {
        var host = call.header("Host").orElse("").toLowerCase(Locale.ROOT);
        return call.method().equals("POST")
                && call.header("Origin").filter(origin -> !isAt(origin, host)).isPresent();
    }

    private static boolean isAt(String origin, String host) {
        try {
            return host.equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
