package dev.cloudcart.core.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.Version;

/// What is remembered of an instruction, as what QuickBooks must show then.
class IntentTest {

    private static final PostingKey KEY =
            new PostingKey(new CompanyId(1), SourceKind.SALE, new UUID(0, 1001), Role.SALE, 1);
    private static final Origin ORIGIN = new Origin("1001", Version.UNKNOWN, 1, usd("36.75"), usd("6.25"));

    /// Two lines under S, of 10.00 and 15.00, and one under R of 5.50; or, in the United States, taxed and not.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "by code     | USD 36.75, tax USD 6.25 (r20 USD 5.00, r5 USD 1.25), code -, for 58, 3 lines: S on USD 25.00, R on USD 5.50",
                "one code    | USD 36.75, tax USD 6.25 (), code 7, for 58, 3 lines: S on USD 25.00, R on USD 5.50",
                "no one code | USD 36.75, tax USD 6.25 (), code -, for 58, 3 lines: S on USD 25.00, R on USD 5.50",
                "automated   | USD 36.75, tax USD 6.25 (), code -, for 58, 3 lines: ",
                "none        | USD 36.75, tax null (), code -, for 58, 3 lines: S on USD 25.00, R on USD 5.50"
            })
    void expectsWhatQuickBooksMustShow(String tax, String expected) {
        var intent = Intent.of(new Instruction.Create(KEY, ORIGIN, receipt(tax, "S", "R")));

        assertThat(told(intent.expected()).strip()).isEqualTo(expected);
        assertThat(intent.gross()).isEqualTo(usd("36.75"));
        assertThat(intent.tax()).isEqualTo(tax.equals("none") ? null : usd("6.25"));
        assertThat(intent.source()).isEqualTo("1001");
    }

    @Test
    void expectsNoCodesOfLinesThatHaveNone() {
        var intent = Intent.of(new Instruction.Create(KEY, ORIGIN, receipt("none", null, "R")));

        assertThat(intent.expected().nets()).extracting(CodeNet::words).containsExactly("R on USD 5.50");
    }

    /// What is removed has no content any more, and keeps its number, its day and its hash to be recognised by.
    @ParameterizedTest
    @EnumSource(
            value = Deed.class,
            names = {"VOID", "DELETE"})
    void expectsNothingOfWhatIsRemoved(Deed deed) {
        var stood = Intent.of(new Instruction.Create(KEY, ORIGIN, receipt("by code", "S", "R")));
        var live = new Position.Live(stood, new DocumentRef(stood.type(), "7", "3", "1001"));

        var intent = Intent.of(new Instruction.Remove(live, ORIGIN, deed));

        assertThat(told(intent.expected())).isEqualTo("USD 0.00, tax null (), code -, for nobody, null lines: ");
        assertThat(intent.target()).isEqualTo(live.ref());
        assertThat(intent.deed()).isEqualTo(deed);
        assertThat(intent)
                .extracting(Intent::number, Intent::day, Intent::content)
                .containsExactly("1001", LocalDate.of(2026, 3, 4), stood.content());
    }

    @ParameterizedTest
    @EnumSource(
            value = Deed.class,
            names = {"CREATE", "AMEND"})
    void removesNothingByAnotherDeed(Deed deed) {
        var stood = Intent.of(new Instruction.Create(KEY, ORIGIN, receipt("by code", "S", "R")));
        var live = new Position.Live(stood, new DocumentRef(stood.type(), "7", "3", null));

        assertThat(live.called()).isEqualTo("sales receipt 7");
        assertThatThrownBy(() -> new Instruction.Remove(live, ORIGIN, deed)).hasMessage(deed + " removes nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, CC-SALE-00000000-0000-0000-0000-0000000003e9-1",
        "2, 1, CC-SALE-00000000-0000-0000-0000-0000000003e9-2",
        "1, 2, CC-SALE-00000000-0000-0000-0000-0000000003e9-1/2"
    })
    void marksADocumentByItsKey(int generation, int part, String mark) {
        var key = new PostingKey(new CompanyId(1), SourceKind.SALE, new UUID(0, 1001), Role.SALE, generation);

        assertThat(key.part(part).mark()).isEqualTo(mark);
        assertThat(key.company()).hasToString("1");
    }

    @Test
    void countsPartsFromOne() {
        assertThatThrownBy(() -> KEY.part(0)).hasMessage("Parts are counted from 1, not 0");
    }

    /// Whether everything is to be looked up again, and whether it may simply be planned anew.
    @ParameterizedTest
    @CsvSource({
        "FINAL, false, false",
        "STALE, true, false",
        "NUMBER_IS_OURS, true, false",
        "UNHEARD, false, false",
        "ABSENT, false, true"
    })
    void knowsWhatARefusalMeans(Outcome.Refused.Kind kind, boolean isStale, boolean isAbsent) {
        var refused = new Outcome.Refused("6140", Reason.other("No", "Yes"), kind);

        assertThat(refused.isStale()).isEqualTo(isStale);
        assertThat(refused.isAbsent()).isEqualTo(isAbsent);
    }

    private static Document receipt(String tax, @Nullable String mugs, String book) {
        return new Document.SalesReceipt(
                new Form(
                        new Ref<>("58", "Amazon USD"),
                        "Amazon",
                        LocalDate.of(2026, 3, 4),
                        "1001",
                        "",
                        null,
                        List.of(line("10.00", mugs), line("15.00", mugs), line("5.50", book)),
                        statement(tax),
                        usd("36.75")),
                null,
                null);
    }

    private static TaxStatement statement(String tax) {
        return switch (tax) {
            case "by code" ->
                new TaxStatement.ByCode(usd("6.25"), List.of(entry("20", "25.00", "5.00"), entry("5", "5.50", "1.25")));
            case "one code" -> new TaxStatement.UnitedStates(new Ref<>("7", "California"), usd("6.25"), false);
            case "no one code" -> new TaxStatement.UnitedStates(null, usd("6.25"), false);
            case "automated" -> new TaxStatement.UnitedStates(new Ref<>("7", "California"), usd("6.25"), true);
            default -> new TaxStatement.None();
        };
    }

    private static TaxStatement.Entry entry(String percent, String net, String tax) {
        return new TaxStatement.Entry(new Ref<>("r" + percent, ""), TaxRate.ofPercent(percent), usd(net), usd(tax));
    }

    private static DocumentLine line(String net, @Nullable String code) {
        return new DocumentLine(
                new Ref<>("11", "MUG"),
                "",
                BigDecimal.ONE,
                new BigDecimal(net),
                usd(net),
                usd("0.00"),
                code == null ? null : new Ref<>(code, code));
    }

    private static String told(Expected expected) {
        var taxes = expected.taxes().stream().map(tax -> tax.rate() + " " + tax.tax());
        var nets = expected.nets().stream().map(CodeNet::words);
        var code = expected.taxCode();
        var customer = expected.party();
        return "%s, tax %s (%s), code %s, for %s, %s lines: %s"
                .formatted(
                        expected.gross(),
                        expected.tax(),
                        joined(taxes),
                        code == null ? "-" : code,
                        customer == null ? "nobody" : customer.id(),
                        expected.lines(),
                        joined(nets));
    }

    private static String joined(Stream<String> words) {
        return words.collect(Collectors.joining(", "));
    }

    private static Money usd(String amount) {
        return Money.parse("USD " + amount);
    }
}
