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

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.Form;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Origin;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxStatement;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.Version;
import dev.cloudcart.quickbooks.chart.CompanyFacts;

/// Sales documents for tests: a receipt in pounds under the number 1001 unless told otherwise.
public final class Sample {

    static final CompanyId COMPANY = new CompanyId(7);

    private final List<DocumentLine> lines = new ArrayList<>();
    private UUID source = UUID.fromString("1b8c0000-0000-0000-0000-000000000001");
    private CurrencyUnit currency = CurrencyUnit.GBP;
    private Ref<Ref.Party> customer = new Ref<>("58", "Amazon GBP");
    private Ref<Ref.Item> item = new Ref<>("11", "MUG");
    private Ref<Ref.TaxCode> taxCode = new Ref<>("3", "20.0% S");
    private Ref<Ref.TaxRate> taxRate = new Ref<>("5", "20.0% S (Sales)");
    private LocalDate day = LocalDate.of(2026, 3, 4);
    private @Nullable String number = "1001";
    private @Nullable BigDecimal rate;
    private @Nullable TaxStatement tax;
    private boolean codes = true;
    private String note = "";

    public static Sample aSale() {
        return new Sample();
    }

    public static CompanyFacts british() {
        return new CompanyFacts(new Country("GB"), CurrencyUnit.GBP, true, true, TaxSystem.CODES, null);
    }

    public static CompanyFacts american() {
        return new CompanyFacts(new Country("US"), CurrencyUnit.USD, false, true, TaxSystem.US, null);
    }

    public Sample from(int order) {
        source = new UUID(0x1b8c_0000_0000_0000L, order);
        return numbered(Integer.toString(order));
    }

    public Sample in(String code) {
        currency = CurrencyUnit.of(code);
        return this;
    }

    public Sample to(Ref<Ref.Party> customer) {
        this.customer = customer;
        return this;
    }

    public Sample of(Ref<Ref.Item> item) {
        this.item = item;
        return this;
    }

    public Sample at(TaxCode code) {
        taxCode = code.ref();
        taxRate = code.rates().getFirst().rate();
        return this;
    }

    Sample on(String day) {
        this.day = LocalDate.parse(day);
        return this;
    }

    public Sample numbered(@Nullable String number) {
        this.number = number;
        return this;
    }

    public Sample rated(String homePerForeign) {
        rate = new BigDecimal(homePerForeign);
        return this;
    }

    public Sample noted(String note) {
        this.note = note;
        return this;
    }

    public Sample taxed(TaxStatement tax) {
        this.tax = tax;
        codes = tax instanceof TaxStatement.ByCode;
        return this;
    }

    public Sample line(String description, int quantity, String unitPrice, String lineTax) {
        var price = new BigDecimal(unitPrice);
        var net = Money.of(currency, price.multiply(BigDecimal.valueOf(quantity)), RoundingMode.HALF_UP);
        lines.add(new DocumentLine(
                item,
                description,
                BigDecimal.valueOf(quantity),
                price,
                net,
                Money.of(currency, new BigDecimal(lineTax)),
                codes ? taxCode : null));
        return this;
    }

    public PostingKey key() {
        return new PostingKey(COMPANY, SourceKind.SALE, source, Role.SALE, 1);
    }

    public Instruction.Write receipt() {
        return create(new Document.SalesReceipt(form(), null, null));
    }

    public Instruction.Write receipt(Ref<Ref.Account> depositTo, Ref<Ref.PaymentMethod> paymentMethod) {
        return create(new Document.SalesReceipt(form(), depositTo, paymentMethod));
    }

    public Instruction.Write invoice() {
        return create(new Document.Invoice(form()));
    }

    private Instruction.Write create(Document document) {
        var total = document.form().tax().total();
        var origin = new Origin(
                String.valueOf(number),
                Version.UNKNOWN,
                1,
                document.form().gross(),
                total == null ? Money.zero(currency) : total);
        return new Instruction.Create(key(), origin, document);
    }

    private Form form() {
        var net = lines.stream().map(DocumentLine::net).reduce(Money.zero(currency), Money::plus);
        var lineTax = lines.stream().map(DocumentLine::tax).reduce(Money.zero(currency), Money::plus);
        var statement = tax != null
                ? tax
                : new TaxStatement.ByCode(
                        lineTax, List.of(new TaxStatement.Entry(taxRate, TaxRate.ofPercent("20"), net, lineTax)));
        var total = statement.total();
        return new Form(
                customer, "Amazon", day, number, note, rate, lines, statement, total == null ? net : net.plus(total));
    }
}
