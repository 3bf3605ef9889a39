package dev.cloudcart.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.database.TestDatabase;

/// Which record has which document number.
class NumbersTest extends JournalFixture {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    NumbersTest() {
        super(DATABASE);
    }

    @Test
    void numbersPurchasesApartFromSales() {
        var order = new PostingKey(company, SourceKind.PURCHASE_ORDER, new UUID(4, 1), Role.ORDER, 1);
        var bill = new PostingKey(company, SourceKind.DELIVERY, new UUID(4, 2), Role.BILL, 1);
        var wanted = new LinkedHashMap<PostingKey, List<String>>();
        wanted.put(key(1), List.of("A-1", "A-1b"));
        wanted.put(order, List.of("A-1", "A-1b"));
        wanted.put(bill, List.of("A-1", "A-1b"));

        assertThat(journal.numbers(company, wanted, true).values()).containsOnly("A-1");
        assertThat(journal.numbers(company, Map.of(key(2), List.of("a-1", "A-2")), true))
                .containsValue("A-2");
    }

    @Test
    void givesANumberToOneRecordForGood() {
        var wanted = new LinkedHashMap<PostingKey, List<String>>();
        wanted.put(key(1), List.of("Ref-9", "1"));
        wanted.put(key(2), List.of("REF-9", "2"));
        wanted.put(key(3), List.of());

        var given = journal.numbers(company, wanted, true);

        assertThat(given).isEqualTo(Map.of(key(1), "Ref-9", key(2), "2"));
        assertThat(journal.numbers(company, Map.of(key(2), List.of("ref-9", "2")), true))
                .containsValue("2");
        assertThat(journal.numbers(company, wanted, true)).isEqualTo(given);
        assertThat(journal.numbers(new CompanyId(company.value() + 500), Map.of(key(2), List.of("ref-9")), true))
                .containsValue("ref-9");
    }

    @Test
    void looksAtNumbersInAPreviewWithoutTakingThem() {
        var preview = journal.numbers(company, Map.of(key(1), List.of("9")), false);

        assertThat(preview).containsValue("9");
        assertThat(journal.numbers(company, Map.of(key(2), List.of("9", "2")), true))
                .containsValue("9");
        assertThat(journal.numbers(company, Map.of(key(1), List.of("9", "1")), false))
                .containsValue("1");
    }

    @Test
    void givesTheNextNumberWhereOneIsSpent() {
        journal.numbers(company, Map.of(key(1), List.of("9", "1")), true);

        journal.spend("9", key(1));

        assertThat(journal.numbers(company, Map.of(key(1), List.of("9", "1", "1-x")), true))
                .containsValue("1");
        assertThat(journal.numbers(company, Map.of(key(2), List.of("9", "2")), false))
                .containsValue("2");
    }
}
