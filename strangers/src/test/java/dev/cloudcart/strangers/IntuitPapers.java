package dev.cloudcart.strangers;

import java.math.BigDecimal;
import java.util.List;

import com.intuit.ipp.data.Account;
import com.intuit.ipp.data.Bill;
import com.intuit.ipp.data.Customer;
import com.intuit.ipp.data.GlobalTaxCalculationEnum;
import com.intuit.ipp.data.Invoice;
import com.intuit.ipp.data.Item;
import com.intuit.ipp.data.ItemBasedExpenseLineDetail;
import com.intuit.ipp.data.Line;
import com.intuit.ipp.data.LineDetailTypeEnum;
import com.intuit.ipp.data.LinkedTxn;
import com.intuit.ipp.data.Payment;
import com.intuit.ipp.data.PurchaseOrder;
import com.intuit.ipp.data.ReferenceType;
import com.intuit.ipp.data.SalesItemLineDetail;
import com.intuit.ipp.data.SalesReceipt;
import com.intuit.ipp.data.TaxCode;
import com.intuit.ipp.data.Vendor;
import com.intuit.ipp.exception.FMSException;

/// Documents and names as an app that is written on Intuit's SDK would build them.
final class IntuitPapers {

    private final IntuitCompany company;

    IntuitPapers(IntuitCompany company) {
        this.company = company;
    }

    Customer customer(String name) throws FMSException {
        var customer = new Customer();
        customer.setDisplayName(name);
        return company.service.add(customer);
    }

    Vendor vendor(String name) throws FMSException {
        var vendor = new Vendor();
        vendor.setDisplayName(name);
        return company.service.add(vendor);
    }

    ReferenceType account(String name) throws FMSException {
        return reference(company.one(Account.class, "select * from Account where Name = '%s'".formatted(name))
                .getId());
    }

    Invoice invoice(String customer, String number) throws FMSException {
        var invoice = new Invoice();
        invoice.setCustomerRef(reference(customer));
        invoice.setDocNumber(number);
        invoice.setGlobalTaxCalculation(GlobalTaxCalculationEnum.TAX_EXCLUDED);
        invoice.setLine(List.of(saleLine()));
        return invoice;
    }

    SalesReceipt receipt(String customer, String number) throws FMSException {
        var receipt = new SalesReceipt();
        receipt.setCustomerRef(reference(customer));
        receipt.setDocNumber(number);
        receipt.setGlobalTaxCalculation(GlobalTaxCalculationEnum.TAX_EXCLUDED);
        receipt.setLine(List.of(saleLine()));
        return receipt;
    }

    Payment payment(String customer, String amount, Invoice of) {
        var line = new Line();
        line.setAmount(new BigDecimal(amount));
        line.setLinkedTxn(List.of(link(of.getId(), "Invoice")));
        var payment = new Payment();
        payment.setCustomerRef(reference(customer));
        payment.setTotalAmt(new BigDecimal(amount));
        payment.setLine(List.of(line));
        return payment;
    }

    PurchaseOrder order(String vendor) throws FMSException {
        var order = new PurchaseOrder();
        order.setVendorRef(reference(vendor));
        order.setAPAccountRef(account("Accounts Payable (A/P)"));
        order.setGlobalTaxCalculation(GlobalTaxCalculationEnum.TAX_EXCLUDED);
        order.setLine(List.of(purchaseLine()));
        return order;
    }

    /// Bills the whole of the order's only line.
    Bill bill(String vendor, PurchaseOrder order) throws FMSException {
        var link = link(order.getId(), "PurchaseOrder");
        link.setTxnLineId(order.getLine().getFirst().getId());
        var line = purchaseLine();
        line.setLinkedTxn(List.of(link));
        var bill = new Bill();
        bill.setVendorRef(reference(vendor));
        bill.setGlobalTaxCalculation(GlobalTaxCalculationEnum.TAX_EXCLUDED);
        bill.setLine(List.of(line));
        bill.setLinkedTxn(List.of(link(order.getId(), "PurchaseOrder")));
        return bill;
    }

    /// Two mugs of 7.45 at 20 %: 14.90 net, 17.88 with tax.
    private Line saleLine() throws FMSException {
        var detail = new SalesItemLineDetail();
        detail.setItemRef(item());
        detail.setQty(new BigDecimal("2"));
        detail.setUnitPrice(new BigDecimal("7.45"));
        detail.setTaxCodeRef(standardRate());
        var line = new Line();
        line.setDescription("Mug");
        line.setAmount(new BigDecimal("14.90"));
        line.setDetailType(LineDetailTypeEnum.SALES_ITEM_LINE_DETAIL);
        line.setSalesItemLineDetail(detail);
        return line;
    }

    /// Ten mugs of 2.00 at 20 %: 20.00 net, 24.00 with tax.
    private Line purchaseLine() throws FMSException {
        var detail = new ItemBasedExpenseLineDetail();
        detail.setItemRef(item());
        detail.setQty(new BigDecimal("10"));
        detail.setUnitPrice(new BigDecimal("2.00"));
        detail.setTaxCodeRef(standardRate());
        var line = new Line();
        line.setAmount(new BigDecimal("20.00"));
        line.setDetailType(LineDetailTypeEnum.ITEM_BASED_EXPENSE_LINE_DETAIL);
        line.setItemBasedExpenseLineDetail(detail);
        return line;
    }

    private ReferenceType item() throws FMSException {
        return reference(company.one(Item.class, "select * from Item where Name = 'Sales'")
                .getId());
    }

    private ReferenceType standardRate() throws FMSException {
        return reference(company.one(TaxCode.class, "select * from TaxCode where Name = '20.0% S'")
                .getId());
    }

    private static LinkedTxn link(String id, String type) {
        var link = new LinkedTxn();
        link.setTxnId(id);
        link.setTxnType(type);
        return link;
    }

    static ReferenceType reference(String id) {
        var reference = new ReferenceType();
        reference.setValue(id);
        return reference;
    }
}
