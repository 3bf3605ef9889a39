package dev.cloudcart.simulators.quickbooks;

import dev.cloudcart.simulators.quickbooks.entities.Kind;

/// A small valid body of every entity, with whatever it needs made first.
final class Samples {

    private final Shop shop;
    private int count;

    Samples(Shop shop) {
        this.shop = shop;
    }

    String of(Kind kind) {
        count++;
        return switch (kind) {
            case CUSTOMER, VENDOR, EMPLOYEE, TAX_AGENCY -> "{\"DisplayName\":\"Sample %d\"}".formatted(count);
            case ITEM -> item();
            case ACCOUNT -> "{\"Name\":\"Sample %d\",\"AccountType\":\"Bank\"}".formatted(count);
            case CLASS, DEPARTMENT, PAYMENT_METHOD -> "{\"Name\":\"Sample %d\"}".formatted(count);
            case TERM -> "{\"Name\":\"Sample %d\",\"DueDays\":10}".formatted(count);
            case TAX_CODE, TAX_RATE -> throw new IllegalArgumentException(kind + " comes from the tax service");
            case COMPANY_CURRENCY -> "{\"Code\":\"CHF\"}";
            case SALES_RECEIPT, INVOICE, CREDIT_MEMO, ESTIMATE -> sale().json();
            case REFUND_RECEIPT ->
                sale().ref("DepositToAccountRef", shop.account("Current Account"))
                        .json();
            case PAYMENT -> payment();
            case PURCHASE_ORDER ->
                purchase()
                        .ref("APAccountRef", shop.account("Accounts Payable (A/P)"))
                        .json();
            case BILL, VENDOR_CREDIT -> purchase().json();
            case BILL_PAYMENT -> billPayment();
            case PURCHASE -> expense().json();
            case DEPOSIT -> deposit();
            case JOURNAL_ENTRY -> journal();
            case TRANSFER -> transfer();
            case ATTACHABLE -> "{\"Note\":\"Sample %d\"}".formatted(count);
        };
    }

    private String item() {
        return """
                {"Name":"Sample %d","Type":"Service","IncomeAccountRef":{"value":"%s"},"ExpenseAccountRef":{"value":"%s"}}""".formatted(count, shop.account("Sales"), shop.account("Purchases"));
    }

    private Paper sale() {
        return Paper.sale(shop.customer("Customer " + count))
                .line(shop.item(), "2", "5.00", "10.00", shop.code("20.0% S"));
    }

    private Paper purchase() {
        return Paper.purchase(shop.vendor("Vendor " + count))
                .purchaseLine(shop.item(), "2", "5.00", "10.00", shop.code("20.0% S"));
    }

    private Paper expense() {
        var expense = purchase().with("PaymentType", "Cash").ref("AccountRef", shop.account("Current Account"));
        expense.node.remove("VendorRef");
        return expense;
    }

    private String payment() {
        var invoice = shop.post("invoice", sale());
        return """
                {"CustomerRef":{"value":"%s"},"TotalAmt":12,"Line":[{"Amount":12,"LinkedTxn":[{"TxnId":"%s","TxnType":"Invoice"}]}]}""".formatted(invoice.text("/Invoice/CustomerRef/value"), invoice.text("/Invoice/Id"));
    }

    private String billPayment() {
        var bill = shop.post("bill", purchase());
        return """
                {"VendorRef":{"value":"%s"},"TotalAmt":12,"PayType":"Check","CheckPayment":{"BankAccountRef":{"value":"%s"}},
                "Line":[{"Amount":12,"LinkedTxn":[{"TxnId":"%s","TxnType":"Bill"}]}]}""".formatted(
                        bill.text("/Bill/VendorRef/value"), shop.account("Current Account"), bill.text("/Bill/Id"));
    }

    private String deposit() {
        return """
                {"DepositToAccountRef":{"value":"%s"},"Line":[{"Amount":10,"DetailType":"DepositLineDetail",
                "DepositLineDetail":{"AccountRef":{"value":"%s"}}}]}""".formatted(shop.account("Current Account"), shop.account("Sales"));
    }

    private String journal() {
        return """
                {"Line":[{"Amount":10,"DetailType":"JournalEntryLineDetail",
                "JournalEntryLineDetail":{"PostingType":"Debit","AccountRef":{"value":"%s"}}},
                {"Amount":10,"DetailType":"JournalEntryLineDetail",
                "JournalEntryLineDetail":{"PostingType":"Credit","AccountRef":{"value":"%s"}}}]}""".formatted(shop.account("Current Account"), shop.account("Sales"));
    }

    private String transfer() {
        return """
                {"FromAccountRef":{"value":"%s"},"ToAccountRef":{"value":"%s"},"Amount":10}""".formatted(shop.account("Current Account"), shop.account("Savings Account"));
    }
}
