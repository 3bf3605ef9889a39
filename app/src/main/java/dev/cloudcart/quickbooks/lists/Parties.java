package dev.cloudcart.quickbooks.lists;

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
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.PartyNeed;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.quickbooks.documents.BatchAnswer;
import dev.cloudcart.quickbooks.documents.DocumentWriter;
import dev.cloudcart.quickbooks.faults.Fault;
import dev.cloudcart.quickbooks.faults.Refusals;
import dev.cloudcart.quickbooks.lists.Creator.Draft;
import dev.cloudcart.quickbooks.text.Names;
import dev.cloudcart.quickbooks.wire.Entity;

/// Finds customers, or vendors, by display name, and creates those that are missing. What a name went to
/// once it goes to again, whatever the customer is called by then. Where one customer fits two names, they
/// never become one. A supplier is known by its id: it keeps its vendor when it is renamed, and shares it with no
/// other supplier of its name.
public final class Parties {

    /// They share one space of names (Intuit, Customer `DisplayName`).
    private static final Set<ListKind> NAMED = EnumSet.of(ListKind.CUSTOMER, ListKind.VENDOR, ListKind.EMPLOYEE);

    /// A name that proves taken is followed by another one; of those there are four.
    private static final int ROUNDS_MAX = 4;
    private static final int CURRENCY_LETTERS = 3;
    /// Before the id of a supplier: no name begins with a space.
    private static final String BY_ID = "  ";

    private final PartyKind kind;
    private final ListIndex index;
    private final Links links;
    private final Creator creator;
    private final Namesakes namesakes;
    private final Consumer<String> remarks;

    /// @param remarks takes what is to be told once
    public Parties(
            PartyKind kind,
            ListIndex index,
            Links links,
            Creator creator,
            Namesakes namesakes,
            Consumer<String> remarks) {
        this.kind = kind;
        this.index = index;
        this.links = links;
        this.creator = creator;
        this.namesakes = namesakes;
        this.remarks = remarks;
    }

    /// What is known after looking and creating.
    ///
    /// @param linked by source key
    /// @param byName of suppliers that were remembered by name, by source key
    /// @param named by name key
    /// @param refused by name key
    private record Known(
            Links.Known linked,
            Map<String, Listed> byName,
            Map<String, Listed> named,
            Map<String, Lookup<Ref<Ref.Party>>> refused) {}

    /// @param all those of the other kind are passed over
    public Map<PartyNeed, Lookup<Ref<Ref.Party>>> look(Set<PartyNeed> all, Creation creation) {
        var needs = all.stream().filter(kind::isOf).toList();
        var possible = needs.stream().filter(this::fitsCompany).toList();
        var linked =
                links.find(kind.list(), possible.stream().map(Parties::source).collect(Collectors.toSet()));
        var unlinked = possible.stream()
                .filter(need -> !linked.standing().containsKey(source(need)))
                .toList();
        hearNames(possible, linked);
        var known = new Known(linked, byName(unlinked, linked), named(unlinked), new HashMap<>());
        if (creation.allowed() && kind.mayBeCreated(creation)) {
            create(unlinked, known);
        }
        var found = found(unlinked, known);
        return needs.stream().collect(Collectors.toMap(need -> need, need -> judge(need, known, found, creation)));
    }

    private boolean fitsCompany(PartyNeed need) {
        return index.facts().multicurrency() || !index.facts().isForeign(need.currency());
    }

    /// One name may be needed in several currencies, and a customer has one.
    private static String source(PartyNeed need) {
        return need.source().isEmpty() ? nameSource(need) : need.currency().getCode() + BY_ID + need.source();
    }

    /// What a supplier was remembered by before its id was.
    private static String nameSource(PartyNeed need) {
        return need.currency().getCode() + " " + Names.key(need.name());
    }

    private static boolean isById(String source) {
        return source.startsWith(BY_ID, CURRENCY_LETTERS);
    }

