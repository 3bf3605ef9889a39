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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.PartyNeed;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.quickbooks.Creator.Draft;

/// Finds customers by display name, and creates those that are missing. What a name went to once it goes to again,
/// whatever the customer is called by then. Where one customer fits two names, they never become one.
final class Parties {

    /// They share one space of names (Intuit, Customer `DisplayName`).
    private static final Set<ListKind> NAMED = EnumSet.of(ListKind.CUSTOMER, ListKind.VENDOR, ListKind.EMPLOYEE);

    private final ListIndex index;
    private final Links links;
    private final Creator creator;
    private final Namesakes namesakes;

    Parties(ListIndex index, Links links, Creator creator, Namesakes namesakes) {
        this.index = index;
        this.links = links;
        this.creator = creator;
        this.namesakes = namesakes;
    }

    /// What is known after looking and creating.
    ///
    /// @param linked by source key
    /// @param named by name key
    /// @param refused by name key
    private record Known(Links.Known linked, Map<String, Listed> named, Map<String, Lookup<Ref>> refused) {}

    Map<PartyNeed, Lookup<Ref>> look(Set<PartyNeed> needs, Creation creation) {
        var possible = needs.stream().filter(this::fitsCompany).toList();
        var linked = links.find(
                ListKind.CUSTOMER, possible.stream().map(Parties::source).collect(Collectors.toSet()));
        var unlinked = possible.stream()
                .filter(need -> !linked.standing().containsKey(source(need)))
                .toList();
        var known = new Known(linked, named(unlinked), new HashMap<>());
        if (creation.allowed() && creation.customers()) {
            create(missing(unlinked, known), known);
        }
        var found = found(unlinked, known.named);
        return needs.stream().collect(Collectors.toMap(need -> need, need -> judge(need, known, found, creation)));
    }

    private boolean fitsCompany(PartyNeed need) {
        return index.facts().multicurrency() || !index.facts().isForeign(need.currency());
    }

    /// One name may be needed in several currencies, and a customer has one.
    private static String source(PartyNeed need) {
        return need.currency().getCode() + " " + Names.key(need.name());
    }

    private Map<String, Listed> named(Collection<PartyNeed> needs) {
        var keys = needs.stream().flatMap(this::keys).collect(Collectors.toSet());
        var named = index.named(NAMED, keys);
        boolean complete = needs.stream().allMatch(need -> find(need, named).isPresent());
        return complete || !index.lookForMissing() ? named : index.named(NAMED, keys);
    }

    private Stream<String> keys(PartyNeed need) {
        var key = Names.key(need.name());
        return Stream.of(key, key(need), key.substring(key.lastIndexOf(':') + 1).strip());
    }

    /// A name with a colon may be the full name of a customer below another.
    private Optional<Listed> find(PartyNeed need, Map<String, Listed> named) {
        var key = Names.key(need.name());
        return keys(need)
                .map(named::get)
                .filter(Objects::nonNull)
                .filter(listed -> listed.nameKey().equals(key)
                        || listed.nameKey().equals(key(need))
                        || listed.fullNameKey().equals(key))
                .findFirst();
    }

    /// Those whose full name it is come first, so that it is no longer another's by its name alone. What is found is
    /// [met][Links#meet].
    ///
    /// @return by source key
    private Map<String, Lookup<Ref>> found(Collection<PartyNeed> needs, Map<String, Listed> named) {
        var fits = needs.stream()
                .flatMap(need -> find(need, named).map(customer -> new Fit(need, customer)).stream())
                .sorted(Comparator.<Fit, Boolean>comparing(fit -> !fit.isByFullName())
                        .thenComparing(fit -> source(fit.need)))
                .toList();
        var ids = fits.stream().map(fit -> fit.customer.id()).collect(Collectors.toSet());
        var taken = links.keys(ListKind.CUSTOMER, ids);
        var found = new HashMap<String, Lookup<Ref>>();
        fits.forEach(fit -> found.put(source(fit.need), unlessOfAnother(fit.need, fit.customer, taken)));
        return found;
    }

    private record Fit(PartyNeed need, Listed customer) {

        boolean isByFullName() {
            return customer.fullNameKey().equals(Names.key(need.name()));
        }
    }

    private Lookup<Ref> unlessOfAnother(PartyNeed need, Listed customer, Map<String, Set<String>> taken) {
        var lookup = judge(need, customer);
        if (lookup instanceof Lookup.Found<Ref>(Ref ref)) {
            var keys = taken.computeIfAbsent(ref.id(), _ -> new HashSet<>());
            var other = keys.stream().filter(key -> !key.equals(source(need))).min(Comparator.naturalOrder());
            if (other.isPresent()) {
                return new Lookup.Unavailable<>(
                        ListCause.CUSTOMER_OF_ANOTHER.of(customer.fullName(), name(need), nameIn(other.get())));
            }
            links.meet(ListKind.CUSTOMER, source(need), ref);
            keys.add(source(need));
        }
        return lookup;
    }

