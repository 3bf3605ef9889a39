package dev.cloudcart.simulators;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;
import dev.cloudcart.simulators.quickbooks.books.CompanyProfile;
import dev.cloudcart.simulators.wire.Limits;

/// Runs both simulators until it is stopped, and prints how to connect to them.
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs stand-ins for Linnworks and QuickBooks Online on this machine until stopped with Ctrl-C.")
public final class Simulate implements Callable<Integer> {

    private static final int WRONG_USE = 2;
    private static final int FAILED = 1;

    @Option(
            names = "--linnworks-port",
            paramLabel = "PORT",
            defaultValue = "7081",
            description = "Default: ${DEFAULT-VALUE}; 0 is any.")
    private int linnworksPort;

    @Option(
            names = "--quickbooks-port",
            paramLabel = "PORT",
            defaultValue = "7082",
            description = "Default: ${DEFAULT-VALUE}; 0 is any.")
    private int quickBooksPort;

    @Option(
            names = "--load",
            paramLabel = "FILE",
            description = "A source file, .ndjson or .ndjson.gz. May be given again.")
    private List<Path> files = List.of();

    @Option(
            names = "--limits",
            paramLabel = "published|off",
            defaultValue = "published",
            description = "Whether the published call limits are kept.")
    private String limits = "published";

    @Option(
            names = "--faults",
            paramLabel = "PROFILE",
            defaultValue = "none",
            description = "none, rough, harsh, or a list such as cut-after-commit:0.3,429:0.1.")
    private String faults = "none";

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Draws the faults and the exchange rates.")
    private long seed;

    @Option(
            names = "--latency",
            paramLabel = "TIME",
            defaultValue = "0ms",
            converter = Span.class,
            description = "Added to every answer, such as 20ms.")
    private Duration latency = Duration.ZERO;

    @Option(
            names = "--profile",
            paramLabel = "uk|us|ca|eu|us-states|ca-provinces|au",
            defaultValue = "uk",
            description = "The QuickBooks company.")
    private String profile = "uk";

    @Option(
            names = "--multicurrency",
            paramLabel = "on|off",
            defaultValue = "on",
            description = "Of the QuickBooks company.")
    private String multicurrency = "on";

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description =
                    "Holds everything from one start to the next: read at the start if it is there, written at the end. What it says goes before the options that set up a simulator.")
    private @Nullable Path state;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Span.class,
            description = "Stops by itself after that time, such as 30s or 10m.")
    private @Nullable Duration duration;

    private final PrintWriter out;

    private Simulate(PrintWriter out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(new PrintWriter(System.out, true, UTF_8), new PrintWriter(System.err, true, UTF_8), arguments));
    }

    /// Returns the exit status: 0 after its time, 2 for wrong use, 1 when a port is taken.
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new Simulate(out))
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((wrong, _) -> complain(err, sentence(wrong), WRONG_USE))
                .setExecutionExceptionHandler((failure, _, _) -> complain(err, failure))
                .execute(arguments);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (var linnworks = LinnworksSimulator.start(linnworks());
                var quickBooks = QuickBooksSimulator.start(quickBooks())) {
            var kept = state == null ? null : new StateFile(state, linnworks, quickBooks);
            boolean found = kept != null && kept.restore();
            var loaded = new TreeMap<String, Long>();
            for (var file : files) {
                load(file, linnworks, quickBooks, loaded);
            }
            if (kept == null) {
                serve(linnworks, quickBooks, loaded, found);
            } else {
                // who reads the addresses may stop the program at once: by then it saves
                kept.saveAfter(() -> serve(linnworks, quickBooks, loaded, found));
            }
        }
        return 0;
    }

    private void serve(
            LinnworksSimulator linnworks, QuickBooksSimulator quickBooks, Map<String, Long> loaded, boolean found)
            throws InterruptedException {
        new Address(linnworks, quickBooks).print(out);
        if (!files.isEmpty()) {
            out.println("Loaded: " + loaded);
        }
        if (found) {
            out.println("Restored: " + state);
        }
        await();
    }

    private LinnworksSimulator.Options linnworks() {
        return LinnworksSimulator.Options.usual()
                .onPort(linnworksPort)
                .limits(Limits.named(limits))
                .latency(latency)
                .faults(faults, seed);
    }

    private QuickBooksSimulator.Options quickBooks() {
        return QuickBooksSimulator.Options.usual()
                .onPort(quickBooksPort)
                .limits(Limits.named(limits))
                .latency(latency)
                .faults(faults, seed)
                .profile(CompanyProfile.named(profile))
                .multicurrency(isOn(multicurrency));
    }

    private static boolean isOn(String text) {
        return switch (text) {
            case "on" -> true;
            case "off" -> false;
            default ->
                throw new IllegalArgumentException("Multicurrency is \"on\" or \"off\", not \"%s\".".formatted(text));
        };
    }

    private static void load(
            Path file, LinnworksSimulator linnworks, QuickBooksSimulator quickBooks, Map<String, Long> loaded) {
        try {
            linnworks.load(file).forEach((kind, count) -> loaded.merge(kind, count, Long::sum));
            quickBooks.load(file).forEach((kind, count) -> loaded.merge(kind, count, Long::sum));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("The file %s does not exist.".formatted(file), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("The file %s cannot be read.".formatted(file), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The file %s cannot be loaded: %s".formatted(file, e.getMessage()), e);
        }
    }

    private void await() throws InterruptedException {
        var stopped = new CountDownLatch(1);
        if (duration == null) {
            stopped.await();
        } else {
            boolean _ = stopped.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private static int complain(PrintWriter err, Exception failure) {
        return switch (failure) {
            case IllegalArgumentException wrong -> complain(err, wrong.getMessage(), WRONG_USE);
            case UncheckedIOException taken ->
                complain(err, taken.getMessage() + ": something else uses it. Choose another port.", FAILED);
            case IOException _ ->
                complain(
                        err,
                        "The state cannot be written: let this program write there, and make room on the disk.",
                        FAILED);
            default -> {
                failure.printStackTrace(err);
                yield complain(err, "The simulators ended by something that nobody foresaw: see above.", FAILED);
            }
        };
    }

    /// The library tells of what it cannot convert with the names of a type and of an exception.
    private static String sentence(ParameterException wrong) {
        return String.valueOf(wrong.getMessage()).replaceFirst("(?s)cannot convert ('.*') to .*", "$1 is not one");
    }

    private static int complain(PrintWriter err, @Nullable String sentence, int status) {
        err.println(sentence);
        return status;
    }
}
