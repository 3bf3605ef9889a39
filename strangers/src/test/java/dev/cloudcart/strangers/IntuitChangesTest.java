package dev.cloudcart.strangers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.intuit.ipp.data.Customer;
import com.intuit.ipp.data.EntityStatusEnum;
import com.intuit.ipp.data.SalesReceipt;
import com.intuit.ipp.data.Vendor;
import com.intuit.ipp.exception.FMSException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntuitChangesTest {

    private final IntuitCompany company = new IntuitCompany();
    private final IntuitPapers papers = new IntuitPapers(company);

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void tellsWhatChangedAndWhatIsGone() throws FMSException {
        var customer = papers.customer("Amazon GBP");
        var kept = company.service.add(papers.receipt(customer.getId(), "LW-1"));
        var gone = company.service.add(papers.receipt(customer.getId(), "LW-2"));
        company.service.delete(gone);

        var changes = company.service
                .executeCDCQuery(List.of(new Customer(), new SalesReceipt(), new Vendor()), yesterday())
                .getFirst()
                .getQueryResults();

        assertThat(changes).containsOnlyKeys("Customer", "SalesReceipt");
        var receipts = requireNonNull(changes.get("SalesReceipt")).getEntities();
        assertThat(receipts)
                .extracting(entity -> ((SalesReceipt) entity).getId())
                .containsExactly(kept.getId(), gone.getId());
        assertThat(((SalesReceipt) receipts.getLast()).getStatus()).isEqualTo(EntityStatusEnum.DELETED);
    }

    @Test
    void tellsNothingOfTheFuture() throws FMSException {
        papers.customer("Amazon GBP");

        var changes = company.service.executeCDCQuery(List.of(new Customer()), "2099-01-01T00:00:00-08:00");

        assertThat(changes.getFirst().getQueryResults()).isNull();
    }

    /// With an offset that a careless server reads as a space.
    static String yesterday() {
        return OffsetDateTime.now(ZoneOffset.ofHours(13))
                .minusDays(1)
                .truncatedTo(ChronoUnit.SECONDS)
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
}
