package dev.cloudcart.quickbooks;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.ItemUse;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.OtherBill;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.PartyNeed;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Purchasing;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.ports.Books;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.Progress;
import dev.cloudcart.quickbooks.documents.BatchBody;
import dev.cloudcart.quickbooks.documents.DocumentChanges;
import dev.cloudcart.quickbooks.documents.DocumentWriter;
import dev.cloudcart.quickbooks.documents.Finder;
import dev.cloudcart.quickbooks.documents.Looks;
import dev.cloudcart.quickbooks.documents.OtherBills;
import dev.cloudcart.quickbooks.documents.Reconciliations;
import dev.cloudcart.quickbooks.lists.Accounts;
import dev.cloudcart.quickbooks.lists.Creator;
import dev.cloudcart.quickbooks.lists.ItemAccounts;
import dev.cloudcart.quickbooks.lists.ItemCreator;
import dev.cloudcart.quickbooks.lists.Items;
import dev.cloudcart.quickbooks.lists.KnownItems;
import dev.cloudcart.quickbooks.lists.Links;
import dev.cloudcart.quickbooks.lists.ListIndex;
import dev.cloudcart.quickbooks.lists.ListKind;
import dev.cloudcart.quickbooks.lists.Namesakes;
import dev.cloudcart.quickbooks.lists.Parties;
import dev.cloudcart.quickbooks.lists.PartyKind;
import dev.cloudcart.quickbooks.lists.Terms;
import dev.cloudcart.quickbooks.rates.RateStore;
import dev.cloudcart.quickbooks.rates.Rates;
import dev.cloudcart.quickbooks.sending.Sender;
import dev.cloudcart.quickbooks.sending.StockedItems;
import dev.cloudcart.quickbooks.sending.UnboughtItems;
import dev.cloudcart.quickbooks.wire.Realm;

/// The books of one company during one run. Charts are made one at a time, so that nothing is created twice; all
/// else runs side by side.
final class CompanyBooks implements Books.OpenBooks {

    private static final String UNTOLD = "QuickBooks does not tell the user who connected it which documents are"
            + " reconciled with the bank: documents were changed without asking. Connect it as an administrator.";

    private final Realm realm;
    private final ListIndex index;
    private final Links links;
    private final Parties customers;
    private final Parties vendors;
    private final Items items;
    private final Rates rates;
    private final ReentrantLock charting = new ReentrantLock();
    private final AtomicBoolean outOfDate = new AtomicBoolean();
    private final Terms terms;
    private final Queue<String> remarks = new ConcurrentLinkedQueue<>();

    CompanyBooks(Realm realm, ListIndex index, Links links, RateStore rateStore, Progress progress) {
        this.realm = realm;
        this.index = index;
        this.links = links;
        var creator = new Creator(realm, progress);
        var namesakes = new Namesakes(realm, index);
        var known = new KnownItems(index, links);
        customers = new Parties(PartyKind.CUSTOMERS, index, links, creator, namesakes, remarks::add);
        vendors = new Parties(PartyKind.VENDORS, index, links, creator, namesakes, remarks::add);
        items = new Items(index, links, known, new ItemCreator(index, links, known, creator, namesakes));
        rates = new Rates(realm, index, rateStore);
        terms = new Terms(realm);
    }

    @Override
    public Optional<Instant> now() {
        return realm.traffic().told();
    }

    @Override
    public Chart chart(Needs needs, Creation creation) {
        charting.lock();
        try {
            keepIndex();
            return looked(needs, creation);
        } finally {
            charting.unlock();
        }
    }

    /// Out of date again before it was looked up counts for the next time; so does a look that failed.
    private void keepIndex() {
        boolean anew = outOfDate.getAndSet(false);
        try {
            index.keep(anew);
        } catch (ConnectionTrouble trouble) {
            outOfDate.compareAndSet(false, anew);
            throw trouble;
        }
    }

    private Chart looked(Needs needs, Creation creation) {
        var facts = index.facts();
        return new Chart(
                facts.country(),
                facts.home(),
                facts.multicurrency(),
                facts.customNumbers(),
                facts.taxSystem(),
                index.taxCodes().sales(),
                purchasing(needs),
                facts.booksClosedUntil(),
                parties(needs, creation),
                items.look(needs.items(), creation),
                rates.look(needs.rates()));
    }

    /// Customers come first: a store has its name from the settings, and a vendor can give way.
    private Map<PartyNeed, Lookup<Ref<Ref.Party>>> parties(Needs needs, Creation creation) {
        var parties = new HashMap<>(customers.look(needs.parties(), creation));
        parties.putAll(vendors.look(needs.parties(), creation));
        return parties;
    }

