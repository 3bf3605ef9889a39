package dev.cloudcart.demo;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was posted of deliveries after a backup was taken is found as what it was posted as, whatever the restored
/// settings would make of it, and followed as that.
@OwnProgram
class RestoredPurchasesTest extends Buying {

    private static final String SETTINGS = """
            purchase-settings:
              sync-purchases: true
              sync-purchases-as: %s
              pay-from: [{currency: GBP, account: Current account}]
            """;

    @TempDir
    Path folder;

    @Test
    void areFoundAsBillsThoughTheyWouldBeExpensesNow() throws Exception {
        connect("uk", "{}", SETTINGS.formatted("expenses"));

        restoreAfter("bills");

        assertStand("PO1-7 84.0 of " + date(first) + ": 7 NUT");
    }

    @Test
    void areFoundAsExpensesThoughTheyWouldBeBillsNow() throws Exception {
        connect("uk", "{}", SETTINGS.formatted("bills"));

        restoreAfter("expenses");

        assertStand("expense PO1-7 84.0 of " + date(first) + ": 7 NUT");
    }

    /// The order remembers nothing of a bill that is ours all the same.
    @Test
    void areNotTakenForWhatSomebodyElseBilled() throws Exception {
        connect("uk", "{}", ON);
        shop(nuts().line());
        sync(0);
        var file = folder.resolve("cloudcart.backup");
        command("backup", file.toString());
        shop(nuts().that("PARTIAL").came(7, first, 0, 6).line());
        assertCame(sync(0), 1, 0);
        command("restore", file.toString(), "--replace");
        connectAgain();

        sync(0);
        assertCame(sync(0), 0, 0);
        shop(nuts().that("PARTIAL").came(7, first, 0, 6).came(8, second, 1, 4).line());
        assertCame(sync(0), 1, 0);
        assertStand(
                "PO1 120.0+12.0 Open of " + date(ordered) + ", 6 NUT and 4 BOLT came",
                "PO1-7 72.0 of " + date(first) + ": 6 NUT of PO1",
                "PO1-8 12.0 of " + date(second) + ": 4 BOLT of PO1");
    }

    private void restoreAfter(String as) throws Exception {
        var file = folder.resolve("cloudcart.backup");
        command("backup", file.toString());
        set("purchase-settings: {sync-purchases-as: %s}".formatted(as));
        shop(nuts().that("PARTIAL").came(7, first, 0, 6).line());
        assertCame(sync(0), 1, 0);
        command("restore", file.toString(), "--replace");
        connectAgain();

        sync(0);
        assertCame(sync(0), 0, 0);
        shop(nuts().that("PARTIAL").came(7, first, 0, 7).line());
        assertCame(sync(0), 0, 1);
    }
}
