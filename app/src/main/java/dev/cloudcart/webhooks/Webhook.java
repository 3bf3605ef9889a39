package dev.cloudcart.webhooks;

import java.net.URI;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.CompanyId;

/// A receiver of what happens in a company.
///
/// @param url may hold secrets of the receiver; [#shown] does not
/// @param addedBy who added it
/// @param offSince since when nothing is sent to it any more; null while it works
/// @param offBecause why, as a sentence; empty while it works
public record Webhook(
        long id,
        CompanyId company,
        URI url,
        Set<Event> events,
        Instant added,
        String addedBy,
        @Nullable Instant offSince,
        String offBecause) {

    public Webhook {
        events = Set.copyOf(events);
    }

    public boolean works() {
        return offSince == null;
    }

    /// Where it is, for logs, the audit and whoever may not change it: of its path and query nothing, for
    /// either may be a secret.
    public String shown() {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }

    @Override
    public String toString() {
        return "webhook %d to %s".formatted(id, shown());
    }
}
