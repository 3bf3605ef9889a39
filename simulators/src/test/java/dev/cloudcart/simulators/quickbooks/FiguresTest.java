package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Balances and quantities inside customers, vendors, accounts and items follow the documents.
class FiguresTest {

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void tellsWhatACustomerOwes() {
        var customer = shop.customer("Amazon GBP");
        assertThat(shop.get("customer/" + customer).text("/Customer/Balance")).isEqualTo("0");

        var invoice = invoice(customer, "100.00");
        pay(customer, invoice, "30.00");
        pay(customer, invoice(customer, "5.00"), "7.00");
        shop.post("creditmemo", sale(customer, "1", "1.50"));

        assertThat(shop.get("customer/" + customer).text("/Customer/Balance")).isEqualTo("66.50");
        shop.post("invoice?operation=void", "{\"Id\":\"%s\",\"SyncToken\":\"1\"}".formatted(invoice));
        assertThat(shop.get("customer/" + customer).text("/Customer/Balance")).isEqualTo("-33.50");
    }

    @Test
    void addsWhatIsOwedByJobsToTheCustomerAbove() {
        var customer = shop.customer("Amazon GBP");
        var job = shop.post(
                        "customer",
                        "{\"DisplayName\":\"Prime\",\"Job\":true,\"ParentRef\":{\"value\":\"%s\"}}".formatted(customer))
                .text("/Customer/Id");
        invoice(customer, "1.00");
        invoice(job, "20.00");

        var above = shop.get("customer/" + customer);
        assertThat(above.text("/Customer/Balance")).isEqualTo("1.00");
        assertThat(above.text("/Customer/BalanceWithJobs")).isEqualTo("21.00");
        assertThat(shop.get("customer/" + job).text("/Customer/BalanceWithJobs"))
                .isEqualTo("20.00");
    }

    @Test
    void tellsWhatAVendorIsOwed() {
        var vendor = shop.vendor("Mugs Ltd");
        shop.post("bill", Paper.purchase(vendor).purchaseLine(shop.item(), "1", "40", "40.00", shop.code("0.0% Z")));
        shop.post("billpayment", """
                        {"VendorRef":{"value":"%s"},"TotalAmt":15,"PayType":"Check","CheckPayment":{"BankAccountRef":{"value":"%s"}},
                        "Line":[{"Amount":15,"LinkedTxn":[{"TxnId":"1","TxnType":"Bill"}]}]}""".formatted(vendor, shop.account("Current Account")));

        assertThat(shop.get("vendor/" + vendor).text("/Vendor/Balance")).isEqualTo("25.00");
        assertThat(balance("Accounts Payable (A/P)")).isEqualTo("-25.00");
        assertThat(balance("Current Account")).isEqualTo("-15.00");
    }

    @Test
    void findsThoseWhoOwe() {
        invoice(shop.customer("Amazon GBP"), "9.00");
        shop.customer("eBay GBP");

        var found = shop.query("select * from Customer where Balance > '0'");

        assertThat(found.body().at("/QueryResponse/Customer").size()).isEqualTo(1);
        assertThat(found.text("/QueryResponse/Customer/0/Balance")).isEqualTo("9.00");
    }

    @Test
    void tellsBalancesOnEveryPageOfAList() {
        invoice(shop.customer("Amazon GBP"), "9.00");
        invoice(shop.customer("eBay GBP"), "4.00");

        var second = shop.query("select * from Customer startposition 2 maxresults 1");

        assertThat(second.text("/QueryResponse/Customer/0/Balance")).isEqualTo("4.00");
        assertThat(second.text("/QueryResponse/totalCount")).isEqualTo("2");
    }

    @Test
    void movesWhatAJobOwesToAnotherCustomer() {
        var one = shop.customer("Amazon GBP");
        var other = shop.customer("eBay GBP");
        var job = shop.post(
                        "customer",
                        "{\"DisplayName\":\"Prime\",\"Job\":true,\"ParentRef\":{\"value\":\"%s\"}}".formatted(one))
                .text("/Customer/Id");
        invoice(job, "20.00");

        shop.post(
                "customer",
                "{\"Id\":\"%s\",\"SyncToken\":\"0\",\"sparse\":true,\"ParentRef\":{\"value\":\"%s\"}}"
                        .formatted(job, other));

        assertThat(shop.get("customer/" + one).text("/Customer/BalanceWithJobs"))
                .isEqualTo("0");
        assertThat(shop.get("customer/" + other).text("/Customer/BalanceWithJobs"))
                .isEqualTo("20.00");
    }

