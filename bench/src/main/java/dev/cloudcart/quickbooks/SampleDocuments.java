package dev.cloudcart.quickbooks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.Form;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Origin;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxStatement;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.Version;
import dev.cloudcart.quickbooks.Creator.Draft;
import dev.cloudcart.sync.Progress;

/// Receipts and invoices for the simulated company, and names of customers and items it does not have.
final class SampleDocuments {

    private static final int DOCUMENTS = 3;

    private final Realm realm;
    private final CompanyFacts facts;
    private final TaxCode code;
    private final Ref customer;
    private final Ref item;
    private final String income;
    private final String expense;

    /// A batch as it is sent.
    record Sent(byte[] body, Map<String, Intent> intents) {}

    SampleDocuments(Realm realm) {
        this.realm = realm;
        facts = new FactsReader(realm).facts();
        code = new FactsReader(realm)
                .taxCodes(facts.country()).sales().stream()
                        .filter(one -> one.ref().name().equals("20.0% S"))
                        .findFirst()
                        .orElseThrow();
        income = first("Account", "AccountType = 'Income'");
        expense = first("Account", "AccountType = 'Cost of Goods Sold'");
        new Creator(realm, Progress.SILENT).create(drafts("0"));
        customer = new Ref(first("Customer", "DisplayName = 'Shop 0'"), "Shop 0");
        item = new Ref(first("Item", "Name = 'MUG 0'"), "MUG 0");
    }

    private String first(String entity, String condition) {
        return realm.query(Statement.where(entity, condition))
                .entities()
                .getFirst()
                .id();
    }

    List<Draft> drafts() {
        return drafts("1");
    }

    private List<Draft> drafts(String mark) {
        return List.of(
                new Draft(
                        ListKind.CUSTOMER,
                        "shop",
                        "Shop " + mark,
                        json -> json.writeStringProperty("DisplayName", "Shop " + mark)),
                new Draft(ListKind.ITEM, "mug", "MUG " + mark, json -> {
                    json.writeStringProperty("Name", "MUG " + mark)
                            .writeStringProperty("Sku", "MUG " + mark)
                            .writeStringProperty("Type", "NonInventory");
                    DocumentWriter.id(json, "IncomeAccountRef", income);
                    DocumentWriter.id(json, "ExpenseAccountRef", expense);
                }));
    }

    List<Sent> batches() {
        return List.of(
                batch(100, form -> new Document.SalesReceipt(form, null, null)), batch(200, Document.Invoice::new));
    }

    private Sent batch(int from, Function<Form, Document> type) {
        var items = new LinkedHashMap<String, Instruction>();
        IntStream.range(from, from + DOCUMENTS)
                .forEach(number -> items.put(Integer.toString(number), instruction(number, type)));
        var intents = items.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Intent.of(entry.getValue())));
        return new Sent(new DocumentWriter(facts).batch(items), intents);
    }

    private Instruction instruction(int number, Function<Form, Document> type) {
        var key = new PostingKey(new CompanyId(1), SourceKind.SALE, new UUID(7, number), Role.SALE, 1);
        var net = Money.of(CurrencyUnit.GBP, 10);
        var tax = Money.of(CurrencyUnit.GBP, 2);
        var line = new DocumentLine(item, "Mug", BigDecimal.ONE, BigDecimal.TEN, net, tax, code.ref());
        var part = code.rates().getFirst();
        var statement =
                new TaxStatement.ByCode(tax, List.of(new TaxStatement.Entry(part.rate(), part.percent(), net, tax)));
        var form = new Form(
                customer,
                "Shop",
                LocalDate.of(2026, 3, 4),
                Integer.toString(number),
                "",
                null,
                List.of(line),
                statement,
                net.plus(tax));
        return new Instruction.Create(
                key, new Origin(Integer.toString(number), Version.UNKNOWN, 1, form.gross(), tax), type.apply(form));
    }
}
