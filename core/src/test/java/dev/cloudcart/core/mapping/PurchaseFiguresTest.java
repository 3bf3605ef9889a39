package dev.cloudcart.core.mapping;

import static dev.cloudcart.core.mapping.BookShelf.chart;
import static dev.cloudcart.core.mapping.BookShelf.code;
import static dev.cloudcart.core.mapping.Supply.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Origin;
import dev.cloudcart.core.books.PayAccount;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Purchasing;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxStatement;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.mapping.Rules.BillNumber;
import dev.cloudcart.core.mapping.Rules.BoughtAs;
import dev.cloudcart.core.mapping.Rules.PurchasesAs;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.Version;

/// On which accounts, under which codes and at which rates purchases go, as whoever keeps the books would check it.
class PurchaseFiguresTest {

    private static final Map<CurrencyUnit, Ref<Ref.Account>> PAYABLES =
            Map.of(CurrencyUnit.GBP, new Ref<>("ap", "A/P"), CurrencyUnit.EUR, new Ref<>("ap-eur", "A/P EUR"));

    /// Nothing of sales has anything of this.
    private static final List<TaxCode> BOUGHT = List.of(code("b20", "20.0% bought", "20"));

    private static final List<TaxCode> SOLD = List.of(code("s20", "20.0% sold", "20"));

    private static final List<PayAccount> EXPENSES =
            List.of(account("cogs", "Cost of sales"), account("stock", "Stock:Goods"));

    private static PayAccount account(String id, String fullName) {
        return new PayAccount(
                new Ref<>(id, fullName.substring(fullName.indexOf(':') + 1)), fullName, CurrencyUnit.GBP, false);
    }

    private static Rules rules(BoughtAs lines, Rules.TaxMode mode) {
        var usual = new Rules.Purchases(
                true, null, PurchasesAs.BILLS, BillNumber.ORDER_AND_DELIVERY, true, "", "Purchase costs");
        return BookShelf.rules(new Rules.Tax(mode, "Sales tax", TaxTable.EMPTY, ""))
                .with(usual.with(lines));
    }

    private static Chart books(Rules rules, Delivery delivery, List<PayAccount> expenses) {
        return books(rules, delivery, new Purchasing(BOUGHT, PAYABLES, List.of(), List.of(), expenses, null));
    }

    private static Chart books(Rules rules, Delivery delivery, Purchasing purchasing) {
        var usual = chart(DeliveryMapper.needs(rules, List.of(delivery)), TaxSystem.CODES, SOLD);
        return new Chart(
                usual.country(),
                usual.home(),
                usual.multicurrency(),
                usual.customNumbers(),
                usual.taxSystem(),
                usual.taxCodes(),
                purchasing,
                usual.booksClosedUntil(),
                usual.parties(),
                usual.items(),
                usual.rates());
    }

    private static Mapping map(Rules rules, Delivery delivery, List<PayAccount> expenses) {
        return new DeliveryMapper(rules, books(rules, delivery, expenses))
                .map(delivery, delivery.extent(), Optional.empty(), "PO1-12");
    }

    private static Document document(BoughtAs lines, Rules.TaxMode mode, Delivery delivery) {
        return ((Mapping.Mapped) map(rules(lines, mode), delivery, EXPENSES)).document();
    }

