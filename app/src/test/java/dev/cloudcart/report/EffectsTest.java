package dev.cloudcart.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
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
import dev.cloudcart.core.books.Origin;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.RateTax;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.Version;

/// What planned documents change in sum.
class EffectsTest {

    private final Effects effects = new Effects();

    @Test
    void addsUpWhatIsNewChangedAndGone() {
        effects.add(intent(Deed.CREATE, DocumentType.SALES_RECEIPT, "12.00", "10.00", "2.00"), Optional.empty());
        effects.add(
                intent(Deed.AMEND, DocumentType.SALES_RECEIPT, "24.00", "20.00", "4.00"),
                Optional.of(intent(Deed.CREATE, DocumentType.SALES_RECEIPT, "12.00", "10.00", "2.00")));
        effects.add(
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
        effects.add(intent(Deed.CREATE, DocumentType.PURCHASE_ORDER, "12.00", "10.00", "2.00"), Optional.empty());
        effects.add(intent(Deed.CREATE, DocumentType.BILL, "6.00", "5.00", "1.00"), Optional.empty());

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
        effects.add(same, Optional.of(same));

        assertThat(told()).isEmpty();
    }

    private String told() {
        return effects.told().stream()
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
