package dev.cloudcart.demo;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was posted of deliveries after a backup was taken is found as what it was posted as, whatever the restored
/// settings would make of it.
@OwnProgram
class RestoredPurchasesTest extends Buying {

    @TempDir
    Path folder;

    @Test
    void areFoundAsBillsThoughTheyWouldBeExpensesNow() throws Exception {
        connect("uk", "{}", "purchase-settings: {sync-purchases: true, sync-purchases-as: expenses}");
        set("purchase-settings: {pay-from: [{currency: GBP, account: Current account}]}");

        restoreAfter("purchase-settings: {sync-purchases-as: bills}");

        assertStand("PO1-7 72.0 of " + date(first) + ": 6 NUT");
    }

    @Test
    void areFoundAsExpensesThoughTheyWouldBeBillsNow() throws Exception {
        connect("uk", "{}", "purchase-settings: {sync-purchases: true, sync-purchases-as: bills}");

        restoreAfter(
                "purchase-settings: {sync-purchases-as: expenses, pay-from: [{currency: GBP, account: Current account}]}");

        assertStand("expense PO1-7 72.0 of " + date(first) + ": 6 NUT");
    }

    private void restoreAfter(String settings) throws Exception {
        var file = folder.resolve("cloudcart.backup");
        command("backup", file.toString());
        set(settings);
        shop(nuts().that("PARTIAL").came(7, first, 0, 6).line());
        assertCame(sync(0), 1, 0);
        command("restore", file.toString(), "--replace");
        connectAgain();

        sync(0);
        sync(0);
    }
}
