package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.sync.Bought.Cost;
import dev.cloudcart.sync.Bought.Receipt;
import dev.cloudcart.sync.Bought.Statement;
import dev.cloudcart.sync.Bought.Status;
import dev.cloudcart.sync.FakeBooks.Trouble;

/// What stands of an order stays while Linnworks tells of it what makes no sense, or less than before, and nothing is
/// billed twice that it tells twice.
class GarbledPurchasesTest extends PurchasesSyncing {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final String[] STANDING = {
        "bill PO1-7 GBP 7.20", "bill PO1-A3 GBP 3.00", "bill payment PO1-P4 GBP 7.20", "purchase order PO1 GBP 12.00"
    };

    private final Bought order =
            new Bought(1, Instant.parse("2026-04-01T09:00:00Z"), new int[] {10}, new int[] {20}, Status.PARTIAL);

    GarbledPurchasesTest() {
        super(DATABASE);
    }

    @BeforeEach
    void partOfAnOrderCameAndIsPaid() {
        paysStatements = true;
        shop.now = Instant.parse("2026-04-03T12:00:00Z");
        order.receipts.add(new Receipt(70, 7, 0, 6, 20, Instant.parse("2026-04-02T10:00:00Z")));
        order.costs.add(new Cost(3, "Freight", 50));
        order.statements.add(new Statement(4, new BigDecimal("7.20"), shop.now));
        shop.orders.put(order.id(), order);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PurchaseOrderItem", "AdditionalCosts", "PaymentStatements", "DeliveredRecords"})
    void billsOnceWhatIsHandedOutTwice(String list) {
        shop.garbling = json -> json.replaceFirst("\"" + list + "\":\\[([^\\]]*)\\]", "\"" + list + "\":[$1,$1]");
        syncs(Trouble.NONE);

        assertThat(standing()).containsExactly(STANDING);
        shop.garbling = json -> json;
        int sent = books.sent;
        syncs(Trouble.NONE);
        assertThat(books.sent).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"DeliveredRecords\":.*\\]>\"DeliveredRecords\":null",
                "\"DeliveredRecords\":>\"Delivered\":",
                "\"AdditionalCosts\":.*?\\],\"Pay>\"AdditionalCosts\":null,\"Pay",
                "\"AdditionalCosts\":.*?\\],\"Pay>\"Pay",
                "\"PaymentStatements\":.*?\\],\"Del>\"PaymentStatements\":null,\"Del",
                "\"PaymentStatements\":.*?\\],\"Del>\"Del",
                "\"DeliveredQuantity\":6(.*)\\}\\]>\"DeliveredQuantity\":6$1},{\"pkDeliveryRecordId\":70,\"fkDeliveryId\":9}]",
                "\"Currency\":\"GBP\",\"ConversionRate\":1\\}\\]>\"Currency\":\"\"}]",
                "\"PurchaseOrderItem\":\\[>\"PurchaseOrderItem\":[null,{},",
                "\"AdditionalCosts\":\\[>\"AdditionalCosts\":[{\"PurchaseAdditionalCostItemId\":3,\"SubTotalLineCost\":8},",
                "\"PaymentStatements\":\\[>\"PaymentStatements\":[{\"PurchasePaymentStatementId\":4,\"LineCost\":8},",
            })
    void keepsWhatStandsWhileNothingMakesSense(String garbling) {
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly(STANDING);
        int sent = books.sent;

        shop.garbling = json -> {
            var garbled = json.replaceFirst(garbling.split(">", -1)[0], garbling.split(">", -1)[1]);
            assertThat(garbled).isNotEqualTo(json);
            return garbled;
        };
        syncs(Trouble.NONE);
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly(STANDING);
        assertThat(books.sent).isEqualTo(sent);

        shop.garbling = json -> json;
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly(STANDING);
        assertThat(books.sent).isEqualTo(sent);
    }