    /// What others call it in the books is theirs to decide, so that a supplier's new name is told, once.
    private void hearNames(List<PartyNeed> needs, Links.Known linked) {
        var heard = new HashSet<String>();
        for (var need : needs) {
            var link = linked.all().get(source(need));
            if (link != null && !need.source().isEmpty() && !link.wasCalled(need.name()) && heard.add(link.key())) {
                links.call(link, need.name());
                remarks.accept(
                        "Linnworks calls the supplier \"%s\" now, until now \"%s\". Its vendor in QuickBooks stays \"%s\": rename it there if you like."
                                .formatted(need.name(), link.lastCalled(), link.name()));
            }
        }
    }

    /// What suppliers went to when they were remembered by their names, unless another supplier has it by now. One
    /// whose vendor is gone is told as such.
    private Map<String, Listed> byName(List<PartyNeed> unlinked, Links.Known linked) {
        var byId = unlinked.stream().filter(need -> !need.source().isEmpty()).toList();
        if (byId.isEmpty()) {
            return Map.of();
        }
        var old = links.find(kind.list(), byId.stream().map(Parties::nameSource).collect(Collectors.toSet()));
        var taken = links.keys(
                kind.list(), old.all().values().stream().map(Link::id).collect(Collectors.toSet()));
        var standing = new HashMap<String, Listed>();
        for (var need : byId) {
            var link = old.all().get(nameSource(need));
            if (link == null || taken.getOrDefault(link.id(), Set.of()).stream().anyMatch(Parties::isById)) {
                continue;
            }
            Optional.ofNullable(old.standing().get(nameSource(need)))
                    .ifPresentOrElse(
                            listed -> standing.put(source(need), listed),
                            () -> linked.gone().put(source(need), link));
        }
        return standing;
    }

    private Map<String, Listed> named(Collection<PartyNeed> needs) {
        var keys = needs.stream().flatMap(this::keys).collect(Collectors.toSet());
        var named = index.named(NAMED, keys);
        boolean complete = needs.stream().allMatch(need -> choose(need, named) instanceof Choice.There);
        return complete || !index.lookForMissing() ? named : index.named(NAMED, keys);
    }

    private Stream<String> keys(PartyNeed need) {
        return kind.names(need.name()).stream()
                .flatMap(name -> kind.names(name, need.currency()).stream())
                .flatMap(this::keys);
    }

    private Stream<String> keys(String name) {
        var key = Names.key(name);
        return Stream.of(key, key(name), key.substring(key.lastIndexOf(':') + 1).strip());
    }

    /// What a need comes to.
    private sealed interface Choice {

        /// Whether it will do or not.
        record There(Listed listed) implements Choice {}

        /// @param name that is free, as it should stand in the books
        record Absent(String name) implements Choice {}
    }

    /// The first of its names that fits or that nobody has; where there is none, the last that somebody has.
    private Choice choose(PartyNeed need, Map<String, Listed> named) {
        Choice last = new Choice.Absent(name(need.name()));
        for (var base : kind.names(need.name())) {
            for (var name : kind.names(base, need.currency())) {
                var listed = find(name, named);
                if (listed.isEmpty()) {
                    return new Choice.Absent(name(name));
                }
                last = new Choice.There(listed.get());
                if (judge(need, listed.get()) instanceof Lookup.Found) {
                    return last;
                }
                if (listed.get().kind() != kind.list()) {
                    break;
                }
            }
        }
        return last;
    }

    /// A name with a colon may be the full name of a customer below another.
    private Optional<Listed> find(String name, Map<String, Listed> named) {
        var key = Names.key(name);
        return keys(name)
                .map(named::get)
                .filter(Objects::nonNull)
                .filter(listed -> listed.nameKey().equals(key)
                        || listed.nameKey().equals(key(name))
                        || listed.fullNameKey().equals(key))
                .findFirst();
    }