    /// Without the currency.
    private static String nameIn(String source) {
        return source.substring(source.indexOf(' ') + 1);
    }

    /// Of the name in the books.
    private String key(PartyNeed need) {
        return Names.key(name(need));
    }

    private String name(PartyNeed need) {
        return index.facts().letters().displayName(need.name());
    }

    /// One per name; where one name is needed in several currencies, the home currency gets it. What is gone is not
    /// made again.
    private List<PartyNeed> missing(Collection<PartyNeed> needs, Known known) {
        var byKey = new LinkedHashMap<String, PartyNeed>();
        needs.stream()
                .filter(need -> find(need, known.named).isEmpty()
                        && !known.linked.gone().containsKey(source(need)))
                .sorted(Comparator.<PartyNeed, Boolean>comparing(
                                need -> index.facts().isForeign(need.currency()))
                        .thenComparing(need -> need.currency().getCode())
                        .thenComparing(PartyNeed::name))
                .forEach(need -> byKey.putIfAbsent(key(need), need));
        return List.copyOf(byKey.values());
    }

    private void create(List<PartyNeed> missing, Known known) {
        var taken = new HashSet<String>();
        var created = new ArrayList<Entity>();
        var made = new HashMap<String, Ref>();
        creator.create(missing.stream().map(this::draft).toList()).forEach((draft, answer) -> {
            switch (answer) {
                case BatchAnswer.Stored(Entity entity) -> {
                    created.add(entity);
                    made.put(draft.key(), new Ref(entity.id(), draft.name()));
                }
                case BatchAnswer.Faulted(Fault fault) -> {
                    known.refused.put(Names.key(draft.name()), refused(draft, fault));
                    if (fault.code().equals(Namesakes.TAKEN)) {
                        taken.add(draft.name());
                    }
                }
            }
        });
        index.learn(created).forEach(listed -> known.named.put(listed.nameKey(), listed));
        links.created(ListKind.CUSTOMER, made);
        namesakes.find(NAMED, taken).forEach(listed -> known.named.put(listed.nameKey(), listed));
    }

    private Draft draft(PartyNeed need) {
        var name = name(need);
        return new Draft(ListKind.CUSTOMER, source(need), name, json -> {
            json.writeStringProperty("DisplayName", name);
            if (index.facts().multicurrency()) {
                DocumentWriter.id(json, "CurrencyRef", need.currency().getCode());
            }
        });
    }

    private static Lookup<Ref> refused(Draft draft, Fault fault) {
        var refusal = Refusals.of(fault);
        return new Lookup.Unavailable<>(ListCause.CUSTOMER_NOT_CREATED.of(
                draft.name(), refusal.reason().what(), refusal.reason().mend()));
    }

    private Lookup<Ref> judge(PartyNeed need, Known known, Map<String, Lookup<Ref>> found, Creation creation) {
        if (!fitsCompany(need)) {
            return new Lookup.Unavailable<>(
                    ListCause.ONE_CURRENCY_ONLY.of(index.facts().home(), need.currency()));
        }
        return linked(need, known)
                .or(() -> Optional.ofNullable(found.get(source(need))))
                .or(() -> gone(need, known))
                .or(() -> Optional.ofNullable(known.refused.get(key(need))))
                .orElseGet(() -> absent(need, creation));
    }

    private Optional<Lookup<Ref>> linked(PartyNeed need, Known known) {
        return Optional.ofNullable(known.linked.standing().get(source(need))).map(listed -> judge(need, listed));
    }

    private Optional<Lookup<Ref>> gone(PartyNeed need, Known known) {
        return Optional.ofNullable(known.linked.gone().get(source(need)))
                .map(link ->
                        new Lookup.Unavailable<>(ListCause.CUSTOMER_GONE.of(link.name(), need.name(), name(need))));
    }

    private Lookup<Ref> absent(PartyNeed need, Creation creation) {
        return creation.customers()
                ? new Lookup.ToBeCreated<>(name(need))
                : new Lookup.Unavailable<>(ListCause.NO_CUSTOMER.of(name(need)));
    }

    private Lookup<Ref> judge(PartyNeed need, Listed listed) {
        if (listed.kind() != ListKind.CUSTOMER) {
            return new Lookup.Unavailable<>(ListCause.NAME_OF_NO_CUSTOMER.of(
                    listed.name(),
                    listed.kind().wordWithArticle(),
                    listed.kind().word()));
        }
        var currency = listed.currency().isEmpty() ? index.facts().home().getCode() : listed.currency();
        return currency.equals(need.currency().getCode())
                ? new Lookup.Found<>(listed.ref())
                : new Lookup.Unavailable<>(
                        ListCause.CUSTOMER_IN_OTHER_CURRENCY.of(listed.name(), currency, need.currency()));
    }
}