    /// What was filed in between tells nothing of it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"DeliveredRecords\":.*\\]>\"DeliveredRecords\":null",
                "\"AdditionalCosts\":.*?\\],\"Pay>\"AdditionalCosts\":null,\"Pay",
                "\"PaymentStatements\":.*?\\],\"Del>\"PaymentStatements\":null,\"Del",
                "\"PurchaseOrderItem\":\\[>\"PurchaseOrderItem\":[null,{},",
                "\"Status\":\"PARTIAL\">\"Status\":\"\"",
                "\"CreatedDateTime\":\"[^\"]*\">\"CreatedDateTime\":\"\"",
                "\"PaymentDate\":\"[^\"]*\">\"PaymentDate\":\"\"",
                "\"Currency\":\"GBP\",\"ConversionRate\":1\\}\\]>\"Currency\":\"\"}]",
            })
    void letsGoOfWhatIsTakenBackWhileNothingMadeSense(String garbling) {
        becomesSenseless(garbling);

        shop.garbling = json -> json;
        order.statements.clear();
        order.costs.clear();
        order.receipts.clear();
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly("purchase order PO1 GBP 12.00");
    }

    /// The books refused what came of it, and nothing stands of that, when it makes no sense, and what came is taken
    /// back.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"DeliveredRecords\":.*\\]>\"DeliveredRecords\":null",
                "\"AdditionalCosts\":.*?\\],\"Pay>\"AdditionalCosts\":null,\"Pay",
                "\"PaymentStatements\":.*?\\],\"Del>\"PaymentStatements\":null,\"Del",
                "\"Status\":\"PARTIAL\">\"Status\":\"\"",
                "\"CreatedDateTime\":\"[^\"]*\">\"CreatedDateTime\":\"\"",
            })
    void billsNothingThatWasRefusedAndTakenBackWhileNothingMadeSense(String garbling) {
        var came = List.copyOf(order.receipts);
        var costs = List.copyOf(order.costs);
        var paid = List.copyOf(order.statements);
        order.receipts.clear();
        order.costs.clear();
        order.statements.clear();
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly("purchase order PO1 GBP 12.00");

        order.receipts.addAll(came);
        order.costs.addAll(costs);
        order.statements.addAll(paid);
        books.onSend = () -> books.trouble = Trouble.REFUSES_ALL;
        syncs(Trouble.REFUSES_ALL);
        assertThat(standing()).containsExactly("purchase order PO1 GBP 12.00");
        shop.garbling = json -> json.replaceFirst(garbling.split(">", -1)[0], garbling.split(">", -1)[1]);
        syncs(Trouble.REFUSES_ALL);

        shop.garbling = json -> json;
        order.statements.clear();
        order.costs.clear();
        order.receipts.clear();
        syncs(Trouble.REFUSES_ALL);
        books.onSend = () -> {};
        syncs(Trouble.NONE);
        order.receipts.add(new Receipt(80, 8, 0, 10, 20, Instant.parse("2026-04-03T10:00:00Z")));
        syncs(Trouble.NONE);
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly("bill PO1-8 GBP 12.00", "purchase order PO1 GBP 12.00");
        assertThat(books.removed).isEmpty();
        assertThat(DATABASE.jdbc()
                        .sql("select count(*) from hold where company_id = ? and state = 'open'")
                        .param(company.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\{.*\\}>{}",
                "\"DeliveredRecords\":.*\\]>\"DeliveredRecords\":null",
                "\"PurchaseOrderItem\":\\[>\"PurchaseOrderItem\":[null,{},",
                "\"Status\":\"PARTIAL\">\"Status\":\"\"",
                "\"PurchaseOrderHeader\":\\{>\"PurchaseOrderHeader\":null,\"Other\":{",
            })
    void letsGoOfAllThatIsDeletedWhileNothingMadeSense(String garbling) {
        becomesSenseless(garbling);

        shop.orders.clear();
        syncs(Trouble.NONE);
        syncs(Trouble.NONE);
        assertThat(standing()).isEmpty();
        int sent = books.sent;
        syncs(Trouble.NONE);
        assertThat(books.sent).isEqualTo(sent);
    }

    @Test
    void letsGoOfAllThatIsDeletedWhileItToldNoPayments() {
        becomesSenseless("\"PaymentStatements\":.*?\\],\"Del>\"PaymentStatements\":null,\"Del");

        shop.orders.clear();
        syncs(Trouble.NONE);
        assertThat(standing()).isEmpty();
        int sent = books.sent;
        syncs(Trouble.NONE);
        assertThat(books.sent).isEqualTo(sent);
    }

    private void becomesSenseless(String garbling) {
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly(STANDING);
        shop.garbling = json -> json.replaceFirst(garbling.split(">", -1)[0], garbling.split(">", -1)[1]);
        syncs(Trouble.NONE);
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly(STANDING);
    }

    /// As by a listing that misses it, and by its id too.
    @Test
    void billsAgainWhatComesBack() {
        syncs(Trouble.NONE);
        shop.orders.clear();
        syncs(Trouble.NONE);
        assertThat(standing()).isEmpty();

        shop.orders.put(order.id(), order);
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly(STANDING);
        int sent = books.sent;
        syncs(Trouble.NONE);
        assertThat(books.sent).isEqualTo(sent);
    }

    /// Nothing that is listed of it shows that it makes sense now.
    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"PARTIAL", "DELIVERED"})
    void billsByScheduleWhatMadeNoSenseAtFirst(Status status) {
        occasion = Occasion.SCHEDULED;
        order.status = status;
        shop.garbling = json -> json.replaceFirst("\"Currency\":\"GBP\",\"fk", "\"Currency\":\"\",\"fk");
        syncs(Trouble.NONE);
        assertThat(standing()).isEmpty();

        shop.garbling = json -> json;
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly(STANDING);
    }

    /// However many are asked for in turn, these are few a sync.
    @Test
    void asksForFewOfThoseThatMakeNoSense() {
        occasion = Occasion.SCHEDULED;
        for (int number = 2; number <= 20; number++) {
            shop.orders.put(
                    new UUID(5, number),
                    new Bought(number, order.at(), new int[] {10}, new int[] {20}, Status.DELIVERED));
        }
        shop.garbling = json -> json.replaceFirst("\"Currency\":\"GBP\",\"fk", "\"Currency\":\"\",\"fk");
        syncs(Trouble.NONE);

        shop.again.clear();
        for (int sync = 1; sync <= 4; sync++) {
            syncs(Trouble.NONE);
            assertThat(shop.again).hasSize(5 * sync);
        }
        assertThat(shop.again).doesNotHaveDuplicates();
    }
}
