package dev.cloudcart.posting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.planning.BilledBefore;
import dev.cloudcart.core.planning.BilledByOthers;
import dev.cloudcart.core.planning.CreditedBills;
import dev.cloudcart.core.planning.Encounters;
import dev.cloudcart.core.planning.HeldBills;
import dev.cloudcart.core.planning.PaidBefore;
import dev.cloudcart.core.planning.Plan;
import dev.cloudcart.core.planning.Planner;
import dev.cloudcart.core.planning.Subject;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.ports.Books.OpenBooks;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.subjects.AsIfPosted;
import dev.cloudcart.subjects.Knowledge;

/// Plans what is to become of subjects: with what the books have, creating what is needed and missing there,
/// and with how they show the documents that are to be changed.
final class Plans {

    private final SyncRequest request;
    private final Rules rules;
    private final Planner planner;
    private final Creation creation;
    private final OpenBooks books;
    private final Journal journal;
    private final Drift drift;
    private final CompanyId company;
    private final AsIfPosted foreseen;

    Plans(SyncRequest request, Knowledge known, Creation creation, OpenBooks books, Drift drift) {
        this.company = known.company();
        this.request = request;
        this.rules = known.rules();
        this.planner = new Planner(company, rules);
        this.creation = creation;
        this.books = books;
        this.journal = known.journal();
        this.drift = drift;
        this.foreseen = known.foreseen();
    }

    /// Customers and items are created for what can be posted once they are there, and for nothing that is held.
    ///
    /// @param going what hangs on their documents now, and will not any more
    Met planned(List<Subject> subjects, Collection<DocumentRef> going) {
        var known = books.chart(planner.needs(subjects), creation.lookOnly());
        var numbers = numbers(subjects, known);
        var met = met(planner.plan(subjects, known, numbers), subjects, known, going);
        var able = planner.planned(subjects, met.plan());
        if (request.isPreview() || !known.lacks(planner.needs(able))) {
            return met;
        }
        var complete = completed(able, known, numbers);
        var anew = met(planner.plan(able, complete, numbers), able, complete, going);
        return new Met(met.plan().planningAnew(anew.plan()), complete, anew.looks());
    }

    /// Items first: an order is held whose item the books refuse to create, and then it needs no customer.
    private Chart completed(List<Subject> able, Chart known, Map<PostingKey, String> numbers) {
        var all = planner.needs(able);
        var items = new Needs(Set.of(), all.items(), all.rates());
        var withItems = known.lacks(items) ? known.with(books.chart(items, creation)) : known;
        var stillAble = planner.planned(able, planner.plan(able, withItems, numbers));
        var customers = new Needs(planner.needs(stillAble).parties(), Set.of(), Set.of());
        return withItems.lacks(customers) ? withItems.with(books.chart(customers, creation)) : withItems;
    }

    /// @param plan as it is by what was seen in the books
    /// @param chart that it was made with
    record Met(Plan plan, Chart chart, Map<PostingKey, Look> looks) {

        Met withoutCreditedBills(List<Subject> subjects) {
            return new Met(plan.heeding(new CreditedBills(), subjects), chart, looks);
        }
    }

    /// What is to be done to documents that stand depends on how the books show them now, and what is to be billed on
    /// what others billed there.
    private Met met(Plan wanted, List<Subject> subjects, Chart chart, Collection<DocumentRef> going) {
        var touched = Encounters.touched(wanted);
        var followers = new ArrayList<>(followers(wanted, subjects));
        followers.addAll(going);
        followers.addAll(foreseen.removed());
        var looks = touched.isEmpty() ? Map.<PostingKey, Look>of() : books.look(touched, followers);
        if (!request.isPreview() && !touched.isEmpty()) {
            drift.met(touched, looks);
        }
        var met = touched.isEmpty()
                ? wanted
                : encounters(chart, reconciled(wanted, looks)).meet(wanted, subjects, looks);
        return new Met(notBilledTwice(met, subjects, looks), chart, looks);
    }

    private Plan notBilledTwice(Plan met, List<Subject> subjects, Map<PostingKey, Look> looks) {
        var billed = met.heeding(new BilledBefore(looks), subjects).heeding(new PaidBefore(), subjects);
        var plan = billed.heeding(new HeldBills(held(HeldBills.paid(billed, subjects))), subjects);
        var others = new BilledByOthers(plan, subjects, looks);
        var orders = others.orders();
        return orders.isEmpty()
                ? plan
                : plan.heeding(others.among(books.billedByOthers(orders, others.ours())), subjects);
    }

    private Set<UUID> held(Set<UUID> bills) {
        return foreseen.held(journal.held(company, SourceKind.DELIVERY, bills));
    }

    /// Of documents that are amended; what hangs on one that is removed has gone before, or has become less, or stays.
    private List<DocumentRef> followers(Plan plan, List<Subject> subjects) {
        var amended = plan.instructions().stream()
                .filter(Instruction.Amend.class::isInstance)
                .map(instruction -> instruction.key().source())
                .collect(Collectors.toSet());
        var following = subjects.stream()
                .filter(subject -> amended.contains(subject.id()))
                .flatMap(subject -> subject.followers(plan.instructions()).stream());
        return (request.isPreview() ? Stream.concat(following, wouldHaveGone(plan, subjects)) : following).toList();
    }

    /// What a run would have removed or made less before, as nothing kept it.
    private Stream<DocumentRef> wouldHaveGone(Plan plan, List<Subject> subjects) {
        var touched = plan.instructions().stream()
                .map(instruction -> instruction.key().source())
                .collect(Collectors.toSet());
        return subjects.stream()
                .filter(subject -> touched.contains(subject.id()))
                .flatMap(subject -> subject.followers().stream())
                .filter(document -> !foreseen.isStaying(document));
    }

    private Set<DocumentRef> reconciled(Plan plan, Map<PostingKey, Look> looks) {
        var days = Encounters.onStatements(plan, looks);
        return days.isEmpty() ? Set.of() : books.reconciled(days);
    }

    private Encounters encounters(Chart chart, Set<DocumentRef> reconciled) {
        return new Encounters(rules.changes(), chart.booksClosedUntil(), reconciled);
    }

    Map<PostingKey, String> numbers(List<Subject> subjects, Chart chart) {
        return journal.numbers(
                company, planner.numbers(subjects, chart), planner.sharesNumbers() && !request.isPreview());
    }

    /// What hangs on documents that are to be replaced goes before they do.
    Met letGo(List<Subject> subjects) {
        var nothing = new Needs(Set.of(), Set.of(), Set.of());
        return met(planner.letGo(subjects), subjects, books.chart(nothing, creation.lookOnly()), List.of());
    }

    /// The same subjects, as if what stands of them were gone already.
    Plan withoutDocuments(List<Subject> subjects, Chart chart) {
        var emptied = subjects.stream().map(Subject::withoutItsDocuments).toList();
        return planner.plan(emptied, chart, numbers(emptied, chart));
    }
}
