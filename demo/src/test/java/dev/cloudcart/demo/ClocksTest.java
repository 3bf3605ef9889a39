package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The whole program on a computer whose clock is wrong, with services whose clocks are right.
class ClocksTest {

    private static final int DONE = 0;

    private Installation installation;

    @BeforeEach
    void open() throws IOException {
        installation = Installation.british();
    }

    @AfterEach
    void close() throws IOException {
        installation.close();
    }

    @ParameterizedTest
    @CsvSource({"PT2H, 2 hours ahead of", "P30D, 30 days ahead of", "PT-2H, 2 hours behind", "P-30D, 30 days behind"})
    void losesNoOrderAndSaysHowFarTheClockIsOff(Duration ahead, String words) throws IOException {
        sells(1);
        installation.setClockAhead(ahead);

        var first = installation.setUp(installation.settings(startingAWeekAgo()), Installation.sync());
        sells(2);
        var second = installation.run(Installation.sync());
        installation.setClockAhead(Duration.ZERO);
        sells(3);
        var third = installation.run(Installation.sync());

        assertThat(first.status()).as(first.err()).isEqualTo(DONE);
        assertThat(posted(first)).isEqualTo(1);
        assertThat(posted(second)).isEqualTo(1);
        assertThat(posted(third)).isEqualTo(1);
        assertThat(first.err())
                .contains("The clock of this computer is " + words
                        + " the time that Linnworks and QuickBooks tell: set it right");
        assertThat(first.json().path("remarks")).hasSize(1);
        assertThat(Instant.parse(first.json().at("/complete/upTo").asString())).isBefore(Instant.now());
        assertThat(third.json().has("remarks")).isFalse();
    }

    @Test
    void bringsWhatWasMissedWhileACursorLayInTheFuture() throws Exception {
        installation.setUp(installation.settings(startingAWeekAgo()), Installation.sync());
        sells(1);
        installation.run(Installation.sync());
        sells(2);

        installation.moveCursorTo(Instant.now().plus(Duration.ofDays(30)));
        var mended = installation.run(Installation.sync());
        var next = installation.run(Installation.sync());

        assertThat(posted(mended)).isEqualTo(1);
        assertThat(mended.err()).contains("for the clock of this computer was ahead then");
        assertThat(posted(next)).isZero();
        assertThat(next.json().has("remarks")).isFalse();
    }

    private static int posted(Installation.Said said) {
        JsonNode documents = said.json().path("documents");
        return documents.path("posted").asInt();
    }

    private static String startingAWeekAgo() {
        return "order-export: {start-date: %s}"
                .formatted(LocalDate.now(ZoneOffset.UTC).minusDays(7));
    }

    /// An order processed a moment ago, by Linnworks' clock.
    private void sells(int number) throws IOException {
        var order = """
                {"kind":"order","value":{"OrderId":"%s","NumOrderId":%d,"Processed":true,"ProcessedDateTime":"%s",\
                "PaidDateTime":"2026-03-03T10:22:46Z","GeneralInfo":{"Status":1,"ReferenceNum":"R%d",\
                "ReceivedDate":"2026-03-03T10:22:46Z","Source":"EBAY","SubSource":"EBAY0"},\
                "CustomerInfo":{"Address":{"Country":"United Kingdom"}},"TotalsInfo":{"Subtotal":23.325,"PostageCost":0.0,\
                "PostageCostExTax":0.0,"Tax":4.665,"TotalCharge":27.99,"TotalDiscount":0.0,"Currency":"GBP",\
                "CountryTaxRate":20.0},"Items":[{"SKU":"MUG","Title":"Mug","Quantity":2,"PricePerUnit":13.995,\
                "TaxRate":20.0,"Cost":23.325,"Tax":4.665,"CostIncTax":27.99,"TaxCostInclusive":true}]}}
                """.formatted(new UUID(9, number), number, Instant.now().minusSeconds(1), number);
        installation.linnworks().load(new ByteArrayInputStream(order.getBytes(StandardCharsets.UTF_8)));
    }
}
