package dev.cloudcart.core.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.cloudcart.core.money.TaxRate;

class ContentHashTest {

    private static final Ref<Ref.Party> CUSTOMER = new Ref<>("58", "Amazon GBP");
    private static final DocumentLine MUG = line("11", "Mug", "2", "6.21", "12.42", "3");
    private static final Form FORM = new Form(
            CUSTOMER,
            "Amazon",
            LocalDate.of(2026, 3, 4),
            "1001",
            "Linnworks order 1001",
            null,
            List.of(MUG),
            tax("5", "20", "12.42", "2.48"),
            gbp("14.90"));

    private static DocumentLine line(
            String item, String description, String quantity, String price, String net, String code) {
        return new DocumentLine(
                new Ref<>(item, "Mug"),
                description,
                new BigDecimal(quantity),
                new BigDecimal(price),
                gbp(net),
                gbp("0"),
                new Ref<>(code, "20.0% S"));
    }

    private static TaxStatement tax(String rate, String percent, String net, String tax) {
        return new TaxStatement.ByCode(
                gbp(tax),
                List.of(new TaxStatement.Entry(
                        new Ref<>(rate, "20% S"), TaxRate.ofPercent(percent), gbp(net), gbp(tax))));
    }

    private static Money gbp(String amount) {
        return Money.parse("GBP " + amount);
    }

    static Stream<Change> changes() {
        return Stream.of(
                form(
                        "another customer",
                        f -> new Form(
                                new Ref<>("59", "Amazon GBP"),
                                f.store(),
                                f.day(),
                                f.number(),
                                f.note(),
                                f.homePerForeign(),
                                f.lines(),
                                f.tax(),
                                f.gross())),
                form(
                        "another day",
                        f -> new Form(
                                f.party(),
                                f.store(),
                                f.day().plusDays(1),
                                f.number(),
                                f.note(),
                                f.homePerForeign(),
                                f.lines(),
                                f.tax(),
                                f.gross())),
                form("another number", f -> f.called("1002", f.note())),
                form("no number", f -> f.called(null, f.note())),
                form("another note", f -> f.called(f.number(), f.note() + ".")),
                form("another total", f -> total(f, "15.00")),
                form(
                        "another currency",
                        f -> new Form(
                                f.party(),
                                f.store(),
                                f.day(),
                                f.number(),
                                f.note(),
                                f.homePerForeign(),
                                f.lines(),
                                f.tax(),
                                Money.parse("EUR 14.90"))),
                lines("no line"),
                lines("a line more", MUG, MUG),
                lines("another item", line("12", "Mug", "2", "6.21", "12.42", "3")),
                lines("another description", line("11", "Cup", "2", "6.21", "12.42", "3")),
                lines("another quantity", line("11", "Mug", "3", "6.21", "12.42", "3")),
                lines("another price", line("11", "Mug", "2", "6.22", "12.42", "3")),
                lines("another net amount", line("11", "Mug", "2", "6.21", "12.43", "3")),
                lines("another tax code", line("11", "Mug", "2", "6.21", "12.42", "4")),
                taxed("another rate", tax("6", "20", "12.42", "2.48")),
                taxed("another percent", tax("5", "19", "12.42", "2.48")),
                taxed("another net amount of the rate", tax("5", "20", "12.43", "2.48")),
                taxed(
                        "another tax of the rate",
                        new TaxStatement.ByCode(
                                gbp("2.48"),
                                List.of(new TaxStatement.Entry(
                                        new Ref<>("5", ""), TaxRate.ofPercent("20"), gbp("12.42"), gbp("2.47"))))),
                taxed(
                        "another tax in all",
                        new TaxStatement.ByCode(
                                gbp("2.47"),
                                List.of(new TaxStatement.Entry(
                                        new Ref<>("5", ""), TaxRate.ofPercent("20"), gbp("12.42"), gbp("2.48"))))),
                taxed("no tax", new TaxStatement.None()),
                taxed("one code", new TaxStatement.UnitedStates(new Ref<>("7", "CA"), gbp("2.48"), false)),
                taxed("another one code", new TaxStatement.UnitedStates(new Ref<>("8", "CA"), gbp("2.48"), false)),
                taxed("no one code", new TaxStatement.UnitedStates(null, gbp("2.48"), false)),
                taxed(
                        "another tax of one code",
                        new TaxStatement.UnitedStates(new Ref<>("7", "CA"), gbp("2.47"), false)),
                taxed("automated", new TaxStatement.UnitedStates(new Ref<>("7", "CA"), gbp("2.48"), true)),
                new Change("an invoice", new Document.Invoice(FORM)),
                new Change("another account", new Document.SalesReceipt(FORM, new Ref<>("4", "Bank"), null)),
                new Change("another method", new Document.SalesReceipt(FORM, null, new Ref<>("4", "Card"))));
    }

    private static Change form(String what, UnaryOperator<Form> change) {
        return new Change(what, receipt(change.apply(FORM)));
    }

