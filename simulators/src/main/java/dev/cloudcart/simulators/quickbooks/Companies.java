package dev.cloudcart.simulators.quickbooks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

import dev.cloudcart.simulators.quickbooks.books.Books;
import dev.cloudcart.simulators.quickbooks.books.CompanySettings;
import dev.cloudcart.simulators.quickbooks.oauth.Authority;

/// All companies of this server. The usual one is there from the start, already connected.
final class Companies {

    private final QuickBooksSimulator.Options options;
    private final Authority authority;
    private final Map<String, OpenCompany> open = new ConcurrentSkipListMap<>();

    Companies(QuickBooksSimulator.Options options, Authority authority) {
        this.options = options;
        this.authority = authority;
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
        open.put(realmId, added);
        authority.connect(realmId, QuickBooksSimulator.refreshToken(realmId));
        return added;
    }

    List<OpenCompany> open() {
        return List.copyOf(open.values());
    }

    /// Puts these companies in the place of the present ones.
    void restore(List<OpenCompany> restored) {
        open.clear();
        restored.forEach(company -> open.put(company.books().realmId, company));
    }

    void reset() {
        authority.forgetAll();
        open.clear();
        add(QuickBooksSimulator.REALM, options.company());
    }
}
