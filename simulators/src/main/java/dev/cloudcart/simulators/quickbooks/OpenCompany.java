package dev.cloudcart.simulators.quickbooks;

import java.time.Duration;
import java.time.InstantSource;

import dev.cloudcart.simulators.quickbooks.books.Books;
import dev.cloudcart.simulators.quickbooks.books.CompanySettings;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.forms.Forms;
import dev.cloudcart.simulators.quickbooks.forms.Seed;

/// One company on this server: its books, what was answered under request ids, and its files.
record OpenCompany(Books books, Replays<Reply> replays, Attachments attachments) {

    private static final long ATTACHED_BYTES_MAX = 64L * 1024 * 1024;
    private static final int REPLAYS_MAX = 50_000;
    private static final Duration REPLAYS_AGE_MAX = Duration.ofDays(7);

    /// A new company, with the lists that every company has from the start.
    static OpenCompany of(String realmId, CompanySettings settings, QuickBooksSimulator.Options options) {
        var realm = new Realm(settings, options.clock(), Forms::of);
        Seed.plant(realm);
        return with(new Books(realmId, realm, options.seed()), options.clock());
    }

    /// A company whose books are there already, and that remembers no answers yet.
    static OpenCompany with(Books books, InstantSource clock) {
        return new OpenCompany(
                books, new Replays<>(clock, REPLAYS_MAX, REPLAYS_AGE_MAX), new Attachments(ATTACHED_BYTES_MAX));
    }
}
