package dev.cloudcart.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.joda.money.Money;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.PartStanding;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.mapping.Mapping;
import dev.cloudcart.core.planning.Plan;
import dev.cloudcart.core.planning.Planner;
import dev.cloudcart.core.trade.Age;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.journal.Filing;
import dev.cloudcart.journal.Hold;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.RunId;
import dev.cloudcart.journal.Trigger;
import dev.cloudcart.sync.Books.OpenBooks;
import dev.cloudcart.sync.Ends.Kind;
import dev.cloudcart.sync.TradeSource.RawRecord;

/// Takes a page of records from reading to planned: look up, plan, file, hold. What is planned goes on to the poster.
final class Walk {

    /// Completes the sentence "not posted, because it is …".
    static final String DISMISSED = "dismissed";

    private static final String GONE = "not in Linnworks any more";

    private static final int HOLDS_A_PAGE = 200;

    private final RunId run;
    private final SyncRequest request;
    private final Planner planner;
    private final Creation creation;
    private final TradeSource source;
    private final OpenBooks books;
    private final Journal journal;
    private final Deletions deletions;
    private final Tally tally;

    Walk(RunId run, SyncRequest request, CompanySetup setup, TradeSource source, OpenBooks books, Journal journal,
            Deletions deletions, Tally tally) {
        this.run = run;
        this.request = request;
        this.planner = new Planner(run.company(), setup.rules());
        this.creation = setup.creation();
        this.source = source;
        this.books = books;
        this.journal = journal;
        this.deletions = deletions;
        this.tally = tally;
    }

    /// A page as it was just read.
    ///
    /// @return what is to be posted
    List<Instruction> page(TradeSource.SalesPage page) {
        deletions.look(sales(page.records()).stream().map(sale -> sale.ref().id()).toList());
        return plan(page.records());
    }

    /// What was held before may be mended by now: it is planned again from the filed record. Only when a person asks, who may
    /// have mended it in the source, is the source asked for it anew.
    ///
    /// @return what is to be posted of the page of holds after the given one, and the last of the page
    HeldPage heldAgain(CallMeter meter, Optional<Hold> after) {
        var holds = journal.holds(company(), after, HOLDS_A_PAGE);
        var open = holds.stream().filter(hold -> !hold.posted()).map(Hold::source).toList();
        var filed = journal.raw(company(), open).stream()
                .map(raw -> new RawRecord(source.reread(raw.source().kind(), raw.raw()), raw.raw(), raw.print(),
                        Age.UNKNOWN))
                .toList();
        var records = request.trigger() == Trigger.MANUAL ? readAnew(meter, filed) : filed;
        records.forEach(record -> tally.ends.metAgain(id(record), makesSense(record)));
        var missing = records.stream()
                .filter(record -> !source.isHandedOut(record.reading().ref().kind(), record.raw()))
                .map(record -> record.reading().ref()).toList();
        var instructions = records.isEmpty() ? List.<Instruction>of() : plan(records);
        return new HeldPage(instructions, missing, holds.isEmpty() ? Optional.empty() : Optional.of(holds.getLast()));
    }

    /// An order of which a part stands is completed as it was. What turns out to be known under another id was held under a
    /// stand-in for it.
    private List<RawRecord> readAnew(CallMeter meter, List<RawRecord> filed) {
        var partly = journal.parts(company(), sales(filed).stream().map(planner::key).toList()).stream()
                .map(part -> part.key().source()).collect(Collectors.toSet());
        var others = filed.stream().filter(record -> !partly.contains(id(record))).toList();
        var records = new LinkedHashMap<UUID, RawRecord>();
        filed.stream().filter(record -> partly.contains(id(record))).forEach(record -> records.put(id(record), record));
        if (!others.isEmpty()) {
            source.readAnew(company(), others, meter).forEach(record -> records.put(id(record), record));
        }
        var gone = filed.stream().map(Walk::id).filter(id -> !records.containsKey(id)).toList();
        journal.mend(company(), SourceKind.SALE, gone);
        return List.copyOf(records.values());
    }

    /// @param missing what the source listed but did not hand out
    /// @param last empty when there are no more
    record HeldPage(List<Instruction> instructions, List<SourceRef> missing, Optional<Hold> last) {}

    /// Closes the holds of what the source does not have any more.
    void gone(Collection<SourceRef> orders) {
        journal.mend(company(), SourceKind.SALE, orders.stream().map(SourceRef::id).toList());
        orders.forEach(order -> tally.ends.skipped(order.id(), GONE));
    }

    private List<Instruction> plan(List<RawRecord> records) {
        var all = sales(records);
        var consequences = deletions.of(all);
        var wanted = all.stream().filter(sale -> !consequences.isHeld(sale)).toList();
        var planning = planner.withGenerations(consequences.generations());
        var standing = journal.standing(company(), wanted.stream().map(planning::key).toList());
        var dismissed = dismissed(wanted.stream().filter(sale -> !standing.contains(planning.key(sale))).toList());
        dismissed.forEach(id -> tally.ends.skipped(id, DISMISSED));
        var sales = wanted.stream().filter(sale -> !dismissed.contains(sale.ref().id())).toList();
        var plan = plan(planning, sales, standing);
        var held = Stream.concat(consequences.held().stream(), plan.held().stream()).toList();
        sales.stream().filter(sale -> standing.contains(planning.key(sale)))
                .forEach(sale -> tally.ends.became(sale.ref().id(), Kind.UNCHANGED));
        plan.skipped().forEach(skip -> tally.ends.skipped(skip.source().id(), skip.reason()));
        if (request.isPreview()) {
            onlyCount(records, held, plan.instructions());
            return List.of();
        }
        remember(records, all, held, plan.skipped());
        tally.sending(plan.instructions().size());
        return plan.instructions();
    }

