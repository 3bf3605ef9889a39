package dev.cloudcart.simulators.quickbooks.pages;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.cloudcart.simulators.pages.Assets;
import dev.cloudcart.simulators.pages.Console;
import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Pages;
import dev.cloudcart.simulators.pages.Rejected;
import dev.cloudcart.simulators.pages.Routes;
import dev.cloudcart.simulators.pages.Site;
import dev.cloudcart.simulators.pages.Site.Link;
import dev.cloudcart.simulators.pages.Visit;
import dev.cloudcart.simulators.quickbooks.books.Books;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Call;
import dev.cloudcart.simulators.wire.Controls;

/// All pages of the simulated QuickBooks but that of consent.
public final class QuickBooksPages {

    public static final Site SITE = new Site(
            "QuickBooks Online",
            "quickbooks",
            List.of(new Link("Companies", "/"), new Link("Simulator", Console.PATH)));

    private final Supplier<List<Books>> companies;

    public QuickBooksPages(Supplier<List<Books>> companies) {
        this.companies = companies;
    }

    /// Empty where no page is.
    public Optional<Answer> answer(Call call, Controls controls) {
        try {
            return routes(controls).answer(call);
        } catch (Rejected rejected) {
            return Optional.of(Pages.sentence(400, new Frame(SITE, "That cannot be used", ""), rejected.sentence()));
        }
    }

    private Routes routes(Controls controls) {
        var routes = new Routes()
                .get("/", _ -> Pages.ok("quickbooks/pages/companies.jte", CompaniesView.of(companies.get())));
        new Console(SITE, controls).into(Assets.into(routes));
        return routes.get("/companies/*", of((books, _) -> CompanyView.page(books)))
                .get(
                        "/companies/*/(customers|vendors|items|accounts)",
                        of((books, visit) -> new ListPages(books).page(visit)))
                .get("/companies/*/entities/([a-z]+)/*", of((books, visit) -> new DocumentPages(books).entity(visit)))
                .get("/companies/*/documents", of((books, visit) -> new DocumentListPages(books).page(visit)))
                .get("/companies/*/documents/([a-z]+)/*", of((books, visit) -> new DocumentPages(books).page(visit)))
                .get("/companies/*/trial-balance", of((books, _) -> TrialBalance.page(books)));
    }

    private Function<Visit, Answer> of(BiFunction<Books, Visit, Answer> page) {
        return visit -> companies.get().stream()
                .filter(books -> books.realmId.equals(visit.part(0)))
                .findFirst()
                .map(books -> page.apply(books, visit))
                .orElseGet(() -> missing("No such company", "No company here has this number."));
    }

    static Answer missing(String title, String sentence) {
        return Pages.sentence(404, new Frame(SITE, title, ""), sentence);
    }
}