    @Test
    void followsAnItemThatGetsAnotherAccount() {
        var vouchers = shop.post("account", "{\"Name\":\"Vouchers\",\"AccountType\":\"Other Current Liability\"}")
                .text("/Account/Id");
        shop.post("salesreceipt", sale(shop.customer("Amazon GBP"), "1", "8.00"));
        assertThat(balance("Vouchers")).isEqualTo("0");

        var changed = shop.post(
                "item",
                "{\"Id\":\"%s\",\"SyncToken\":\"0\",\"sparse\":true,\"IncomeAccountRef\":{\"value\":\"%s\"}}"
                        .formatted(shop.item(), vouchers));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(balance("Vouchers")).isEqualTo("-8.00");
    }

    @Test
    void keepsTheBalanceWhenTheEntryIsChanged() {
        var customer = shop.customer("Amazon GBP");
        invoice(customer, "9.00");

        var changed = shop.post(
                "customer",
                "{\"Id\":\"%s\",\"SyncToken\":\"0\",\"sparse\":true,\"Notes\":\"x\",\"Balance\":5}"
                        .formatted(customer));

        assertThat(changed.text("/Customer/Balance")).isEqualTo("9.00");
        assertThat(shop.get("customer/" + customer).text("/Customer/SyncToken")).isEqualTo("1");
    }

    @Test
    void tellsBalancesOfTheBalanceSheetOnly() {
        invoice(shop.customer("Amazon GBP"), "100.00");

        assertThat(balance("Accounts Receivable (A/R)")).isEqualTo("100.00");
        assertThat(balance("Sales")).isEqualTo("0");
    }

    @Test
    void addsSubAccountsToTheAccountAbove() {
        var bank = shop.account("Current Account");
        var sub = shop.post(
                        "account",
                        "{\"Name\":\"PayPal\",\"AccountType\":\"Bank\",\"SubAccount\":true,\"ParentRef\":"
                                + "{\"value\":\"%s\"}}".formatted(bank))
                .text("/Account/Id");
        shop.post("salesreceipt", sale(shop.customer("eBay GBP"), "1", "8.00").ref("DepositToAccountRef", sub));

        var above = shop.get("account/" + bank);
        assertThat(above.text("/Account/CurrentBalance")).isEqualTo("0.00");
        assertThat(above.text("/Account/CurrentBalanceWithSubAccounts")).isEqualTo("8.00");
        assertThat(shop.get("account/" + sub).text("/Account/CurrentBalance")).isEqualTo("8.00");
    }

    @Test
    void tellsTheBalanceOfAForeignAccountInItsCurrency() {
        var bank = shop.post(
                        "account", "{\"Name\":\"Euro\",\"AccountType\":\"Bank\",\"CurrencyRef\":{\"value\":\"EUR\"}}")
                .text("/Account/Id");
        var customer = shop.customer("eBay EUR", "EUR");
        shop.post(
                "salesreceipt",
                sale(customer, "1", "50.00").number("ExchangeRate", "0.8").ref("DepositToAccountRef", bank));
        var invoice = shop.post("invoice", sale(customer, "1", "100.00").number("ExchangeRate", "0.8"))
                .text("/Invoice/Id");
        shop.post("payment", """
                {"CustomerRef":{"value":"%s"},"TotalAmt":30,"ExchangeRate":0.9,"DepositToAccountRef":{"value":"%s"},
                "Line":[{"Amount":30,"LinkedTxn":[{"TxnId":"%s","TxnType":"Invoice"}]}]}""".formatted(customer, bank, invoice));

        assertThat(shop.get("account/" + bank).text("/Account/CurrentBalance")).isEqualTo("80.00");
        assertThat(balance("Accounts Receivable (A/R) - EUR")).isEqualTo("70.00");
        assertThat(shop.get("customer/" + customer).text("/Customer/Balance")).isEqualTo("70.00");
    }

