package dev.cloudcart.simulators.quickbooks.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.ledger.Place.Usual;

/// What a document books, in home currency, each line at the document's own rate. A sales receipt of 100.00 and
/// 20.00 tax:
///
/// ```
/// Undeposited Funds    120.00
/// income of the item  -100.00
/// Sales Tax Payable    -20.00
/// ```
///
/// Whatever rounding leaves over of a foreign document goes to Exchange Gain or Loss, so the legs always add up to
/// nothing. Quotes and purchase orders book nothing. Not booked: cost of goods sold of inventory, and the exchange
/// difference between a foreign payment and its deposit.
public final class DoubleEntry {

    private final JsonNode document;
    private final String currency;
    private final boolean foreign;
    private final BigDecimal rate;
    private final List<Leg> legs = new ArrayList<>();

    private DoubleEntry(JsonNode document, String home) {
        this.document = document;
        currency = Fields.ref(document, "CurrencyRef").orElse(home);
        foreign = !currency.equals(home);
        rate = foreign ? Fields.decimal(document, "ExchangeRate").orElse(BigDecimal.ONE) : BigDecimal.ONE;
    }

    /// @param entity the kind of document, such as `Invoice`
    /// @param home the company's currency
    public static List<Leg> of(String entity, JsonNode document, String home) {
        var booking = new DoubleEntry(document, home);
        booking.book(entity);
        booking.close();
        return List.copyOf(booking.legs);
    }

    private void book(String entity) {
        switch (entity) {
            case "SalesReceipt" -> sale(1, account("DepositToAccountRef", Usual.UNDEPOSITED));
            case "RefundReceipt" -> sale(-1, account("DepositToAccountRef", Usual.UNDEPOSITED));
            case "Invoice" -> invoice();
            case "CreditMemo" -> creditMemo();
            case "Payment" -> payment();
            case "Bill" -> bill(1);
            case "VendorCredit" -> bill(-1);
            case "BillPayment" -> billPayment();
            case "Purchase" ->
                purchase(Fields.flag(document, "Credit", false) ? -1 : 1, account("AccountRef", Usual.UNEXPLAINED));
            case "Deposit" -> deposit();
            case "Transfer" -> transfer();
            case "JournalEntry" -> journal();
            default -> {}
        }
    }

    private void sale(int sign, Place money) {
        leg(money, sign, total());
        sold(document, sign);
        leg(Usual.TAX, -sign, tax());
    }

    /// What a bundle brings in stands on the lines inside it.
    private void sold(JsonNode node, int sign) {
        for (var line : Fields.objects(node, "Line")) {
            switch (Fields.text(line, "DetailType").orElse("")) {
                case "SalesItemLineDetail" -> leg(income(line.path("SalesItemLineDetail")), -sign, amount(line));
                case "GroupLineDetail" -> sold(line.path("GroupLineDetail"), sign);
                case "DiscountLineDetail" ->
                    leg(
                            account(line.path("DiscountLineDetail"), "DiscountAccountRef", Usual.DISCOUNT),
                            sign,
                            amount(line));
                default -> {}
            }
        }
    }

    private static Place income(JsonNode detail) {
        var item = Fields.ref(detail, "ItemRef").orElse("");
        return item.equals("SHIPPING_ITEM_ID") ? Usual.SHIPPING : new Place.IncomeOf(item);
    }

    /// A deposit that came with the order was never owed.
    private void invoice() {
        var receivable = new Place.Receivable(currency);
        var deposit = Fields.decimalOrZero(document, "Deposit");
        sale(1, receivable);
        leg(receivable, -1, deposit);
        leg(account("DepositToAccountRef", Usual.UNDEPOSITED), 1, deposit);
        settle(receivable, -1, total().subtract(deposit).subtract(balance()));
    }

    private void creditMemo() {
        var receivable = new Place.Receivable(currency);
        sale(-1, receivable);
        settle(receivable, 1, total().subtract(balance()));
    }

    private void payment() {
        var receivable = new Place.Receivable(currency);
        leg(account("DepositToAccountRef", Usual.UNDEPOSITED), 1, total());
        leg(receivable, -1, total());
        settle(receivable, 1, total().subtract(Fields.decimalOrZero(document, "UnappliedAmt")));
    }

    private void bill(int sign) {
        var payable = account("APAccountRef", new Place.Payable(currency));
        purchase(sign, payable);
        settle(payable, sign, total().subtract(balance()));
    }