    /// What somebody has dismissed may have been entered by hand, so that it stays away whatever becomes of it, until somebody
    /// syncs it by its number.
    private Set<UUID> dismissed(List<Sale> sales) {
        return request.scope() instanceof SyncRequest.Numbers
                ? Set.of()
                : journal.dismissed(company(), SourceKind.SALE, sales.stream().map(sale -> sale.ref().id()).toList());
    }

    /// Customers and items are created for what can be posted once they are there, and for nothing that is held.
    private Plan plan(Planner planning, List<Sale> sales, Set<PostingKey> standing) {
        var parts = journal.parts(company(), sales.stream().map(planning::key).filter(key -> !standing.contains(key))
                .toList());
        var known = books.chart(planning.needs(sales, standing), creation.lookOnly());
        var numbers = numbers(planning, sales, standing, known);
        var plan = planning.plan(sales, standing, parts, known, numbers);
        var able = planning.planned(sales, plan);
        var needs = planning.needs(able, standing);
        if (request.isPreview() || !known.lacks(needs)) {
            return plan;
        }
        var complete = known.with(books.chart(needs, creation));
        return plan.planningAnew(planning.plan(able, standing, parts, complete, numbers));
    }

    private Map<PostingKey, String> numbers(Planner planning, List<Sale> sales, Set<PostingKey> standing,
            Chart chart) {
        return journal.numbers(company(), planning.numbers(sales, standing, chart),
                planning.sharesNumbers() && !request.isPreview());
    }

    private void onlyCount(List<RawRecord> records, List<Mapping.Held> held, List<Instruction> instructions) {
        instructions.forEach(instruction -> tally.planned(Intent.of(instruction)));
        held.forEach(one -> tally.ends.became(one.source().id(), Kind.HELD));
        unreadable(records).forEach(one -> tally.ends.became(one.ref().id(), Kind.HELD));
    }

    /// The records are filed before anything is posted because of them.
    private void remember(List<RawRecord> records, List<Sale> sales, List<Mapping.Held> held,
            List<Mapping.Skipped> skipped) {
        journal.file(run, discreet(filings(records, skipped)));
        unreadable(records).forEach(one -> hold(one.ref(), List.of(one.reason()), one.amount()));
        held.forEach(one -> hold(one.source(), one.reasons(), Optional.of(one.amount())));
        var mended = new HashSet<UUID>();
        sales.forEach(sale -> mended.add(sale.ref().id()));
        held.forEach(one -> mended.remove(one.source().id()));
        journal.mend(company(), SourceKind.SALE, mended);
    }

    /// Whose buyer was forgotten, of them it is not learnt again.
    private List<Filing> discreet(List<Filing> filings) {
        var forgotten = journal.withoutBuyer(company(), SourceKind.SALE,
                filings.stream().map(filing -> filing.source().id()).toList());
        return filings.stream().map(filing -> forgotten.contains(filing.source().id())
                ? filing.withoutBuyer(source.withoutBuyer(filing.source(), filing.raw()))
                : filing).toList();
    }

    private void hold(SourceRef source, List<Reason> reasons, Optional<Money> amount) {
        if (journal.hold(run, source, reasons, amount)) {
            tally.ends.became(source.id(), Kind.HELD);
        } else {
            tally.ends.skipped(source.id(), DISMISSED);
        }
    }

    private static List<Filing> filings(List<RawRecord> records, List<Mapping.Skipped> skips) {
        var skipped = new HashMap<SourceRef, String>();
        for (Mapping.Skipped skip : skips) {
            skipped.put(skip.source(), skip.reason());
        }
        var filings = new ArrayList<Filing>();
        Map<UUID, RawRecord> latest = new HashMap<>();
        records.forEach(record -> latest.put(record.reading().ref().id(), record));
        latest.values().forEach(record -> filings.add(new Filing(record.reading().ref(), record.print(), record.raw(),
                skipped.get(record.reading().ref()), record.age())));
        return filings;
    }

    private static List<Reading.Unreadable> unreadable(List<RawRecord> records) {
        return records.stream().map(RawRecord::reading).filter(Reading.Unreadable.class::isInstance)
                .map(Reading.Unreadable.class::cast).toList();
    }

    private static List<Sale> sales(List<RawRecord> records) {
        var sales = new ArrayList<Sale>();
        for (var record : records) {
            if (record.reading() instanceof Reading.Read(Sale sale)) {
                sales.add(sale);
            }
        }
        return sales;
    }

    static UUID id(RawRecord record) {
        return record.reading().ref().id();
    }

    static boolean makesSense(RawRecord record) {
        return record.reading() instanceof Reading.Read;
    }

    private CompanyId company() {
        return run.company();
    }
}
