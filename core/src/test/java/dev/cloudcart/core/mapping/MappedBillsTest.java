package dev.cloudcart.core.mapping;

import static dev.cloudcart.core.mapping.BookShelf.chart;
import static dev.cloudcart.core.mapping.Supply.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.mapping.Rules.BillNumber;
import dev.cloudcart.core.mapping.Rules.CostVendor;
import dev.cloudcart.core.mapping.Rules.Costs;
import dev.cloudcart.core.mapping.Rules.PurchasesAs;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.PurchaseOrder.Progress;

/// What bills say of what they are about, and which of the bills that an order can have there is.
class MappedBillsTest {

    private static final Rules BILLS = rules(Costs.ON_LINES);

    private static Rules rules(Costs costs) {
        var usual = new Rules.Purchases(
                true, null, PurchasesAs.BILLS, BillNumber.ORDER_AND_DELIVERY, true, "", "Purchase costs");
        return BookShelf.rules(usual.with(costs));
    }

    private static Supply nuts() {
        return anOrder()
                .line("NUT", 10, "100.00", "20.00", "20")
                .came(0, 6, "60.00", "12.00", "20")
                .cost("Freight", "DHL 7", "NUT 60%, BOLT 40%", "10.00", "2.00", "20")
                .cost("Duty", "", "", "5.00", "0", "0");
    }

    private static Mapping map(Rules rules, Delivery delivery, Extent extent) {
        var mapper = new DeliveryMapper(rules, chart(DeliveryMapper.needs(rules, List.of(delivery))));
        return mapper.map(
                delivery, extent, Optional.empty(), mapper.numbers(delivery).getFirst());
    }

    private static Document document(Rules rules, Extent extent) {
        return ((Mapping.Mapped) map(rules, nuts().delivery(12, extent), extent)).document();
    }

    private static String note(Extent extent) {
        return String.valueOf(document(BILLS, extent).form().note());
    }

    @Test
    void saysWhatItIsAboutAndWhichGoodsItsCostsAreFor() {
        assertThat(note(Extent.DELIVERY)).isEqualTo("Linnworks delivery PO1-12; Freight for NUT 60%, BOLT 40%");
        assertThat(note(Extent.ALL_ORDERED)).isEqualTo("Linnworks purchase order PO1; Freight for NUT 60%, BOLT 40%");
        assertThat(((Mapping.Mapped) map(
                                BILLS,
                                nuts().that(Progress.DONE)
                                        .withMoreThanOrdered("NUT: ordered 10, came 12")
                                        .referringTo("INV 7")
                                        .delivery(12, Extent.ALL_THAT_CAME),
                                Extent.ALL_THAT_CAME))
                        .document()
                        .form()
                        .note())
                .isEqualTo(
                        "All that came of Linnworks purchase order PO1, supplier's reference INV 7; NUT: ordered 10, came 12;"
                                + " Freight for NUT 60%, BOLT 40%");
    }

    @Test
    void aCreditAndABillOfCostsSayWhatTheyAreOf() {
        assertThat(document(BILLS, Extent.CORRECTION))
                .isInstanceOfSatisfying(
                        Document.VendorCredit.class,
                        credit -> assertThat(credit.form().note())
                                .isEqualTo("Off its bill: less came of Linnworks purchase order PO1 than was billed"));
        var billed = rules(new Costs(true, List.of(new CostVendor("", "Anybody"))));
        assertThat(document(billed, Extent.COST).form().note())
                .isEqualTo("Freight of Linnworks purchase order PO1, DHL 7, for NUT 60%, BOLT 40%;"
                        + " Duty of Linnworks purchase order PO1");
    }

    /// The supplier's reference is of the bill that the supplier sent, and of nothing else.
    @ParameterizedTest
    @EnumSource(
            value = Extent.class,
            names = {"CORRECTION", "COST", "REBATE"})
    void onlyBillsOfGoodsAreNumberedByTheSuppliersReference(Extent extent) {
        var rules = BookShelf.rules(
                new Rules.Purchases(true, null, PurchasesAs.BILLS, BillNumber.SUPPLIER_REFERENCE, true, "", "Costs"));
        var mapper = new DeliveryMapper(rules, chart(DeliveryMapper.needs(rules, List.of())));
        var nuts = nuts().referringTo("ADV/1");

        assertThat(mapper.numbers(nuts.delivery(12, Extent.DELIVERY))).startsWith("ADV/1");
        assertThat(mapper.numbers(nuts.delivery(12, extent))).isNotEmpty().doesNotContain("ADV/1");
    }

