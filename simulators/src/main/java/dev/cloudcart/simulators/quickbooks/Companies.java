package dev.cloudcart.simulators.quickbooks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// All companies of this server. The usual one is there from the start, already connected.
final class Companies {

    private final QuickBooksSimulator.Options options;
    private final Authority authority;
    private final Map<String, Books> books = new ConcurrentSkipListMap<>();

    Companies(QuickBooksSimulator.Options options, Authority authority) {
        this.options = options;
        this.authority = authority;
        reset();
    }

    Books usual() {
        return find(QuickBooksSimulator.REALM).orElseThrow();
    }

    Optional<Books> find(String realmId) {
        return Optional.ofNullable(books.get(realmId));
    }

    List<Books> all() {
        return List.copyOf(books.values());
    }

    Books add(String realmId, CompanySettings settings) {
        var added = new Books(realmId, settings, options.clock(), options.seed());
        books.put(realmId, added);
        authority.connect(realmId, QuickBooksSimulator.refreshToken(realmId));
        return added;
    }

    void reset() {
        authority.forgetAll();
        books.clear();
        add(QuickBooksSimulator.REALM, options.company());
    }
}
