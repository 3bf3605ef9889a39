package dev.cloudcart.quickbooks.lists;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.Creation.ItemKind;
import dev.cloudcart.core.books.ItemNeed;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.quickbooks.documents.BatchAnswer;
import dev.cloudcart.quickbooks.documents.DocumentWriter;
import dev.cloudcart.quickbooks.faults.Fault;
import dev.cloudcart.quickbooks.faults.Refusals;
import dev.cloudcart.quickbooks.lists.Creator.Draft;
import dev.cloudcart.quickbooks.text.Names;
import dev.cloudcart.quickbooks.wire.Entity;

/// Creates items, as non-inventory items or as services.
public final class ItemCreator {

    private static final int DESCRIPTION_MAX = 4000;

    /// Each round knows of the names that proved taken in the one before.
    private static final int ROUNDS_MAX = 3;

    private final ListIndex index;
    private final Links links;
    private final KnownItems known;
    private final Creator creator;
    private final Namesakes namesakes;

    public ItemCreator(ListIndex index, Links links, KnownItems known, Creator creator, Namesakes namesakes) {
        this.index = index;
        this.links = links;
        this.known = known;
        this.creator = creator;
        this.namesakes = namesakes;
    }

    /// What the items of one creation have in common.
    ///
    /// @param expense null where the chart has none and the country needs none
    private record Manner(
            ItemKind kind,
            Ref<Ref.Account> income,
            @Nullable Ref<Ref.Account> expense) {}

    /// @param missing by SKU key
    public Map<String, Lookup<Ref<Ref.Item>>> create(Map<String, ItemNeed> missing, Creation creation) {
        return switch (manner(creation)) {
            case Lookup.Found<Manner>(Manner manner) -> create(missing, manner);
            case Lookup.ToBeCreated<Manner> _ -> throw new IllegalStateException("Nobody creates accounts");
            case Lookup.Unavailable<Manner>(var reason) -> Items.each(missing, _ -> new Lookup.Unavailable<>(reason));
        };
    }

    /// Says what would be created, or why it could not be.
    ///
    /// @param missing by SKU key
    Map<String, Lookup<Ref<Ref.Item>>> announce(Map<String, ItemNeed> missing, Creation creation) {
        var letters = index.facts().letters();
        return manner(creation) instanceof Lookup.Unavailable<Manner>(var reason)
                ? Items.each(missing, _ -> new Lookup.Unavailable<>(reason))
                : Items.each(missing, need -> new Lookup.ToBeCreated<>(letters.itemName(need.sku())));
    }

    private Lookup<Manner> manner(Creation creation) {
        var accounts = new Accounts(index);
        if (accounts.lackPurchasesAccount(creation.purchasesAccount())) {
            return new Lookup.Unavailable<>(ListCause.NO_SUCH_COST_ACCOUNT.of(creation.purchasesAccount()));
        }
        var expense = accounts.expense(creation.purchasesAccount());
        if (expense.isEmpty() && !index.facts().unitedStates()) {
            return new Lookup.Unavailable<>(ListCause.NO_COST_ACCOUNT.of());
        }
        return switch (accounts.income(creation.incomeAccount())) {
            case Lookup.Found<Ref<Ref.Account>>(var account) ->
                new Lookup.Found<>(new Manner(creation.items(), account, expense.orElse(null)));
            case Lookup.ToBeCreated<Ref<Ref.Account>>(var name) -> new Lookup.ToBeCreated<>(name);
            case Lookup.Unavailable<Ref<Ref.Account>>(var reason) -> new Lookup.Unavailable<>(reason);
        };
    }

    private Map<String, Lookup<Ref<Ref.Item>>> create(Map<String, ItemNeed> missing, Manner manner) {
        var settled = new HashMap<String, Lookup<Ref<Ref.Item>>>();
        var left = new LinkedHashMap<>(missing);
        for (int round = 0; round < ROUNDS_MAX && !left.isEmpty(); round++) {
            settled.putAll(round(left, manner));
            left.keySet().removeAll(settled.keySet());
        }
        left.forEach((key, need) -> settled.put(key, nameless(need)));
        return settled;
    }

