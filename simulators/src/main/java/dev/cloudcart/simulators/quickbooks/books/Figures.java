package dev.cloudcart.simulators.quickbooks.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Stamp;
import dev.cloudcart.simulators.quickbooks.entities.Version;
import dev.cloudcart.simulators.quickbooks.ledger.GeneralLedger.Standing;
import dev.cloudcart.simulators.wire.Json;

/// The figures of a list entry that follow the documents: what customers owe and vendors are owed, what stands in an account, how
/// many of an item there are. They are stored as nothing and filled in when the entry is read; otherwise every document would
/// write a handful of other entries. Used under the lock of its realm, for one answer.
public final class Figures {

    /// Accounts whose balance is told (schema, Account.CurrentBalance).
    private static final Set<String> BALANCE_SHEET = Set.of("Bank", "Accounts Receivable", "Other Current Asset",
            "Fixed Asset", "Other Asset", "Accounts Payable", "Credit Card", "Other Current Liability",
            "Long Term Liability", "Equity");

    private final Realm realm;
    private @Nullable Map<String, Standing> accounts;
    private @Nullable Map<String, BigDecimal> withJobs;
    private @Nullable Map<String, BigDecimal> withSubAccounts;

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

    /// The time stamp of an account moves with its balance, and its SyncToken does not (recorded accounts; Intuit, Account).
    public Instant updated(Entry entry) {
        return standing(entry).map(Standing::when).filter(when -> when.isAfter(entry.updated)).orElse(entry.updated);
    }

    /// What has to be stored so that there are so many of an item now.
    public BigDecimal storedQuantity(String itemId, BigDecimal now) {
        return now.subtract(realm.ledger().moved(itemId));
    }

    private Optional<ObjectNode> customer(Entry entry) {
        var own = realm.ledger().openWith(entry.kind, entry.id);
        var all = withJobs().getOrDefault(entry.id, BigDecimal.ZERO);
        return own.signum() == 0 && all.signum() == 0
                ? Optional.empty()
                : Optional.of(entry.read().put("Balance", Fields.cents(own)).put("BalanceWithJobs", Fields.cents(all)));
    }

    private Optional<ObjectNode> vendor(Entry entry) {
        var open = realm.ledger().openWith(entry.kind, entry.id);
        return open.signum() == 0
                ? Optional.empty()
                : Optional.of(entry.read().put("Balance", Fields.cents(open)));
    }

    private Optional<ObjectNode> account(Entry entry) {
        var own = standing(entry);
        var all = withSubAccounts().getOrDefault(entry.id, BigDecimal.ZERO);
        if (own.isEmpty() && all.signum() == 0) {
            return Optional.empty();
        }
        var node = entry.read();
        node.put("CurrentBalance", Fields.cents(own.map(standing -> balance(entry, standing)).orElse(BigDecimal.ZERO)));
        node.put("CurrentBalanceWithSubAccounts", Fields.cents(all));
        node.withObject("MetaData").put("LastUpdatedTime", Stamp.seconds(updated(entry)));
        return Optional.of(node);
    }

    private Optional<ObjectNode> item(Entry entry) {
        var moved = realm.ledger().moved(entry.id);
        if (moved.signum() == 0 || !"Inventory".equals(entry.type)) {
            return Optional.empty();
        }
        var node = entry.read();
        return Optional.of(node.put("QtyOnHand", Fields.decimalOrZero(node, "QtyOnHand").add(moved)));
    }

    private Optional<Standing> standing(Entry account) {
        return account.kind == Kind.ACCOUNT && account.type != null && BALANCE_SHEET.contains(account.type)
                ? Optional.ofNullable(accounts().get(account.id))
                : Optional.empty();
    }

    /// In the account's own currency. A debit is positive in any account (recorded accounts: owed to vendors is below zero).
    private BigDecimal balance(Entry account, Standing standing) {
        boolean home = account.currency == null || account.currency.equals(realm.settings().homeCurrency());
        return home ? standing.amount() : standing.own();
    }

    private Map<String, Standing> accounts() {
        if (accounts == null) {
            var found = new HashMap<String, Standing>();
            new Chart(realm).balances().forEach((account, standing) -> found.put(account.id(), standing));
            accounts = found;
        }
        return accounts;
    }

    private Map<String, BigDecimal> withJobs() {
        if (withJobs == null) {
            withJobs = summedUp(Kind.CUSTOMER, realm.ledger().openWith(Kind.CUSTOMER));
        }
        return withJobs;
    }

    private Map<String, BigDecimal> withSubAccounts() {
        if (withSubAccounts == null) {
            var own = new HashMap<String, BigDecimal>();
            for (var entry : realm.table(Kind.ACCOUNT).all()) {
                standing(entry).ifPresent(standing -> own.put(entry.id, balance(entry, standing)));
            }
            withSubAccounts = summedUp(Kind.ACCOUNT, own);
        }
        return withSubAccounts;
    }

    /// Every amount counts for the entry itself and for all above it.
    private Map<String, BigDecimal> summedUp(Kind kind, Map<String, BigDecimal> own) {
        var sums = new HashMap<String, BigDecimal>();
        own.forEach((id, amount) -> {
            var above = amount.signum() == 0 ? Optional.<String>empty() : Optional.of(id);
            while (above.isPresent()) {
                sums.merge(above.get(), amount, BigDecimal::add);
                above = realm.table(kind).find(above.get()).flatMap(entry -> Fields.ref(entry.read(), "ParentRef"));
            }
        });
        return sums;
    }
}
