package dev.cloudcart.strangers;

import static com.intuit.ipp.query.GenerateQuery.$;
import static com.intuit.ipp.query.GenerateQuery.createQueryEntity;
import static com.intuit.ipp.query.GenerateQuery.select;
import static com.intuit.ipp.query.GenerateQuery.selectCount;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.intuit.ipp.data.Customer;
import com.intuit.ipp.data.Vendor;
import com.intuit.ipp.exception.FMSException;
import com.intuit.ipp.services.QueryResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Statements as the SDK's own builder writes them, and as an app writes them itself.
class IntuitQueriesTest {

    private final IntuitCompany company = new IntuitCompany();
    private final Customer asked = createQueryEntity(Customer.class);

    @BeforeEach
    void addCustomers() throws FMSException {
        var papers = new IntuitPapers(company);
        for (var name : List.of("Amazon GBP", "Amazon EUR", "eBay GBP", "O'Hara", "Shop GBP")) {
            papers.customer(name);
        }
    }

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void pagesThroughAllCustomers() throws FMSException {
        var first =
                company.service.executeQuery(select($(asked)).skip(0).take(2).generate());
        var second =
                company.service.executeQuery(select($(asked)).skip(2).take(2).generate());
        var third =
                company.service.executeQuery(select($(asked)).skip(4).take(2).generate());

        assertThat(Stream.of(first, second, third).flatMap(page -> names(page).stream()))
                .containsExactly("Amazon GBP", "Amazon EUR", "eBay GBP", "O'Hara", "Shop GBP");
        assertThat(third.getStartPosition()).isEqualTo(5);
        assertThat(third.getMaxResults()).isEqualTo(1);
    }

    @Test
    void findsNothingPastTheEnd() throws FMSException {
        var page = company.service.executeQuery(select($(asked)).skip(5).take(2).generate());

        assertThat(page.getEntities()).isEmpty();
    }

    @Test
    void findsByTheStartOfANameInOrder() throws FMSException {
        var statement = select($(asked))
                .where($(asked.getDisplayName()).startsWith("Amazon"))
                .orderByDescending($(asked.getDisplayName()))
                .generate();

        assertThat(names(company.service.executeQuery(statement))).containsExactly("Amazon GBP", "Amazon EUR");
    }

    @Test
    void findsAnyOfSeveralNames() throws FMSException {
        var statement = select($(asked))
                .where(
                        $(asked.getDisplayName()).in(new String[] {"eBay GBP", "Shop GBP"}),
                        $(asked.isActive()).eq(true))
                .generate();

        assertThat(names(company.service.executeQuery(statement))).containsExactly("eBay GBP", "Shop GBP");
    }

    @Test
    void findsANameWithAnApostrophe() throws FMSException {
        assertThat(names(company.service.executeQuery("select * from Customer where DisplayName = 'O\\'Hara'")))
                .containsExactly("O'Hara");
    }

    @Test
    void countsCustomers() throws FMSException {
        assertThat(company.service.executeQuery(selectCount(asked).generate()).getTotalCount())
                .isEqualTo(5);
    }

    /// The SDK posts what is longer than 200 characters, as `application/text` and compressed.
    @Test
    void takesALongStatementByPost() throws FMSException {
        var many = IntStream.range(0, 30).mapToObj("'Nobody %d'"::formatted).toList();
        var statement =
                "select * from Customer where DisplayName in (%s, 'Shop GBP')".formatted(String.join(", ", many));

        assertThat(names(company.service.executeQuery(statement))).containsExactly("Shop GBP");
    }

    @Test
    void findsAllOfAListThatIsEmpty() throws FMSException {
        assertThat(company.service.findAll(new Vendor())).isEmpty();
        assertThat(company.service.findAll(new Customer())).hasSize(5);
    }

    private static List<String> names(QueryResult page) {
        return page.getEntities().stream()
                .map(entity -> ((Customer) entity).getDisplayName())
                .toList();
    }
}
