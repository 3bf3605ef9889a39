package dev.cloudcart.simulators.quickbooks.books;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.entities.AccessRefusals;
import dev.cloudcart.simulators.quickbooks.entities.Characters;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.Schema;
import dev.cloudcart.simulators.quickbooks.entities.Shelf;
import dev.cloudcart.simulators.quickbooks.entities.Version;
import dev.cloudcart.simulators.wire.Json;

/// One company as the API sees it: its realm behind a lock, and its exchange rates.
/// Companies do not wait for each other.
public final class Books {

    public final String realmId;
    public final Particulars particulars = new Particulars();
    final ExchangeRates rates;
    private final Realm realm;
    private final Shelf shelf = new Shelf();
    private final ReentrantLock lock = new ReentrantLock();

    public Books(String realmId, Realm realm, long seed) {
        this.realmId = realmId;
        rates = new ExchangeRates(seed);
        this.realm = realm;
        realm.rates(rates);
    }

    public Outcome perform(Operation operation) {
        try {
            refuseState(operation);
            Schema.check(operation.kind().entity, operation.node());
            if (realm.settings().isAmerican()) {
                Characters.refuseBeyondLatin(operation.node());
            }
            return within(books -> run(books, operation));
        } catch (Refusal refusal) {
            return new Outcome.Failed(refusal);
        }
    }

    /// Something that reads or changes several entities at once.
    public <T> T within(Function<Realm, T> act) {
        List<Version> written;
        T result;
        lock.lock();
        try {
            result = act.apply(realm);
            written = realm.takeWritten();
        } finally {
            lock.unlock();
        }
        if (!written.isEmpty()) {
            shelf.put(written);
        }
        return result;
    }

    public CompanySettings settings() {
        return realm.settings();
    }

    public void settings(CompanySettings settings) {
        within(books -> {
            books.settings(settings);
            return true;
        });
    }

    /// Who is told of each change from now on.
    public void witness(Witness witness) {
        realm.witness(witness);
    }

    public Map<String, Long> sizes() {
        return within(books -> {
            var sizes = new TreeMap<String, Long>(Comparator.naturalOrder());
            for (var kind : Kind.values()) {
                sizes.put(kind.entity, (long) books.table(kind).size());
            }
            return sizes;
        });
    }

    /// Everything these books hold, as it is now.
    public BooksState save() {
        return within(books -> {
            var company = Json.object().put("realm", realmId).put("seed", rates.seed());
            company.set("settings", Json.MAPPER.valueToTree(books.settings()));
            company.set("particulars", particulars.saved());
            books.save(company);
            return new BooksState(company, rates.saved(), books);
        });
    }

    private void refuseState(Operation operation) {
        var settings = realm.settings();
        if (settings.subscriptionEnded()) {
            throw AccessRefusals.subscriptionEnded();
        }
        if (settings.permissionDenied()) {
            throw AccessRefusals.permission();
        }
        if (!settings.has(operation.kind())) {
            throw AccessRefusals.feature(operation.kind().entity);
        }
    }

    private static Outcome run(Realm books, Operation operation) {
        Kind kind = operation.kind();
        ObjectNode node = operation.node();
        if (operation.act() != Operation.Act.CREATE) {
            Surprises.refuseChange(books, kind, node);
        }
        return switch (operation.act()) {
            case CREATE -> {
                node.remove("Id");
                yield stored(books, Surprises.create(books, kind, node, operation.wishes()));
            }
            case UPDATE -> stored(books, books.update(kind, node, operation.wishes()));
            case VOID -> stored(books, books.voided(kind, node));
            case DELETE -> new Outcome.Deleted(kind, books.delete(kind, node).id);
        };
    }

    private static Outcome stored(Realm books, Entry entry) {
        return new Outcome.Stored(entry.kind, new Figures(books).of(entry));
    }
}