    /// A fault of ours, such as a tax that is not that of the lines, keeps no other document away.
    @Test
    void holdsWhatCannotBeRoundedToItsTotal() {
        var good = nuts().delivery(1);
        var bad = new Delivery(
                good.ref(),
                good.order(),
                good.extent(),
                good.deliveries(),
                good.supplier(),
                good.supplierReference(),
                good.receivedAt(),
                good.isLast(),
                good.standing(),
                good.gross(),
                good.tax().minus(1),
                good.lines(),
                good.surplus(),
                good.costs());

        var held = (Mapping.Held) map(rules(BoughtAs.ITEMS, Rules.TaxMode.BY_COMPANY), bad, EXPENSES);

        assertThat(held.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.cause()).isEqualTo("OTHER");
            assertThat(reason.what())
                    .isEqualTo("Its lines cannot be rounded to its total of %s with a tax of %s"
                            .formatted(bad.gross(), bad.tax()));
        });
    }

    private static Supply nuts() {
        return nuts("GBP");
    }

    private static Supply nuts(String currency) {
        return anOrder()
                .in(currency)
                .line("NUT", 10, "100.00", "20.00", "20")
                .came(0, 6, "60.00", "12.00", "20")
                .cost("Freight", "DHL 7", "", "10.00", "2.00", "20");
    }

    private static List<String> told(Document document) {
        return document.form().lines().stream()
                .map(line -> "%s %s %s on %s under %s"
                        .formatted(
                                line.onAccount() ? "account" : "item",
                                line.item().id(),
                                line.description(),
                                line.net(),
                                Optional.ofNullable(line.taxCode()).map(Ref::id).orElse("none")))
                .toList();
    }

    /// Also where the tax of sales is dealt with in another way, for none of that is about purchases.
    @ParameterizedTest
    @EnumSource(value = Rules.TaxMode.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void goUnderCodesAndRatesOfPurchases(Rules.TaxMode mode) {
        var bill = document(BoughtAs.ITEMS, mode, nuts().delivery(12));

        assertThat(told(bill))
                .containsExactly(
                        "item i-NUT A nut on GBP 60.00 under b20",
                        "item i-Purchase costs Freight DHL 7 on GBP 10.00 under b20");
        assertThat(((TaxStatement.ByCode) bill.form().tax()).entries())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.rate().id()).isEqualTo("rb20");
                    assertThat(entry.tax()).hasToString("GBP 14.00");
                });
    }

    @Test
    void goWithTheirTaxWhereNoneIsToBeStated() {
        var bill = document(BoughtAs.ITEMS, Rules.TaxMode.NONE, nuts().delivery(12));

        assertThat(told(bill))
                .containsExactly(
                        "item i-NUT A nut on GBP 72.00 under none",
                        "item i-Purchase costs Freight DHL 7 on GBP 12.00 under none");
        assertThat(bill.form().gross()).hasToString("GBP 84.00");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"'', cogs", "goods, stock", "stock:goods, stock", "Cost of Sales, cogs"})
    void goOnTheAccountThatIsNamed(String name, String account) {
        var bill = document(new BoughtAs(true, name), Rules.TaxMode.BY_COMPANY, nuts().delivery(12));

        assertThat(told(bill))
                .containsExactly(
                        "account %s 6 x NUT A nut on GBP 60.00 under b20".formatted(account),
                        "account %s Freight DHL 7 on GBP 10.00 under b20".formatted(account));
    }

    @ParameterizedTest
    @CsvSource({"Rent, Rent", "'', of the usual types"})
    void areHeldWhereThereIsNoSuchAccount(String name, String told) {
        var accounts = name.isEmpty() ? List.<PayAccount>of() : EXPENSES;
        var mapping = map(rules(new BoughtAs(true, name), Rules.TaxMode.BY_COMPANY), nuts().delivery(12), accounts);

        assertThat(((Mapping.Held) mapping).reasons())
                .extracting(reason -> reason.cause() + ": " + reason.what())
                .containsExactly(
                        "NO_PURCHASES_ACCOUNT: QuickBooks has no account " + told + " that purchases can go on");
    }

    @ParameterizedTest
    @EnumSource(
            value = Extent.class,
            names = {"DELIVERY", "CORRECTION"})
    void areOwedOnTheAccountOfTheirCurrencyAtTheRateOfTheirDay(Extent extent) {
        var bill =
                document(BoughtAs.ITEMS, Rules.TaxMode.BY_COMPANY, nuts("EUR").delivery(12, extent));

        var payable = bill instanceof Document.Bill one ? one.payable() : ((Document.VendorCredit) bill).payable();
        assertThat(payable.id()).isEqualTo("ap-eur");
        assertThat(bill.form().homePerForeign()).isEqualTo(new BigDecimal("0.79"));
        assertThat(document(BoughtAs.ITEMS, Rules.TaxMode.BY_COMPANY, nuts().delivery(12, extent))
                        .form()
                        .homePerForeign())
                .isNull();
    }

    /// By the company's own clock.
    @Test
    void askForTheRateOfTheDayOnWhichTheyCame() {
        var needs = DeliveryMapper.needs(
                rules(BoughtAs.ITEMS, Rules.TaxMode.BY_COMPANY),
                List.of(nuts("EUR").receivedAt("2026-06-12T23:30:00Z").delivery(12)));

        assertThat(needs.rates()).singleElement().satisfies(rate -> {
            assertThat(rate.foreign()).isEqualTo(CurrencyUnit.EUR);
            assertThat(rate.day()).hasToString("2026-06-13");
        });
    }

    /// A vendor keeps one currency.
    @ParameterizedTest
    @EnumSource(
            value = Extent.class,
            names = {"DELIVERY", "COST"})
    void areOfAVendorOfTheirCurrencyWhomTheSettingsName(Extent extent) {
        var rules = BookShelf.rules(new Rules.Purchases(
                        true, null, PurchasesAs.BILLS, BillNumber.ORDER_AND_DELIVERY, true, "Sundry", "Purchase costs")
                .with(new Rules.Costs(true, List.of(new Rules.CostVendor("", "Fast Freight")))));

        var needs =
                DeliveryMapper.needs(rules, List.of(nuts("EUR").from("", "DE").delivery(12, extent)));

        assertThat(needs.parties()).singleElement().satisfies(vendor -> {
            assertThat(vendor.name()).isEqualTo(extent == Extent.COST ? "Fast Freight" : "Sundry");
            assertThat(vendor.currency()).isEqualTo(CurrencyUnit.EUR);
        });
    }

    @Test
    void areOwedOnTheAccountThatTheSettingsName() {
        var owedOn = List.of(account("old", "Creditors"), account("trade", "Creditors:Trade"));
        var rules = owedOn("trade");

        assertThat(payable(rules, nuts().delivery(12), owedOn)).isEqualTo("trade");
        assertThat(payable(owedOn("creditors:trade"), nuts().delivery(12), owedOn))
                .isEqualTo("trade");
        assertThat(payable(rules, nuts("EUR").delivery(12), owedOn))
                .as("of another currency")
                .isEqualTo("ap-eur");
        assertThat(payable(owedOn("Nobody"), nuts().delivery(12), owedOn)).isEqualTo("""
                Purchases in GBP are owed on Nobody, and QuickBooks has no accounts payable account of that name and \
                currency""");
    }

    /// A credit can only be used for bills on its account.
    @Test
    void areCreditedOnTheAccountOfTheirBill() {
        var billed = nuts().delivery(12);
        var owedOn = List.of(account("old", "Creditors"), account("trade", "Trade"));
        var stands = live(billed, bill(owedOn("Creditors"), billed, owedOn));
        var less = nuts().delivery(12, Extent.CORRECTION);

        var mapping = new DeliveryMapper(owedOn("Trade"), owing(owedOn("Trade"), less, owedOn))
                .map(less, Extent.DELIVERY, Optional.of(stands), "PO1-12-C");

        var credit = (Document.VendorCredit) ((Mapping.Mapped) mapping).document();
        assertThat(credit.payable().id()).isEqualTo("old");
    }

    /// Where its payments and credits are. An account that QuickBooks has no more is no place to stay.
    @Test
    void stayOwedWhereTheyStand() {
        var billed = nuts().delivery(12);
        var owedOn = List.of(account("old", "Creditors"), account("trade", "Trade"));
        var stands = live(billed, bill(owedOn("Creditors"), billed, owedOn));

        assertThat(amended(billed, stands, owedOn)).isEqualTo("old");
        assertThat(amended(billed, stands, List.of(account("trade", "Trade"))))
                .as("there no more")
                .isEqualTo("trade");
        assertThat(amended(nuts("EUR").delivery(12), stands, owedOn))
                .as("in another currency, so that another takes its place")
                .isEqualTo("ap-eur");
    }

    private static String amended(Delivery delivery, Position.Live stands, List<PayAccount> owedOn) {
        var mapping = new DeliveryMapper(owedOn("Trade"), owing(owedOn("Trade"), delivery, owedOn))
                .map(delivery, Extent.DELIVERY, Optional.empty(), Optional.of(stands), "PO1-12");
        return ((Document.Bill) ((Mapping.Mapped) mapping).document()).payable().id();
    }

    private static Position.Live live(Delivery delivery, Document.Bill bill) {
        var key = new PostingKey(new CompanyId(1), SourceKind.DELIVERY, delivery.id(), Role.BILL, 1);
        var origin = new Origin("PO1-12", new Version("p", "c"), 1, delivery.gross(), delivery.tax());
        var intent = Intent.of(new Instruction.Create(key, origin, bill));
        return new Position.Live(intent, new DocumentRef(intent.type(), "52", "0", intent.number()));
    }

    private static Rules owedOn(String account) {
        var billing = new Rules.Billing(
                Rules.BillWhen.EACH_DELIVERY,
                Rules.Corrected.VENDOR_CREDIT,
                "",
                List.of(new Rules.AccountOf(CurrencyUnit.GBP, account)));
        return BookShelf.rules(
                rules(BoughtAs.ITEMS, Rules.TaxMode.BY_COMPANY).purchases().with(billing));
    }

    private static Chart owing(Rules rules, Delivery delivery, List<PayAccount> owedOn) {
        return books(rules, delivery, new Purchasing(BOUGHT, PAYABLES, owedOn, List.of(), List.of(), null));
    }

    private static Document.Bill bill(Rules rules, Delivery delivery, List<PayAccount> owedOn) {
        var mapping = new DeliveryMapper(rules, owing(rules, delivery, owedOn))
                .map(delivery, delivery.extent(), Optional.empty(), "PO1-12");
        return (Document.Bill) ((Mapping.Mapped) mapping).document();
    }

    /// Its id; or why there is none.
    private static String payable(Rules rules, Delivery delivery, List<PayAccount> owedOn) {
        var mapping = new DeliveryMapper(rules, owing(rules, delivery, owedOn))
                .map(delivery, delivery.extent(), Optional.empty(), "PO1-12");
        return mapping instanceof Mapping.Held held
                ? held.reasons().getFirst().what()
                : bill(rules, delivery, owedOn).payable().id();
    }
}
