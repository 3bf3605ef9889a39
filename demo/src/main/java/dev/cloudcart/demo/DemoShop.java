package dev.cloudcart.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.shop.GeneratedShop;
import dev.cloudcart.shop.NextDay;
import dev.cloudcart.shop.ShopOptions;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// The shop that the demo syncs, once it is in the simulators.
///
/// @param firstDay no record is older
/// @param generated what was generated; null where the records of files are the shop, to which nothing more happens
record DemoShop(
        String sentence, LocalDate firstDay, @Nullable ShopOptions generated) {

    private static final int PIPE = 1 << 20;

    /// A source file that cannot be used. The message says which, why, and how to mend it.
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    static DemoShop generated(ShopOptions options, LinnworksSimulator linnworks) throws IOException {
        try (var in = new PipedInputStream(PIPE);
                var out = new PipedOutputStream(in)) {
            Thread.ofPlatform().name("generated shop").start(() -> write(options, out));
            linnworks.load(in);
        }
        return new DemoShop(
                String.format(
                        Locale.ROOT,
                        "A generated shop with %,d orders of %d days is in Linnworks.",
                        options.orders(),
                        options.days()),
                day(options.opening()),
                options);
    }

    /// Lets something happen to purchase orders that are under way.
    ///
    /// @return what, in a sentence; empty where nothing did
    Optional<String> nextDay(LinnworksSimulator linnworks, Instant at) throws IOException {
        if (generated == null) {
            return Optional.empty();
        }
        var lines = new ByteArrayOutputStream();
        var told = new GeneratedShop(generated).writeNextDay(lines, at);
        linnworks.load(new ByteArrayInputStream(lines.toByteArray()));
        return told.purchaseOrders() == 0 ? Optional.empty() : Optional.of(sentence(told));
    }

    private static String sentence(NextDay.Told told) {
        return "Then, in the shop: deliveries %d, purchase orders closed by hand %d, deliveries found a piece short %d."
                .formatted(told.deliveries(), told.closed(), told.corrected());
    }

    static DemoShop loaded(List<Path> files, LinnworksSimulator linnworks, QuickBooksSimulator quickBooks) {
        var oldest = Instant.now();
        for (var file : files) {
            oldest = earliest(oldest, load(file, linnworks, quickBooks));
        }
        return new DemoShop(
                "The records of %s are in Linnworks."
                        .formatted(String.join(
                                ", ",
                                files.stream()
                                        .map(file -> String.valueOf(file.getFileName()))
                                        .toList())),
                day(oldest),
                null);
    }

    private static Instant load(Path file, LinnworksSimulator linnworks, QuickBooksSimulator quickBooks) {
        if (!Files.isReadable(file)) {
            throw new Unreadable(
                    "There is no readable file %s: check its name and rights.".formatted(file),
                    new IOException("not readable"));
        }
        try {
            linnworks.load(file);
            quickBooks.load(file);
            return OldestRecord.in(file);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("The source file %s cannot be read: %s".formatted(file, e.getMessage()), e);
        } catch (IOException | RuntimeException e) {
            throw new Unreadable(
                    "The source file %s cannot be read: see whether it is whole, and what --debug shows."
                            .formatted(file),
                    e);
        }
    }

    private static void write(ShopOptions options, PipedOutputStream out) {
        try (out) {
            new GeneratedShop(options).write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /// A day early, so that no zone makes it too late.
    private static LocalDate day(Instant oldest) {
        return LocalDate.ofInstant(oldest, ZoneOffset.UTC).minusDays(1);
    }
}
