package dev.cloudcart.linnworks.session;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.CompanyId;

/// One session per company, opened by whoever comes first while the others wait for it.
public final class Sessions {

    private final Authorisation authorisation;
    private final InstantSource clock;
    private final Map<CompanyId, Slot> slots = new ConcurrentHashMap<>();

    private static final class Slot {
        private final ReentrantLock opening = new ReentrantLock();
        private volatile @Nullable Session session;
    }

    public Sessions(Authorisation authorisation, InstantSource clock) {
        this.authorisation = authorisation;
        this.clock = clock;
    }

    /// A session that should work.
    ///
    /// @throws dev.cloudcart.ports.ConnectionTrouble when Linnworks does not let us in
    public Session current(Account account) {
        var session = slot(account).session;
        return session != null && session.serves(account, clock.instant()) ? session : open(account, null);
    }

    /// Opens one and lets it go.
    ///
    /// @throws dev.cloudcart.ports.ConnectionTrouble when Linnworks does not let us in
    public Holder check(Account account) {
        return authorisation.open(account).holder();
    }

    /// Another session than the one that proved dead: token and server may both be new.
    public Session other(Account account, Session dead) {
        return open(account, dead);
    }

    private Session open(Account account, @Nullable Session dead) {
        var slot = slot(account);
        slot.opening.lock();
        try {
            var session = slot.session;
            if (session != null && !session.equals(dead) && session.serves(account, clock.instant())) {
                return session;
            }
            slot.session = null;
            var opened = authorisation.open(account);
            slot.session = opened;
            return opened;
        } finally {
            slot.opening.unlock();
        }
    }

    private Slot slot(Account account) {
        return slots.computeIfAbsent(account.company(), first -> new Slot());
    }
}
