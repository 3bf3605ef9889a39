package dev.cloudcart.demo;

import java.io.*;
import java.nio.file.*;
import java.time.*;
import java.util.*;

import org.joda.money.CurrencyUnit;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.*;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

import dev.cloudcart.settings.*;
import dev.cloudcart.connections.*;
import dev.cloudcart.sync.*;
import dev.cloudcart.journal.Trigger;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;
import dev.cloudcart.simulators.wire.*;
import dev.cloudcart.demo.shop.*;

@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan({"dev.cloudcart.settings", "dev.cloudcart.connections", "dev.cloudcart.sync", "dev.cloudcart.journal", "dev.cloudcart.linnworks", "dev.cloudcart.quickbooks", "dev.cloudcart.http", "dev.cloudcart.database"})
public class TryIt {
    @Bean InstantSource clock() { return InstantSource.system(); }

    public static void main(String[] args) throws Exception {
        var limits = args.length > 1 && args[1].equals("limits") ? Limits.PUBLISHED : Limits.OFF;
        var faults = args.length > 2 ? args[2] : "none";
        var linnworks = LinnworksSimulator.start(LinnworksSimulator.Options.usual().limits(limits).faults(faults, 7));
        var quickBooks = QuickBooksSimulator.start(QuickBooksSimulator.Options.usual().withLimits(limits).withFaults(Faults.of(faults, 7)));
        String start = "2026-07-01";
        if (args[0].endsWith("gz")) linnworks.load(Path.of(args[0]));
        else {
            var opts = ShopOptions.upTo(Instant.now()).withOrders(Integer.parseInt(args[0]));
            var in = new PipedInputStream(1 << 20); var out = new PipedOutputStream(in);
            var t = Thread.ofPlatform().start(() -> { try (out) { new GeneratedShop(opts).write(out); } catch (IOException e) { e.printStackTrace(); } });
            linnworks.load(in); t.join(); start = LocalDate.ofInstant(opts.opening(), ZoneOffset.UTC).toString();
        }
        var home = Files.createTempDirectory("cc");
        long t0 = System.nanoTime();
        var ctx = new SpringApplicationBuilder(TryIt.class).web(WebApplicationType.NONE).properties(Map.ofEntries(
            Map.entry("cloudcart.home", home.toString()),
            Map.entry("cloudcart.linnworks.auth-uri", linnworks.authorizeUri().toString()),
            Map.entry("cloudcart.linnworks.application-id", LinnworksSimulator.APPLICATION_ID.toString()),
            Map.entry("cloudcart.linnworks.application-secret", LinnworksSimulator.APPLICATION_SECRET.toString()),
            Map.entry("cloudcart.linnworks.pace", limits == Limits.PUBLISHED),
            Map.entry("cloudcart.quickbooks.pace", limits == Limits.PUBLISHED),
            Map.entry("cloudcart.quickbooks.api-uri", quickBooks.uri().toString()),
            Map.entry("cloudcart.quickbooks.token-uri", quickBooks.tokenUri().toString()),
            Map.entry("cloudcart.quickbooks.client-id", QuickBooksSimulator.CLIENT_ID),
            Map.entry("db-scheduler.enabled", "false"),
            Map.entry("cloudcart.quickbooks.client-secret", QuickBooksSimulator.CLIENT_SECRET))).run();
        System.err.println("context " + (System.nanoTime() - t0) / 1_000_000 + " ms");
        try {
            var companies = ctx.getBean(Companies.class);
            companies.add("Demo", CurrencyUnit.GBP, ZoneId.of("Europe/London"), "me");
            var company = companies.named("Demo").orElseThrow();
            var book = ctx.getBean(SettingsBook.class);
            var read = SettingsYaml.read("order-export: {start-date: " + start + "}", book.current(company.id()).settings());
            book.change(company.id(), "me", ((SettingsYaml.Reading.Read) read).settings());
            var con = ctx.getBean(Connections.class);
            con.connectLinnworks(company.id(), LinnworksSimulator.INSTALLATION_TOKEN.toString());
            con.connectQuickBooks(company.id(), QuickBooksSimulator.REALM, QuickBooksSimulator.REFRESH_TOKEN);
            var sync = ctx.getBean(Sync.class);
            for (int i = 0; i < 2; i++) {
                var report = sync.run(new SyncRequest(company.id(), Trigger.MANUAL, new SyncRequest.SinceLastTime()), Progress.SILENT).orElseThrow();
                System.out.println(ReportJson.write(report));
            }
        } finally { ctx.close(); linnworks.close(); quickBooks.close(); }
    }
}
