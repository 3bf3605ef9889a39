package dev.cloudcart.bench;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

import dev.cloudcart.shop.GeneratedShop;
import dev.cloudcart.shop.ShopOptions;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;
import dev.cloudcart.simulators.wire.Limits;

/// A process of its own with both simulators and a generated shop. Prints its addresses when it is ready and ends
/// with its standard input, so it never outlives the benchmark.
final class Services {
    private Services() {}

    private static final int PIPE = 1 << 20;

    /// Arguments: orders, latency in milliseconds, `published` or `off`, the shop's seed, its newest instant.
    public static void main(String[] args) throws IOException {
        var limits = args[2].equals("published") ? Limits.PUBLISHED : Limits.OFF;
        var latency = Duration.ofMillis(Long.parseLong(args[1]));
        var shop = ShopOptions.upTo(Instant.parse(args[4]))
                .withOrders(Integer.parseInt(args[0]))
                .withSeed(Long.parseLong(args[3]))
                .withRefunds(false)
                .withPurchaseOrders(0);
        try (var linnworks = LinnworksSimulator.start(
                        LinnworksSimulator.Options.usual().limits(limits).latency(latency));
                var quickBooks = QuickBooksSimulator.start(
                        QuickBooksSimulator.Options.usual().limits(limits).latency(latency))) {
            load(shop, linnworks);
            System.out.println(String.join(
                    " ",
                    linnworks.uri().toString(),
                    quickBooks.uri().toString(),
                    shop.opening().toString()));
            while (System.in.read() != -1) {
                // until whoever started us is gone
            }
        }
    }

    private static void load(ShopOptions options, LinnworksSimulator linnworks) throws IOException {
        try (var in = new PipedInputStream(PIPE);
                var out = new PipedOutputStream(in)) {
            Thread.ofPlatform().start(() -> write(options, out));
            linnworks.load(in);
        }
    }

    private static void write(ShopOptions options, PipedOutputStream out) {
        try (out) {
            new GeneratedShop(options).write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
