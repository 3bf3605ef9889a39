package dev.cloudcart.quickbooks.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.ports.ConnectionTrouble.Kind;

class RefusalsTest {

    private static final Path RECORDED = Path.of("..", "..", "shared", "specs", "quickbooks", "faults");

    @Test
    void readsEveryRecordedFaultInEitherSpelling() throws IOException {
        assumeTrue(Files.isDirectory(RECORDED), "the recorded faults are not here");

        try (var files = Files.list(RECORDED)) {
            for (var file : files.filter(path -> !path.getFileName().toString().startsWith("oauth"))
                    .toList()) {
                var fault = FaultReader.whole(Files.readAllBytes(file));

                assertThat(fault).as(file.toString()).isPresent();
                assertThat(file.getFileName().toString())
                        .startsWith(fault.orElseThrow().code() + "-");
                assertThat(fault.orElseThrow().first().message())
                        .as(file.toString())
                        .isNotBlank();
            }
        }
    }

    @Test
    void aBadTokenAnswerIsNoBusinessFault() {
        assertThat(FaultReader.whole("{\"error\":\"invalid_grant\"}".getBytes(UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>502</html>",
                "[]",
                "{\"BatchItemResponse\":[]}",
                "{\"warnings\":null,\"fault\":null,\"time\":1}"
            })
    void findsNoFaultWhereThereIsNone(String body) {
        assertThat(FaultReader.whole(body.getBytes(UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "610,true",
        "2500,true",
        "6250,true",
        "5010,true",
        "6240,true",
        "6000,false",
        "6070,false",
        "6140,false",
        "6210,false",
        "6540,false"
    })
    void blamesTheIndexWhereItMayBeOutOfDate(String code, boolean stale) {
        assertThat(Refusals.of(fault(code, "")).isStale()).isEqualTo(stale);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "110", "120", "130", "3100", "3200", "6190", "HTTP 401", "HTTP 403"})
    void stopsTheCompanyWhereAPersonHasToAct(String code) {
        var trouble = Refusals.trouble(fault(code, "anything")).orElseThrow();

        assertThat(trouble.kind()).isEqualTo(Kind.NEEDS_ATTENTION);
        assertThat(trouble.getMessage()).contains("(" + code + ")").doesNotContain("anything");
        assertThat(trouble.mend()).endsWith(".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "140", "150", "500", "600", "610", "620", "800", "1040", "2010", "2020", "2030", "2040", "2050", "2060",
                "2070", "2080", "2090", "2100", "2110", "2130", "2170", "2220", "2290", "2300", "2500", "3001", "4000",
                "4001", "4002", "5010", "5020", "5030", "6000", "6070", "6090", "6100", "6140", "6160", "6170", "6200",
                "6210", "6240", "6250", "6270", "6440", "6470", "6520", "6540", "10000"
            })
    void saysEveryKnownCodeInItsOwnWords(String code) {
        var refusal = Refusals.of(fault(code, "Raw words"));

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.reason().what()).endsWith(" (" + code + ")").doesNotContain("refused the document");
        assertThat(refusal.reason().cause())
                .isEqualTo(RefusalCause.valueOf(refusal.reason().cause()).name());
        assertThat(refusal.reason().mend()).isNotBlank().doesNotContain("Configure", "{");
    }

    @Test
    void quotesWhatItDoesNotKnow() {
        var refusal = Refusals.of(fault("7777", "Some new \n rule"));

        assertThat(refusal.reason().what()).isEqualTo("QuickBooks refused the document: \"Some new rule\" (7777)");
    }

    @Test
    void tellsACurrencyThatDoesNotFitFromOtherRules() {
        var currency = Refusals.of(fault(
                "6000",
                "Business Validation Error: The currency of the transaction is invalid for customer/vendor/account."));
        var other = Refusals.of(fault("6000", "Business Validation Error: Select a bank account."));

        assertThat(currency.reason().what())
                .isEqualTo("The customer or an account is kept in another currency than the document (6000)");
        assertThat(other.reason().what()).contains("\"Business Validation Error: Select a bank account.\"");
    }

    private static Fault fault(String code, String detail) {
        return new Fault("ValidationFault", List.of(new Fault.Problem(code, "Message", detail)));
    }
}
