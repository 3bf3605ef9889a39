package dev.cloudcart.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import com.intuit.ipp.data.Customer;
import com.intuit.ipp.data.EntityStatusEnum;
import com.intuit.ipp.data.OperationEnum;
import com.intuit.ipp.data.SalesReceipt;
import com.intuit.ipp.data.Vendor;
import com.intuit.ipp.exception.FMSException;
import com.intuit.ipp.services.BatchOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntuitBatchTest {

    private final IntuitCompany company = new IntuitCompany();
    private final IntuitPapers papers = new IntuitPapers(company);

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void createsChangesDeletesAndAsksInOneCall() throws FMSException {
        var customer = papers.customer("Amazon GBP");
        var receipt = company.service.add(papers.receipt(customer.getId(), "LW-1"));
        customer.setNotes("through the marketplace");
        var vendor = new Vendor();
        vendor.setDisplayName("Mugs Ltd");
        var batch = new BatchOperation();
        batch.addEntity(vendor, OperationEnum.CREATE, "create");
        batch.addEntity(customer, OperationEnum.UPDATE, "update");
        batch.addEntity(receipt, OperationEnum.DELETE, "delete");
        batch.addQuery("select * from TaxCode where Name = '20.0% S'", "query");

        company.service.executeBatch(batch);

        assertThat(((Vendor) batch.getEntity("create")).getDisplayName()).isEqualTo("Mugs Ltd");
        assertThat(((Customer) batch.getEntity("update")).getNotes()).isEqualTo("through the marketplace");
        assertThat(((SalesReceipt) batch.getEntity("delete")).getStatus()).isEqualTo(EntityStatusEnum.DELETED);
        assertThat(batch.getQueryResponse("query").getEntities()).hasSize(1);
        assertThat(batch.getFaultResult()).isEmpty();
    }

    @Test
    void tellsTheFaultOfOneItemAndRunsTheOthers() throws FMSException {
        papers.customer("Amazon GBP");
        var batch = new BatchOperation();
        batch.addEntity(named("Amazon GBP"), OperationEnum.CREATE, "again");
        batch.addEntity(named("eBay GBP"), OperationEnum.CREATE, "new");
        batch.addQuery("select * form Customer", "query");

        company.service.executeBatch(batch);

        assertThat(batch.getFault("again").getError().getFirst().getCode()).isEqualTo("6240");
        assertThat(batch.getFault("query").getError().getFirst().getCode()).isEqualTo("4000");
        assertThat(batch.isEntity("new")).isTrue();
    }

    @Test
    void asksForChangesInABatch() throws FMSException {
        papers.customer("Amazon GBP");
        var batch = new BatchOperation();
        batch.addCDCQuery(List.of(new Customer(), new Vendor()), IntuitChangesTest.yesterday(), "changes");

        company.service.executeBatch(batch);

        assertThat(batch.getCDCQueryResult("changes").getQueryResults()).containsOnlyKeys("Customer");
    }

    private static Customer named(String name) {
        var customer = new Customer();
        customer.setDisplayName(name);
        return customer;
    }
}
