package dev.cloudcart.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.TradeEvent;
import dev.cloudcart.journal.Filing;
import dev.cloudcart.journal.Hold;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.RunId;
import dev.cloudcart.sync.Books.OpenBooks;
import dev.cloudcart.sync.TradeSource.RawRecord;

/// Takes a page of records from reading to planned: look up, plan, file, hold. What is planned goes on to the poster.
final class Walk {

    private static final int HOLDS_A_PAGE = 200;

    private final RunId run;
    private final boolean preview;
    private final Planner planner;
    private final Creation creation;
    private final OpenBooks books;
    private final Journal journal;
    private final Tally tally;

    Walk(RunId run, boolean preview, CompanySetup setup, OpenBooks books, Journal journal, Tally tally) {
        this.run = run;
        this.preview = preview;
        this.planner = new Planner(run.company(), setup.rules());
        this.creation = setup.creation();
        this.books = books;
        this.journal = journal;
        this.tally = tally;
    }

    /// A page as it was just read.
    ///
    /// @return what is to be posted
    List<Instruction> page(TradeSource.SalesPage page) {
        tally.unchanged.add(page.echoes());
        page.records().forEach(record -> countReading(record.reading()));
        return plan(page.records());
    }

    /// What was held before may be mended by now: it is planned again from the filed record, without asking the source.
    ///
    /// @return what is to be posted of the page of holds after the given one, and the last of the page
    HeldPage heldAgain(TradeSource source, Optional<Hold> after) {
        var holds = journal.holds(company(), after, HOLDS_A_PAGE);
        var open = holds.stream().filter(hold -> !hold.posted()).map(Hold::source).toList();
        var records = journal.raw(company(), open).stream()
                .map(raw -> new RawRecord(source.reread(raw.source().kind(), raw.raw()), raw.raw(), raw.print()))
                .toList();
        var instructions = records.isEmpty() ? List.<Instruction>of() : plan(records);
        return new HeldPage(instructions, holds.isEmpty() ? Optional.empty() : Optional.of(holds.getLast()));
    }

    /// @param last empty when there are no more
    record HeldPage(List<Instruction> instructions, Optional<Hold> last) {}

    private List<Instruction> plan(List<RawRecord> records) {
        var sales = sales(records);
        var keys = sales.stream().map(planner::key).toList();
        var standing = journal.standing(company(), keys);
        var parts = journal.parts(company(), keys.stream().filter(key -> !standing.contains(key)).toList());
        var plan = plan(sales, standing, parts);
        tally.unchanged.add(plan.unchanged());
        plan.skipped().forEach(skip -> tally.skipped(skip.reason()));
        tally.held.add(plan.held().size());
        if (preview) {
            plan.instructions().forEach(instruction -> tally.planned(Intent.of(instruction)));
            return List.of();
        }
        remember(records, sales, plan);
        tally.planned.add(plan.instructions().size());
        return plan.instructions();
    }

    /// Customers and items are created for what can be posted once they are there, and for nothing that is held.
    private Plan plan(List<Sale> sales, Set<PostingKey> standing, List<PartStanding> parts) {
        var known = books.chart(planner.needs(sales, standing), creation.lookOnly());
        var numbers = numbers(sales, standing, known);
        var plan = planner.plan(sales, standing, parts, known, numbers);
        var able = planner.planned(sales, plan);
        var needs = planner.needs(able, standing);
        if (preview || !known.lacks(needs)) {
            return plan;
        }
        var complete = known.with(books.chart(needs, creation));
        return plan.planningAnew(planner.plan(able, standing, parts, complete, numbers));
    }

    private Map<PostingKey, String> numbers(List<Sale> sales, Set<PostingKey> standing, Chart chart) {
        return journal.numbers(company(), planner.numbers(sales, standing, chart),
                planner.sharesNumbers() && !preview);
    }

    /// The records are filed before anything is posted because of them.
    private void remember(List<RawRecord> records, List<Sale> sales, Plan plan) {
        journal.file(run, filings(records, plan));
        records.stream().map(RawRecord::reading).forEach(this::holdUnreadable);
        plan.held().forEach(held -> journal.hold(run, held.source(), held.reasons(), Optional.of(held.amount())));
        var mended = new HashSet<UUID>();
        sales.forEach(sale -> mended.add(sale.ref().id()));
        plan.held().forEach(held -> mended.remove(held.source().id()));
        journal.mend(company(), SourceKind.SALE, mended);
    }

    private static List<Filing> filings(List<RawRecord> records, Plan plan) {
        var skipped = new HashMap<SourceRef, String>();
        for (Mapping.Skipped skip : plan.skipped()) {
            skipped.put(skip.source(), skip.reason());
        }
        var filings = new ArrayList<Filing>();
        Map<UUID, RawRecord> latest = new HashMap<>();
        records.forEach(record -> latest.put(record.reading().ref().id(), record));
        latest.values().forEach(record -> filings.add(new Filing(record.reading().ref(), record.print(), record.raw(),
                skipped.get(record.reading().ref()))));
        return filings;
    }

    private void holdUnreadable(Reading reading) {
        if (reading instanceof Reading.Unreadable(var ref, var reason)) {
            journal.hold(run, ref, List.of(reason), Optional.empty());
        }
    }

    private void countReading(Reading reading) {
        switch (reading) {
            case Reading.Read(var event) -> countEvent(event);
            case Reading.Unreadable _ -> {
                tally.unreadable.increment();
                tally.held.increment();
            }
        }
    }

    private void countEvent(TradeEvent event) {
        switch (event) {
            case Sale _ -> tally.sales.increment();
        }
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

    private CompanyId company() {
        return run.company();
    }
}
