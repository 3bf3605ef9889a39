package dev.cloudcart.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Form;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Origin;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.books.Stored;
import dev.cloudcart.core.books.TaxStatement;
import dev.cloudcart.core.trade.Age;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.Version;
import dev.cloudcart.database.TestDatabase;

/// A journal of a company of its own, and what the tests of it put in.
abstract class JournalFixture {

    private static final AtomicLong COMPANIES = new AtomicLong(1_000);
    static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    Instant now = NOW;

    final CompanyId company = new CompanyId(COMPANIES.incrementAndGet());

    final Journal journal;
    final RunId run;

    JournalFixture(TestDatabase database) {
        this.journal = new Journal(
                database.dataSource(),
                new TransactionTemplate(new JdbcTransactionManager(database.dataSource())),
                () -> now);
        this.run = journal.start(company, Occasion.byHand(Purpose.SYNC), 1);
    }

    List<Position> positions(int number) {
        return journal.positions(company, SourceKind.SALE, List.of(id(number))).getOrDefault(id(number), List.of());
    }

    Position.Live posted(int number) {
        var form = form(number, List.of(), new TaxStatement.None(), Money.parse("GBP 10.00"));
        var origin = new Origin(
                Integer.toString(number), new Version("print", "10.00"), 1, form.gross(), Money.parse("GBP 0.00"));
        var batch = intend(
                List.of(new Instruction.Create(key(number), origin, new Document.SalesReceipt(form, null, null))));
        journal.record(run, batch, Map.of("b0", posted("0", "10.00")), Map.of(), false);
        return (Position.Live) positions(number).getFirst();
    }

    static Instruction amend(Position.Live live, String print, String gross) {
        var form = form(1, List.of(), new TaxStatement.None(), Money.parse("GBP " + gross));
        var origin = new Origin("1", new Version(print, gross), 1, form.gross(), Money.parse("GBP 0.00"));
        return new Instruction.Amend(live, origin, new Document.SalesReceipt(form, null, null));
    }

    static Outcome.Posted posted(String syncToken, String gross) {
        var money = Money.parse("GBP " + gross);
        return new Outcome.Posted(
                new DocumentRef(DocumentType.SALES_RECEIPT, "77", syncToken, "1"),
                new Stored(money, Money.zero(money.getCurrencyUnit())));
    }

    IntendedBatch intend(List<Instruction> instructions) {
        return journal.intend(
                run, 1, instructions, items -> String.join(",", items.keySet()).getBytes(StandardCharsets.UTF_8));
    }

    Instruction instruction(int number) {
        var form = form(number, List.of(), new TaxStatement.None(), Money.parse("GBP 10.00"));
        return instruction(number, form, form.gross(), Money.parse("GBP 0.00"));
    }

    /// One of two documents of record 1.
    Instruction part(int part) {
        var form = form(1, List.of(), new TaxStatement.None(), Money.parse("GBP 10.00"));
        var origin = new Origin("1", Version.UNKNOWN, 2, form.gross(), Money.parse("GBP 0.00"));
        return new Instruction.Create(key(1).part(part), origin, new Document.SalesReceipt(form, null, null));
    }

    Instruction instruction(int number, Form form, Money gross, Money tax) {
        var origin = new Origin(Integer.toString(number), Version.UNKNOWN, 1, gross, tax);
        return new Instruction.Create(key(number), origin, new Document.SalesReceipt(form, null, null));
    }

    static Form form(int number, List<DocumentLine> lines, TaxStatement tax, Money gross) {
        return new Form(
                new Ref<>("1", "Amazon GBP"),
                "Amazon",
                LocalDate.of(2026, 3, 4),
                Integer.toString(number),
                "note",
                null,
                lines,
                tax,
                gross);
    }

    PostingKey key(int number) {
        return new PostingKey(company, SourceKind.SALE, id(number), Role.SALE, 1);
    }

    static Outcome.Posted posted() {
        var money = Money.parse("GBP 10.00");
        return new Outcome.Posted(
                new DocumentRef(DocumentType.SALES_RECEIPT, "77", "0", "1"),
                new Stored(money, Money.zero(money.getCurrencyUnit())));
    }

    static Filing filing(int number, @Nullable String skipped) {
        return new Filing(source(number), "print", new byte[] {1, 2, 3}, skipped, Age.UNKNOWN, null);
    }

    static SourceRef source(int number) {
        return new SourceRef(SourceKind.SALE, id(number), Integer.toString(number));
    }

    static UUID id(int number) {
        return new UUID(3, number);
    }
}
