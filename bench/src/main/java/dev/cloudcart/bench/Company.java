package dev.cloudcart.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// Sets up the company of a benchmark as a user does.
record Company(Shell shell, Path home) {

    static final String NAME = "Bench";

    void connect(LocalDate startDate) throws IOException, InterruptedException {
        shell.run("company", "add", NAME, "--currency", "GBP", "--time-zone", "Europe/London");
        shell.run(
                "connect", "linnworks", "--company", NAME, "--token", LinnworksSimulator.INSTALLATION_TOKEN.toString());
        shell.run(
                "connect",
                "quickbooks",
                "--company",
                NAME,
                "--realm",
                QuickBooksSimulator.REALM,
                "--refresh-token",
                QuickBooksSimulator.REFRESH_TOKEN);
        var settings = Files.writeString(home.resolve("bench.yaml"), "order-export: {start-date: " + startDate + "}\n");
        shell.run("settings", "import", "--company", NAME, settings.toString());
    }
}
