package dev.cloudcart.strangers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.intuit.ipp.data.Customer;
import com.intuit.ipp.data.Invoice;
import com.intuit.ipp.data.Preferences;
import com.intuit.ipp.exception.AuthenticationException;
import com.intuit.ipp.exception.FMSException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The SDK knows neither a `ValidationFault` nor the gateway's `SERVICE` by its type (it looks for "Validation" and
/// "Service"), so the first comes out as its plain exception; what is in it is read all the same.
class IntuitFaultsTest {

    private final IntuitCompany company = new IntuitCompany();
    private final IntuitPapers papers = new IntuitPapers(company);

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void refusesAStaleToken() throws FMSException {
        var customer = papers.customer("Amazon GBP");
        company.service.update(customer);

        var refused = fault(() -> company.service.update(customer));

        assertThat(code(refused)).isEqualTo("5010");
        assertThat(refused).hasMessageContaining("Stale Object Error");
    }

    @Test
    void refusesANameThatIsTaken() throws FMSException {
        papers.customer("Amazon GBP");

        var refused = fault(() -> papers.vendor("Amazon GBP"));

        assertThat(code(refused)).isEqualTo("6240");
        assertThat(refused.getErrorList().getFirst().getDetail()).contains("is already using this name");
    }

    @Test
    void refusesAnInvoiceWithoutACustomer() {
        var refused = fault(() -> company.service.add(new Invoice()));

        assertThat(code(refused)).isEqualTo("2020");
        assertThat(refused.getErrorList().getFirst().getElement()).isNotEmpty();
    }

    @Test
    void refusesAStatementThatCannotBeRead() {
        assertThat(code(fault(() -> company.service.executeQuery("select * form Customer"))))
                .isEqualTo("4000");
        assertThat(code(fault(() -> company.service.executeQuery("select * from Customer maxresults 0"))))
                .isEqualTo("4001");
    }

    @Test
    void refusesWhoIsNotAuthorised() {
        var stranger = company.service("eyJnobody");

        var refused = fault(() -> stranger.findById(new Preferences()));

        assertThat(refused).isInstanceOf(AuthenticationException.class);
        assertThat(code(refused)).isEqualTo("3200");
    }

    @Test
    void doesNotFindAnIdThatIsNotThere() {
        var nobody = new Customer();
        nobody.setId("999");

        assertThat(code(fault(() -> company.stored(nobody)))).isEqualTo("610");
    }

    private static FMSException fault(ThrowingCallable call) {
        return catchThrowableOfType(FMSException.class, call);
    }

    private static String code(FMSException refused) {
        return refused.getErrorList().getFirst().getCode();
    }
}
