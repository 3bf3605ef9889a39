package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.country;
import static dev.cloudcart.demo.Sold.item;
import static dev.cloudcart.demo.Sold.items;
import static dev.cloudcart.demo.Sold.region;
import static dev.cloudcart.demo.Sold.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.shop.GeneratedShop;
import dev.cloudcart.shop.ShopOptions;

/// What the last orders of a whole shop would be under settings that are not saved.
class TriedSettingsTest {

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
    @ValueSource(
            strings = {
                "{start-date: 2026-01-01}",
                "{start-date: 2026-01-01, order-status: 'processed, open', transaction-type: 'invoice with payment'}",
                "{start-date: 2026-01-01, order-status: 'processed, open', document-number: channel reference,"
                        + " document-number-prefix: LW}"
            })
    void areTheSameUnderTheSettingsThatStand(String export) throws Exception {
        sells(500);
        installation.setUp(installation.settings("order-export: " + export), Installation.sync());

        var report = installation.previewUnder("order-export: " + export);

        var last = report.at("/preview/lastOrders");
        assertThat(last.path("documents")).as(last.toPrettyString()).isEmpty();
        assertThat(last.path("same").asLong()).as(last.toPrettyString()).isEqualTo(200);
        assertThat(last.path("orders").asLong()).isEqualTo(200);
    }

    /// A hundred receipts, or invoices, are looked at with one read, whatever their days and currencies;
    /// what is the same is not looked at.
    @Test
    void costFourReadsWhereAllWouldBeDifferent() throws Exception {
        sells(500);
        installation.setUp(installation.settings("order-export: {start-date: 2026-01-01}"), Installation.sync());
        var before = installation.books();
        long reads = reads(installation.previewUnder("order-export: {start-date: 2026-01-01}"));

        var report = installation.previewUnder("order-export: {transaction-type: invoice, document-number-prefix: N}");

        var last = report.at("/preview/lastOrders");
        assertThat(last.path("different").asLong()).as(last.toPrettyString()).isEqualTo(200);
        assertThat(last.path("documents")).hasSize(200).allSatisfy(document -> {
            assertThat(document.path("changes"))
                    .hasSize(document.path("kind").asString().equals("invoice") ? 1 : 2);
            assertThat(document.path("lines")).isEmpty();
        });
        assertThat(reads(report)).isBetween(reads + 2, reads + 4);
        assertThat(report.at("/calls/quickbooksWrites").asLong()).isZero();
        assertThat(installation.books()).isEqualTo(before);
    }

    /// One code stands for a whole document there, and not every letter is taken.
    @Test
    void tellTheCodeOfTheWholeInTheUnitedStates() throws Exception {
        var sold = new Sold(InstantSource.system(), Duration.ofHours(1));
        var amounts = new Sold.Amounts("10.0", "0.0", "10.0", 0, "USD");
        try (var shop = Installation.american()) {
            shop.quickBooks().load(lines("""
                    {"kind":"taxCode","value":{"Name":"Ohio Dayton","RateValue":7.25}}
                    {"kind":"taxCode","value":{"Name":"Ohio Toledo","RateValue":6}}
                    """));
            shop.linnworks()
                    .load(lines(sold.order(
                                    1,
                                    amounts,
                                    country("United States"),
                                    region("OH"),
                                    items(item("CUP", 1, "40", "2.9", "7.25")))
                            + sold.order(
                                    2, amounts, country("Japan"), source("東京"), items(item("茶碗", 1, "40", "0", "0")))));
            shop.setUp(shop.settings("order-export: {start-date: 2026-01-01}"), Installation.sync());

            assertThat(told(shop.previewUnder("{}"))).isEqualTo("2 of 2 the same\n");
            assertThat(told(shop.previewUnder(
                            "tax: {mode: override, codes: [{rate: any, country: US, code: Ohio Toledo}]}")))
                    .isEqualTo("""
                    1 of 2 the same
                    sales receipt 1
                      tax code of the document: Ohio Dayton → Ohio Toledo
                    """);
            assertThat(told(shop.previewUnder("order-export: {transaction-type: invoice}")))
                    .isEqualTo("""
                    0 of 2 the same
                    sales receipt 1
                      kind: sales receipt → invoice
                    sales receipt 2
                      kind: sales receipt → invoice
                    """);
        }
    }

    private static String told(JsonNode report) {
        var last = report.at("/preview/lastOrders");
        var told = new StringBuilder("%s of %s the same\n".formatted(last.path("same"), last.path("orders")));
        last.path("documents")
                .valueStream()
                .sorted(Comparator.comparing(document -> document.path("number").asString()))
                .forEach(document -> {
                    told.append("%s %s\n"
                            .formatted(
                                    document.path("kind").asString(),
                                    document.path("number").asString()));
                    document.path("changes")
                            .forEach(change -> told.append("  %s: %s → %s\n"
                                    .formatted(
                                            change.path("what").asString(),
                                            change.path("before").asString(),
                                            change.path("after").asString())));
                    document.path("lines")
                            .forEach(line -> told.append("  ").append(line).append('\n'));
                });
        return told.toString();
    }

    private static InputStream lines(String source) {
        return new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8));
    }

    private static long reads(JsonNode report) {
        return report.at("/calls/quickbooksReads").asLong();
    }

    private void sells(int orders) throws IOException {
        var bytes = new ByteArrayOutputStream();
        new GeneratedShop(ShopOptions.upTo(Instant.now()).withOrders(orders)).write(bytes);
        installation.linnworks().load(new ByteArrayInputStream(bytes.toByteArray()));
    }
}
