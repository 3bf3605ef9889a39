package dev.cloudcart.simulators.quickbooks.books;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.Table;
import dev.cloudcart.simulators.quickbooks.entities.Version;
import dev.cloudcart.simulators.quickbooks.ledger.GeneralLedger;
import dev.cloudcart.simulators.wire.Json;

/// The books of one company. Everything here happens under the company's own lock, held by [Books] for one
/// operation at a time.
public final class Realm {

    private final InstantSource clock;
    private final Function<Kind, Form> forms;
    private final Cabinet cabinet;
    private final Sequences sequences = new Sequences();
    private final Marked deposited = new Marked("deposited");
    private final Marked reconciled = new Marked("reconciled");
    private final ItemAccounts itemAccounts = new ItemAccounts();
    private volatile CompanySettings settings;
    private @Nullable ExchangeRates rates;

    public Realm(CompanySettings settings, InstantSource clock, Function<Kind, Form> forms) {
        this.settings = settings;
        this.clock = clock;
        this.forms = forms;
        cabinet = new Cabinet(settings.homeCurrency(), clock);
    }

    public CompanySettings settings() {
        return settings;
    }

    public void settings(CompanySettings settings) {
        boolean sameMoney = settings.homeCurrency().equals(this.settings.homeCurrency());
        this.settings = settings;
        if (!sameMoney) {
            cabinet.homeCurrency(settings.homeCurrency());
        }
    }

    void witness(Witness witness) {
        cabinet.witness(witness);
    }

    public Table table(Kind kind) {
        return cabinet.table(kind);
    }

    public GeneralLedger ledger() {
        return cabinet.ledger();
    }

    ItemAccounts itemAccounts() {
        return itemAccounts;
    }

    public TaxBook taxes() {
        return cabinet.taxes();
    }

    /// Documents whose money a deposit took to the bank: they stay as they are until the deposit goes.
    public Marked deposited() {
        return deposited;
    }

    /// Documents that somebody has ticked off on a statement of the bank: they may change all the same.
    public Marked reconciled() {
        return reconciled;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("America/Los_Angeles"));
    }

    /// What a document refers to: it has to exist and be active.
    public Entry reference(Kind kind, String id) {
        boolean notFound = settings.inactiveIsNotFound();
        var entry = table(kind)
                .find(id)
                .orElseThrow(() -> notFound ? Refusal.notFound() : Refusal.unknownReference(list(kind), id));
        if (!entry.active) {
            throw notFound ? Refusal.notFound() : Refusal.inactiveReference();
        }
        return entry;
    }

    public Optional<Entry> named(Kind kind, String name) {
        return table(kind)
                .find(String.valueOf(kind.nameProperty), name)
                .flatMap(entries ->
                        entries.stream().filter(entry -> entry.active).findFirst());
    }

    public Entry create(Kind kind, ObjectNode sent, Wishes wishes) {
        return create(kind, sent, wishes, _ -> {});
    }

    /// @param lastly changes what the rules have made of it
    Entry create(Kind kind, ObjectNode sent, Wishes wishes, Consumer<ObjectNode> lastly) {
        var id = Fields.text(sent, "Id").filter(given -> table(kind).find(given).isEmpty());
        var draft = Draft.fresh(this, kind, sent, wishes);
        forms.apply(kind).complete(draft);
        lastly.accept(draft.node);
        var entry = cabinet.file(kind, id.orElseGet(() -> sequences.nextId(kind.sequence)), draft.node);
        draft.runEffects(entry);
        return entry;
    }

    public Entry update(Kind kind, ObjectNode sent, Wishes wishes) {
        var entry = current(kind, sent);
        var before = entry.read();
        var node = Revision.of(before, sent);
        var draft = new Draft(this, kind, node, sent, entry, before, wishes);
        forms.apply(kind).complete(draft);
        cabinet.replace(entry, before, node, Witness.Change.UPDATED);
        draft.runEffects(entry);
        return entry;
    }

    Entry voided(Kind kind, ObjectNode sent) {
        var entry = current(kind, sent);
        release(entry);
        var before = entry.read();
        var node = before.deepCopy();
        Voiding.empty(node);
        cabinet.replace(entry, before, node, Witness.Change.VOIDED);
        return entry;
    }

    Entry delete(Kind kind, ObjectNode sent) {
        var entry = current(kind, sent);
        if (settings.linkedDeleteRefused()) {
            Voiding.refuseLinked(entry.read());
        }
        release(entry);
        cabinet.takeOut(entry);
        return entry;
    }

    /// Others let go of what leaves the books.
    private void release(Entry entry) {
        var node = entry.read();
        forms.apply(entry.kind).release(this, entry, node);
        Voiding.unlink(this, entry, node);
    }

    /// Changes a document because another one did; its SyncToken moves too.
    public void amend(Entry entry, Consumer<ObjectNode> change) {
        var before = entry.read();
        var node = before.deepCopy();
        change.accept(node);
        cabinet.replace(entry, before, node, Witness.Change.UPDATED);
    }

    public String nextNumber() {
        return sequences.nextNumber();
    }

    void rates(ExchangeRates rates) {
        this.rates = rates;
    }

    /// The company's own rate for that day, where it has one.
    public Optional<BigDecimal> rate(String currency, LocalDate day) {
        return Optional.ofNullable(rates).flatMap(known -> known.rate(currency, settings.homeCurrency(), day));
    }

    public void addCurrency(String code) {
        if (settings.multicurrency() && named(Kind.COMPANY_CURRENCY, code).isEmpty()) {
            create(Kind.COMPANY_CURRENCY, Json.object().put("Code", code), Wishes.NONE);
        }
    }

    /// The versions written since the last call.
    public List<Version> takeWritten() {
        return cabinet.takeWritten();
    }

    /// By an id a client sent: one that is no number is refused as such.
    public Entry find(Kind kind, String id) {
        if (kind != Kind.TAX_CODE && !id.matches("-?\\d{1,20}")) {
            throw Refusal.invalidId(id);
        }
        return table(kind).find(id).orElseThrow(Refusal::notFound);
    }

    /// What the company has counted, for [BooksState]; [#restore] takes it back.
    void save(ObjectNode company) {
        sequences.save(company);
        deposited.save(company);
        reconciled.save(company);
    }

    void restore(JsonNode company) {
        sequences.restore(company);
        deposited.restore(company);
        reconciled.restore(company);
    }

    /// Puts an entity back as it was, with its identity and time stamps.
    Version restore(Kind kind, ObjectNode node) {
        return cabinet.restore(kind, node);
    }

    private Entry current(Kind kind, ObjectNode sent) {
        var id = Fields.text(sent, "Id").orElseThrow(() -> Refusal.missing("Id"));
        var token = Fields.text(sent, "SyncToken").orElseThrow(() -> Refusal.missing("SyncToken"));
        var entry = find(kind, id);
        if (!token.equals(Integer.toString(entry.syncToken))) {
            throw Refusal.stale();
        }
        if (deposited.contains(id) && kind.isTransaction()) {
            throw Refusal.deposited();
        }
        if (kind.isTransaction()) {
            Fields.date(entry.read(), "TxnDate").ifPresent(day -> settings.refuseClosed(kind, day));
        }
        return entry;
    }

    private static String list(Kind kind) {
        return kind.isParty() ? "Names" : kind.entity + "s";
    }
}
