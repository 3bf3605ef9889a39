package dev.cloudcart.web.buyers;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.buyers.Buyers;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.journal.RawSource;
import dev.cloudcart.people.People;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Visit;
import dev.cloudcart.web.frame.Who;

/// A buyer asks what is kept of them, or wants to be forgotten: an owner finds it, hands it out and takes it out. Who
/// the buyer is stands in no address and not in the audit.
@Controller
final class BuyersPage {

    private static final String PAGE = "/companies/{company}/buyers";
    private static final int CHARACTERS_MAX = 200;

    private final Buyers buyers;
    private final People people;
    private final Audit audit;

    BuyersPage(Buyers buyers, People people, Audit audit) {
        this.buyers = buyers;
        this.people = people;
        this.audit = audit;
    }

    /// @param text as it was typed
    /// @param found where the buyer stands; empty where nobody was looked for
    /// @param trouble what was wrong with what was asked for
    record View(String text, Optional<List<SourceRef>> found, String trouble) {}

    @GetMapping(PAGE)
    @LetsIn(Who.OWNER)
    Shown ask(Visit visit) {
        return page(new View("", Optional.empty(), ""));
    }

    private static Shown.Page page(View view) {
        return new Shown.Page("web/buyers/buyers.jte", Place.BUYERS, "Buyers' data", view);
    }

    @PostMapping(PAGE + "/find")
    @LetsIn(Who.OWNER)
    Shown find(Visit visit, @RequestParam(name = "buyer", defaultValue = "") String text) {
        var buyer = text.strip();
        var trouble = wrong(buyer);
        if (trouble.isPresent()) {
            return page(new View(text, Optional.empty(), trouble.get())).refused();
        }
        var found = whose(buyers.find(visit.company().id(), buyer));
        audit.done(visit.actor(), Act.RECORD, visit.company().id(), "looked for a buyer: " + words(found));
        return page(new View(buyer, Optional.of(found), ""));
    }

    private static Optional<String> wrong(String buyer) {
        return buyer.isEmpty() || buyer.length() > CHARACTERS_MAX
                ? Optional.of(
                        "Say whom: the whole name, e-mail address, telephone number or name at the channel, as the order has it.")
                : Optional.empty();
    }

    private static List<SourceRef> whose(List<RawSource> found) {
        return found.stream().map(RawSource::source).distinct().toList();
    }

    private static String words(List<SourceRef> found) {
        return found.size() == 1 ? "one record" : found.size() + " records";
    }

    /// Every version that still says who it was, as the shop sent it.
    @PostMapping(PAGE + "/export")
    @LetsIn(Who.OWNER)
    Object export(Visit visit, @RequestParam(name = "buyer", defaultValue = "") String text) {
        var buyer = text.strip();
        var trouble = wrong(buyer);
        if (trouble.isPresent()) {
            return page(new View(text, Optional.empty(), trouble.get())).refused();
        }
        var found = buyers.find(visit.company().id(), buyer);
        audit.done(visit.actor(), Act.EXPORT, visit.company().id(), "a buyer: " + words(whose(found)));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("buyer.json")
                                .build()
                                .toString())
                .body(Handout.of(found));
    }

    @PostMapping(PAGE + "/forget")
    @LetsIn(Who.OWNER)
    Shown forget(
            Visit visit,
            @RequestParam(name = "buyer", defaultValue = "") String text,
            @RequestParam(name = "password", defaultValue = "") String password) {
        var company = visit.company().id();
        var buyer = text.strip();
        var trouble = wrong(buyer).or(() -> people.whyNotPassword(visit.person(), password, visit.origin()));
        if (trouble.isPresent()) {
            audit.refused(visit.actor(), Act.FORGET, company, "a buyer");
            var found = wrong(buyer).isPresent()
                    ? Optional.<List<SourceRef>>empty()
                    : Optional.of(whose(buyers.find(company, buyer)));
            return page(new View(buyer, found, trouble.get())).refused();
        }
        audit.begun(visit.actor(), Act.FORGET, company, "a buyer");
        var forgotten = buyers.forget(company, buyer);
        audit.done(visit.actor(), Act.FORGET, company, "a buyer, in " + words(forgotten));
        return Shown.done(
                visit.address("buyers"),
                forgotten.isEmpty()
                        ? "No record says that any more."
                        : "Taken out of %s: %s. The documents in QuickBooks hold no buyers."
                                .formatted(
                                        words(forgotten),
                                        forgotten.stream()
                                                .map(SourceRef::number)
                                                .collect(Collectors.joining(", "))));
    }
}
