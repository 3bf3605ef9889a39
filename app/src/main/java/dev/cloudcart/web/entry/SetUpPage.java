package dev.cloudcart.web.entry;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.joda.money.CurrencyUnit;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.desk.CompanyDesk;
import dev.cloudcart.people.People;
import dev.cloudcart.people.Person;
import dev.cloudcart.people.SetUpCode;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.Company;
import dev.cloudcart.web.frame.Actors;
import dev.cloudcart.web.frame.Choices;
import dev.cloudcart.web.frame.Guard;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Who;

/// Makes the first owner and the first company of an installation that has neither; afterwards there is nothing here.
@Controller
final class SetUpPage {

    private final SetUpCode code;
    private final People people;
    private final CompanyDesk desk;
    private final Entry entry;
    private final Audit audit;
    private final TransactionTemplate transactions;

    SetUpPage(
            SetUpCode code,
            People people,
            CompanyDesk desk,
            Entry entry,
            Audit audit,
            TransactionTemplate transactions) {
        this.code = code;
        this.people = people;
        this.desk = desk;
        this.entry = entry;
        this.audit = audit;
        this.transactions = transactions;
    }

    /// As it was typed.
    ///
    /// @param company the name of the first one
    record Form(String code, String name, String email, String password, String company, String currency, String zone) {

        private static final Form EMPTY = new Form("", "", "", "", "", "", "");
    }

    /// @param trouble what was wrong the last time
    record View(Form form, String file, List<String> zones, List<Choices.Choice> currencies, String trouble) {}

    /// What came of it.
    private sealed interface Came {

        record Done(Person owner, Company company) implements Came {}

        record Refused(String sentence) implements Came {}
    }

    @GetMapping("/set-up")
    @LetsIn(Who.ANYBODY)
    Shown form(HttpServletRequest request) {
        mustBeWanted();
        return page(Form.EMPTY, "", request);
    }

    private Shown.Page page(Form form, String trouble, HttpServletRequest request) {
        var view = new View(
                form, code.file().toString(), Choices.zones(), Choices.currencies(request.getLocale()), trouble);
        return new Shown.Page("web/entry/setUp.jte", Place.NOWHERE, "Set up", view);
    }

    @PostMapping("/set-up")
    @LetsIn(Who.ANYBODY)
    Shown setUp(@ModelAttribute Form form, HttpServletRequest request, HttpServletResponse response) {
        mustBeWanted();
        var origin = request.getRemoteAddr();
        var pause = code.pause(origin);
        if (pause.isPositive()) {
            return page(
                            form,
                            "There were too many wrong codes: wait %d seconds.".formatted(pause.toSeconds() + 1),
                            request)
                    .refused();
        }
        if (!code.matches(form.code(), origin)) {
            audit.refused(new Actor("somebody", origin), Act.SIGN_IN, null, "wrong code to set up");
            return page(
                            form,
                            "That is not the code: it stands in the terminal where Cloud Cart was started, and in the file %s."
                                    .formatted(code.file()),
                            request)
                    .refused();
        }
        return switch (make(form, origin)) {
            case Came.Refused(var sentence) -> page(form, sentence, request).refused();
            case Came.Done(var owner, var company) -> {
                code.code();
                entry.letIn(owner, "set up", request, response);
                yield Shown.done(
                        "/companies/%d/connections".formatted(company.id().value()),
                        "%s is here. Now connect Linnworks and QuickBooks.".formatted(company.name()));
            }
        };
    }

    private void mustBeWanted() {
        if (!code.isWanted()) {
            throw new Guard.NotHere("There is no page at this address.");
        }
    }

    /// Owner and company, or neither.
    private Came make(Form form, String origin) {
        var currency = Choices.currency(form.currency());
        var zone = Choices.zone(form.zone());
        if (currency.isEmpty() || zone.isEmpty()) {
            return new Came.Refused("Choose the home currency of the books and their time zone.");
        }
        return Objects.requireNonNull(transactions.execute(status -> {
            var came = make(form, currency.get(), zone.get(), origin);
            if (came instanceof Came.Refused) {
                status.setRollbackOnly();
            }
            return came;
        }));
    }

    private Came make(Form form, CurrencyUnit currency, ZoneId zone, String origin) {
        return switch (people.setUp(form.email(), form.name(), form.password())) {
            case People.Adding.Refused(var sentence) -> new Came.Refused(sentence);
            case People.Adding.Added(var owner) -> {
                var actor = Actors.of(owner, origin);
                audit.done(actor, Act.PEOPLE, null, owner.email() + " set up as the first owner");
                yield switch (desk.add(form.company(), currency, zone, actor)) {
                    case Companies.Adding.Refused(var sentence) -> new Came.Refused(sentence);
                    case Companies.Adding.Added(var company) -> new Came.Done(owner, company);
                };
            }
        };
    }
}
