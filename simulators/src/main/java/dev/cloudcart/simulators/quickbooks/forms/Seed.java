package dev.cloudcart.simulators.quickbooks.forms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.node.ArrayNode;

import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.books.Wishes;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.Schema;
import dev.cloudcart.simulators.wire.Json;

/// What a company has before anybody writes: accounts, tax codes of its country, terms, payment methods, an item.
public final class Seed {

    private final Realm books;

    private Seed(Realm books) {
        this.books = books;
    }

    public static void plant(Realm books) {
        var seed = new Seed(books);
        books.addCurrency(books.settings().homeCurrency());
        rows("accounts.txt").forEach(seed::account);
        section(books.settings().taxCodes()).forEach(seed::taxCode);
        if (books.settings().isAmerican()) {
            seed.pseudoCode("TAX", true);
            seed.pseudoCode("NON", false);
        }
        seed.terms();
        List.of("Cash", "Cheque", "Credit Card", "Direct Debit").forEach(name -> seed.plain(Kind.PAYMENT_METHOD, name));
        seed.item("Services", "Services");
        seed.item("Sales", "Sales");
        books.takeWritten();
    }

    /// The account type that goes with a sub-type of the usual chart.
    static String typeOf(String subType) {
        return rows("accounts.txt").stream()
                .filter(row -> row[2].equals(subType))
                .map(row -> row[1])
                .findFirst()
                .orElseThrow(() -> Refusal.invalidEnumeration("AccountSubType", subType));
    }

    private void account(String[] row) {
        books.create(
                Kind.ACCOUNT,
                Json.object().put("Name", row[0]).put("AccountType", row[1]).put("AccountSubType", row[2]),
                Wishes.NONE);
    }

    private void taxCode(String[] row) {
        var code = Json.object()
                .put("Name", row[0])
                .put("Description", row[1])
                .put("Taxable", true)
                .put("TaxGroup", true);
        var agencies = Stream.of(row[2].split(" \\+ ", -1))
                .map(name -> agency(books, name).id)
                .toList();
        rates(code.putObject("SalesTaxRateList").putArray("TaxRateDetail"), row[0] + " (Sales)", row[3], agencies);
        rates(
                code.putObject("PurchaseTaxRateList").putArray("TaxRateDetail"),
                row[0] + " (Purchases)",
                row[4],
                agencies);
        books.create(Kind.TAX_CODE, code, Wishes.NONE);
    }

    /// Each rate goes to its own agency, or all to the only one.
    private void rates(ArrayNode list, String name, String percents, List<String> agencies) {
        if (percents.equals("-")) {
            return;
        }
        for (var percent : percents.split(",", -1)) {
            var own = list.isEmpty() ? name : name + " " + percent + "%";
            var agency = agencies.get(Math.min(list.size(), agencies.size() - 1));
            list.add(TaxService.detail(TaxService.create(books, own, new BigDecimal(percent), agency), list.size()));
        }
    }

    /// The agency of this name, made where it is not there.
    static Entry agency(Realm books, String name) {
        return books.named(Kind.TAX_AGENCY, name)
                .orElseGet(() -> books.create(
                        Kind.TAX_AGENCY,
                        Json.object()
                                .put("DisplayName", name)
                                .put("TaxTrackedOnSales", true)
                                .put("TaxTrackedOnPurchases", true),
                        Wishes.NONE));
    }

    private void pseudoCode(String id, boolean taxable) {
        books.create(
                Kind.TAX_CODE,
                Json.object()
                        .put("Id", id)
                        .put("Name", id)
                        .put("Taxable", taxable)
                        .put("TaxGroup", false),
                Wishes.NONE);
    }

    private void terms() {
        var days = new int[] {0, 15, 30, 60};
        for (int due : days) {
            var term = Json.object()
                    .put("Name", due == 0 ? "Due on receipt" : "Net " + due)
                    .put("Type", "STANDARD")
                    .put("DueDays", due);
            books.create(Kind.TERM, term, Wishes.NONE);
        }
    }

    private void plain(Kind kind, String name) {
        books.create(kind, Json.object().put("Name", name), Wishes.NONE);
    }

    private void item(String name, String account) {
        var item = Json.object().put("Name", name).put("Type", "Service");
        item.putObject("IncomeAccountRef")
                .put("value", books.named(Kind.ACCOUNT, account).orElseThrow().id);
        item.putObject("ExpenseAccountRef")
                .put("value", books.named(Kind.ACCOUNT, "Purchases").orElseThrow().id);
        books.create(Kind.ITEM, item, Wishes.NONE);
    }

    private static List<String[]> rows(String resource) {
        return rows(Schema.resource(resource).lines().toList());
    }

    private static List<String[]> section(String profile) {
        var lines = Schema.resource("taxes.txt").lines().toList();
        int from = lines.indexOf("[" + profile + "]") + 1;
        var section = new ArrayList<String>();
        for (int i = from; i < lines.size() && !lines.get(i).startsWith("["); i++) {
            section.add(lines.get(i));
        }
        return rows(section);
    }

    private static List<String[]> rows(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" \\| ", -1))
                .toList();
    }
}
