package dev.cloudcart.web.frame;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.cloudcart.access.Role;
import dev.cloudcart.people.Person;
import dev.cloudcart.settings.Company;

/// What stands around every page.
///
/// @param person who looks; empty for somebody who has not signed in
/// @param visit what of; empty on pages that belong to no company
/// @param companies those that the person may see, and how each stands
/// @param csrf what every form sends back
public record Frame(
        String title,
        Place here,
        Optional<Person> person,
        Optional<Visit> visit,
        Optional<Strip> strip,
        List<Choice> companies,
        Optional<Notice> notice,
        String csrf,
        Show show,
        Instant now) {

    /// A company that one can go to.
    public record Choice(Company company, Mood mood, boolean current) {}

    /// An entry of the navigation.
    public record Link(String text, String address, boolean current, long count) {}

    /// The company that the page is of, among those that one can go to.
    public Optional<Choice> current() {
        return companies.stream().filter(Choice::current).findFirst();
    }

    /// Of the pages of a company.
    public List<Link> pages() {
        return links(Place.DASHBOARD, Place.RUNS, Place.HOLDS, Place.SEARCH, Place.PROOF);
    }

    public List<Link> settings() {
        return links(Place.CONNECTIONS, Place.CONFIGURE);
    }

    public List<Link> house() {
        boolean all = person.filter(one -> one.roles().isOwner()).isPresent();
        return all
                ? links(
                        Place.AUDIT,
                        Place.AUDIT_OF_ALL,
                        Place.BUYERS,
                        Place.USERS,
                        Place.TOKENS,
                        Place.WEBHOOKS,
                        Place.COMPANIES,
                        Place.SYSTEM)
                : links(Place.AUDIT, Place.BUYERS, Place.COMPANY_USERS, Place.WEBHOOKS);
    }

    private List<Link> links(Place... places) {
        return Arrays.stream(places).filter(this::isOpen).map(this::link).toList();
    }

    private Link link(Place place) {
        var address = place.path().startsWith("/")
                ? place.path()
                : visit.orElseThrow().address(place.path());
        return new Link(
                place.text(),
                address,
                place == here,
                place == Place.HOLDS ? strip.map(Strip::holds).orElse(0L) : 0);
    }

    private boolean isOpen(Place place) {
        return switch (place.who()) {
            case ANYBODY -> true;
            case SIGNED_IN -> person.isPresent();
            case OWNER_OF_ALL -> person.filter(one -> one.roles().isOwner()).isPresent();
            case VIEWER, ACCOUNTANT, OPERATOR, OWNER ->
                visit.filter(one -> one.may(place.who().role().orElseThrow())).isPresent();
        };
    }

    /// Whether whoever looks may do what an operator may.
    public boolean mayOperate() {
        return visit.filter(one -> one.may(Role.OPERATOR)).isPresent();
    }

    /// Whether whoever looks may have a sync foretold, and have done what was foretold.
    public boolean mayApprove() {
        return visit.filter(one -> one.may(Role.ACCOUNTANT)).isPresent();
    }

    /// Whether whoever looks may take data away in files.
    public boolean mayExport() {
        return visit.filter(one -> one.may(Role.ACCOUNTANT)).isPresent();
    }

    /// Whether whoever looks may have QuickBooks asked, which costs reads.
    public boolean mayLookIntoBooks() {
        return visit.filter(one -> one.may(Role.ACCOUNTANT)).isPresent();
    }

    /// Whether whoever looks may look for a buyer.
    public boolean mayFindBuyers() {
        return visit.filter(one -> one.may(Role.OWNER)).isPresent();
    }

    public String address(String page) {
        return visit.orElseThrow().address(page);
    }
}
