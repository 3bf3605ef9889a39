package dev.cloudcart.bench;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.demo.ThrowAwayHome;

/// One measurement: a fresh installation, a fresh company, a generated shop, one sync.
///
/// @param latencyMillis added to each answer of either simulator
/// @param published whether the published limits hold, and the app keeps its pace
record Scenario(String name, int orders, int latencyMillis, boolean published) {

    private static final int SET_UP_DAYS = 30;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// @param syncSeconds as the run report says: without the start of the program
    /// @param usage of the program, without the database
    /// @param databaseCpu of the embedded PostgreSQL during the sync
    record Figures(
            Scenario scenario,
            JsonNode report,
            double syncSeconds,
            Duration wall,
            Usage usage,
            Duration databaseCpu,
            Duration simulatorCpu,
            JsonNode quickBooks,
            JsonNode linnworks) {

        long posted() {
            return report.at("/documents/posted").asLong();
        }
    }

    Figures measure() throws IOException, InterruptedException, URISyntaxException {
        try (var home = new ThrowAwayHome();
                var services =
                        RunningServices.start(new RunningServices.Wanted(orders, latencyMillis, published, "8g"))) {
            return measure(home.folder(), services);
        }
    }

    private Figures measure(Path home, RunningServices services)
            throws IOException, InterruptedException, URISyntaxException {
        var environment = new HashMap<>(services.environment());
        environment.put("CLOUDCART_LINNWORKS_PACE", Boolean.toString(published));
        environment.put("CLOUDCART_QUICKBOOKS_PACE", Boolean.toString(published));
        var shell = new Shell(home, environment);
        var company = new Company(shell, home);
        company.connect(services.opening());
        if (published) {
            // customers, items and most rates are there before the stretch that is measured
            shell.run(
                    "sync",
                    "--company",
                    Company.NAME,
                    "--from",
                    services.opening().toString(),
                    "--to",
                    services.opening().plusDays(SET_UP_DAYS).toString());
        }
        var simulatorBefore = Usage.of(services.handle().pid()).cpu();
        var ended = shell.run("sync", "--company", Company.NAME, "--format", "json");
        var simulatorCpu = Usage.of(services.handle().pid()).cpu().minus(simulatorBefore);
        var report = JSON.readTree(ended.out());
        return new Figures(
                this,
                report,
                report.path("seconds").asDouble(),
                ended.wall(),
                ended.usage(),
                ended.database(),
                simulatorCpu,
                services.quickBooksState(),
                services.linnworksState());
    }
}