    /// Those whose full name it is come first, so that it is no longer another's by its name alone. What is found is
    /// [met][Links#meet].
    ///
    /// @return by source key
    private Map<String, Lookup<Ref<Ref.Party>>> found(Collection<PartyNeed> needs, Known known) {
        var fits = needs.stream()
                .flatMap(need -> fit(need, known).stream())
                .sorted(Comparator.<Fit, Boolean>comparing(fit -> !fit.isByFullName())
                        .thenComparing(fit -> source(fit.need)))
                .toList();
        var ids = fits.stream().map(fit -> fit.listed.id()).collect(Collectors.toSet());
        var taken = links.keys(kind.list(), ids);
        var found = new HashMap<String, Lookup<Ref<Ref.Party>>>();
        fits.forEach(fit -> found.put(source(fit.need), unlessOfAnother(fit.need, fit.listed, taken)));
        return found;
    }

    private Optional<Fit> fit(PartyNeed need, Known known) {
        var old = known.byName.get(source(need));
        if (old != null) {
            return Optional.of(new Fit(need, old));
        }
        return choose(need, known.named) instanceof Choice.There(Listed listed)
                ? Optional.of(new Fit(need, listed))
                : Optional.empty();
    }

    private record Fit(PartyNeed need, Listed listed) {

        boolean isByFullName() {
            return listed.fullNameKey().equals(Names.key(need.name()));
        }
    }

    private Lookup<Ref<Ref.Party>> unlessOfAnother(PartyNeed need, Listed listed, Map<String, Set<String>> taken) {
        var lookup = judge(need, listed);
        if (lookup instanceof Lookup.Found<Ref<Ref.Party>>(var ref)) {
            var keys = taken.computeIfAbsent(ref.id(), _ -> new HashSet<>());
            var other = keys.stream().filter(key -> !isOf(need, key)).min(Comparator.naturalOrder());
            if (other.isPresent()) {
                return ofAnother(need, listed, other.get());
            }
            links.meet(kind.list(), source(need), ref, need.source().isEmpty() ? "" : need.name());
            keys.add(source(need));
        }
        return lookup;
    }

    /// Who is named in the settings may be a supplier too.
    private static boolean isOf(PartyNeed need, String key) {
        return key.equals(source(need))
                || key.equals(nameSource(need))
                || (need.source().isEmpty() && isById(key));
    }

    private Lookup<Ref<Ref.Party>> ofAnother(PartyNeed need, Listed listed, String other) {
        var another = nameIn(other);
        return new Lookup.Unavailable<>(
                isById(other) && Names.key(another).equals(Names.key(need.name()))
                        ? ListCause.VENDOR_OF_NAMESAKE.of(listed.fullName(), need.name())
                        : kind.ofAnother().of(listed.fullName(), name(need.name()), another));
    }

    /// Without the currency; of a supplier, what it is called.
    private String nameIn(String source) {
        return isById(source)
                ? links.called(kind.list(), Set.of(source)).getOrDefault(source, "")
                : source.substring(source.indexOf(' ') + 1);
    }

    /// Of the name in the books.
    private String key(String name) {
        return Names.key(name(name));
    }

    private String name(String name) {
        return index.facts().letters().displayName(name);
    }

    private void create(Collection<PartyNeed> needs, Known known) {
        var missing = missing(needs, known);
        for (int round = 0; round < ROUNDS_MAX && !missing.isEmpty(); round++) {
            create(missing, known);
            missing = missing(needs, known);
        }
    }

    /// One per name; where one name is needed in several currencies, the home currency gets it. What is gone is not
    /// made again.
    ///
    /// @return by the name in the books
    private Map<String, PartyNeed> missing(Collection<PartyNeed> needs, Known known) {
        var byKey = new HashSet<String>();
        var missing = new LinkedHashMap<String, PartyNeed>();
        needs.stream()
                .filter(need -> !known.linked.gone().containsKey(source(need)))
                .filter(need -> !known.byName.containsKey(source(need)))
                .sorted(Comparator.<PartyNeed, Boolean>comparing(
                                need -> index.facts().isForeign(need.currency()))
                        .thenComparing(need -> need.currency().getCode())
                        .thenComparing(PartyNeed::name)
                        .thenComparing(PartyNeed::source))
                .forEach(need -> {
                    if (choose(need, known.named) instanceof Choice.Absent(var name)
                            && !known.refused.containsKey(Names.key(name))
                            && byKey.add(Names.key(name))) {
                        missing.put(name, need);
                    }
                });
        return missing;
    }

