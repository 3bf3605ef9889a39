package dev.cloudcart.simulators.quickbooks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

import dev.cloudcart.simulators.quickbooks.books.Books;
import dev.cloudcart.simulators.quickbooks.books.CompanySettings;
import dev.cloudcart.simulators.quickbooks.oauth.Authority;
import dev.cloudcart.simulators.quickbooks.webhooks.Webhooks;

/// All companies of this server. The usual one is there from the start, already connected.
final class Companies {

    private final QuickBooksSimulator.Options options;
    private final Authority authority;
    private final Webhooks webhooks;
    private final Map<String, OpenCompany> open = new ConcurrentSkipListMap<>();

    Companies(QuickBooksSimulator.Options options, Authority authority, Webhooks webhooks) {
        this.options = options;
        this.authority = authority;
        this.webhooks = webhooks;
        reset();
    }

    OpenCompany usual() {
        return find(QuickBooksSimulator.REALM).orElseThrow();
    }

    Optional<OpenCompany> find(String realmId) {
        return Optional.ofNullable(open.get(realmId));
    }

    List<Books> all() {
        return open.values().stream().map(OpenCompany::books).toList();
    }

    OpenCompany add(String realmId, CompanySettings settings) {
        var added = OpenCompany.of(realmId, settings, options);
        put(added);
        authority.connect(realmId, QuickBooksSimulator.refreshToken(realmId));
        return added;
    }

    List<OpenCompany> open() {
        return List.copyOf(open.values());
    }

    /// Puts these companies in the place of the present ones.
    void restore(List<OpenCompany> restored) {
        open.clear();
        restored.forEach(this::put);
    }

    private void put(OpenCompany company) {
        var realmId = company.books().realmId;
        company.books().witness((kind, id, change, when) -> webhooks.saw(realmId, kind, id, change, when));
        open.put(realmId, company);
    }

    void reset() {
        authority.forgetAll();
        open.clear();
        add(QuickBooksSimulator.REALM, options.company());
    }
}
