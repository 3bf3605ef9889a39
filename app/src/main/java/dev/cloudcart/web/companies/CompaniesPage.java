package dev.cloudcart.web.companies;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

import dev.cloudcart.connections.ConnectionKind;
import dev.cloudcart.connections.ConnectionState;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.desk.CompanyDesk;
import dev.cloudcart.people.Person;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.Company;
import dev.cloudcart.web.frame.Actors;
import dev.cloudcart.web.frame.Choices;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Who;

@Controller
final class CompaniesPage {

    private final Companies companies;
    private final Connections connections;
    private final CompanyDesk desk;

    CompaniesPage(Companies companies, Connections connections, CompanyDesk desk) {
        this.companies = companies;
        this.connections = connections;
        this.desk = desk;
    }

    /// As it was typed.
    record Form(
            @Nullable String name,
            @Nullable String currency,
            @Nullable String zone) {

        private static final Form EMPTY = new Form("", "", "");

        String text() {
            return Objects.requireNonNullElse(name, "");
        }

        String code() {
            return Objects.requireNonNullElse(currency, "");
        }

        String place() {
            return Objects.requireNonNullElse(zone, "");
        }
    }

    /// @param trouble what was wrong the last time
    record View(List<Row> companies, Form form, List<Choices.Choice> currencies, List<String> zones, String trouble) {}

    record Row(Company company, List<Light> lights) {

        String address(String page) {
            return "/companies/" + company.id().value() + "/" + page;
        }
    }

    /// How one of its connections stands.
    record Light(String title, String word, String tone) {}

    @GetMapping("/companies")
    @LetsIn(Who.OWNER_OF_ALL)
    Shown list(HttpServletRequest request) {
        return page(Form.EMPTY, "", request);
    }

    @PostMapping("/companies")
    @LetsIn(Who.OWNER_OF_ALL)
    Shown add(@ModelAttribute Form form, Person person, HttpServletRequest request) {
        var currency = Choices.currency(form.code());
        var zone = Choices.zone(form.place());
        if (currency.isEmpty() || zone.isEmpty()) {
            return page(form, "Choose the home currency of the books and their time zone.", request)
                    .refused();
        }
        var actor = Actors.of(person, request.getRemoteAddr());
        return switch (desk.add(form.text(), currency.get(), zone.get(), actor)) {
            case Companies.Adding.Refused(var sentence) ->
                page(form, sentence, request).refused();
            case Companies.Adding.Added(var company) ->
                Shown.done(
                        "/companies/%d/connections".formatted(company.id().value()),
                        "%s is here. Now connect Linnworks and QuickBooks.".formatted(company.name()));
        };
    }

    private Shown.Page page(Form form, String trouble, HttpServletRequest request) {
        var states = connections.states();
        var rows = companies.list().stream()
                .map(company -> new Row(company, lights(states.getOrDefault(company.id(), Map.of()))))
                .toList();
        var view = new View(rows, form, Choices.currencies(request.getLocale()), Choices.zones(), trouble);
        return new Shown.Page("web/companies/companies.jte", Place.COMPANIES, "Companies", view);
    }

    private static List<Light> lights(Map<ConnectionKind, ConnectionState> states) {
        return List.of(ConnectionKind.values()).stream()
                .map(kind -> light(kind, Optional.ofNullable(states.get(kind)).orElseGet(ConnectionState.Off::new)))
                .toList();
    }

    private static Light light(ConnectionKind kind, ConnectionState state) {
        return switch (state) {
            case ConnectionState.Connected _ -> new Light(kind.title(), "connected", "bg-success-lt");
            case ConnectionState.NeedsAttention _ -> new Light(kind.title(), "needs attention", "bg-danger-lt");
            case ConnectionState.Off _ -> new Light(kind.title(), "off", "bg-secondary-lt");
        };
    }
}
