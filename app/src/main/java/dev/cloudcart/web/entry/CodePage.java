package dev.cloudcart.web.entry;

import java.time.InstantSource;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.cloudcart.access.RefusedCalls;
import dev.cloudcart.people.People;
import dev.cloudcart.people.Person;
import dev.cloudcart.people.SecondFactors;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Who;

/// Asks for the code of the second factor, after the password.
@Controller
final class CodePage {

    private final People people;
    private final SecondFactors factors;
    private final Entry entry;
    private final RefusedCalls refusals;
    private final InstantSource clock;

    CodePage(People people, SecondFactors factors, Entry entry, RefusedCalls refusedSignIns, InstantSource clock) {
        this.people = people;
        this.factors = factors;
        this.entry = entry;
        this.refusals = refusedSignIns;
        this.clock = clock;
    }

    /// @param trouble what was wrong the last time
    record View(String trouble) {}

    private record Half(HalfIn half, Person person) {}

    @GetMapping("/sign-in/code")
    @LetsIn(Who.ANYBODY)
    Shown form(HttpServletRequest request) {
        return half(request).isPresent() ? page("") : again();
    }

    private Optional<Half> half(HttpServletRequest request) {
        return HalfIn.of(request, clock.instant())
                .flatMap(half -> people.find(half.person())
                        .filter(person -> !person.disabled()
                                && people.passwordMark(person).equals(half.password()))
                        .map(person -> new Half(half, person)));
    }

    private static Shown.Page page(String trouble) {
        return new Shown.Page("web/entry/code.jte", Place.NOWHERE, "Your code", new View(trouble));
    }

    private static Shown again() {
        return Shown.refused(
                "/sign-in",
                "That took longer than five minutes, or the password was changed meanwhile: sign in again.");
    }

    @PostMapping("/sign-in/code")
    @LetsIn(Who.ANYBODY)
    Shown check(
            @RequestParam(name = "code", defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        var half = half(request).orElse(null);
        return half == null ? again() : check(half, code, request, response);
    }

    private Shown check(Half half, String code, HttpServletRequest request, HttpServletResponse response) {
        return switch (factors.check(half.person(), code)) {
            case SecondFactors.Checked.Right() -> {
                entry.letIn(half.person(), half.half().how() + ", with a code", request, response);
                yield Shown.to(half.half().to());
            }
            case SecondFactors.Checked.Wrong() -> {
                refused(request, "wrong code for " + half.person().email());
                yield page("That is not the code, or it was used before: wait for the next one.")
                        .refused();
            }
            case SecondFactors.Checked.Wait(var pause) -> {
                refused(request, "too many wrong codes for " + half.person().email());
                response.setHeader("Retry-After", Long.toString(pause.toSeconds() + 1));
                yield page("There were too many wrong codes: wait %d seconds.".formatted(pause.toSeconds() + 1))
                        .refused();
            }
        };
    }

    private void refused(HttpServletRequest request, String why) {
        refusals.refused(request.getRemoteAddr(), why);
    }
}
