package dev.cloudcart.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;

import dev.cloudcart.core.books.CodeNet;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.ContentHash;
import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Expected;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.ItemUse;
import dev.cloudcart.core.books.Origin;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.RateTax;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.books.ShownLine;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.planning.LinesTurned;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.Version;

/// What planned documents change in sum.
class EffectsTest {

    private final Effects effects = new Effects();
    private final Map<ItemUse, String> accounts = new HashMap<>();

    @Test
    void addsUpWhatIsNewChangedAndGone() {
        add(intent(Deed.CREATE, DocumentType.SALES_RECEIPT, "12.00", "10.00", "2.00"), Optional.empty());
        add(
                intent(Deed.AMEND, DocumentType.SALES_RECEIPT, "24.00", "20.00", "4.00"),
                Optional.of(intent(Deed.CREATE, DocumentType.SALES_RECEIPT, "12.00", "10.00", "2.00")));
        add(
                intent(Deed.VOID, DocumentType.INVOICE, "0.00", "0.00", "0.00"),
                Optional.of(intent(Deed.CREATE, DocumentType.INVOICE, "6.00", "5.00", "1.00")));

        assertThat(told()).isEqualTo("""
                sales: invoices GBP 6.00 → 0.00
                sales: sales receipts GBP 12.00 → 36.00
                sales: net under 20.0% S GBP 15.00 → 30.00
                sales: tax at 20 % GBP 3.00 → 6.00
                """);
    }

    /// It moves no money, so that no code has anything of it.
    @Test
    void keepsPurchasesApartAndCountsPurchaseOrdersByThemselves() {
        add(intent(Deed.CREATE, DocumentType.PURCHASE_ORDER, "12.00", "10.00", "2.00"), Optional.empty());
        add(intent(Deed.CREATE, DocumentType.BILL, "6.00", "5.00", "1.00"), Optional.empty());

        assertThat(told()).isEqualTo("""
                purchases: bills GBP 0.00 → 6.00
                purchases: purchase orders GBP 0.00 → 12.00
                purchases: net under 20.0% S GBP 0.00 → 5.00
                purchases: tax at 20 % GBP 0.00 → 1.00
                """);
    }

    @Test
    void saysNothingOfWhatStaysTheSameInSum() {
        var same = intent(Deed.AMEND, DocumentType.INVOICE, "6.00", "5.00", "1.00");
        add(same, Optional.of(same));

        assertThat(told()).isEmpty();
    }

    /// What is bought of a product stands elsewhere than what is sold of it; an account may have a product's id.
    @Test
    void addsUpWhatStandsInEachAccount() {
        accounts.put(new ItemUse("3", false, false), "Sales");
        accounts.put(new ItemUse("4", false, false), "Sales");
        accounts.put(new ItemUse("3", true, false), "Cost of sales");
        accounts.put(new ItemUse("3", true, true), "Freight in");
        var sold = intent(Deed.CREATE, DocumentType.INVOICE, "0.00", "0.00", "0.00");
        effects.add(sold, Optional.empty(), new LinesTurned(List.of(), List.of(line("3", "5.00"), line("4", "2.00"))));
        effects.add(sold, Optional.of(sold), new LinesTurned(List.of(line("3", "5.00")), List.of(line("9", "1.00"))));
        var bought = intent(Deed.CREATE, DocumentType.BILL, "0.00", "0.00", "0.00");
        effects.add(
                bought,
                Optional.empty(),
                new LinesTurned(List.of(), List.of(line("3", "8.00"), onAccount("3", "4.00"))));

        assertThat(told()).isEqualTo("""
                sales: net in Sales GBP 5.00 → 7.00
                sales: net in accounts that QuickBooks did not tell GBP 0.00 → 1.00
                purchases: net in Cost of sales GBP 0.00 → 8.00
                purchases: net in Freight in GBP 0.00 → 4.00
                """);
    }

    /// Nobody knows the lines of what is removed, but what they came to.
    @Test
    void addsUpWhatItWasWrittenAsWhereTheLinesAreNotKnown() {
        accounts.put(new ItemUse("3", false, false), "Sales");
        effects.add(
                intent(Deed.VOID, DocumentType.INVOICE, "0.00", "0.00", "0.00"),
                Optional.of(intent(Deed.CREATE, DocumentType.INVOICE, "6.00", "5.00", "1.00")),
                new LinesTurned(null, List.of()));

        assertThat(told()).endsWith("sales: net in accounts that QuickBooks did not tell GBP 5.00 → 0.00\n");
    }

    /// What a vendor credits was billed too much.
    @Test
    void takesOffWhatIsCredited() {
        accounts.put(new ItemUse("3", true, false), "Cost of sales");
        effects.add(
                intent(Deed.CREATE, DocumentType.BILL, "12.00", "10.00", "2.00"),
                Optional.empty(),
                new LinesTurned(List.of(), List.of(line("3", "10.00"))));
        effects.add(
                intent(Deed.CREATE, DocumentType.VENDOR_CREDIT, "3.00", "2.50", "0.50"),
                Optional.empty(),
                new LinesTurned(List.of(), List.of(line("3", "2.50"))));

        assertThat(told()).isEqualTo("""
                purchases: bills GBP 0.00 → 12.00
                purchases: vendor credits GBP 0.00 → 3.00
                purchases: net under 20.0% S GBP 0.00 → 7.50
                purchases: tax at 20 % GBP 0.00 → 1.50
                purchases: net in Cost of sales GBP 0.00 → 7.50
                """);
    }

    private void add(Intent planned, Optional<Intent> stood) {
        effects.add(planned, stood, new LinesTurned(List.of(), List.of()));
    }

    private static ShownLine line(String item, String net) {
        return new ShownLine(new Ref<>(item, ""), "", null, null, gbp(net), null);
    }

    private static ShownLine onAccount(String account, String net) {
        return new ShownLine(new Ref<>(account, ""), "", null, null, gbp(net), null, true);
    }

    private String told() {
        return effects.told(accounts).stream()
                .map(effect -> "%s: %s %s → %s\n"
                        .formatted(
                                effect.bought() ? "purchases" : "sales",
                                effect.what(),
                                effect.before(),
                                effect.after().getAmount()))
                .collect(Collectors.joining());
    }

    private static Intent intent(Deed deed, DocumentType type, String gross, String net, String tax) {
        return new Intent(
                new PostingKey(new CompanyId(1), SourceKind.SALE, new UUID(0, 1), Role.SALE, 1),
                deed,
                null,
                new Origin("1001", Version.UNKNOWN, 1, gbp(gross), gbp(tax)),
                type,
                "Amazon",
                LocalDate.of(2026, 3, 4),
                "1001",
                new Expected(
                        gbp(gross),
                        gbp(tax),
                        List.of(new RateTax("5", new TaxRate(new BigDecimal("20.0")), gbp(tax))),
                        null,
                        null,
                        1,
                        List.of(new CodeNet(new Ref<>("7", "20.0% S"), gbp(net)))),
                new ContentHash(1, "00"),
                List.of());
    }

    private static Money gbp(String amount) {
        return Money.parse("GBP " + amount);
    }
}