    private static Change lines(String what, DocumentLine... lines) {
        return form(
                what,
                f -> new Form(
                        f.party(),
                        f.store(),
                        f.day(),
                        f.number(),
                        f.note(),
                        f.homePerForeign(),
                        List.of(lines),
                        f.tax(),
                        f.gross()));
    }

    private static Change taxed(String what, TaxStatement tax) {
        return form(
                what,
                f -> new Form(
                        f.party(),
                        f.store(),
                        f.day(),
                        f.number(),
                        f.note(),
                        f.homePerForeign(),
                        f.lines(),
                        tax,
                        f.gross()));
    }

    private static Form total(Form f, String gross) {
        return new Form(
                f.party(),
                f.store(),
                f.day(),
                f.number(),
                f.note(),
                f.homePerForeign(),
                f.lines(),
                f.tax(),
                gbp(gross));
    }

    private static Document receipt(Form form) {
        return new Document.SalesReceipt(form, null, null);
    }

    record Change(String what, Document changed) {

        @Override
        public String toString() {
            return what;
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void differsWhereTheDocumentDoes(Change change) {
        assertThat(ContentHash.of(change.changed())).isNotEqualTo(ContentHash.of(receipt(FORM)));
    }

    @Test
    void differsBetweenAnyTwoChanges() {
        var hashes = new ArrayList<ContentHash>();
        changes().forEach(change -> hashes.add(ContentHash.of(change.changed())));

        assertThat(hashes).doesNotHaveDuplicates();
    }

    /// Names are the books' own, the rate of the day is QuickBooks', zeros behind the point are nothing.
    @Test
    void staysTheSameWhereNothingOfOursChanged() {
        var renamed = new Form(
                new Ref<>("58", "Amazon UK"),
                "Amazon UK",
                FORM.day(),
                "1001",
                FORM.note(),
                new BigDecimal("1.17"),
                List.of(new DocumentLine(
                        new Ref<>("11", "Cup"),
                        "Mug",
                        new BigDecimal("2.0"),
                        new BigDecimal("6.210"),
                        gbp("12.42"),
                        gbp("2.48"),
                        new Ref<>("3", "Standard"))),
                new TaxStatement.ByCode(
                        gbp("2.48"),
                        List.of(new TaxStatement.Entry(
                                new Ref<>("5", "Standard"), TaxRate.ofPercent("20.00"), gbp("12.42"), gbp("2.48")))),
                gbp("14.90"));

        assertThat(ContentHash.of(receipt(renamed))).isEqualTo(ContentHash.of(receipt(FORM)));
    }

    /// Without lengths both would be "ab".
    @Test
    void doesNotMixUpWhatStandsSideBySide() {
        assertThat(ContentHash.of(receipt(FORM.called("a", "b"))))
                .isNotEqualTo(ContentHash.of(receipt(FORM.called("ab", ""))));
        assertThat(ContentHash.of(receipt(FORM.called(null, "-;"))))
                .isNotEqualTo(ContentHash.of(receipt(FORM.called("-;", ""))));
    }

    @Test
    void isReadAsItWasWritten() {
        var hash = ContentHash.of(receipt(FORM));

        assertThat(hash.toString()).matches("1:[0-9a-f]{32}");
        assertThat(ContentHash.parse(hash.toString())).isEqualTo(hash);
        assertThat(hash.isComparableWith(ContentHash.parse("0123456789abcdef0123456789abcdef")))
                .isFalse();
        assertThat(hash.isComparableWith(ContentHash.parse("1:00"))).isTrue();
        assertThatThrownBy(() -> ContentHash.parse(":00")).isInstanceOf(NumberFormatException.class);
    }

    /// What stands in the journals was hashed so: whoever changes a line of this counts the version on.
    @Test
    void writesWhatItsVersionWrites() {
        var states = taxed("", new TaxStatement.UnitedStates(new Ref<>("7", "CA"), gbp("2.48"), true));
        var untaxed = taxed("", new TaxStatement.None());

        assertThat(Canonical.text(receipt(FORM)))
                .isEqualTo("13:SALES_RECEIPT;2:58;10:2026-03-04;4:1001;20:Linnworks order 1001;3:GBP;4:14.9;"
                        + "1:1;2:11;3:Mug;1:2;4:6.21;5:12.42;1:3;7:by code;4:2.48;1:5;2:20;5:12.42;4:2.48;-;-;");
        assertThat(Canonical.text(new Document.Invoice(states.changed().form().called(null, ""))))
                .isEqualTo("7:INVOICE;2:58;10:2026-03-04;-;0:;3:GBP;4:14.9;"
                        + "1:1;2:11;3:Mug;1:2;4:6.21;5:12.42;1:3;9:automated;1:7;4:2.48;");
        assertThat(Canonical.text(new Document.SalesReceipt(untaxed.changed().form(), new Ref<>("4", "Bank"), null)))
                .endsWith(";4:none;1:4;-;");
        assertThat(ContentHash.of(receipt(FORM))).hasToString("1:3c721bded982fd0f219fa14765133638");
    }
}
