package dev.cloudcart.core.mapping;

import static dev.cloudcart.core.mapping.BookShelf.BRITISH;
import static dev.cloudcart.core.mapping.BookShelf.chart;
import static dev.cloudcart.core.mapping.BookShelf.code;
import static dev.cloudcart.core.mapping.BookShelf.rules;
import static dev.cloudcart.core.mapping.Supply.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Ledger;
import dev.cloudcart.core.books.LineLink;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.Origin;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.books.TaxUse.Treatment;
import dev.cloudcart.core.mapping.Rules.BillNumber;
import dev.cloudcart.core.mapping.Rules.PurchasesAs;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.PurchaseOrder.Progress;
import dev.cloudcart.core.trade.Version;

class MappedPurchasesTest {

    private static final Rules BILLS = as(PurchasesAs.BILLS);

    @Test
    void mirrorsAPurchaseOrder() {
        var order = anOrder()
                .referringTo("ADV/75921")
                .line("NUT", 3, "135.36", "27.072", "20")
                .line("BOLT", 7, "10.00", "0.50", "5")
                .order();

        var document = document(map(rules(), order));

        assertThat(Ledger.text(document)).isEqualTo("""
                2026-03-02 purchase order PO1 "Acme"
                  NUT x 3 @ 45.12               135.36   tax 27.07   20.0% S
                  BOLT x 7 @ 1.429               10.00   tax 0.50   5.0% R
                  tax                            27.07   of 135.36 at 20 %
                  tax                             0.50   of 10.00 at 5 %
                  total                         172.93 GBP
                """);
        assertThat(document).isInstanceOfSatisfying(Document.PurchaseOrder.class, one -> {
            assertThat(one.payable().name()).isEqualTo("A/P");
            assertThat(one.expected()).isEqualTo(LocalDate.of(2026, 3, 20));
            assertThat(one.closed()).isFalse();
            assertThat(one.form().note()).isEqualTo("Linnworks purchase order PO1, supplier's reference ADV/75921");
        });
        assertThat(document.form().lines())
                .extracting(line -> line.link() == null ? null : line.link().source())
                .containsExactly(Supply.lineId(0), Supply.lineId(1));
    }

