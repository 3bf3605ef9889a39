package dev.cloudcart.quickbooks;

import static dev.cloudcart.quickbooks.Bought.bought;
import static dev.cloudcart.quickbooks.SimulatedBooks.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.ItemNeed;
import dev.cloudcart.core.books.LineLink.OrderLine;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.OtherBill;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.PartyNeed;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.Proof;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Shown;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.ports.Books.Batch;
import dev.cloudcart.ports.Books.OpenBooks;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator.Options;
import dev.cloudcart.simulators.quickbooks.books.CompanyProfile;

/// Purchase orders and bills, against a simulated company.
class PurchasingTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private SimulatedBooks books = new SimulatedBooks(DATABASE.jdbc(), Options.usual());
    private OpenBooks open = books.open();
    private Chart chart = chart("GBP");

    @BeforeEach
    void hasAVendor() {
        assertThat(vendor().name()).isEqualTo("Sport Fan Co");
    }

    @AfterEach
    void stop() {
        books.close();
    }

    @Test
    void postsAnOrderAndABillOfAPartOfIt() {
        var order = purchase("PO1").line(1, 10, "6.25").line(2, 4, "1.10").order();
        var ordered = posted(order);
        var bill = purchase("PO1-1")
                .line(1, 4, "6.25", lineOf(ordered, 1))
                .cost("12.00")
                .bill();

        var billed = posted(bill);

        assertThat(ordered.lineIds()).containsExactly("1", "2");
        var stored = stored("PurchaseOrder", ordered);
        assertThat(stored.at("/Line/0/Received").decimalValue()).isEqualByComparingTo("4");
        assertThat(stored.at("/Line/1/Received").isMissingNode()).isTrue();
        assertThat(stored.at("/LinkedTxn/0/TxnId").asString())
                .isEqualTo(billed.ref().id());
        assertThat(stored.path("POStatus").asString()).isEqualTo("Open");
        assertThat(stored.path("TotalAmt").decimalValue()).isEqualByComparingTo("80.28");
        assertThat(stored.at("/APAccountRef/value").asString())
                .isEqualTo(payable().id());
        assertThat(stored("Bill", billed).at("/Line/0/LinkedTxn/0/TxnLineId").asString())
                .isEqualTo("1");
        assertThat(stored("Bill", billed).at("/VendorRef/value").asString()).isEqualTo(vendor().id());
    }

    @Test
    void tellsThatALinkWasDropped() {
        var ordered = posted(purchase("PO1").line(1, 10, "6.25").order());
        var bill = purchase("PO1-1")
                .line(1, 4, "6.25", new OrderLine(ordered.ref().id(), "99"))
                .bill();

        var stored = ((Outcome.Posted) sent(bill)).stored();

        assertThat(((Proof.Differs) Proof.of(Intent.of(bill), stored)).reasons())
                .extracting(Reason::what)
                .containsExactly("QuickBooks linked 0 of 1 lines to the purchase order");
    }

    /// The bill stays linked to the line that it bills, which moves, and the one that was taken out is gone.
    @Test
    void amendsAnOrderThatIsBilledInPart() {
        var ordered = posted(purchase("PO1")
                .line(1, 5, "2.00")
                .line(2, 10, "6.25")
                .line(3, 1, "9.99")
                .order());
        posted(purchase("PO1-1").line(2, 4, "6.25", lineOf(ordered, 2)).bill());
        var looked = (Look.AsWeLeftIt) look(ordered);

        var amended = posted(purchase("PO1")
                .line(4, 1, "3.00")
                .line(2, 8, "6.25")
                .line(1, 5, "2.00")
                .expected("2026-04-01")
                .amending(ordered.at(looked.syncToken())));

        assertThat(amended.lineIds()).containsExactly("4", "2", "1");
        var stored = stored("PurchaseOrder", amended);
        assertThat(stored.path("Line")).hasSize(3);
        assertThat(stored.at("/Line/1/Received").decimalValue()).isEqualByComparingTo("4");
        assertThat(stored.path("LinkedTxn")).hasSize(1);
        assertThat(stored.path("DueDate").asString()).isEqualTo("2026-04-01");
        assertThat(stored.path("DocNumber").asString()).isEqualTo("PO1");
    }

    @Test
    void amendsABillThatStaysLinked() {
        var ordered = posted(purchase("PO1").line(1, 10, "6.25").order());
        var billed =
                posted(purchase("PO1-1").line(1, 4, "6.25", lineOf(ordered, 1)).bill());

        var amended = posted(purchase("PO1-1")
                .line(1, 6, "6.25", lineOf(ordered, 1))
                .cost("3.00")
                .amending(billed));

        assertThat(stored("PurchaseOrder", ordered).at("/Line/0/Received").decimalValue())
                .isEqualByComparingTo("6");
        assertThat(stored("Bill", amended).path("TotalAmt").decimalValue()).isEqualByComparingTo("48.60");
    }

    @Test
    void closesAnOrder() {
        var ordered = posted(purchase("PO1").line(1, 10, "6.25").order());

        posted(purchase("PO1").line(1, 10, "6.25").closed().amending(ordered));

        assertThat(stored("PurchaseOrder", ordered).path("POStatus").asString()).isEqualTo("Closed");
    }

    @Test
    void deletesABillAndThenItsOrder() {
        var ordered = posted(purchase("PO1").line(1, 10, "6.25").order());
        var billed =
                posted(purchase("PO1-1").line(1, 4, "6.25", lineOf(ordered, 1)).bill());
        var refused = removed(((Look.AsWeLeftIt) look(ordered)).syncToken(), ordered);

        var first = removed(billed.ref().syncToken(), billed);
        var second = removed(((Look.AsWeLeftIt) look(ordered)).syncToken(), ordered);

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        no -> assertThat(no.reason().what())
                                .isEqualTo("Other documents in QuickBooks depend on this one (800)"));
        assertThat(List.of(first, second))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Removed.class));
        assertThat(look(ordered)).isEqualTo(new Look.Missing());
        assertThat(look(billed)).isEqualTo(new Look.Missing());
    }

    @Test
    void seesWhatHangsOnADocumentAndNotWhatItHangsOn() {
        var ordered = posted(purchase("PO1").line(1, 10, "6.25").order());
        var billed =
                posted(purchase("PO1-1").line(1, 4, "6.25", lineOf(ordered, 1)).bill());

        assertThat(look(ordered))
                .isInstanceOfSatisfying(
                        Look.AsWeLeftIt.class,
                        look -> assertThat(look.linkedTo())
                                .isEqualTo("Bill " + billed.ref().id()));
        assertThat(look(billed))
                .isInstanceOfSatisfying(
                        Look.AsWeLeftIt.class,
                        look -> assertThat(look.linkedTo()).isEmpty());

        books.byHand("billpayment", """
                {"VendorRef":{"value":"%s"},"CurrencyRef":{"value":"GBP"},"TotalAmt":30,"PayType":"Check",
                 "CheckPayment":{"BankAccountRef":{"value":"%s"}},
                 "Line":[{"Amount":30,"LinkedTxn":[{"TxnId":"%s","TxnType":"Bill"}]}]}""".formatted(
                        vendor().id(),
                        books.read("select * from Account where AccountType = 'Bank'")
                                .path("Id")
                                .asString(),
                        billed.ref().id()));

        assertThat(look(billed))
                .isInstanceOfSatisfying(
                        Look.AsWeLeftIt.class,
                        look -> assertThat(look.linkedTo())
                                .startsWith("BillPaymentCheck ")
                                .doesNotContain(","));
    }

    /// Ours, ours that nobody remembers, and two that somebody made of the order, one of which they deleted again.
    @Test
    void tellsWhatOthersBilled() {
        var ordered =
                posted(purchase("PO1").line(1, 10, "6.25").line(2, 4, "1.00").order());
        var billed =
                posted(purchase("PO1-1").line(1, 4, "6.25", lineOf(ordered, 1)).bill());
        posted(purchase("PO1-2").line(1, 1, "6.25", lineOf(ordered, 1)).bill());
        var note = stored("PurchaseOrder", ordered).path("PrivateNote").asString();
        assertThat(others(ordered, billed)).isEmpty();

        var theirs = byHand(ordered, "INV-88", note);
        var another = byHand(ordered, "", "");
        assertThat(others(ordered, billed))
                .containsExactly(
                        new OtherBill(ordered.ref().id(), "bill INV-88", Set.of("2")),
                        new OtherBill(
                                ordered.ref().id(), "bill " + another.path("Id").asString(), Set.of("2")));

        books.deleteByHand("bill", theirs.path("Id").asString());
        assertThat(others(ordered, billed))
                .extracting(OtherBill::called)
                .containsExactly("bill " + another.path("Id").asString());
    }

    /// It is not documented how an order calls what was made of it beside bills.
    @ParameterizedTest
    @ValueSource(strings = {"Purchase", "Expense", "Check", "CreditCardCharge"})
    void tellsWhichExpensesOfOthersBillAnOrderHoweverItCallsThem(String called) {
        books.company("{\"expenseOnOrder\":\"%s\"}".formatted(called));
        var ordered =
                posted(purchase("PO1").line(1, 10, "6.25").line(2, 4, "1.00").order());
        var billed =
                posted(purchase("PO1-1").line(1, 4, "6.25", lineOf(ordered, 1)).bill());
        var theirs = paidByHand(ordered);
        assertThat(others(ordered, billed))
                .containsExactly(new OtherBill(ordered.ref().id(), "expense CHQ-9", Set.of("2")));

        books.deleteByHand("purchase", theirs.path("Id").asString());
        assertThat(others(ordered, billed)).isEmpty();
    }

    private JsonNode paidByHand(Position.Live order) {
        var line = stored("PurchaseOrder", order).at("/Line/1/ItemBasedExpenseLineDetail");
        return books.byHand("purchase", """
                {"DocNumber":"CHQ-9","TxnDate":"2026-03-06","PaymentType":"Check","AccountRef":{"value":"%s"},
                 "EntityRef":{"value":"%s","type":"Vendor"},"GlobalTaxCalculation":"TaxExcluded",
                 "LinkedTxn":[{"TxnId":"%s","TxnType":"PurchaseOrder"}],
                 "Line":[{"Amount":4,"DetailType":"ItemBasedExpenseLineDetail","ItemBasedExpenseLineDetail":%s,
                          "LinkedTxn":[{"TxnId":"%s","TxnType":"PurchaseOrder","TxnLineId":"2"}]}]}""".formatted(
                        books.read("select * from Account where Name = 'Current account'")
                                .path("Id")
                                .asString(),
                        vendor().id(),
                        order.ref().id(),
                        line,
                        order.ref().id()));
    }

    private List<OtherBill> others(Position.Live order, Position.Live ours) {
        return open.billedByOthers(List.of(order.ref()), List.of(ours.ref()));
    }

    private JsonNode byHand(Position.Live order, String number, String note) {
        var line = stored("PurchaseOrder", order).at("/Line/1/ItemBasedExpenseLineDetail");
        return books.byHand("bill", """
                {"DocNumber":"%s","PrivateNote":"%s","TxnDate":"2026-03-06","VendorRef":{"value":"%s"},
                 "GlobalTaxCalculation":"TaxExcluded","LinkedTxn":[{"TxnId":"%s","TxnType":"PurchaseOrder"}],
                 "Line":[{"Amount":4,"DetailType":"ItemBasedExpenseLineDetail","ItemBasedExpenseLineDetail":%s,
                          "LinkedTxn":[{"TxnId":"%s","TxnType":"PurchaseOrder","TxnLineId":"2"}]}]}""".formatted(
                        number,
                        note.replace("\n", "\\n"),
                        vendor().id(),
                        order.ref().id(),
                        line,
                        order.ref().id()));
    }

    @Test
    void tellsWhatAPurchaseShows() {
        var order = purchase("PO1").line(1, 10, "6.25").line(2, 1, "0.99").order();
        var bill = purchase("PO1-1").line(1, 10, "6.25").cost("4.00").bill();

        assertThat(look(posted(order)).shows()).hasValue(Shown.of(order.document(), "PO1"));
        assertThat(look(posted(bill)).shows()).hasValue(Shown.of(bill.document(), "PO1-1"));
    }

    @Test
    void seesThatSomebodyEditedABill() {
        var other = books.byHand("vendor", "{\"DisplayName\":\"Kit Co\"}");
        var ordered = posted(purchase("PO1").line(1, 10, "6.25").order());
        var billed =
                posted(purchase("PO1-1").line(1, 4, "6.25", lineOf(ordered, 1)).bill());
        var line = stored("Bill", billed).path("Line").path(0);
        books.byHand("bill", """
                {"sparse":true,"Id":"%s","SyncToken":"0","TxnDate":"2026-03-05","DocNumber":"X1","VendorRef":{"value":"%s"},
                 "GlobalTaxCalculation":"TaxExcluded","Line":[%s]}""".formatted(billed.ref().id(), other.path("Id").asString(), line));

        assertThat(look(billed))
                .isInstanceOfSatisfying(
                        Look.Edited.class,
                        edited -> assertThat(edited.how())
                                .contains("it is of 2026-03-05 instead of 2026-03-04")
                                .contains("its number is X1 instead of PO1-1")
                                .contains("QuickBooks stored it under Kit Co (%s) instead of Sport Fan Co (%s)"
                                        .formatted(other.path("Id").asString(), vendor().id()))
                                .contains("QuickBooks linked 0 of 1 lines to the purchase order"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void findsWhatWasPostedThoughNoAnswerCame(boolean customNumbers) {
        restart(Options.usual().customNumbers(customNumbers));
        var order = purchase("PO1").line(1, 10, "6.25").order();
        var bill = purchase("PO1-1").line(1, 10, "6.25").bill();
        var lost = purchase("PO2").line(1, 10, "6.25").order();
        var posted = List.of(posted(order), posted(bill));
        var reads = books.meter.calls().quickbooksReads();

        var found = open.find(List.of(Intent.of(order), Intent.of(bill), Intent.of(lost)));

        assertThat(found).containsOnlyKeys(order.key(), bill.key());
        assertThat(((Outcome.Posted) Objects.requireNonNull(found.get(order.key()))).ref())
                .isEqualTo(posted.getFirst().ref());
        assertThat(posted.getFirst().ref().number()).isEqualTo("PO1");
        // one more for the order that is not there: the books may have given it another number
        assertThat(books.meter.calls().quickbooksReads()).isEqualTo(reads + 3);
    }

    /// Whether QuickBooks numbers purchase orders by itself is a switch of its own there, which no app can read.
    @Test
    void findsAnOrderToWhichTheBooksGaveANumber() {
        books.company("{\"ordersNumbered\":true}");
        var order = purchase("PO1").line(1, 10, "6.25").order();
        var other = purchase("1001").line(1, 10, "6.25").order();
        var posted = List.of(posted(order), posted(other));

        var found = open.find(List.of(Intent.of(order), Intent.of(other)));

        assertThat(posted).extracting(live -> live.ref().number()).containsExactly("1001", "1002");
        assertThat(found).containsOnlyKeys(order.key(), other.key());
        assertThat(((Outcome.Posted) Objects.requireNonNull(found.get(order.key()))).ref())
                .isEqualTo(posted.getFirst().ref());
        assertThat(((Outcome.Posted) Objects.requireNonNull(found.get(other.key()))).ref())
                .isEqualTo(posted.getLast().ref());
    }

    @Test
    void findsByTheMarkAloneWhateverTheNumber() {
        var bill = purchase("PO1-1").line(1, 10, "6.25").bill();
        var billed = posted(bill);
        books.byHand(
                "bill",
                "{\"sparse\":true,\"Id\":\"%s\",\"SyncToken\":\"0\",\"DocNumber\":\"X1\"}"
                        .formatted(billed.ref().id()));

        assertThat(open.find(List.of(Intent.of(bill)))).isEmpty();
        assertThat(open.findByMark(List.of(Intent.of(bill)))).containsOnlyKeys(bill.key());
    }

    /// Somebody copied a bill of ours for another vendor, with note and number.
    @Test
    void findsTheBillOfTheRightVendor() {
        var bill = purchase("PO1-1").line(1, 10, "6.25").bill();
        var wanted = purchase("PO1-1")
                .from(new Ref<>(
                        books.byHand("vendor", "{\"DisplayName\":\"Kit Co\"}")
                                .path("Id")
                                .asString(),
                        "Kit Co"))
                .line(1, 10, "6.25")
                .bill();
        posted(bill);
        var copy = posted(wanted);

        assertThat(open.find(List.of(Intent.of(wanted))).get(wanted.key()))
                .isInstanceOfSatisfying(
                        Outcome.Posted.class,
                        posted -> assertThat(posted.ref().id())
                                .isEqualTo(copy.ref().id()));
    }

    @Test
    void findsThatAnOrderWasAmendedAndABillDeleted() {
        var ordered = posted(purchase("PO1").line(1, 10, "6.25").order());
        var billed = posted(purchase("PO1-1").line(1, 4, "6.25").bill());
        var amend = purchase("PO1").line(1, 12, "6.25").amending(ordered);
        var remove = new Instruction.Remove(billed, billed.intent().origin(), Deed.DELETE);
        var intents = List.of(Intent.of(amend), Intent.of(remove));

        var before = open.find(intents);
        sent(amend);
        sent(remove);

        assertThat(before).isEmpty();
        assertThat(open.find(intents)).containsOnlyKeys(ordered.key(), billed.key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut-after-commit:1", "200-empty:1"})
    void postsOnceThoughEveryAnswerWasLost(String faults) {
        var bill = purchase("PO1-1").line(1, 10, "6.25").bill();
        var batch = new Batch(UUID.randomUUID().toString(), open.encode(Map.of("a", bill)));
        books.faults(faults, 1);

        var lost = open.send(batch, Map.of("a", Intent.of(bill)), () -> {});
        books.faults("none", 1);
        var outcomes = open.send(batch, Map.of("a", Intent.of(bill)), () -> {});

        assertThat(lost.get("a")).isInstanceOf(Outcome.Unresolved.class);
        assertThat(outcomes.get("a")).isInstanceOf(Outcome.Posted.class);
        assertThat(books.count("Bill")).isOne();
    }

    @Test
    void adoptsItsOwnSentUnderANewRequest() {
        var order = purchase("PO1").line(1, 10, "6.25").order();

        var first = sent(order);

        assertThat(sent(order)).isEqualTo(first);
        assertThat(books.count("PurchaseOrder")).isOne();
    }

    @Test
    void tellsWhoHasTheNumber() {
        books.byHand("bill", """
                {"VendorRef":{"value":"%s"},"DocNumber":"PO1-1","GlobalTaxCalculation":"NotApplicable","Line":[{"Amount":5,
                 "DetailType":"AccountBasedExpenseLineDetail","AccountBasedExpenseLineDetail":{"AccountRef":{"value":"%s"}}}]}""".formatted(
                        vendor().id(),
                        books.read("select * from Account where Name = 'Purchases'")
                                .path("Id")
                                .asString()));

        var refused = refused(sent(purchase("PO1-1").line(1, 10, "6.25").bill()));

        assertThat(refused.reason().what())
                .matches("Number PO1-1 is taken by bill \\d+, which Cloud Cart did not make \\(6140\\)");
        assertThat(refused.reason().mend())
                .isEqualTo(
                        "Where that is the same purchase, entered by hand, delete it there or dismiss this; otherwise"
                                + " change its number in QuickBooks; then sync again");
    }

    @Test
    void namesTheProductThatCannotBeBought() {
        restart(Options.usual().profile(CompanyProfile.US), "USD");
        var sold = books.byHand("item", """
                {"Name":"CAP","Sku":"CAP","Type":"NonInventory","IncomeAccountRef":{"value":"%s"}}""".formatted(books.read("select * from Account where Name = 'Sales'")
                .path("Id")
                .asString()));
        var unbuyable = new Ref<Ref.Item>(sold.path("Id").asString(), "CAP");

        var refused = refused(sent(purchase("PO1")
                .line(1, 10, "6.25")
                .of(unbuyable)
                .line(2, 1, "2.00")
                .order()));

        assertThat(refused.reason().cause()).isEqualTo("ITEM_WITHOUT_EXPENSE_ACCOUNT");
        assertThat(refused.reason().what())
                .isEqualTo("\"CAP\" has no expense account in QuickBooks, so it cannot be bought (6000)");
        assertThat(refused.reason().mend())
                .isEqualTo(
                        "Open the product in QuickBooks, tick \"I purchase this product/service from a vendor\", choose"
                                + " an expense account, then sync again");
    }

    @Test
    void isRefusedForAVendorThatIsGone() {
        books.byHand(
                "vendor",
                "{\"sparse\":true,\"Id\":\"%s\",\"SyncToken\":\"0\",\"Active\":false}".formatted(vendor().id()));

        var refused = refused(sent(purchase("PO1").line(1, 10, "6.25").order()));

        assertThat(refused.isStale()).isTrue();
        assertThat(refused.reason().what())
                .isEqualTo(
                        "A customer, vendor, item, account or tax code of this document, or what it pays, was deleted or"
                                + " made inactive in QuickBooks (2500)");
    }

    @Test
    void isRefusedInAnotherCurrencyThanTheVendors() {
        var refused = refused(
                sent(purchase("PO1").in("USD").rated("0.75").line(1, 10, "6.25").order()));

        assertThat(refused.reason().what())
                .isEqualTo("The vendor, the accounts payable account or the account it is paid from is kept in another"
                        + " currency than the document (6000)");
    }

    @Test
    void isRefusedWhereThePlanHasNoPurchaseOrders() {
        var order = purchase("PO1").line(1, 10, "6.25").order();
        books.company("{\"plan\":\"essentials\"}");

        assertThat(refused(sent(order)).reason().what())
                .isEqualTo(
                        "The company's QuickBooks plan has no purchase orders, or takes no products on bills (5030)");
    }

    @ParameterizedTest
    @CsvSource({
        "UK, GBP, 20.0% S, 12.50",
        "EU, EUR, 23.0% S, 14.38",
        "CA, CAD, GST/PST BC, 7.51",
        "AU, AUD, GST, 6.25",
        "US, USD, , 0.00"
    })
    void postsTheTaxOfTheCompanysCountry(CompanyProfile profile, String currency, @Nullable String code, String tax) {
        restart(Options.usual().profile(profile), currency);
        var purchase = purchase("PO1");
        if (code != null) {
            purchase.at(code(code));
        }
        var ordered = posted(purchase.line(1, 10, "6.25").order());
        var bill = purchase("PO1-1");
        if (code != null) {
            bill.at(code(code));
        }
        var billed = posted(bill.line(1, 10, "6.25", lineOf(ordered, 1)).bill());

        assertThat(stored("Bill", billed).at("/TxnTaxDetail/TotalTax").decimalValue(BigDecimal.ZERO))
                .isEqualByComparingTo(tax);
        assertThat(stored("PurchaseOrder", ordered).at("/Line/0/Received").decimalValue())
                .isEqualByComparingTo("10");
    }

    @Test
    void postsInAForeignCurrency() {
        books.byHand("account", """
                {"Name":"Accounts Payable (A/P) - EUR","AccountType":"Accounts Payable","AccountSubType":"AccountsPayable",
                 "CurrencyRef":{"value":"EUR"}}""");
        open.refresh();
        chart = chart("EUR");
        var ordered = posted(purchase("PO1").rated("0.85").line(1, 10, "6.25").order());
        posted(purchase("PO1-1")
                .rated("0.85")
                .line(1, 10, "6.25", lineOf(ordered, 1))
                .bill());

        var stored = stored("PurchaseOrder", ordered);
        assertThat(stored.at("/CurrencyRef/value").asString()).isEqualTo("EUR");
        assertThat(stored.path("ExchangeRate").decimalValue()).isEqualByComparingTo("0.85");
        assertThat(stored.at("/APAccountRef/name").asString()).isEqualTo("Accounts Payable (A/P) - EUR");
    }

    @Test
    void tellsWhatWasChangedOfSalesAndPurchasesWithOneRead() {
        var ordered = posted(purchase("PO1").line(1, 10, "6.25").order());
        var billed = posted(purchase("PO1-1").line(1, 4, "6.25").bill());
        removed(billed.ref().syncToken(), billed);
        var reads = books.meter.calls().quickbooksReads();

        var changes = open.changes(books.clock.instant().minus(Duration.ofMinutes(5)), List.of(DocumentType.values()));

        assertThat(changes.isWhole()).isTrue();
        assertThat(changes.documents())
                .extracting(one -> one.document().type() + " " + one.document().id() + " " + one.deleted())
                .containsExactlyInAnyOrder(
                        "PURCHASE_ORDER " + ordered.ref().id() + " false",
                        "BILL " + billed.ref().id() + " true");
        assertThat(books.meter.calls().quickbooksReads()).isEqualTo(reads + 1);
    }

    private void restart(Options options) {
        restart(options, "GBP");
    }

    private void restart(Options options, String currency) {
        books.close();
        books = new SimulatedBooks(DATABASE.jdbc(), options);
        open = books.open();
        chart = chart(currency);
    }

    private Chart chart(String currency) {
        return open.chart(
                new Needs(
                        Set.of(PartyNeed.vendor("Sport Fan Co", CurrencyUnit.of(currency))),
                        Set.of(new ItemNeed("MUG", "Mug")),
                        Set.of()),
                CREATE);
    }

    private Bought purchase(String number) {
        var purchase = bought(number)
                .in(need().currency().getCode())
                .from(vendor())
                .of(((Lookup.Found<Ref<Ref.Item>>)
                                chart.items().values().iterator().next())
                        .value())
                .owedIn(payable());
        return chart.purchasing().taxCodes().stream()
                .filter(code -> code.ref().name().equals("20.0% S"))
                .findFirst()
                .map(purchase::at)
                .orElse(purchase);
    }

    private PartyNeed need() {
        return chart.parties().keySet().iterator().next();
    }

    private Ref<Ref.Party> vendor() {
        return ((Lookup.Found<Ref<Ref.Party>>)
                        chart.parties().values().iterator().next())
                .value();
    }

    private Ref<Ref.Account> payable() {
        return Objects.requireNonNull(chart.purchasing().payables().get(need().currency()));
    }

    private TaxCode code(String name) {
        return chart.purchasing().taxCodes().stream()
                .filter(code -> code.ref().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static OrderLine lineOf(Position.Live ordered, int line) {
        return ordered.line(Bought.line(line)).orElseThrow();
    }

    /// Sent, and proven.
    private Position.Live posted(Instruction instruction) {
        var outcome = sent(instruction);
        assertThat(outcome).isInstanceOf(Outcome.Posted.class);
        var posted = (Outcome.Posted) outcome;
        var intent = Intent.of(instruction);
        assertThat(Proof.of(intent, posted.stored())).isInstanceOf(Proof.Proven.class);
        return new Position.Live(
                intent,
                posted.ref(),
                false,
                posted.stored().lineDigest(),
                posted.stored().lineIds());
    }

    private Outcome removed(String token, Position.Live live) {
        return sent(new Instruction.Remove(live.at(token), live.intent().origin(), Deed.DELETE));
    }

    private Outcome sent(Instruction instruction) {
        var body = open.encode(Map.of("a", instruction));
        return Objects.requireNonNull(
                open.send(new Batch(UUID.randomUUID().toString(), body), Map.of("a", Intent.of(instruction)), () -> {})
                        .get("a"));
    }

    private Look look(Position.Live live) {
        return Objects.requireNonNull(open.look(List.of(live)).get(live.key()));
    }

    private JsonNode stored(String entity, Position.Live live) {
        return books.read(
                "select * from %s where Id = '%s'".formatted(entity, live.ref().id()));
    }

    private static Outcome.Refused refused(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return (Outcome.Refused) outcome;
    }
}
