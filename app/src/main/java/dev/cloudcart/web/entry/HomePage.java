package dev.cloudcart.web.entry;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

import dev.cloudcart.people.Person;
import dev.cloudcart.people.SetUpCode;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Who;

/// The first address.
@Controller
final class HomePage {

    private final Companies companies;
    private final SetUpCode code;

    HomePage(Companies companies, SetUpCode code) {
        this.companies = companies;
        this.code = code;
    }

    /// Strangers are told what this is, others led to their company.
    @GetMapping("/")
    @LetsIn(Who.ANYBODY)
    Shown home(HttpServletRequest request) {
        if (request.getAttribute(Person.class.getName()) instanceof Person person) {
            return companies.list().stream()
                    .filter(company -> person.roles().of(company.id()).isPresent())
                    .findFirst()
                    .map(company -> Shown.to(
                            "/companies/%d/dashboard".formatted(company.id().value())))
                    .orElseGet(() -> Shown.to(person.roles().isOwner() ? "/companies" : "/account"));
        }
        return code.isWanted()
                ? Shown.to("/set-up")
                : new Shown.Page(
                        "web/entry/landing.jte", Place.NOWHERE, "Books kept right, by themselves", new Landing());
    }

    record Landing() {}

    /// Whatever no page is at.
    @RequestMapping("/{first:(?!assets$|api$|actuator$|error$).+}/**")
    @LetsIn(Who.ANYBODY)
    Shown nothing() {
        return Shown.sentence(404, "Not here", "There is no page at this address.");
    }
}