    private Purchasing purchasing(Needs needs) {
        var bought = needs.parties().stream().filter(PartyKind.VENDORS::isOf).toList();
        var accounts = new Accounts(index);
        if (!bought.isEmpty()) {
            index.keepCodesOfPurchases();
            var currencies = bought.stream().map(PartyNeed::currency).collect(Collectors.toSet());
            if (!accounts.payables().keySet().containsAll(currencies)) {
                index.lookForMissing();
            }
        }
        return new Purchasing(
                index.taxCodes().purchases(),
                accounts.payables(),
                bought.isEmpty() ? List.of() : accounts.owedOn(),
                bought.isEmpty() ? List.of() : accounts.payFrom(),
                bought.isEmpty() ? List.of() : accounts.expenses(),
                bought.isEmpty() || needs.terms().isEmpty() ? null : terms.find(needs.terms()));
    }

    @Override
    public void refresh() {
        outOfDate.set(true);
    }

    @Override
    public int batchSize() {
        return Creator.BATCH_MAX;
    }

    @Override
    public byte[] encode(Map<String, Instruction> items) {
        var documents = items.values().stream()
                .filter(Instruction.Write.class::isInstance)
                .map(instruction -> ((Instruction.Write) instruction).document())
                .toList();
        links.use(ListKind.CUSTOMER, parties(documents, false));
        links.use(ListKind.VENDOR, parties(documents, true));
        links.use(
                ListKind.ITEM,
                documents.stream()
                        .flatMap(document -> document.form().lines().stream())
                        .filter(line -> !line.onAccount())
                        .map(DocumentLine::item)
                        .toList());
        return new DocumentWriter(index.facts()).batch(items);
    }

    private static List<Ref<Ref.Party>> parties(List<Document> documents, boolean ofPurchases) {
        return documents.stream()
                .filter(document -> document.type().isPurchase() == ofPurchases)
                .map(document -> document.form().party())
                .toList();
    }

    @Override
    public byte[] only(byte[] body, Set<String> ids) {
        return BatchBody.only(body, ids);
    }

    @Override
    public Map<String, Outcome> send(Books.Batch batch, Map<String, Intent> intents, Runnable before) {
        var outcomes = new Sender(realm, index.facts()).send(batch, intents, before);
        return new UnboughtItems(realm).named(new StockedItems(index).named(outcomes, batch), batch);
    }

    @Override
    public Books.Changes changes(Instant since, Collection<DocumentType> kinds) {
        return new DocumentChanges(realm).since(since, kinds);
    }

    @Override
    public Duration changesKept() {
        return Realm.CHANGES_KEPT;
    }

    @Override
    public Map<PostingKey, Outcome> find(List<Intent> doubtful) {
        return new Finder(realm, index.facts()).find(doubtful);
    }

    @Override
    public Map<PostingKey, Outcome> findByMark(List<Intent> doubtful) {
        return new Finder(realm, index.facts()).findByMark(doubtful);
    }

    @Override
    public Map<PostingKey, Look> look(Collection<Position.Live> documents, Collection<DocumentRef> followers) {
        return new Looks(realm, index.facts(), index.taxCodes().all(), new Accounts(index).undeposited(), this::isGone)
                .at(documents, followers);
    }

    @Override
    public List<OtherBill> billedByOthers(Collection<DocumentRef> orders, Collection<DocumentRef> ours) {
        return new OtherBills(realm).of(orders, ours);
    }

    @Override
    public Map<ItemUse, String> accountsOf(Collection<ItemUse> uses, Creation creation) {
        return new ItemAccounts(realm, index).of(uses, creation);
    }

    /// One that was there when we looked last may have gone since.
    private boolean isGone(Looks.PostedTo posted) {
        var kind = posted.type().isPurchase() ? ListKind.VENDOR : ListKind.CUSTOMER;
        var id = Set.of(posted.party().id());
        charting.lock();
        try {
            return index.withIds(kind, id).isEmpty()
                    || (index.lookForMissing() && index.withIds(kind, id).isEmpty());
        } finally {
            charting.unlock();
        }
    }

    @Override
    public Set<DocumentRef> reconciled(Map<DocumentRef, LocalDate> days) {
        var reconciled = new Reconciliations(realm).among(days);
        if (reconciled.isEmpty() && !remarks.contains(UNTOLD)) {
            remarks.add(UNTOLD);
        }
        return reconciled.orElse(Set.of());
    }

    @Override
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    @Override
    public void close() {
        // what is known is in the database; nothing is held open
    }
}
