package dev.cloudcart.quickbooks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.Form;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.LineLink;
import dev.cloudcart.core.books.LineLink.OrderLine;
import dev.cloudcart.core.books.Origin;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxStatement;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.Version;

/// Purchase documents for tests: in pounds and without tax unless told otherwise. Tax is what the rates of
/// the code make of all lines together.
public final class Bought {

    private final List<DocumentLine> lines = new ArrayList<>();
    private final UUID source;
    private CurrencyUnit currency = CurrencyUnit.GBP;
    private Ref<Ref.Party> vendor = new Ref<>("71", "Sport Fan Co");
    private Ref<Ref.Item> item = new Ref<>("11", "MUG");
    private Ref<Ref.Account> payable = new Ref<>("7", "Accounts Payable (A/P)");
    private String number;
    private @Nullable TaxCode code;
    private @Nullable BigDecimal rate;
    private @Nullable LocalDate expected;
    private boolean closed;

    private Bought(String number) {
        this.number = number;
        source = new UUID(0x2c8c_0000_0000_0000L, number.hashCode());
    }

    public static Bought bought(String number) {
        return new Bought(number);
    }

    /// The shop's line of this number.
    public static UUID line(int number) {
        return new UUID(0x3c8c_0000_0000_0000L, number);
    }

    public Bought numbered(String number) {
        this.number = number;
        return this;
    }

    public Bought in(String code) {
        currency = CurrencyUnit.of(code);
        return this;
    }

    public Bought from(Ref<Ref.Party> vendor) {
        this.vendor = vendor;
        return this;
    }

    public Bought of(Ref<Ref.Item> item) {
        this.item = item;
        return this;
    }

    Bought owedIn(Ref<Ref.Account> payable) {
        this.payable = payable;
        return this;
    }

    public Bought rated(String homePerForeign) {
        rate = new BigDecimal(homePerForeign);
        return this;
    }

    public Bought at(TaxCode code) {
        this.code = code;
        return this;
    }

    public Bought expected(String day) {
        expected = LocalDate.parse(day);
        return this;
    }

    public Bought closed() {
        closed = true;
        return this;
    }

    public Bought line(int number, int quantity, String unitPrice) {
        return line(number, quantity, unitPrice, null);
    }

    public Bought line(int number, int quantity, String unitPrice, @Nullable OrderLine billed) {
        return line(new LineLink(line(number), billed), quantity, unitPrice);
    }

    /// Freight and the like, which stands in no line of the shop's.
    public Bought cost(String amount) {
        return line((LineLink) null, 1, amount);
    }

    private Bought line(@Nullable LineLink link, int quantity, String unitPrice) {
        var price = new BigDecimal(unitPrice);
        lines.add(new DocumentLine(
                item,
                "Mug",
                BigDecimal.valueOf(quantity),
                price,
                Money.of(currency, price.multiply(BigDecimal.valueOf(quantity)), RoundingMode.HALF_UP),
                Money.zero(currency),
                code == null ? null : code.ref(),
                link));
        return this;
    }

    public Instruction.Write order() {
        return create(SourceKind.PURCHASE_ORDER, Role.ORDER, orderDocument());
    }

    public Instruction.Write bill() {
        return create(SourceKind.DELIVERY, Role.BILL, new Document.Bill(form(), payable));
    }

    public Instruction.Write amending(Position.Live live) {
        var document = live.intent().key().role() == Role.ORDER ? orderDocument() : new Document.Bill(form(), payable);
        return new Instruction.Amend(live, live.intent().origin(), document);
    }

    private Document orderDocument() {
        return new Document.PurchaseOrder(form(), payable, expected, closed ? "" : null);
    }

    private Instruction.Write create(SourceKind kind, Role role, Document document) {
        var form = document.form();
        var total = form.tax().total();
        return new Instruction.Create(
                new PostingKey(Sample.COMPANY, kind, source, role, 1),
                new Origin(number, Version.UNKNOWN, 1, form.gross(), total == null ? Money.zero(currency) : total),
                document);
    }

    private Form form() {
        var net = lines.stream().map(DocumentLine::net).reduce(Money.zero(currency), Money::plus);
        var tax = tax(net);
        var total = tax.total();
        return new Form(
                vendor,
                vendor.name(),
                LocalDate.of(2026, 3, 4),
                number,
                "Linnworks purchase order " + number,
                rate,
                lines,
                tax,
                total == null ? net : net.plus(total));
    }

    private TaxStatement tax(Money net) {
        if (code == null) {
            return new TaxStatement.None();
        }
        var entries = code.rates().stream()
                .map(part -> new TaxStatement.Entry(
                        part.rate(),
                        part.percent(),
                        net,
                        net.multipliedBy(part.percent().percent().movePointLeft(2), RoundingMode.HALF_UP)))
                .toList();
        return new TaxStatement.ByCode(
                entries.stream().map(TaxStatement.Entry::tax).reduce(Money.zero(currency), Money::plus), entries);
    }
}
