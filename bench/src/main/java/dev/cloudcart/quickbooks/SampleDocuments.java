package dev.cloudcart.quickbooks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Applied;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Form;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.LineLink;
import dev.cloudcart.core.books.Origin;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxStatement;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.Version;
import dev.cloudcart.ports.Books.Batch;
import dev.cloudcart.ports.Progress;
import dev.cloudcart.quickbooks.chart.CompanyFacts;
import dev.cloudcart.quickbooks.chart.FactsReader;
import dev.cloudcart.quickbooks.documents.DocumentWriter;
import dev.cloudcart.quickbooks.lists.Creator;
import dev.cloudcart.quickbooks.lists.Creator.Draft;
import dev.cloudcart.quickbooks.lists.ListKind;
import dev.cloudcart.quickbooks.sending.Sender;
import dev.cloudcart.quickbooks.wire.Realm;
import dev.cloudcart.quickbooks.wire.Statement;

/// Documents of every kind for the simulated company, to be created, amended and removed, and names of customers,
/// vendors and items it does not have.
final class SampleDocuments {

    private static final CompanyId COMPANY = new CompanyId(1);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 4);
    private static final Money NET = Money.of(CurrencyUnit.GBP, 10);
    private static final Money TAX = Money.of(CurrencyUnit.GBP, 2);

    /// So much that all payments of one document are no more than it.
    private static final Money PART = Money.of(CurrencyUnit.GBP, 4);

    /// Of each kind one is amended, one removed, and one stays.
    private static final int DOCUMENTS = 3;

    private final Realm realm;
    private final CompanyFacts facts;
    private final TaxCode sold;
    private final TaxCode bought;
    private final Ref<Ref.Party> customer;
    private final Ref<Ref.Party> vendor;
    private final Ref<Ref.Item> item;
    private final Ref<Ref.Account> payable;
    private final Ref<Ref.Account> bank;
    private final String income;
    private final String expense;
    private final List<Sent> created = new ArrayList<>();
    private final List<Position.Live> live = new ArrayList<>();

    /// A batch as it is sent.
    ///
    /// @param what such as `create sales receipts`
    record Sent(String what, byte[] body, Map<String, Intent> intents) {

        Batch batch() {
            return new Batch("fuzz " + what, body);
        }
    }

    /// Creates those that can be amended and removed.
    SampleDocuments(Realm realm) {
        this.realm = realm;
        facts = new FactsReader(realm).facts();
        var codes = new FactsReader(realm).taxCodes(facts.country());
        sold = standard(codes.sales());
        bought = standard(codes.purchases());
        income = first("Account", "AccountType = 'Income'");
        expense = first("Account", "AccountType = 'Cost of Goods Sold'");
        payable = new Ref<>(first("Account", "AccountType = 'Accounts Payable'"), "payable");
        bank = new Ref<>(first("Account", "AccountType = 'Bank'"), "bank");
        new Creator(realm, Progress.SILENT).create(drafts("0"));
        customer = new Ref<>(first("Customer", "DisplayName = 'Shop 0'"), "Shop 0");
        vendor = new Ref<>(first("Vendor", "DisplayName = 'Potter 0'"), "Potter 0");
        item = new Ref<>(first("Item", "Name = 'MUG 0'"), "MUG 0");
        create(DocumentType.SALES_RECEIPT, 100);
        create(DocumentType.INVOICE, 200);
        create(DocumentType.PURCHASE_ORDER, 300);
        create(DocumentType.BILL, 400);
        create(DocumentType.VENDOR_CREDIT, 500);
        create(DocumentType.PAYMENT, 610);
        create(DocumentType.BILL_PAYMENT, 710);
        create(DocumentType.EXPENSE, 800);
    }

    private static TaxCode standard(List<TaxCode> codes) {
        return codes.stream()
                .filter(one -> one.ref().name().equals("20.0% S"))
                .findFirst()
                .orElseThrow();
    }

    private String first(String entity, String condition) {
        return realm.query(Statement.where(entity, condition))
                .entities()
                .getFirst()
                .id();
    }

    private void create(DocumentType type, int from) {
        var batch = batch(
                "create " + type,
                IntStream.range(from, from + DOCUMENTS)
                        .<Instruction>mapToObj(number -> creation(number, document(type, number, "")))
                        .toList());
        created.add(batch);
        new Sender(realm, facts).send(batch.batch(), batch.intents(), () -> {}).forEach((id, outcome) -> {
            if (!(outcome instanceof Outcome.Posted(DocumentRef ref, var stored, var _))) {
                throw new IllegalStateException("Not created: " + outcome);
            }
            var intent = Objects.requireNonNull(batch.intents().get(id));
            live.add(new Position.Live(intent, ref, false, stored.lineDigest(), stored.lineIds()));
        });
        live.sort(Comparator.comparing(one -> one.key().source()));
    }

    /// Batches that were answered: sent again, they get the same answers.
    List<Sent> created() {
        return List.copyOf(created);
    }

    /// The one that created documents of a type.
    Sent created(DocumentType type) {
        return created.stream()
                .filter(batch -> batch.intents().values().stream().allMatch(intent -> intent.type() == type))
                .findFirst()
                .orElseThrow();
    }

    /// How the documents stand.
    List<Position.Live> live() {
        return List.copyOf(live);
    }

    List<Sent> amendments() {
        return changes("amend ", 0, this::amendment);
    }

    List<Sent> removals() {
        return changes(
                "remove ",
                1,
                one -> new Instruction.Remove(
                        one, one.intent().origin(), one.ref().type().removal(Deed.VOID)));
    }

    private Instruction amendment(Position.Live one) {
        int number = Math.toIntExact(one.key().source().getLeastSignificantBits());
        return new Instruction.Amend(
                one, one.intent().origin(), document(one.ref().type(), number, "amended"));
    }

    private List<Sent> changes(String deed, int which, Function<Position.Live, Instruction> change) {
        return IntStream.range(0, created.size())
                .mapToObj(kind -> live.get(kind * DOCUMENTS + which))
                .map(one -> batch(deed + one.ref().type(), List.of(change.apply(one))))
                .toList();
    }

    /// Under a number that another one has.
    Sent taken() {
        return batch("create a taken number", List.of(creation(600, document(DocumentType.SALES_RECEIPT, 100, ""))));
    }

    List<Draft> drafts() {
        return drafts("1");
    }

    private List<Draft> drafts(String mark) {
        return List.of(
                party(ListKind.CUSTOMER, "Shop " + mark),
                party(ListKind.VENDOR, "Potter " + mark),
                item("MUG " + mark));
    }

    private static Draft party(ListKind kind, String name) {
        return new Draft(kind, name, name, json -> json.writeStringProperty("DisplayName", name));
    }

    private Draft item(String name) {
        return new Draft(ListKind.ITEM, name, name, json -> {
            json.writeStringProperty("Name", name)
                    .writeStringProperty("Sku", name)
                    .writeStringProperty("Type", "NonInventory");
            DocumentWriter.id(json, "IncomeAccountRef", income);
            DocumentWriter.id(json, "ExpenseAccountRef", expense);
        });
    }

    private Sent batch(String what, List<Instruction> instructions) {
        var items = new LinkedHashMap<String, Instruction>();
        instructions.forEach(instruction -> items.put("d" + items.size(), instruction));
        var intents = items.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Intent.of(entry.getValue())));
        return new Sent(what, new DocumentWriter(facts).batch(items), intents);
    }

    private static Instruction creation(int number, Document document) {
        var key = switch (document.type()) {
            case SALES_RECEIPT, INVOICE -> key(SourceKind.SALE, number, Role.SALE);
            case PURCHASE_ORDER -> key(SourceKind.PURCHASE_ORDER, number, Role.ORDER);
            case BILL, EXPENSE -> key(SourceKind.DELIVERY, number, Role.BILL);
            case VENDOR_CREDIT -> key(SourceKind.DELIVERY, number, Role.CREDIT);
            case PAYMENT -> key(SourceKind.PAYMENT, number, Role.PAYMENT);
            case BILL_PAYMENT -> key(SourceKind.PAYMENT_STATEMENT, number, Role.BILL_PAYMENT);
        };
        var origin = new Origin(Integer.toString(number), Version.UNKNOWN, 1, NET.plus(TAX), TAX);
        return new Instruction.Create(key, origin, document);
    }

    private static PostingKey key(SourceKind kind, int number, Role role) {
        return new PostingKey(COMPANY, kind, source(number), role, 1);
    }

    private static UUID source(int number) {
        return new UUID(7, number);
    }

    private Document document(DocumentType type, int number, String note) {
        return switch (type) {
            case SALES_RECEIPT -> new Document.SalesReceipt(form(customer, number, note, sold, null), null, null);
            case INVOICE -> new Document.Invoice(form(customer, number, note, sold, null));
            case PURCHASE_ORDER ->
                new Document.PurchaseOrder(
                        form(vendor, number, note, bought, new LineLink(source(number))), payable, DAY, null);
            case BILL -> new Document.Bill(form(vendor, number, note, bought, billed(number)), payable);
            case EXPENSE -> new Document.Expense(form(vendor, number, note, bought, null), bank, false);
            case VENDOR_CREDIT -> new Document.VendorCredit(form(vendor, number, note, bought, null), payable);
            case PAYMENT -> new Document.Payment(paying(customer, note), null, null, partOf(DocumentType.INVOICE));
            case BILL_PAYMENT ->
                new Document.BillPayment(paying(vendor, note), payable, bank, false, partOf(DocumentType.BILL));
        };
    }

    private static Form paying(Ref<Ref.Party> party, String note) {
        return new Form(party, "Shop payments", DAY, null, note, null, List.of(), new TaxStatement.None(), PART);
    }

    /// Of the document of this type that stays.
    private List<Applied> partOf(DocumentType type) {
        var staying = live.stream()
                .filter(one -> one.ref().type() == type)
                .skip(DOCUMENTS - 1)
                .findFirst();
        return List.of(new Applied(staying.orElseThrow().ref().id(), PART));
    }

    /// The line of the purchase order that stays.
    private LineLink billed(int number) {
        var order = live.get(2 * DOCUMENTS + 2);
        return new LineLink(source(number), order.line(order.key().source()).orElseThrow());
    }

    private Form form(Ref<Ref.Party> party, int number, String note, TaxCode code, @Nullable LineLink link) {
        var part = code.rates().getFirst();
        var statement =
                new TaxStatement.ByCode(TAX, List.of(new TaxStatement.Entry(part.rate(), part.percent(), NET, TAX)));
        return new Form(
                party,
                "Shop",
                DAY,
                Integer.toString(number),
                note,
                null,
                List.of(line(code.ref(), link)),
                statement,
                NET.plus(TAX));
    }

    private DocumentLine line(Ref<Ref.TaxCode> code, @Nullable LineLink link) {
        return new DocumentLine(item, "Mug", BigDecimal.ONE, BigDecimal.TEN, NET, TAX, code, link);
    }
}
