package dev.cloudcart.core.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.Version;

class ProofTest {

    private static final Ref<Ref.Party> AMAZON = new Ref<>("58", "Amazon GBP");

    /// Wanted are 24.00 GBP with 3.00 at 20 % and 1.00 at 5 %, for Amazon, on 2 lines.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "GBP 24.00 | GBP 4.00 | 3.00 | 1.00 | 58 | 2 | ''",
                "GBP 24.00 | GBP 4.00 | 3.00 | 1.00 | -  | - | OTHER_CUSTOMER: QuickBooks stored it under no customer instead of Amazon GBP (58); OTHER_LINES: QuickBooks stored no lines with products instead of 2",
                "GBP 24.00 | GBP 4.00 | -    | -    | 58 | 2 | OTHER_TAX_AT_RATE: QuickBooks stored nothing of tax at 20 % instead of GBP 3.00; OTHER_TAX_AT_RATE: QuickBooks stored nothing of tax at 5 % instead of GBP 1.00",
                "GBP 24.01 | GBP 4.00 | 3.00 | 1.00 | 58 | 2 | OTHER_TOTAL: QuickBooks stored a total of GBP 24.01 instead of GBP 24.00",
                "GBP 24.00 | GBP 3.99 | 3.00 | 1.00 | 58 | 2 | OTHER_TAX: QuickBooks stored a tax of GBP 3.99 instead of GBP 4.00",
                "GBP 24.00 | GBP 4.00 | 2.50 | 1.50 | 58 | 2 | OTHER_TAX_AT_RATE: QuickBooks stored GBP 2.50 of tax at 20 % instead of GBP 3.00; OTHER_TAX_AT_RATE: QuickBooks stored GBP 1.50 of tax at 5 % instead of GBP 1.00",
                "GBP 24.00 | GBP 4.00 | 4.00 | -    | 58 | 2 | OTHER_TAX_AT_RATE: QuickBooks stored GBP 4.00 of tax at 20 % instead of GBP 3.00; OTHER_TAX_AT_RATE: QuickBooks stored GBP 0.00 of tax at 5 % instead of GBP 1.00",
                "EUR 24.00 | EUR 4.00 | -    | -    | 58 | 2 | OTHER_CURRENCY: QuickBooks keeps it in EUR instead of GBP",
                "GBP 24.00 | GBP 4.00 | 3.00 | 1.00 | 59 | 2 | OTHER_CUSTOMER: QuickBooks stored it under Somebody (59) instead of Amazon GBP (58)",
                "GBP 24.00 | GBP 4.00 | 3.00 | 1.00 | 58 | 1 | OTHER_LINES: QuickBooks stored 1 lines with products instead of 2",
                "GBP 24.00 | GBP 4.00 | 3.00 | 1.00 | 58 | 0 | OTHER_LINES: QuickBooks stored 0 lines with products instead of 2",
                "GBP 20.00 | GBP 0.00 | 3.00 | 1.00 | 59 | 3 | OTHER_TOTAL: QuickBooks stored a total of GBP 20.00 instead of GBP 24.00; OTHER_TAX: QuickBooks stored a tax of GBP 0.00 instead of GBP 4.00; OTHER_CUSTOMER: QuickBooks stored it under Somebody (59) instead of Amazon GBP (58); OTHER_LINES: QuickBooks stored 3 lines with products instead of 2"
            })
    void namesEveryFigureThatDiffers(
            String total,
            String tax,
            @Nullable String atTwenty,
            @Nullable String atFive,
            @Nullable String customer,
            @Nullable Integer lines,
            String reasons) {
        var taxes = List.of(rate("r20", "20", atTwenty), rate("r5", "5", atFive)).stream()
                .flatMap(List::stream)
                .toList();
        var stored = new Stored(
                Money.parse(total),
                Money.parse(tax),
                taxes,
                null,
                customer == null ? null : new Ref<>(customer, customer.equals("58") ? "Amazon GBP" : "Somebody"),
                lines);

        var proof = Proof.of(intent(null), stored);

        assertThat(told(proof)).isEqualTo(reasons);
    }

    @Test
    void leavesOutARateWithoutTax() {
        var zero = new RateTax("r0", TaxRate.ZERO, Money.parse("GBP 0.00"));
        var stored = new Stored(
                Money.parse("GBP 24.00"),
                Money.parse("GBP 4.00"),
                List.of(
                        zero,
                        rate("r20", "20", "3.00").getFirst(),
                        rate("r5", "5", "1.00").getFirst()),
                null,
                AMAZON,
                2);

        assertThat(Proof.of(intent(null), stored)).isInstanceOf(Proof.Proven.class);
    }

    @Test
    void namesARateThatNobodyWanted() {
        var stored = new Stored(
                Money.parse("GBP 24.00"),
                Money.parse("GBP 4.00"),
                List.of(
                        rate("r20", "20", "3.00").getFirst(),
                        rate("r5", "5", "1.00").getFirst(),
                        rate("r12", "12.5", "0.50").getFirst()),
                null,
                new Ref<>("59", ""),
                2);

        assertThat(told(Proof.of(intent(null), stored)))
                .isEqualTo("OTHER_TAX_AT_RATE: QuickBooks stored GBP 0.50 of tax at 12.5 % instead of GBP 0.00;"
                        + " OTHER_CUSTOMER: QuickBooks stored it under customer 59 instead of Amazon GBP (58)");
    }

    @Test
    void comparesTheCodeOfADocument() {
        var bare = new Stored(Money.parse("GBP 24.00"), Money.parse("GBP 4.00"));
        var other = new Stored(bare.gross(), bare.tax(), List.of(), "9", AMAZON, 2);
        var none = new Stored(bare.gross(), bare.tax(), List.of(), null, AMAZON, 2);

        assertThat(told(Proof.of(intent("7"), other)))
                .isEqualTo("OTHER_TAX_CODE: QuickBooks stored the tax code 9 instead of 7");
        assertThat(told(Proof.of(intent("7"), none)))
                .isEqualTo("OTHER_TAX_CODE: QuickBooks stored the tax code none instead of 7");
        assertThat(told(Proof.of(intent(null), other))).doesNotContain("OTHER_TAX_CODE");
    }

    /// Two lines of 10.00 under S, and one of 0.00 that was given away.
    @Test
    void comparesTheCodesOfLinesWhereTheirAmountsAgree() {
        assertThat(told(coded(2, net("2", "", "20.00")))).isEmpty();
        assertThat(told(coded(2, net("2", "", "20.00"), net("4", "", "0.00")))).isEmpty();
        assertThat(told(coded(2)))
                .isEqualTo(
                        "OTHER_TAX_CODE: QuickBooks stored the tax code none instead of 20.0% S on GBP 20.00, 0.0% Z on GBP 0.00");
        assertThat(told(coded(2, net("2", "20.0% S", "10.00"), net("", "no code", "10.00"))))
                .startsWith(
                        "OTHER_TAX_CODE: QuickBooks stored the tax code 20.0% S on GBP 10.00, no code on GBP 10.00");
        assertThat(told(coded(2, net("2", "20.0% S", "10.00"), net("3", "", "10.00"))))
                .isEqualTo(
                        "OTHER_TAX_CODE: QuickBooks stored the tax code 20.0% S on GBP 10.00, 3 on GBP 10.00 instead of 20.0% S on GBP"
                                + " 20.00, 0.0% Z on GBP 0.00");
        assertThat(told(coded(2, net("3", "", "19.00")))).isEmpty();
        assertThat(told(coded(1, net("3", "", "20.00")))).startsWith("OTHER_LINES");
    }

    private static Proof coded(int lines, CodeNet... stored) {
        var gross = Money.parse("GBP 24.00");
        var tax = Money.parse("GBP 4.00");
        var taxes = rate("r20", "20", "4.00");
        var expected = new Expected(
                gross, tax, taxes, null, AMAZON, 2, List.of(net("2", "20.0% S", "20.00"), net("4", "0.0% Z", "0.00")));
        return Proof.of(intended(expected), new Stored(gross, tax, taxes, null, AMAZON, lines, List.of(stored)));
    }

    private static CodeNet net(String code, String name, String net) {
        return new CodeNet(new Ref<>(code, name), Money.parse("GBP " + net));
    }

    @Test
    void needsNoTaxLineWhereNothingIsTaxed() {
        var gross = Money.parse("GBP 24.00");
        var none = Money.parse("GBP 0.00");
        var untaxed = new Expected(gross, none, List.of(new RateTax("r0", TaxRate.ZERO, none)), null, AMAZON, 2);

        assertThat(Proof.of(intended(untaxed), new Stored(gross, none, List.of(), null, AMAZON, 2)))
                .isInstanceOf(Proof.Proven.class);
    }

    @Test
    void expectsNoCodeWhereQuickBooksChoosesIt() {
        var form = new Form(
                AMAZON,
                "Amazon",
                LocalDate.of(2026, 3, 4),
                "1001",
                "",
                null,
                List.of(),
                new TaxStatement.UnitedStates(new Ref<>("7", "California"), Money.parse("USD 0.83"), true),
                Money.parse("USD 10.83"));

        assertThat(Expected.of(new Document.Invoice(form)).taxCode()).isNull();
        assertThat(Expected.of(new Document.Invoice(form)).tax()).isEqualTo(Money.parse("USD 0.83"));
    }

    @ParameterizedTest
    @CsvSource({"OTHER_TOTAL", "OTHER_TAX", "OTHER_TAX_AT_RATE", "OTHER_CUSTOMER", "OTHER_LINES", "OTHER_CURRENCY"})
    void saysTwoWaysThatMendIt(ProofCause cause) {
        assertThat(cause.mend()).contains("then dismiss this").contains("sync the order again by its number");
    }

    private static Intent intent(@Nullable String taxCode) {
        var taxes = taxCode == null
                ? List.of(
                        rate("r20", "20", "3.00").getFirst(),
                        rate("r5", "5", "1.00").getFirst())
                : List.<RateTax>of();
        return intended(new Expected(Money.parse("GBP 24.00"), Money.parse("GBP 4.00"), taxes, taxCode, AMAZON, 2));
    }

    private static Intent intended(Expected expected) {
        return new Intent(
                new PostingKey(new CompanyId(1), SourceKind.SALE, new UUID(0, 1), Role.SALE, 1),
                Deed.CREATE,
                null,
                new Origin("1001", Version.UNKNOWN, 1, expected.gross(), Money.parse("GBP 4.00")),
                DocumentType.SALES_RECEIPT,
                "Amazon",
                LocalDate.of(2026, 3, 4),
                "1001",
                expected,
                new ContentHash(1, "00"),
                List.of());
    }

    private static List<RateTax> rate(String id, String percent, @Nullable String tax) {
        return tax == null
                ? List.of()
                : List.of(new RateTax(id, TaxRate.ofPercent(percent), Money.parse("GBP " + tax)));
    }

    private static String told(Proof proof) {
        return switch (proof) {
            case Proof.Proven _ -> "";
            case Proof.Differs differs ->
                differs.reasons().stream().map(ProofTest::told).collect(Collectors.joining("; "));
        };
    }

    private static String told(Reason reason) {
        return reason.cause() + ": " + reason.what();
    }
}