    private void create(Map<String, PartyNeed> missing, Known known) {
        var taken = new HashSet<String>();
        var created = new ArrayList<Entity>();
        var made = new HashMap<String, Ref<Ref.Party>>();
        var called = new HashMap<String, String>();
        missing.values().stream()
                .filter(need -> !need.source().isEmpty())
                .forEach(need -> called.put(source(need), need.name()));
        var drafts = missing.entrySet().stream()
                .map(one -> draft(one.getKey(), one.getValue()))
                .toList();
        creator.create(drafts).forEach((draft, answer) -> {
            switch (answer) {
                case BatchAnswer.Stored(Entity entity) -> {
                    created.add(entity);
                    made.put(draft.key(), new Ref<>(entity.id(), draft.name()));
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
        links.created(kind.list(), made, called);
        namesakes.find(NAMED, taken).forEach(listed -> known.named.put(listed.nameKey(), listed));
    }

    private Draft draft(String name, PartyNeed need) {
        return new Draft(kind.list(), source(need), name, json -> {
            json.writeStringProperty("DisplayName", name);
            if (index.facts().multicurrency()) {
                DocumentWriter.id(json, "CurrencyRef", need.currency().getCode());
            }
        });
    }

    private Lookup<Ref<Ref.Party>> refused(Draft draft, Fault fault) {
        var refusal = Refusals.of(fault);
        return new Lookup.Unavailable<>(kind.notCreated()
                .of(draft.name(), refusal.reason().what(), refusal.reason().mend()));
    }

    private Lookup<Ref<Ref.Party>> judge(
            PartyNeed need, Known known, Map<String, Lookup<Ref<Ref.Party>>> found, Creation creation) {
        if (!fitsCompany(need)) {
            return new Lookup.Unavailable<>(
                    ListCause.ONE_CURRENCY_ONLY.of(index.facts().home(), need.currency()));
        }
        return linked(need, known)
                .or(() -> Optional.ofNullable(found.get(source(need))))
                .or(() -> gone(need, known))
                .orElseGet(() -> absent(wanted(need, known), known, creation));
    }

    private Optional<Lookup<Ref<Ref.Party>>> linked(PartyNeed need, Known known) {
        return Optional.ofNullable(known.linked.standing().get(source(need))).map(listed -> judge(need, listed));
    }

    private Optional<Lookup<Ref<Ref.Party>>> gone(PartyNeed need, Known known) {
        return Optional.ofNullable(known.linked.gone().get(source(need)))
                .map(link -> new Lookup.Unavailable<>(kind.gone().of(link.name(), need.name(), wanted(need, known))));
    }

    /// The name that it would get.
    private String wanted(PartyNeed need, Known known) {
        return choose(need, known.named) instanceof Choice.Absent(var name) ? name : name(need.name());
    }

    private Lookup<Ref<Ref.Party>> absent(String name, Known known, Creation creation) {
        var refused = known.refused.get(Names.key(name));
        if (refused != null) {
            return refused;
        }
        return kind.mayBeCreated(creation)
                ? new Lookup.ToBeCreated<>(name)
                : new Lookup.Unavailable<>(kind.none().of(name));
    }

    private Lookup<Ref<Ref.Party>> judge(PartyNeed need, Listed listed) {
        if (listed.kind() != kind.list()) {
            return new Lookup.Unavailable<>(kind.nameOfNone()
                    .of(
                            listed.name(),
                            listed.kind().wordWithArticle(),
                            listed.kind().word()));
        }
        var currency = listed.currency().isEmpty() ? index.facts().home().getCode() : listed.currency();
        return currency.equals(need.currency().getCode())
                ? new Lookup.Found<>(listed.ref())
                : new Lookup.Unavailable<>(kind.inOtherCurrency().of(listed.name(), currency, need.currency()));
    }
}
