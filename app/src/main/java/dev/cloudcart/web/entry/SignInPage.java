package dev.cloudcart.web.entry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.cloudcart.access.RefusedCalls;
import dev.cloudcart.people.People;
import dev.cloudcart.people.Person;
import dev.cloudcart.people.SetUpCode;
import dev.cloudcart.people.SigningIn;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Who;

@Controller
final class SignInPage {

    private final People people;
    private final SetUpCode code;
    private final Entry entry;
    private final RefusedCalls refusals;
    private final SignInForm form;

    SignInPage(People people, SetUpCode code, Entry entry, RefusedCalls refusedSignIns, SignInForm form) {
        this.people = people;
        this.code = code;
        this.entry = entry;
        this.refusals = refusedSignIns;
        this.form = form;
    }

    @GetMapping("/sign-in")
    @LetsIn(Who.ANYBODY)
    Shown form(@RequestParam(name = "to", required = false) @Nullable String to) {
        return code.isWanted()
                ? Shown.to("/set-up")
                : form.page("", Local.address(to).orElse("/"), "");
    }

    @PostMapping("/sign-in")
    @LetsIn(Who.ANYBODY)
    Shown signIn(
            @RequestParam("email") String email,
            @RequestParam("password") String password,
            @RequestParam(name = "to", required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        var wanted = Local.address(to).orElse("/");
        return switch (people.signIn(email, password, request.getRemoteAddr())) {
            case SigningIn.Right(var person) -> entry.letInOrAskForCode(person, "signed in", wanted, request, response);
            case SigningIn.CodeWanted(var person) ->
                entry.letInOrAskForCode(person, "signed in", wanted, request, response);
            case SigningIn.Wrong() -> {
                refused(request, "wrong e-mail address or password");
                yield form.page(
                                email,
                                wanted,
                                "That e-mail address and that password do not belong together: try again, or ask an owner for a link to set"
                                        + " another password.")
                        .refused();
            }
            case SigningIn.Wait(var pause) -> {
                refused(request, "too many wrong passwords");
                response.setHeader("Retry-After", Long.toString(pause.toSeconds() + 1));
                yield form.page(
                                email,
                                wanted,
                                "There were too many wrong tries: wait %d seconds.".formatted(pause.toSeconds() + 1))
                        .refused();
            }
        };
    }

    private void refused(HttpServletRequest request, String why) {
        refusals.refused(request.getRemoteAddr(), why);
    }

    @PostMapping("/sign-out")
    @LetsIn(value = Who.SIGNED_IN, withoutFactor = true)
    Shown signOut(Person person, HttpServletRequest request) {
        entry.letOut(person, request);
        return Shown.to("/sign-in");
    }
}
