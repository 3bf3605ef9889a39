package dev.cloudcart.web.account;

import java.util.List;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import dev.cloudcart.access.Role;
import dev.cloudcart.people.Person;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Who;

@Controller
final class AccountPage {

    private final Companies companies;

    AccountPage(Companies companies) {
        this.companies = companies;
    }

    record View(Person person, List<Part> parts) {}

    /// What they may do in one company.
    record Part(String company, Role role) {}

    @GetMapping("/account")
    @LetsIn(Who.SIGNED_IN)
    Shown account(Person person) {
        var parts = companies.list().stream()
                .flatMap(
                        company -> person.roles().of(company.id()).stream().map(role -> new Part(company.name(), role)))
                .toList();
        return new Shown.Page("web/account/account.jte", Place.ACCOUNT, "Your account", new View(person, parts));
    }
}
