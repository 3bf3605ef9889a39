package dev.cloudcart.quickbooks;

import static dev.cloudcart.quickbooks.SimulatedBooks.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.PartyNeed;
import dev.cloudcart.core.books.Purchasing;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator.Options;
import dev.cloudcart.simulators.quickbooks.books.CompanyProfile;

/// What the books tell that only purchases need.
class PurchaseChartTest {

    private static final CurrencyUnit EUR = CurrencyUnit.EUR;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private SimulatedBooks books = new SimulatedBooks(DATABASE.jdbc(), Options.usual());

    @AfterEach
    void stop() {
        books.close();
    }

    /// One Stop Shop codes are of sales only, and a reverse charge has a rate below zero, which nothing can
    /// be bought at unasked.
    @Test
    void tellsTheTaxCodesOfPurchases() {
        assertThat(bought(CurrencyUnit.GBP).taxCodes())
                .extracting(PurchaseChartTest::words)
                .containsExactly(
                        "20.0% S [20.0% S (Purchases) 20 %] TAXED United Kingdom",
                        "5.0% R [5.0% R (Purchases) 5 %] TAXED United Kingdom",
                        "0.0% Z [0.0% Z (Purchases) 0 %] ZERO_RATED United Kingdom",
                        "Exempt [Exempt (Purchases) 0 %] EXEMPT United Kingdom",
                        "No VAT [No VAT (Purchases) 0 %] OUT_OF_SCOPE United Kingdom");
    }

    @Test
    void tellsThemInTheOrderOfTheirParts() {
        restart(Options.usual().profile(CompanyProfile.CA));

        assertThat(bought(CurrencyUnit.CAD).taxCodes())
                .extracting(PurchaseChartTest::words)
                .contains("GST/PST BC [GST/PST BC (Purchases) 5 %, GST/PST BC (Purchases) 7% 7 %] TAXED BC, Canada");
    }

    @Test
    void hasNoneInTheUnitedStates() {
        restart(Options.usual().profile(CompanyProfile.US));

        assertThat(bought(CurrencyUnit.USD).taxCodes()).isEmpty();
    }

    @Test
    void keepsThemApartFromThoseOfSales() {
        bought(CurrencyUnit.GBP);
        var reads = books.meter.calls().quickbooksReads();
        var again = chart(CurrencyUnit.GBP);

        assertThat(again.purchasing().taxCodes()).hasSize(5);
        assertThat(again.taxCodes())
                .hasSize(19)
                .allSatisfy(code -> assertThat(code.rates()).hasSize(1));
        assertThat(reads).isPositive();
        assertThat(books.meter.calls().quickbooksReads()).isZero();
    }

    /// An earlier version kept the codes of sales alone.
    @Test
    void readsAnewWhatAnEarlierVersionKept() {
        bought(CurrencyUnit.GBP);
        DATABASE.jdbc()
                .sql("delete from quickbooks_tax_rate where company = :company and bought")
                .param("company", books.company.value())
                .update();

        var sold = books.open().chart(SimulatedBooks.party("Amazon GBP", "GBP"), CREATE);

        assertThat(sold.purchasing().taxCodes()).isEmpty();
        assertThat(sold.taxCodes()).hasSize(19);
        assertThat(bought(CurrencyUnit.GBP).taxCodes()).hasSize(5);
    }

    @Test
    void tellsWhereAPurchaseIsOwed() {
        restart(Options.usual().multicurrency(false));

        assertThat(bought(CurrencyUnit.GBP).payables())
                .containsOnlyKeys(CurrencyUnit.GBP)
                .allSatisfy((_, account) -> assertThat(account.name()).isEqualTo("Accounts Payable (A/P)"));
    }

    @Test
    void takesTheOldestPayableAccountOfACurrency() {
        var euros = payable("Creditors", "EUR");
        payable("More creditors", "EUR");
        payable("Other creditors", "GBP");

        var payables = bought(EUR).payables();

        assertThat(payables).containsOnlyKeys(CurrencyUnit.GBP, EUR);
        assertThat(account(payables, EUR).id()).isEqualTo(euros);
        assertThat(account(payables, CurrencyUnit.GBP).name()).isEqualTo("Accounts Payable (A/P)");
    }

    /// As soon as the mend is made, and not only when a day has passed.
    @Test
    void seesAPayableAccountThatSomebodyAdded() {
        assertThat(bought(EUR).payables()).doesNotContainKey(EUR);
        books.clock.advance(Duration.ofMinutes(16));
        var added = payable("Creditors", "EUR");

        assertThat(account(bought(EUR).payables(), EUR).id()).isEqualTo(added);
    }

    @Test
    void hasNoPayableAccountWhereTheOnlyOneWasMadeInactive() {
        var account = books.read("select * from Account where AccountType = 'Accounts Payable'");
        books.byHand(
                "account",
                "{\"sparse\":true,\"Id\":\"%s\",\"SyncToken\":\"%s\",\"Active\":false}"
                        .formatted(
                                account.path("Id").asString(),
                                account.path("SyncToken").asString()));

        assertThat(bought(CurrencyUnit.GBP).payables()).isEmpty();
    }

    private static String words(TaxCode code) {
        return "%s %s %s %s"
                .formatted(
                        code.ref().name(),
                        code.rates().stream()
                                .map(part -> part.rate().name() + " " + part.percent())
                                .toList(),
                        code.use().treatment(),
                        code.use().where().title());
    }

    private static Ref<Ref.Account> account(Map<CurrencyUnit, Ref<Ref.Account>> payables, CurrencyUnit currency) {
        return Objects.requireNonNull(payables.get(currency));
    }

    private String payable(String name, String currency) {
        return books.byHand("account", """
                {"Name":"%s","AccountType":"Accounts Payable","AccountSubType":"AccountsPayable","CurrencyRef":{"value":"%s"}}""".formatted(name, currency)).path("Id").asString();
    }

    private Purchasing bought(CurrencyUnit currency) {
        return chart(currency).purchasing();
    }

    private Chart chart(CurrencyUnit currency) {
        var needs = new Needs(Set.of(PartyNeed.vendor("Acme", currency)), Set.of(), Set.of());
        return books.open().chart(needs, CREATE);
    }

    private void restart(Options options) {
        books.close();
        books = new SimulatedBooks(DATABASE.jdbc(), options);
    }
}
