package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator;

/// What was posted after a backup was taken stands in QuickBooks, and the restored program finds it there.
@OwnProgram
class RestoredTest extends Mending {

    @TempDir
    Path folder;

    @Test
    void postsNothingTwiceAfterAnOlderBackupWasRestored() throws Exception {
        connect("uk", "{}", "order-export: {transaction-type: sales receipt if paid}");
        sell(sold.taxed(1, 20), sold.taxed(2, 20));
        sync(0);
        var file = folder.resolve("cloudcart.backup");
        command("backup", file.toString());
        sell(sold.taxed(3, 20), sold.taxed(4, 20, Sold.at("/GeneralInfo", "Status", "0")));
        set("order-export: {document-number-prefix: LW-}");
        sync(0);
        command("restore", file.toString(), "--replace");
        assertThat(said("audit")).contains("restore", "of 20").contains(file.toString());
        connectAgain();
        sell(sold.taxed(4, 20), sold.taxed(5, 20));

        var report = sync(0);

        assertOnce(numbers(1, 5));
        assertThat(report.at("/documents/posted").asInt()).isEqualTo(3);
        assertThat(sync(0).at("/documents/posted").asInt()).isZero();
    }

    /// What was posted while an order was open stands under the day it was received; processed since, it would be
    /// dated by the day of that.
    @ParameterizedTest
    @CsvSource({
        "true, sales receipt",
        "true, sales receipt if paid",
        "false, sales receipt",
        "false, sales receipt if paid"
    })
    void takesOverWhatWasPostedWhileItsOrderWasOpen(boolean customNumbers, String type) throws Exception {
        connect(
                "uk",
                "{\"customNumbers\":%s}".formatted(customNumbers),
                "order-export: {transaction-type: %s, order-status: \"processed, open\"}".formatted(type));
        var file = folder.resolve("cloudcart.backup");
        command("backup", file.toString());
        var old = sold.before(Duration.ofDays(3));
        sell(old.taxed(1, 20, Sold.open(), Sold.unpaid()), old.taxed(2, 20, Sold.open()));
        sync(0);
        assertThat(books.documents()).hasSize(2);
        does("Orders/ProcessOrder", "{\"orderId\":\"%s\"}".formatted(new UUID(9, 2)));
        sell(old.taxed(
                1,
                20,
                Sold.at(
                        "",
                        "ProcessedDateTime",
                        "\"%s\"".formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS)))));
        command("restore", file.toString(), "--replace");
        connectAgain();

        sync(0);
        sync(0);

        assertThat(books.documents()).hasSize(2);
    }

    /// So that it keeps that day when it is amended.
    @Test
    void remembersTheDayOfWhatItTakesOver() throws Exception {
        connect("uk", "{}", "order-export: {transaction-type: sales receipt, order-status: \"processed, open\"}");
        var file = folder.resolve("cloudcart.backup");
        command("backup", file.toString());
        var old = sold.before(Duration.ofDays(3));
        sell(old.taxed(1, 20, Sold.open()));
        sync(0);
        var day = books.documents(1).getFirst().at("/TxnDate").asString();
        var processed = Sold.at(
                "", "ProcessedDateTime", "\"%s\"".formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS)));
        sell(old.taxed(1, 20, processed));
        command("restore", file.toString(), "--replace");
        connectAgain();
        sync(0);
        sell(old.taxed(1, 20, processed, Sold.postage()));

        var report = sync(0, "--numbers", "1");

        assertThat(report.at("/documents/amended").asInt()).isEqualTo(1);
        assertThat(books.documents(1))
                .singleElement()
                .extracting(document -> document.at("/TxnDate").asString())
                .isEqualTo(day);
    }

    /// What was amended since the backup is as it should be, but where somebody edited it after that.
    @Test
    void overwritesNoEditOfWhatWasAmendedSince() throws Exception {
        connect("uk", "{}", "order-export: {transaction-type: sales receipt}");
        sell(sold.taxed(1, 20), sold.taxed(2, 20), sold.taxed(3, 20));
        sync(0);
        var file = folder.resolve("cloudcart.backup");
        command("backup", file.toString());
        sell(sold.taxed(1, 20, Sold.postage()), sold.taxed(2, 20, Sold.postage()), sold.taxed(3, 20, Sold.lines(3)));
        assertThat(sync(0, "--numbers", "1,2,3").at("/documents/amended").asInt())
                .isEqualTo(3);
        var amended = books.receipt("1").at("/TotalAmt").asString();
        books.change("SalesReceipt", books.receipt("2").path("Id").asString(), "\"TxnDate\":\"2026-01-31\"");
        command("restore", file.toString(), "--replace");
        connectAgain();

        var report = sync(HELD, "--numbers", "1,2,3");

        assertThat(report.path("holds")).singleElement().satisfies(hold -> {
            assertThat(hold.path("source").asString()).isEqualTo("2");
            assertThat(hold.path("cause").asString()).isEqualTo("EDITED_IN_QUICKBOOKS");
        });
        assertThat(books.receipt("1").at("/TotalAmt").asString()).isEqualTo(amended);
        assertThat(books.receipt("2").at("/TxnDate").asString()).isEqualTo("2026-01-31");
    }

    /// By the restored settings a sale would be something else than what it was posted as.
    @ParameterizedTest
    @CsvSource({"'invoice, payment if paid',sales receipt,0", "sales receipt,'invoice, payment if paid',1"})
    void takesOverWhatWasPostedByOtherSettings(String before, String since, int payments) throws Exception {
        connect("uk", "{}", "order-export: {transaction-type: \"%s\"}".formatted(before));
        var file = folder.resolve("cloudcart.backup");
        command("backup", file.toString());
        set("order-export: {transaction-type: \"%s\"}".formatted(since));
        sell(sold.taxed(1, 20));
        sync(0);
        assertThat(books.rows("Payment", "TotalAmt > '0'")).hasSize(payments);
        command("restore", file.toString(), "--replace");
        connectAgain();

        syncAnyhow();

        posts(1);
        assertThat(books.rows("Payment", "TotalAmt > '0'")).hasSize(payments);
    }

    @Test
    void writesNoTokenInClear() throws Exception {
        connect("uk", "{}", "");
        var file = folder.resolve("cloudcart.backup");
        command("backup", file.toString());

        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                var text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                assertThat(text)
                        .as(entry.getName())
                        .doesNotContain(LinnworksSimulator.INSTALLATION_TOKEN.toString())
                        .doesNotContain("RT1-", "simulatedRefresh");
            }
            assertThat(zip.getEntry("tables/connection")).isNotNull();
        }
        assertThat(Files.size(file)).isPositive();
    }
}