    @Test
    void billsWhatCameOnTheDayThatItCameAndNamesTheLinesOfTheOrder() {
        var supply = anOrder().line("NUT", 3, "135.36", "27.072", "20").line("BOLT", 7, "10.00", "2.00", "20");
        var order = standing(supply.order());
        var delivery = supply.came(1, 4, "5.72", "1.144", "20")
                .came(0, 3, "135.36", "27.072", "20")
                .cost("Freight", "8.3333", "1.66666", "20")
                .delivery(12);

        var document = document(map(rules(), delivery, Optional.of(order)));

        assertThat(Ledger.text(document)).isEqualTo("""
                2026-03-12 bill PO1-12 "Acme"
                  BOLT x 4 @ 1.43                 5.72   tax 1.14   20.0% S
                  NUT x 3 @ 45.12               135.36   tax 27.07   20.0% S
                  Purchase costs x 1 @ 8.34       8.34   tax 1.67   20.0% S
                  tax                            29.88   of 149.42 at 20 %
                  total                         179.30 GBP
                """);
        assertThat(document.form().note()).isEqualTo("Linnworks delivery PO1-12");
        assertThat(document.form().lines())
                .extracting(line -> line.link() == null ? null : line.link().billed())
                .containsExactly(new LineLink.OrderLine("41", "2"), new LineLink.OrderLine("41", "1"), null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PENDING  | ORDERS_WITH_BILLS | pending
            AWAITED  | BILLS             | a purchase order, and only bills are synced
            AWAITED  | ORDERS            | mapped
            DONE     | ORDERS_WITH_BILLS | mapped
            """)
    void leavesOutOrdersThatAreNotToBeMirrored(Progress progress, PurchasesAs as, String expected) {
        var order =
                anOrder().that(progress).line("NUT", 1, "1.00", "0.20", "20").order();

        assertThat(told(map(as(as), order))).isEqualTo(expected);
    }

    @Test
    void leavesOutWhatIsGoneWhatHasNoLinesAndDeliveriesWhereOnlyOrdersAreSynced() {
        var supply = anOrder().line("NUT", 1, "1.00", "0.20", "20").came(0, 1, "1.00", "0.20", "20");

        assertThat(told(map(as(PurchasesAs.ORDERS), supply.delivery(1), Optional.empty())))
                .isEqualTo("a delivery, and only purchase orders are synced");
        assertThat(told(map(rules(), anOrder().order()))).isEqualTo("of nothing: it has no lines");
        assertThat(told(map(rules(), supply.gone().order()))).isEqualTo("not in Linnworks any more");
        assertThat(told(map(BILLS, supply.gone().delivery(1), Optional.empty())))
                .isEqualTo("not in Linnworks any more");
    }

    @Test
    void holdsWhatCannotBeRight() {
        var acme = anOrder().line("NUT", 1, "1.00", "0.20", "20").came(0, 1, "1.00", "0.20", "20");

        assertThat(told(map(rules(), acme.delivery(1), Optional.empty()))).isEqualTo("WAITS_FOR_PURCHASE_ORDER");
        assertThat(told(map(
                        rules(),
                        anOrder()
                                .from("", "GB")
                                .line("NUT", 1, "1.00", "0.20", "20")
                                .order())))
                .isEqualTo("SUPPLIER_UNKNOWN");
        assertThat(told(map(
                        rules(),
                        anOrder()
                                .called("PO" + "1".repeat(20))
                                .line("NUT", 1, "1", "0.20", "20")
                                .order())))
                .isEqualTo("PURCHASE_NUMBER_TOO_LONG");
        assertThat(told(map(
                        rules(),
                        anOrder().line("NUT", 1, "-5.00", "-1.00", "20").order())))
                .isEqualTo("PURCHASE_BELOW_ZERO");
        var dollars = anOrder()
                .in("USD")
                .from("Acme", "US")
                .line("NUT", 1, "1.00", "0.00", "0")
                .order();
        assertThat(told(map(rules(), dollars))).isEqualTo("NO_CODE_OF_PURCHASES_WITHOUT_TAX, NO_PAYABLE_ACCOUNT");
        var many = anOrder();
        for (int i = 0; i <= 750; i++) {
            many.line("NUT" + i, 1, "1.00", "0.20", "20");
        }
        assertThat(told(map(rules(), many.order()))).isEqualTo("TOO_MANY_PURCHASE_LINES");
    }

    @Test
    void givesOrdersOfADeletedSupplierToTheVendorThatTheSettingsName() {
        var order = anOrder().from("", "").line("NUT", 1, "1.00", "0.20", "20").order();
        var named = rules(new Rules.Purchases(
                true, null, PurchasesAs.ORDERS_WITH_BILLS, BillNumber.ORDER_AND_DELIVERY, true, "Sundry", "Costs"));

        assertThat(document(map(named, order)).form().party().name()).isEqualTo("Sundry");
    }

    @Test
    void booksNothingIntoClosedBooksButPurchaseOrdersWhichMoveNoMoney() {
        var supply = anOrder().line("NUT", 1, "1.00", "0.20", "20").came(0, 1, "1.00", "0.20", "20");
        var needs = DeliveryMapper.needs(BILLS, List.of(supply.delivery(1)))
                .and(PurchaseOrderMapper.needs(rules(), List.of(supply.order())));
        var closed = chart(needs).closedUntil(LocalDate.of(2026, 3, 31));

        assertThat(told(new DeliveryMapper(BILLS, closed)
                        .map(supply.delivery(1), Extent.DELIVERY, Optional.empty(), "PO1-1")))
                .isEqualTo("BOOKS_CLOSED");
        assertThat(told(new PurchaseOrderMapper(rules(), closed).map(supply.order(), null, "PO1")))
                .isEqualTo("mapped");
    }

    /// The table is read with a code "No VAT" beside the usual ones, and in the company of an EU country with one for
    /// goods from there.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # company | supplier | net    | tax   | rate | code
            GB        | GB       | 100.00 | 20.00 | 20   | 20.0% S
            GB        | GB       | 0.82   | 0.17  | 20.7 | 20.0% S
            GB        | GB       | 100.00 | 5.00  | 5    | 5.0% R
            GB        | GB       | 100.00 | 0.00  | 0    | 0.0% Z
            GB        | US       | 100.00 | 0.00  | 0    | No VAT
            GB        | DE       | 100.00 | 0.00  | 0    | No VAT
            GB        | DE       | 100.00 | 20.00 | 20   | 20.0% S
            GB        | DE       | 100.00 | 19.00 | 19   | NO_TAX_CODE
            GB        | GB       | 100.00 | 7.00  | 7    | NO_TAX_CODE
            DE        | FR       | 100.00 | 0.00  | 0    | EU goods
            DE        | US       | 100.00 | 0.00  | 0    | No VAT
            """)
    void findsTheCode(String company, String supplier, String net, String tax, String rate, String expected) {
        var supply =
                anOrder().from("Acme", supplier).line("NUT", 1, net, tax, rate).order();
        var codes = new ArrayList<TaxCode>(BRITISH);
        codes.add(code("9", "No VAT", "0", Treatment.OUT_OF_SCOPE, company, ""));
        codes.add(code("10", "EU goods", "0", Treatment.EU_GOODS, company, ""));
        var chart = chart(PurchaseOrderMapper.needs(rules(), List.of(supply)), company, TaxSystem.CODES, codes);

        var mapping = new PurchaseOrderMapper(rules(), chart).map(supply, null, "PO1");

        assertThat(mapping instanceof Mapping.Mapped(var _, var document) ? codeOf(document) : told(mapping))
                .isEqualTo(expected);
    }

    @Test
    void takesRowsOfTheTableForPurchasesAndNoOthers() {
        var order = anOrder().line("NUT", 1, "100.00", "20.00", "20").order();
        var sales = new TaxTable(List.of(new TaxTable.Row(null, new TaxTable.Area.Everywhere(), null, "20.0% RC SG")));
        var purchases = new TaxTable(List.of(
                new TaxTable.Row(null, new TaxTable.Area.Everywhere(), TaxTable.Kind.PURCHASES, "20.0% RC SG")));

        assertThat(codeOf(document(map(rules(sales), order)))).isEqualTo("20.0% S");
        assertThat(codeOf(document(map(rules(purchases), order)))).isEqualTo("20.0% RC SG");
    }

    /// Sales tax is a part of what goods cost in the United States.
    @Test
    void putsTheTaxIntoTheCostWhereItCannotBeClaimed() {
        var order = anOrder().line("NUT", 2, "100.00", "8.25", "8.25").order();
        var needs = PurchaseOrderMapper.needs(rules(), List.of(order));

        var mapping =
                new PurchaseOrderMapper(rules(), chart(needs, "US", TaxSystem.US, List.of())).map(order, null, "PO1");

        assertThat(Ledger.text(document(mapping))).isEqualTo("""
                2026-03-02 purchase order PO1 "Acme"
                  NUT x 2 @ 54.125              108.25   tax 0.00
                  total                         108.25 GBP
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            ORDER_AND_DELIVERY | PO1                | ADV/1                      | PO1-12, PO1-12-000c
            SUPPLIER_REFERENCE | PO1                | ADV/1                      | ADV/1, PO1-12, PO1-12-000c
            SUPPLIER_REFERENCE | PO1                | ''                         | PO1-12, PO1-12-000c
            SUPPLIER_REFERENCE | PO1                | A reference of 22 letters. | PO1-12, PO1-12-000c
            ORDER_AND_DELIVERY | PO-2026-03-ACME-UK | ''                         | PO-2026-03-ACME-UK-12
            ORDER_AND_DELIVERY | PO-2026-03-ACME-LTD | ''                        | PO-2026-03-ACME-LT-12
            """)
    void numbersBills(BillNumber from, String order, String reference, String numbers) {
        var delivery = anOrder()
                .called(order)
                .referringTo(reference)
                .line("NUT", 1, "1.00", "0.20", "20")
                .delivery(12);
        var rules = rules(new Rules.Purchases(true, null, PurchasesAs.BILLS, from, true, "", "Costs"));

        assertThat(String.join(", ", new DeliveryMapper(rules, chart(NOTHING)).numbers(delivery)))
                .isEqualTo(numbers);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PO1                    | PO1, PO1-0001
            PO-2026-03-ACME-UK-001 | ''
            """)
    void numbersOrders(String number, String numbers) {
        var order =
                anOrder().called(number).line("NUT", 1, "1.00", "0.20", "20").order();

        assertThat(String.join(", ", new PurchaseOrderMapper(rules(), chart(NOTHING)).numbers(order)))
                .isEqualTo(numbers);
    }

    /// London is an hour ahead of UTC in summer.
    @ParameterizedTest
    @CsvSource({
        "2026-03-12T23:30:00Z, 2026-03-12",
        "2026-06-12T22:30:00Z, 2026-06-12",
        "2026-06-12T23:30:00Z, 2026-06-13",
    })
    void billsOnTheDayThatItWasWhereTheCompanyIs(String receivedAt, LocalDate day) {
        var delivery = anOrder()
                .line("NUT", 1, "1.00", "0.20", "20")
                .came(0, 1, "1.00", "0.20", "20")
                .receivedAt(receivedAt)
                .delivery(12);

        assertThat(document(map(BILLS, delivery, Optional.empty())).form().day())
                .isEqualTo(day);
    }

    /// QuickBooks links no bill to an order of a later day.
    @ParameterizedTest
    @CsvSource({
        "2026-02-27T10:00:00Z, 2026-02-27",
        "2026-03-12T10:00:00Z, 2026-03-02",
    })
    void datesAnOrderNoLaterThanWhatCameOfIt(String first, LocalDate day) {
        var order =
                anOrder().line("NUT", 1, "1.00", "0.20", "20").cameFirst(first).order();

        assertThat(document(map(rules(), order)).form().day()).isEqualTo(day);
    }

    private static final Needs NOTHING = new Needs(Set.of(), Set.of(), Set.of());

    private static Rules as(PurchasesAs as) {
        return rules(new Rules.Purchases(true, null, as, BillNumber.ORDER_AND_DELIVERY, true, "", "Purchase costs"));
    }

    private static Mapping map(Rules rules, PurchaseOrder order) {
        var mapper = new PurchaseOrderMapper(rules, chart(PurchaseOrderMapper.needs(rules, List.of(order))));
        return mapper.map(order, null, first(mapper.numbers(order)));
    }

    private static Mapping map(Rules rules, Delivery delivery, Optional<Position.Live> order) {
        var mapper = new DeliveryMapper(rules, chart(DeliveryMapper.needs(rules, List.of(delivery))));
        return mapper.map(delivery, Extent.DELIVERY, order, first(mapper.numbers(delivery)));
    }

    private static @Nullable String first(List<String> numbers) {
        return numbers.stream().findFirst().orElse(null);
    }

    /// As purchase order 41, its lines counted from 1.
    private static Position.Live standing(PurchaseOrder order) {
        var key = new PostingKey(new CompanyId(1), order.ref().kind(), order.id(), Role.ORDER, 1);
        var origin = new Origin(order.ref().number(), Version.of("print", order), 1, order.gross(), order.tax());
        var intent = Intent.of(new Instruction.Create(key, origin, document(map(rules(), order))));
        var ids = new ArrayList<String>();
        intent.lines().forEach(_ -> ids.add(Integer.toString(ids.size() + 1)));
        return new Position.Live(
                intent, new DocumentRef(DocumentType.PURCHASE_ORDER, "41", "0", "PO1"), false, "", ids);
    }

    private static Document document(Mapping mapping) {
        return mapping instanceof Mapping.Mapped(var _, var document) ? document : fail(mapping);
    }

    /// Of its first line.
    private static String codeOf(Document document) {
        return Objects.requireNonNull(document.form().lines().getFirst().taxCode())
                .name();
    }

    private static Document fail(Mapping mapping) {
        throw new AssertionError(mapping.toString());
    }

    private static String told(Mapping mapping) {
        return switch (mapping) {
            case Mapping.Mapped _ -> "mapped";
            case Mapping.Held held ->
                held.reasons().stream().map(reason -> reason.cause()).sorted().collect(Collectors.joining(", "));
            case Mapping.Skipped(var _, var reason) -> reason;
        };
    }
}