    private void billPayment() {
        var payable = account("APAccountRef", new Place.Payable(currency));
        var bank = account(
                document.path("CheckPayment"),
                "BankAccountRef",
                account(document.path("CreditCardPayment"), "CCAccountRef", Usual.UNEXPLAINED));
        leg(payable, 1, total());
        leg(bank, -1, total());
        settle(payable, -1, applied());
    }

    /// Bills less the credits that paid a part of them.
    private BigDecimal applied() {
        return Fields.objects(document, "Line").stream()
                .map(line -> isCredit(line) ? amount(line).negate() : amount(line))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isCredit(JsonNode line) {
        return Fields.objects(line, "LinkedTxn").stream()
                .anyMatch(link -> Fields.text(link, "TxnType").orElse("").equals("VendorCredit"));
    }

    private void purchase(int sign, Place money) {
        leg(money, -sign, total());
        for (var line : Fields.objects(document, "Line")) {
            switch (Fields.text(line, "DetailType").orElse("")) {
                case "AccountBasedExpenseLineDetail" ->
                    leg(
                            account(line.path("AccountBasedExpenseLineDetail"), "AccountRef", Usual.UNEXPLAINED),
                            sign,
                            amount(line));
                case "ItemBasedExpenseLineDetail" ->
                    leg(
                            new Place.ExpenseOf(Fields.ref(line.path("ItemBasedExpenseLineDetail"), "ItemRef")
                                    .orElse("")),
                            sign,
                            amount(line));
                default -> {}
            }
        }
        leg(Usual.TAX, sign, tax());
    }

    private void deposit() {
        leg(account("DepositToAccountRef", Usual.UNEXPLAINED), 1, total());
        for (var line : Fields.objects(document, "Line")) {
            var from = Fields.objects(line, "LinkedTxn").isEmpty()
                    ? account(line.path("DepositLineDetail"), "AccountRef", Usual.UNEXPLAINED)
                    : Usual.UNDEPOSITED;
            leg(from, -1, amount(line));
        }
    }

    private void transfer() {
        leg(account("ToAccountRef", Usual.UNEXPLAINED), 1, amount(document));
        leg(account("FromAccountRef", Usual.UNEXPLAINED), -1, amount(document));
    }

    private void journal() {
        for (var line : Fields.objects(document, "Line")) {
            var detail = line.path("JournalEntryLineDetail");
            boolean debit = Fields.text(detail, "PostingType").orElse("").equals("Debit");
            leg(account(detail, "AccountRef", Usual.UNEXPLAINED), debit ? 1 : -1, amount(line));
        }
    }

    /// What was settled leaves the ledger of those who owe at the document's own rate. Its counterpart, the payment
    /// or the bill, leaves at its rate, and the two rates' difference is what stays on Exchange Gain or Loss.
    private void settle(Place ledger, int sign, BigDecimal settled) {
        if (foreign) {
            atHome(ledger, sign, settled);
            atHome(Usual.EXCHANGE, -sign, settled);
        }
    }

    private void close() {
        var left = legs.stream().map(Leg::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (left.signum() != 0) {
            legs.add(new Leg(foreign ? Usual.EXCHANGE : Usual.UNEXPLAINED, left.negate(), BigDecimal.ZERO));
        }
    }

    private void leg(Place place, int sign, BigDecimal amount) {
        leg(place, sign, amount, amount);
    }

    /// Changes the value in home currency only.
    private void atHome(Place place, int sign, BigDecimal amount) {
        leg(place, sign, amount, BigDecimal.ZERO);
    }

    private void leg(Place place, int sign, BigDecimal amount, BigDecimal own) {
        if (amount.signum() != 0) {
            var home = Fields.cents(foreign ? amount.multiply(rate) : amount);
            legs.add(sign < 0 ? new Leg(place, home.negate(), own.negate()) : new Leg(place, home, own));
        }
    }

    private BigDecimal total() {
        return Fields.decimalOrZero(document, "TotalAmt");
    }

    private BigDecimal balance() {
        return Fields.decimalOrZero(document, "Balance");
    }

    private BigDecimal tax() {
        return Fields.decimalOrZero(document.path("TxnTaxDetail"), "TotalTax");
    }

    private static BigDecimal amount(JsonNode line) {
        return Fields.decimalOrZero(line, "Amount");
    }

    private Place account(String property, Place otherwise) {
        return account(document, property, otherwise);
    }

    private static Place account(JsonNode node, String property, Place otherwise) {
        return Fields.ref(node, property).<Place>map(Place.Account::new).orElse(otherwise);
    }
}