    /// It is told apart from bills, as all credits are; and an expense below zero is none.
    @Test
    void aRebateIsACreditOfWhomTheRulesName() {
        var own = new Costs(true, List.of(new CostVendor("", "Anybody")));

        assertThat(document(rules(own), Extent.REBATE)).isInstanceOfSatisfying(Document.VendorCredit.class, credit -> {
            assertThat(credit.form().party().name()).isEqualTo("Anybody");
            assertThat(credit.form().store()).isEqualTo("Anybody, credited");
            assertThat(credit.form().note()).startsWith("Freight of Linnworks purchase order PO1, DHL 7");
        });
        var expenses = rules(own);
        expenses = expenses.with(expenses.purchases().with(PurchasesAs.EXPENSES));
        assertThat(map(expenses, nuts().delivery(12, Extent.REBATE), Extent.DELIVERY))
                .isInstanceOfSatisfying(
                        Mapping.Held.class,
                        held -> assertThat(held.reasons())
                                .extracting(reason -> reason.cause())
                                .contains("PURCHASE_BELOW_ZERO"));
    }

    /// A cost with a bill of its own is its own vendor's.
    @Test
    void aBillOfCostsIsOfWhomTheRulesName() {
        var rules = rules(
                new Costs(true, List.of(new CostVendor("freight ", "Fast Freight"), new CostVendor("", "Anybody"))));

        assertThat(document(rules, Extent.COST).form().party().name()).isEqualTo("Fast Freight");
        assertThat(document(rules, Extent.DELIVERY).form().party().name()).isEqualTo("Acme");
    }

    /// The supplier of the goods did not send it.
    @Test
    void aBillOfCostsHasNoReferenceOfTheSupplierForItsNumber() {
        var rules = BookShelf.rules(new Rules.Purchases(
                        true, null, PurchasesAs.BILLS, BillNumber.SUPPLIER_REFERENCE, true, "", "Purchase costs")
                .with(new Costs(true, List.of(new CostVendor("", "Anybody")))));
        var mapper = new DeliveryMapper(rules, chart(DeliveryMapper.needs(rules, List.of())));
        var nuts = nuts().referringTo("INV 7");

        assertThat(mapper.numbers(nuts.delivery(12, Extent.DELIVERY)).getFirst())
                .isEqualTo("INV 7");
        assertThat(mapper.numbers(nuts.delivery(12, Extent.COST))).doesNotContain("INV 7");
        assertThat(mapper.numbers(nuts.delivery(12, Extent.REBATE))).doesNotContain("INV 7");
    }

    @Test
    void aBillOfCostsThatNobodyIsNamedForIsHeld() {
        assertThat(map(BILLS, nuts().delivery(12, Extent.COST), Extent.DELIVERY))
                .isInstanceOfSatisfying(
                        Mapping.Held.class,
                        held -> assertThat(held.reasons())
                                .extracting(reason -> reason.what())
                                .containsExactly("No vendor is named for Freight, which has a bill of its own"));
    }

    @Test
    void theFirstRowThatFitsSaysWhoBillsACost() {
        var rows = List.of(
                new CostVendor("Freight", "Fast Freight"), new CostVendor(" ", "Blank"), new CostVendor("", "Anybody"));

        assertThat(new Costs(true, rows).vendorOf(" FREIGHT")).contains("Fast Freight");
        assertThat(new Costs(true, rows).vendorOf("Duty")).contains("Anybody");
        assertThat(new Costs(true, rows.subList(0, 1)).vendorOf("Duty")).isEmpty();
        assertThat(new Costs(false, rows).vendorOf("Freight")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DELIVERY      | ALL_THAT_CAME | billed with all that comes of its order
            DELIVERY      | ALL_ORDERED   | billed with all that was ordered
            ALL_THAT_CAME | DELIVERY      | billed delivery by delivery
            ALL_ORDERED   | DELIVERY      | billed delivery by delivery
            ALL_THAT_CAME | ALL_THAT_CAME | billed when all of it has come
            CORRECTION    | ALL_ORDERED   | mapped
            COST          | ALL_ORDERED   | mapped
            """)
    void isSkippedWhereAnotherBillIsAboutIt(Extent of, Extent bills, String told) {
        assertThat(
                        map(BILLS, nuts().delivery(12, of), bills) instanceof Mapping.Skipped(var _, var why)
                                ? why
                                : "mapped")
                .isEqualTo(told);
    }

    @Test
    void needsNothingForWhatIsSkipped() {
        assertThat(DeliveryMapper.needs(BILLS, List.of(nuts().gone().delivery(12)))
                        .items())
                .isEmpty();
        assertThat(DeliveryMapper.needs(BILLS, List.of(nuts().delivery(12))).items())
                .isNotEmpty();
    }

    @Test
    void costsOnOtherBillsAreLeftOut() {
        var delivery = nuts().delivery(12);
        var freight = delivery.costs().getFirst().id();

        var left = delivery.without(Set.of(freight, new UUID(7, 99)));

        assertThat(left.costs()).extracting(cost -> cost.name()).containsExactly("Duty");
        assertThat(left.gross()).hasToString("GBP 77.00");
        assertThat(left.tax()).hasToString("GBP 12.00");
        assertThat(left.lines()).isEqualTo(delivery.lines());
        assertThat(delivery.without(Set.of(new UUID(7, 99)))).isSameAs(delivery);
    }
}
