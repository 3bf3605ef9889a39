package dev.cloudcart.quickbooks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.PartyNeed;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.quickbooks.Creator.Draft;

/// Finds customers by display name, and creates those that are missing.
final class Parties {

    /// They share one space of names (Intuit, Customer `DisplayName`).
    private static final Set<ListKind> NAMED = EnumSet.of(ListKind.CUSTOMER, ListKind.VENDOR, ListKind.EMPLOYEE);

    private final ListIndex index;
    private final Creator creator;
    private final Namesakes namesakes;

    Parties(ListIndex index, Creator creator, Namesakes namesakes) {
        this.index = index;
        this.creator = creator;
        this.namesakes = namesakes;
    }

    /// What is known after looking and creating, by name key.
    private record Known(Map<String, Listed> listed, Map<String, Lookup<Ref>> refused) {}

    Map<PartyNeed, Lookup<Ref>> look(Set<PartyNeed> needs, Creation creation) {
        var possible = needs.stream().filter(this::fitsCompany).toList();
        var known = new Known(listed(possible), new HashMap<>());
        if (creation.allowed() && creation.customers()) {
            create(missing(possible, known.listed), known);
        }
        return needs.stream().collect(Collectors.toMap(need -> need, need -> judge(need, known, creation)));
    }

    private boolean fitsCompany(PartyNeed need) {
        return index.facts().multicurrency() || !index.facts().isForeign(need.currency());
    }

    private Map<String, Listed> listed(Collection<PartyNeed> needs) {
        var keys = needs.stream().map(this::key).collect(Collectors.toSet());
        var listed = index.named(NAMED, keys);
        return listed.keySet().containsAll(keys) || !index.lookForMissing() ? listed : index.named(NAMED, keys);
    }

    private String key(PartyNeed need) {
        return Names.key(name(need));
    }

    private String name(PartyNeed need) {
        return index.facts().letters().displayName(need.name());
    }

    /// One per name; where one name is needed in several currencies, the home currency gets it.
    private List<PartyNeed> missing(Collection<PartyNeed> needs, Map<String, Listed> listed) {
        var byKey = new LinkedHashMap<String, PartyNeed>();
        needs.stream().filter(need -> !listed.containsKey(key(need)))
                .sorted(Comparator.<PartyNeed, Boolean>comparing(need -> index.facts().isForeign(need.currency()))
                        .thenComparing(need -> need.currency().getCode()).thenComparing(PartyNeed::name))
                .forEach(need -> byKey.putIfAbsent(key(need), need));
        return List.copyOf(byKey.values());
    }

    private void create(List<PartyNeed> missing, Known known) {
        var taken = new HashSet<String>();
        var created = new ArrayList<Entity>();
        creator.create(missing.stream().map(this::draft).toList()).forEach((draft, answer) -> {
            switch (answer) {
                case BatchAnswer.Stored stored -> created.add(stored.entity());
                case BatchAnswer.Faulted faulted -> {
                    known.refused.put(draft.key(), refused(draft, faulted.fault()));
                    if (faulted.fault().code().equals(Namesakes.TAKEN)) {
                        taken.add(draft.name());
                    }
                }
            }
        });
        index.learn(created).forEach(listed -> known.listed.put(listed.nameKey(), listed));
        namesakes.find(NAMED, taken).forEach(listed -> known.listed.put(listed.nameKey(), listed));
    }

    private Draft draft(PartyNeed need) {
        var name = name(need);
        return new Draft(ListKind.CUSTOMER, Names.key(name), name, json -> {
            json.writeStringProperty("DisplayName", name);
            if (index.facts().multicurrency()) {
                DocumentWriter.id(json, "CurrencyRef", need.currency().getCode());
            }
        });
    }

    private static Lookup<Ref> refused(Draft draft, Fault fault) {
        var refusal = Refusals.of(fault);
        return new Lookup.Unavailable<>(Reason.other(
                "The customer \"%s\" could not be created in QuickBooks: %s.".formatted(draft
                        .name(),
                        refusal
                                .reason().what()),
                refusal.reason().mend()));
    }

    private Lookup<Ref> judge(PartyNeed need, Known known, Creation creation) {
        if (!fitsCompany(need)) {
            return oneCurrencyOnly(need);
        }
        var listed = known.listed.get(key(need));
        if (listed != null) {
            return judge(need, listed);
        }
        var refused = known.refused.get(key(need));
        if (refused != null) {
            return refused;
        }
        return creation.customers()
                ? new Lookup.ToBeCreated<>(name(need))
                : new Lookup.Unavailable<>(Reason.other(
                        "QuickBooks has no customer named \"%s\".".formatted(name(need)),
                        "Create it in QuickBooks, or let Cloud Cart create missing customers (Configure, Customers), then sync again."));
    }

    private Lookup<Ref> judge(PartyNeed need, Listed listed) {
        if (listed.kind() != ListKind.CUSTOMER) {
            return new Lookup.Unavailable<>(Reason.other(
                    "\"%s\" is the name of a %s in QuickBooks, so no customer can have it."
                            .formatted(listed.name(), listed.kind().word()),
                    "Rename the %s in QuickBooks, or map the store to another name (Configure, Customers), then sync again."
                            .formatted(listed.kind().word())));
        }
        var currency = listed.currency().isEmpty() ? index.facts().home().getCode() : listed.currency();
        if (!currency.equals(need.currency().getCode())) {
            return new Lookup.Unavailable<>(Reason.other(
                    "The customer \"%s\" is kept in %s in QuickBooks, but this is in %s."
                            .formatted(listed.name(), currency, need.currency()),
                    "Use the customer matching mode \"Store name and currency\" (Configure, Customers), or rename that customer in QuickBooks, then sync again."));
        }
        return new Lookup.Found<>(listed.ref());
    }

    private Lookup<Ref> oneCurrencyOnly(PartyNeed need) {
        return new Lookup.Unavailable<>(
                Reason.other("The company keeps its books in %s only, and this is in %s.".formatted(index
                        .facts().home(), need.currency()), Rates.SWITCH_ON));
    }
}