    /// @return by SKU key, what is settled; for the rest the names proved taken
    private Map<String, Lookup<Ref<Ref.Item>>> round(Map<String, ItemNeed> missing, Manner manner) {
        var settled = new HashMap<String, Lookup<Ref<Ref.Item>>>();
        var created = new ArrayList<Entity>();
        var made = new HashMap<String, Ref<Ref.Item>>();
        var taken = new ArrayList<String>();
        creator.create(drafts(missing, manner)).forEach((draft, answer) -> {
            switch (answer) {
                case BatchAnswer.Stored(Entity entity) -> {
                    created.add(entity);
                    made.put(draft.key(), new Ref<>(entity.id(), draft.name()));
                }
                case BatchAnswer.Faulted(Fault fault)
                when fault.code().equals(Namesakes.TAKEN) -> taken.add(draft.name());
                case BatchAnswer.Faulted(Fault fault) -> settled.put(draft.key(), refused(draft, fault));
            }
        });
        index.learn(created);
        links.created(ListKind.ITEM, made);
        made.forEach((key, item) -> settled.put(key, new Lookup.Found<>(item)));
        settled.putAll(adopted(missing, taken));
        return settled;
    }

    /// Somebody was first with a name: it may be the very product.
    private Map<String, Lookup<Ref<Ref.Item>>> adopted(Map<String, ItemNeed> missing, Collection<String> taken) {
        if (taken.isEmpty()) {
            return Map.of();
        }
        namesakes.find(EnumSet.of(ListKind.ITEM), taken);
        return known.find(missing);
    }

    private List<Draft> drafts(Map<String, ItemNeed> missing, Manner manner) {
        var taken = taken(missing.values());
        var drafts = new ArrayList<Draft>();
        missing.forEach((key, need) -> name(need, taken).ifPresent(name -> {
            taken.add(Names.key(name));
            drafts.add(new Draft(ListKind.ITEM, key, name, json -> fields(json, name, need, manner)));
        }));
        return drafts;
    }

    private Set<String> taken(Collection<ItemNeed> needs) {
        var candidates = needs.stream()
                .flatMap(need -> candidates(need).stream())
                .map(Names::key)
                .collect(Collectors.toSet());
        return index.itemsNamed(candidates).stream().map(Listed::nameKey).collect(Collectors.toSet());
    }

    private List<String> candidates(ItemNeed need) {
        return ItemNames.candidates(
                need.sku(), need.description(), index.facts().letters());
    }

    private Optional<String> name(ItemNeed need, Set<String> taken) {
        return candidates(need).stream()
                .filter(name -> !taken.contains(Names.key(name)))
                .findFirst();
    }

    private void fields(JsonGenerator json, String name, ItemNeed need, Manner manner) {
        json.writeStringProperty("Name", name);
        if (!need.ofSettings()) {
            json.writeStringProperty("Sku", index.facts().letters().sku(need.sku()));
        }
        json.writeStringProperty("Type", manner.kind == ItemKind.SERVICE ? "Service" : "NonInventory");
        if (!need.description().isBlank()) {
            json.writeStringProperty("Description", index.facts().letters().text(need.description(), DESCRIPTION_MAX));
        }
        if (index.facts().unitedStates()) {
            json.writeBooleanProperty("Taxable", true);
        }
        DocumentWriter.id(json, "IncomeAccountRef", manner.income.id());
        if (manner.expense != null) {
            DocumentWriter.id(json, "ExpenseAccountRef", manner.expense.id());
        }
    }

    private static Lookup<Ref<Ref.Item>> refused(Draft draft, Fault fault) {
        var refusal = Refusals.of(fault);
        return new Lookup.Unavailable<>(ListCause.ITEM_NOT_CREATED.of(
                draft.name(), refusal.reason().what(), refusal.reason().mend()));
    }

    private Lookup<Ref<Ref.Item>> nameless(ItemNeed need) {
        var letters = index.facts().letters();
        return new Lookup.Unavailable<>(
                ListCause.ITEM_NAME_TAKEN.of(letters.itemName(need.sku()), letters.sku(need.sku())));
    }
}
