package dev.cloudcart.web.entry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.cloudcart.people.LinkPurpose;
import dev.cloudcart.people.Links;
import dev.cloudcart.web.frame.Guard;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Who;

/// Links that let somebody in once. Looking at one changes nothing, for programs that read mail look at every link.
@Controller
final class LinkPage {

    private final Links links;
    private final Entry entry;

    LinkPage(Links links, Entry entry) {
        this.links = links;
        this.entry = entry;
    }

    record View(String token, String name, String email, LinkPurpose purpose, String trouble) {}

    @GetMapping("/links/{token}")
    @LetsIn(Who.ANYBODY)
    Shown look(@PathVariable String token) {
        return page(token, let(token), "");
    }

    private Links.Let let(String token) {
        return links.look(token)
                .orElseThrow(
                        () -> new Guard.NotHere(
                                "This link has been used, or is too old, or was not copied whole: ask an owner for another one."));
    }

    private static Shown.Page page(String token, Links.Let let, String trouble) {
        var person = let.person();
        var view = new View(token, person.name(), person.email(), let.purpose(), trouble);
        return new Shown.Page("web/entry/link.jte", Place.NOWHERE, "Welcome", view);
    }

    @PostMapping("/links/{token}")
    @LetsIn(Who.ANYBODY)
    Shown use(
            @PathVariable String token,
            @RequestParam(name = "password", defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        var let = let(token);
        if (let.purpose() == LinkPurpose.SIGN_IN) {
            var used = links.use(token).orElseThrow(() -> new Guard.NotHere("This link has been used."));
            return entry.letInOrAskForCode(used.person(), "signed in by a link", "/", request, response);
        }
        var trouble = links.choosePassword(token, let, password);
        if (trouble.isPresent()) {
            return page(token, let, trouble.get()).refused();
        }
        return Shown.done("/sign-in", "Your password is kept. Sign in with it.");
    }
}
