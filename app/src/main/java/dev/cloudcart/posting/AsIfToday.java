package dev.cloudcart.posting;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.planning.PostedToday;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.journal.Hold;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.ports.Books.OpenBooks;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.report.Hindsight;
import dev.cloudcart.report.LastOrders;
import dev.cloudcart.report.Tally;
import dev.cloudcart.subjects.AsIfPosted;
import dev.cloudcart.subjects.Knowledge;
import dev.cloudcart.subjects.Subjects;

/// Tells what the last orders that stand would be, were they posted today under the settings of a
/// preview, from their filed records. Nothing is written or created, and what else the preview would do
/// counts for nothing here.
public final class AsIfToday {

    private static final int ORDERS = 200;
    private static final int PAGE = 100;

    private final CompanyId company;
    private final Rules rules;
    private final Creation creation;
    private final OpenBooks books;
    private final Journal journal;
    private final FiledRecords filed;
    private final Subjects subjects;

    public AsIfToday(
            CompanyId company, Rules rules, Creation creation, TradeSource source, OpenBooks books, Journal journal) {
        this.company = company;
        this.rules = rules;
        this.creation = creation;
        this.books = books;
        this.journal = journal;
        var known = new Knowledge(company, rules, source, journal, new AsIfPosted());
        filed = new FiledRecords(SourceKind.SALE, known);
        subjects = new Subjects(SourceKind.SALE, known, false, books, new Tally());
    }

    public LastOrders told() {
        var hindsight = new Hindsight();
        var last = journal.lastPosted(company, SourceKind.SALE, ORDERS);
        for (int from = 0; from < last.size(); from += PAGE) {
            tell(last.subList(from, Math.min(last.size(), from + PAGE)), hindsight);
        }
        return hindsight.told();
    }

    /// In the order of the orders.
    private void tell(List<UUID> orders, Hindsight hindsight) {
        var records = filed.legible(orders).stream()
                .sorted(Comparator.comparingInt(record -> orders.indexOf(record.id())))
                .toList();
        Walk.unreadable(records)
                .forEach(one ->
                        hindsight.hold(new Hold(one.ref(), List.of(one.reason()), one.amount(), false, Instant.EPOCH)));
        var standing = subjects.of(records);
        var chart = books.chart(PostedToday.needs(company, rules, standing), creation.lookOnly());
        var today = PostedToday.of(company, rules, standing, chart);
        var others = today.others();
        var looks = others.isEmpty() ? Map.<PostingKey, Look>of() : books.look(others);
        today.told(looks).forEach(hindsight::add);
    }
}
