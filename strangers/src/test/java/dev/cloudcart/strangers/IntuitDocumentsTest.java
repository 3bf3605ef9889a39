package dev.cloudcart.strangers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.TimeZone;

import com.intuit.ipp.data.EntityStatusEnum;
import com.intuit.ipp.data.Invoice;
import com.intuit.ipp.data.PurchaseOrderStatusEnum;
import com.intuit.ipp.exception.FMSException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntuitDocumentsTest {

    private final IntuitCompany company = new IntuitCompany();
    private final IntuitPapers papers = new IntuitPapers(company);
    private String customer = "";
    private String vendor = "";

    @BeforeEach
    void addNames() throws FMSException {
        customer = papers.customer("Amazon GBP").getId();
        vendor = papers.vendor("Mugs Ltd").getId();
    }

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void addsAnInvoiceWithItsTax() throws FMSException {
        var stored = company.stored(company.service.add(papers.invoice(customer, "LW-1")));

        assertThat(stored.getDocNumber()).isEqualTo("LW-1");
        assertThat(stored.getTotalAmt()).isEqualByComparingTo("17.88");
        assertThat(stored.getBalance()).isEqualByComparingTo("17.88");
        assertThat(stored.getTxnTaxDetail().getTotalTax()).isEqualByComparingTo("2.98");
        assertThat(stored.getLine().getFirst().getSalesItemLineDetail().getUnitPrice())
                .isEqualByComparingTo("7.45");
        assertThat(stored.getCustomerRef().getName()).isEqualTo("Amazon GBP");
        assertThat(stored.getTxnDate()).isNotNull();
    }

    @Test
    void keepsTheLinesOfASparseInvoice() throws FMSException {
        var invoice = company.service.add(papers.invoice(customer, "LW-1"));
        var sparse = new Invoice();
        sparse.setId(invoice.getId());
        sparse.setSyncToken(invoice.getSyncToken());
        sparse.setSparse(true);
        sparse.setPrivateNote("packed");

        var changed = company.service.update(sparse);

        assertThat(changed.getPrivateNote()).isEqualTo("packed");
        assertThat(changed.getTotalAmt()).isEqualByComparingTo("17.88");
        assertThat(changed.getSyncToken()).isEqualTo("1");
    }

    @Test
    void takesBackAWholeInvoiceAsItWasRead() throws FMSException {
        var read = company.stored(company.service.add(papers.invoice(customer, "LW-1")));
        read.setPrivateNote("packed");

        var changed = company.service.update(read);

        assertThat(changed.getTotalAmt()).isEqualByComparingTo("17.88");
        assertThat(changed.getLine()).hasSameSizeAs(read.getLine());
    }

    @Test
    void deletesAnInvoice() throws FMSException {
        var invoice = company.service.add(papers.invoice(customer, "LW-1"));

        var gone = company.service.delete(invoice);

        assertThat(gone.getStatus()).isEqualTo(EntityStatusEnum.DELETED);
        assertThatThrownBy(() -> company.stored(invoice))
                .isInstanceOf(FMSException.class)
                .hasMessageContaining("610");
    }

    @Test
    void voidsAnInvoiceAReceiptAndAPayment() throws FMSException {
        var invoice = company.service.add(papers.invoice(customer, "LW-1"));
        var receipt = company.service.add(papers.receipt(customer, "LW-2"));
        var payment = company.service.add(papers.payment(customer, "17.88", invoice));

        var voidedPayment = company.service.voidRequest(payment);
        var voidedInvoice = company.service.voidRequest(company.stored(invoice));
        var voidedReceipt = company.service.voidRequest(receipt);

        assertThat(voidedPayment.getPrivateNote()).contains("Voided");
        assertThat(voidedInvoice.getTotalAmt()).isEqualByComparingTo("0");
        assertThat(voidedReceipt.getTotalAmt()).isEqualByComparingTo("0");
        assertThat(company.stored(receipt).getPrivateNote()).contains("Voided");
    }

    @Test
    void paysAnInvoice() throws FMSException {
        var invoice = company.service.add(papers.invoice(customer, "LW-1"));

        var payment = company.service.add(papers.payment(customer, "17.88", invoice));

        assertThat(payment.getUnappliedAmt()).isEqualByComparingTo("0");
        assertThat(company.stored(invoice).getBalance()).isEqualByComparingTo("0");
        assertThat(company.stored(invoice).getLinkedTxn().getFirst().getTxnId()).isEqualTo(payment.getId());
    }

    @Test
    void billsAPurchaseOrderAndClosesIt() throws FMSException {
        var order = company.service.add(papers.order(vendor));

        var bill = company.service.add(papers.bill(vendor, order));

        assertThat(order.getPOStatus()).isEqualTo(PurchaseOrderStatusEnum.OPEN);
        assertThat(bill.getTotalAmt()).isEqualByComparingTo("24.00");
        assertThat(bill.getLine().getFirst().getLinkedTxn().getFirst().getTxnId())
                .isEqualTo(order.getId());
        assertThat(company.stored(order).getPOStatus()).isEqualTo(PurchaseOrderStatusEnum.CLOSED);
    }

    @Test
    void deletesABillAndOpensItsPurchaseOrderAgain() throws FMSException {
        var order = company.service.add(papers.order(vendor));
        var bill = company.service.add(papers.bill(vendor, order));

        company.service.delete(bill);

        assertThat(company.stored(order).getPOStatus()).isEqualTo(PurchaseOrderStatusEnum.OPEN);
    }

    @Test
    @SuppressWarnings("JavaUtilDate") // the SDK's own type for a day
    void keepsTheDayThatWasSent() throws FMSException {
        var day = LocalDate.of(2026, 3, 4);
        var receipt = papers.receipt(customer, "LW-3");
        receipt.setTxnDate(java.util.Date.from(
                day.atStartOfDay(TimeZone.getDefault().toZoneId()).toInstant()));

        company.service.add(receipt);

        assertThat(company.service
                        .executeQuery("select * from SalesReceipt where TxnDate = '2026-03-04'")
                        .getEntities())
                .hasSize(1);
    }
}
