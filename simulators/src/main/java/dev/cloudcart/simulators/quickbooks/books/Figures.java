package dev.cloudcart.simulators.quickbooks.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Stamp;
import dev.cloudcart.simulators.quickbooks.entities.Version;
import dev.cloudcart.simulators.quickbooks.ledger.GeneralLedger.Standing;
import dev.cloudcart.simulators.wire.Json;

/// The figures of a list entry that follow the documents: what customers owe and vendors are owed, what stands in
/// an account, how many of an item there are. They are stored as nothing and filled in when the entry is read;
/// otherwise every document would write a handful of other entries. Used under the lock of its realm, for one
/// answer.
public final class Figures {

    /// Accounts whose balance is told (schema, Account.CurrentBalance).
    private static final Set<String> BALANCE_SHEET = Set.of(
            "Bank",
            "Accounts Receivable",
            "Other Current Asset",
            "Fixed Asset",
            "Other Asset",
            "Accounts Payable",
            "Credit Card",
            "Other Current Liability",
            "Long Term Liability",
            "Equity");

    private final Realm realm;
    private @Nullable Map<String, Standing> accounts;
    private @Nullable Map<String, BigDecimal> jobs;
    private @Nullable Map<String, BigDecimal> subAccounts;

    public Figures(Realm realm) {
        this.realm = realm;
    }

    /// The entry as it is read now.
    public Version of(Entry entry) {
        var filled = switch (entry.kind) {
            case CUSTOMER -> customer(entry);
            case VENDOR -> vendor(entry);
            case ACCOUNT -> account(entry);
            case ITEM -> item(entry);
            default -> Optional.<ObjectNode>empty();
        };
        return filled.map(node -> new Version(Json.bytes(node))).orElse(entry.version);
    }

    /// The time stamp of an account moves with its balance, and its SyncToken does not (recorded accounts; Intuit,
    /// Account).
    public Instant updated(Entry entry) {
        return standing(entry)
                .map(Standing::when)
                .filter(when -> when.isAfter(entry.updated))
                .orElse(entry.updated);
    }

    /// What has to be stored so that there are so many of an item now.
    public BigDecimal storedQuantity(String itemId, BigDecimal now) {
        return now.subtract(realm.ledger().moved(itemId));
    }

    private Optional<ObjectNode> customer(Entry entry) {
        var own = realm.ledger().openWith(entry.kind, entry.id);
        var all = own.add(ofJobs(entry.id));
        return own.signum() == 0 && all.signum() == 0
                ? Optional.empty()
                : Optional.of(entry.read().put("Balance", Fields.cents(own)).put("BalanceWithJobs", Fields.cents(all)));
    }

    private Optional<ObjectNode> vendor(Entry entry) {
        var open = realm.ledger().openWith(entry.kind, entry.id);
        return open.signum() == 0 ? Optional.empty() : Optional.of(entry.read().put("Balance", Fields.cents(open)));
    }

    private Optional<ObjectNode> account(Entry entry) {
        var own = balance(entry);
        var below = ofSubAccounts(entry.id);
        if (own.isEmpty() && below.signum() == 0) {
            return Optional.empty();
        }
        var balance = own.orElse(BigDecimal.ZERO);
        var node = entry.read();
        node.put("CurrentBalance", Fields.cents(balance));
        node.put("CurrentBalanceWithSubAccounts", Fields.cents(balance.add(below)));
        node.withObject("MetaData").put("LastUpdatedTime", Stamp.seconds(updated(entry)));
        return Optional.of(node);
    }

    private Optional<ObjectNode> item(Entry entry) {
        var moved = realm.ledger().moved(entry.id);
        if (moved.signum() == 0 || !"Inventory".equals(entry.type)) {
            return Optional.empty();
        }
        var node = entry.read();
        return Optional.of(
                node.put("QtyOnHand", Fields.decimalOrZero(node, "QtyOnHand").add(moved)));
    }

    private Optional<Standing> standing(Entry account) {
        return account.kind == Kind.ACCOUNT && account.type != null && BALANCE_SHEET.contains(account.type)
                ? Optional.ofNullable(accounts().get(account.id))
                : Optional.empty();
    }

    /// In the account's own currency. A debit is positive in any account (recorded accounts: owed to vendors is
    /// below zero).
    private Optional<BigDecimal> balance(Entry account) {
        boolean home = account.currency == null
                || account.currency.equals(realm.settings().homeCurrency());
        return standing(account).map(home ? Standing::amount : Standing::own);
    }

    private Map<String, Standing> accounts() {
        if (accounts == null) {
            var found = new HashMap<String, Standing>();
            new Chart(realm).balances().forEach((account, standing) -> found.put(account.id(), standing));
            accounts = found;
        }
        return accounts;
    }

    private BigDecimal ofJobs(String customer) {
        if (jobs == null) {
            jobs = summedUp(Kind.CUSTOMER, id -> realm.ledger().openWith(Kind.CUSTOMER, id));
        }
        return jobs.getOrDefault(customer, BigDecimal.ZERO);
    }

    private BigDecimal ofSubAccounts(String account) {
        if (subAccounts == null) {
            subAccounts = summedUp(
                    Kind.ACCOUNT,
                    id -> realm.table(Kind.ACCOUNT)
                            .find(id)
                            .flatMap(this::balance)
                            .orElse(BigDecimal.ZERO));
        }
        return subAccounts.getOrDefault(account, BigDecimal.ZERO);
    }

    /// What entries that are nested add to each of those above them.
    private Map<String, BigDecimal> summedUp(Kind kind, Function<String, BigDecimal> own) {
        var parents = realm.table(kind).parents();
        var sums = new HashMap<String, BigDecimal>();
        for (var nested : parents.keySet()) {
            var amount = own.apply(nested);
            var above = parents.get(nested);
            while (above != null && amount.signum() != 0) {
                sums.merge(above, amount, BigDecimal::add);
                above = parents.get(above);
            }
        }
        return sums;
    }
}
