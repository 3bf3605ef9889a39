package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencyTest {

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void postsInTheCurrencyOfTheCustomerAtTheRateGiven() {
        var sent = sale(shop.customer("Amazon EUR", "EUR"))
                .ref("CurrencyRef", "EUR")
                .number("ExchangeRate", "0.86");

        var stored = shop.post("salesreceipt", sent);

        assertThat(stored.text("/SalesReceipt/TotalAmt")).isEqualTo("12.00");
        assertThat(stored.text("/SalesReceipt/HomeTotalAmt")).isEqualTo("10.32");
        assertThat(stored.text("/SalesReceipt/CurrencyRef/name")).isEqualTo("Euro");
    }

    @Test
    void countsAMissingRateAsOne() {
        var stored = shop.post("salesreceipt", sale(shop.customer("Amazon EUR", "EUR")));

        assertThat(stored.text("/SalesReceipt/CurrencyRef/value")).isEqualTo("EUR");
        assertThat(stored.text("/SalesReceipt/ExchangeRate")).isEqualTo("1");
    }

    /// Also where the currency itself has three, or none.
    @ParameterizedTest
    @ValueSource(strings = {"KWD", "BHD", "TND", "JPY", "ISK", "IDR"})
    void keepsTwoDecimalsInEveryCurrency(String currency) {
        var customer = shop.customer("Amazon " + currency, currency);
        var code = shop.code("20.0% S");
        var whole = Paper.sale(customer).line(shop.item(), "10.125", code);
        var priced = Paper.sale(customer).line(shop.item(), "3", "3.375", "10.125", code);

        var stored = shop.post("salesreceipt", whole);
        var refused = shop.post("salesreceipt", priced);

        assertThat(stored.text("/SalesReceipt/Line/0/Amount")).isEqualTo("10.13");
        assertThat(stored.text("/SalesReceipt/TotalAmt")).isEqualTo("12.16");
        assertThat(refused.code()).isEqualTo("6070");
    }

    @Test
    void quotesARateForTheCurrencyOfEveryCountry() {
        assertThat(Locale.getISOCountries()).allSatisfy(country -> {
            var currency = Currency.getInstance(Locale.of("", country));
            if (currency != null && !currency.getCurrencyCode().equals("GBP")) {
                var rate = shop.get(
                        "exchangerate?sourcecurrencycode=%s&asofdate=2026-03-04".formatted(currency.getCurrencyCode()));
                assertThat(new BigDecimal(rate.text("/ExchangeRate/Rate")))
                        .as(currency.getCurrencyCode())
                        .isPositive();
            }
        });
    }

    @Test
    void quotesAFlightyCurrencyToSixDigits() {
        var rate = shop.get("exchangerate?sourcecurrencycode=IDR&asofdate=2026-03-04")
                .text("/ExchangeRate/Rate");

        assertThat(new BigDecimal(rate).precision()).isBetween(4, 6);
        assertThat(new BigDecimal(rate)).isBetween(new BigDecimal("0.00004"), new BigDecimal("0.00005"));
    }

    @Test
    void refusesAnotherCurrencyThanTheCustomers() {
        var refused =
                shop.post("salesreceipt", sale(shop.customer("Amazon GBP")).ref("CurrencyRef", "USD"));

        assertThat(refused.code()).isEqualTo("6000");
        assertThat(refused.detail())
                .contains("The currency of the transaction is invalid for customer/vendor/account.");
    }

    @Test
    void refusesAForeignDepositAccountOfAnotherCurrency() {
        var account = shop.post(
                        "account",
                        "{\"Name\":\"PayPal USD\",\"AccountType\":\"Bank\",\"CurrencyRef\":{\"value\":\"USD\"}}")
                .text("/Account/Id");

        var refused = shop.post(
                "salesreceipt", sale(shop.customer("Amazon EUR", "EUR")).ref("DepositToAccountRef", account));

        assertThat(refused.code()).isEqualTo("6000");
    }

    @Test
    void makesTheForeignReceivablesAccountOnFirstUse() {
        var customer = shop.customer("Amazon EUR", "EUR");
        assertThat(shop.query("select * from Account where Name = 'Accounts Receivable (A/R) - EUR'")
                        .entity()
                        .isEmpty())
                .isTrue();

        shop.post("invoice", sale(customer));

        assertThat(shop.query("select * from Account where Name = 'Accounts Receivable (A/R) - EUR'")
                        .text("/QueryResponse/Account/0/CurrencyRef/value"))
                .isEqualTo("EUR");
    }

    @Test
    void addsTheCurrencyOfANewCustomerToTheList() {
        shop.customer("Amazon SEK", "SEK");

        assertThat(shop.query("select * from CompanyCurrency where Code = 'SEK'")
                        .text("/QueryResponse/CompanyCurrency/0/Name"))
                .isEqualTo("Swedish Krona");
    }

    @Test
    void neverChangesTheCurrencyOfACustomer() {
        var customer = shop.customer("Amazon EUR", "EUR");

        var refused = shop.post(
                "customer",
                "{\"Id\":\"%s\",\"SyncToken\":\"0\",\"sparse\":true,\"CurrencyRef\":{\"value\":\"USD\"}}"
                        .formatted(customer));

        assertThat(refused.code()).isEqualTo("6000");
    }

    @Test
    void keepsADocumentInItsCurrencyUnlessToldNotTo() {
        shop.post("salesreceipt", sale(shop.customer("Amazon EUR", "EUR")));
        var other = sale(shop.customer("Amazon USD", "USD")).with("Id", "1").with("SyncToken", "0");
        other.node.putObject("CurrencyRef").put("value", "USD");

        var refused = shop.post("salesreceipt", other);
        shop.company("{\"documentCurrencyFixed\":false}");
        var changed = shop.post("salesreceipt", other);

        assertThat(refused.code()).isEqualTo("6000");
        assertThat(refused.body().toString()).contains("The currency of a transaction cannot be changed");
        assertThat(changed.text("/SalesReceipt/CurrencyRef/value")).isEqualTo("USD");
    }

    @Test
    void refusesForeignMoneyWithMulticurrencyOff() {
        shop.company("{\"multicurrency\":false}");
        var refused = shop.post("customer", "{\"DisplayName\":\"Amazon EUR\",\"CurrencyRef\":{\"value\":\"EUR\"}}");
        var stored = shop.post("salesreceipt", sale(shop.customer("Amazon GBP")));

        assertThat(refused.code()).isEqualTo("6000");
        assertThat(stored.entity().has("HomeTotalAmt")).isFalse();
        assertThat(stored.entity().has("ExchangeRate")).isFalse();
    }

    @Test
    void refusesACurrencyThatIsNone() {
        assertThat(shop.post("customer", "{\"DisplayName\":\"x\",\"CurrencyRef\":{\"value\":\"GOLD\"}}")
                        .code())
                .isEqualTo("2220");
    }

    @Test
    void quotesTheSameRateForTheSameDayUntilOneIsSet() {
        var path = "exchangerate?sourcecurrencycode=EUR&asofdate=2026-03-04";
        var first = shop.get(path).text("/ExchangeRate/Rate");
        assertThat(shop.get(path).text("/ExchangeRate/Rate")).isEqualTo(first).startsWith("0.8");

        shop.post("exchangerate", "{\"SourceCurrencyCode\":\"EUR\",\"Rate\":0.9,\"AsOfDate\":\"2026-03-04\"}");

        assertThat(shop.get(path).text("/ExchangeRate/Rate")).isEqualTo("0.9");
        assertThat(shop.get(path).text("/ExchangeRate/TargetCurrencyCode")).isEqualTo("GBP");
    }

    @Test
    void answersSeveralRatesToOneQuery() {
        var found = shop.query(
                "select * from ExchangeRate where SourceCurrencyCode in ('EUR', 'USD') and AsOfDate = '2026-03-04'");

        assertThat(found.body().at("/QueryResponse/ExchangeRate").size()).isEqualTo(2);
        assertThat(found.text("/QueryResponse/ExchangeRate/1/SourceCurrencyCode"))
                .isEqualTo("USD");
    }

    @Test
    void setsNoRateForTheHomeCurrency() {
        assertThat(shop.post("exchangerate", "{\"SourceCurrencyCode\":\"GBP\",\"Rate\":1}")
                        .code())
                .isEqualTo("6000");
    }

    private Paper sale(String customer) {
        return Paper.sale(customer).line(shop.item(), "10.00", shop.code("20.0% S"));
    }
}