    @Test
    void movesTheTimeOfAnAccountButNotItsToken() {
        var customer = shop.customer("Amazon GBP");
        shop.clock.advance(Duration.ofHours(1));
        shop.renew();
        assertThat(changedAccounts()).isZero();

        invoice(customer, "9.00");

        var account = shop.get("account/" + shop.account("Accounts Receivable (A/R)"));
        assertThat(account.text("/Account/SyncToken")).isEqualTo("0");
        assertThat(account.text("/Account/MetaData/LastUpdatedTime")).isEqualTo("2026-03-04T13:00:00-08:00");
        assertThat(account.text("/Account/MetaData/CreateTime")).isEqualTo("2026-03-04T12:00:00-08:00");
        assertThat(changedAccounts()).isEqualTo(1);
        assertThat(shop.query("select * from Account where MetaData.LastUpdatedTime >= '2026-03-04T13:00:00-08:00'")
                        .body()
                        .at("/QueryResponse/Account")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void countsGoodsAsTheyComeAndGo() {
        var mug = mug(10);
        var customer = shop.customer("Amazon GBP");
        var zero = shop.code("0.0% Z");
        shop.post("salesreceipt", Paper.sale(customer).line(mug, "3", "2", "6.00", zero));
        shop.post("invoice", Paper.sale(customer).line(mug, "2.5", "2", "5.00", zero));
        shop.post(
                "refundreceipt",
                Paper.sale(customer)
                        .ref("DepositToAccountRef", shop.account("Current Account"))
                        .line(mug, "1", "2", "2.00", zero));
        shop.post("estimate", Paper.sale(customer).line(mug, "4", "2", "8.00", zero));
        shop.post("bill", Paper.purchase(shop.vendor("Mugs Ltd")).purchaseLine(mug, "6", "1", "6.00", zero));
        assertThat(onHand(mug)).isEqualTo("11.5");

        shop.post("salesreceipt?operation=void", "{\"Id\":\"1\",\"SyncToken\":\"0\"}");
        shop.post("bill?operation=delete", "{\"Id\":\"5\",\"SyncToken\":\"0\"}");

        assertThat(onHand(mug)).isEqualTo("8.5");
        assertThat(page("items?search=mug")).contains("Inventory, 8.5 on hand");
    }

    @Test
    void takesAQuantityThatIsSentForWhatIsThere() {
        var mug = mug(10);
        shop.post(
                "salesreceipt",
                Paper.sale(shop.customer("Amazon GBP")).line(mug, "3", "2", "6.00", shop.code("0.0% Z")));
        var read = shop.get("item/" + mug).entity().toString();

        assertThat(shop.post("item", read).text("/Item/QtyOnHand")).isEqualTo("7");
        shop.post(
                "item", "{\"Id\":\"%s\",\"SyncToken\":\"1\",\"sparse\":true,\"Description\":\"blue\"}".formatted(mug));
        assertThat(onHand(mug)).isEqualTo("7");
        shop.post("item", "{\"Id\":\"%s\",\"SyncToken\":\"2\",\"sparse\":true,\"QtyOnHand\":20}".formatted(mug));
        assertThat(onHand(mug)).isEqualTo("20");
    }

    @Test
    void addsUpAnewWhenTheHomeCurrencyIsAnother() {
        var customer = shop.customer("eBay EUR", "EUR");
        shop.post("invoice", sale(customer, "1", "100.00").number("ExchangeRate", "0.8"));
        assertThat(balance("Accounts Receivable (A/R) - EUR")).isEqualTo("100.00");

        shop.company("{\"homeCurrency\":\"EUR\"}");

        assertThat(balance("Accounts Receivable (A/R)")).isEqualTo("100.00");
    }

    private String mug(int quantity) {
        return shop.post("item", """
                                {"Name":"Mug","Type":"Inventory","TrackQtyOnHand":true,"QtyOnHand":%d,"InvStartDate":"2026-01-01",\
                                "AssetAccountRef":{"value":"%s"},"IncomeAccountRef":{"value":"%s"},"ExpenseAccountRef":{"value":"%s"}}""".formatted(
                                quantity,
                                shop.account("Inventory Asset"),
                                shop.account("Sales of Product Income"),
                                shop.account("Cost of Goods Sold")))
                .text("/Item/Id");
    }

    private String onHand(String item) {
        return shop.get("item/" + item).text("/Item/QtyOnHand");
    }

    private String page(String list) {
        return shop.send(HttpRequest.newBuilder(
                        shop.simulator.uri().resolve("/companies/" + QuickBooksSimulator.REALM + "/" + list)))
                .html();
    }

    private int changedAccounts() {
        return shop.get("cdc?entities=Account&changedSince=2026-03-04T21:00:00Z")
                .body()
                .at("/CDCResponse/0/QueryResponse/0/Account")
                .size();
    }

    private String balance(String account) {
        return shop.get("account/" + shop.account(account)).text("/Account/CurrentBalance");
    }

    private Paper sale(String customer, String quantity, String amount) {
        return Paper.sale(customer).line(shop.item(), quantity, amount, amount, shop.code("0.0% Z"));
    }

    private String invoice(String customer, String amount) {
        return shop.post("invoice", sale(customer, "1", amount)).text("/Invoice/Id");
    }

    private void pay(String customer, String invoice, String amount) {
        var open = shop.get("invoice/" + invoice).entity().path("Balance").decimalValue();
        var reply = shop.post("payment", """
                {"CustomerRef":{"value":"%s"},"TotalAmt":%s,"Line":[{"Amount":%s,"LinkedTxn":[{"TxnId":"%s",\
                "TxnType":"Invoice"}]}]}""".formatted(customer, amount, open.min(new BigDecimal(amount)), invoice));
        assertThat(reply.status()).as(reply.detail()).isEqualTo(200);
    }
}
