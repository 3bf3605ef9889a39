package dev.cloudcart.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/// Fills the simulated books: batches of thirty sales receipts over HTTP, as fast as they are taken.
///
/// @param heap what the simulators' process may use, as `-Xmx` has it
record Filling(int documents, String heap) {

    private static final int CALLERS = 2;
    /// A fresh JVM compiles during the first ones; they count for memory, not for time.
    private static final int WARM_UP = 60_000;
    private static final long MICROS = 1_000;

    /// @param cpu of the simulators' process for the documents after the warm-up, network and JSON included
    /// @param wall of the same stretch
    record Figures(
            Filling filling,
            Duration cpu,
            Duration wall,
            int measured,
            long peakMegabytes,
            String objects,
            Keeping keeping) {

        String text() {
            var text = new StringJoiner(
                    "\n",
                    "\n%s receipts into the simulated books, heap %s\n"
                            .formatted(String.format(Locale.ROOT, "%,d", filling.documents), filling.heap),
                    "");
            row(text, "held at the end", objects);
            row(text, "CPU for one create", cpu.toNanos() / MICROS / measured + " µs, of a batch of thirty over HTTP");
            row(
                    text,
                    "wall",
                    String.format(
                            Locale.ROOT,
                            "%d s, %,d documents a second",
                            wall.toSeconds(),
                            measured * 1000L / Math.max(1, wall.toMillis())));
            row(text, "peak memory", peakMegabytes + " MB resident");
            row(text, "look at the trial balance", keeping.looked().toMillis() + " ms");
            row(text, "state saved", "%d s, %d MB".formatted(keeping.saved().toSeconds(), keeping.megabytes()));
            row(
                    text,
                    "state loaded",
                    "%d s, %s receipts".formatted(keeping.loaded().toSeconds(), keeping.objects()));
            return text.toString();
        }

        private static void row(StringJoiner text, String label, String value) {
            text.add(String.format(Locale.ROOT, "  %-28s %s", label, value));
        }
    }

    Figures measure() throws IOException, InterruptedException, ExecutionException {
        try (var services = RunningServices.start(new RunningServices.Wanted(1, 0, false, heap));
                var till = Till.open(services.quickBooks())) {
            int first = Math.min(WARM_UP, documents / 2);
            post(till, 0, first);
            long pid = services.handle().pid();
            var before = Usage.of(pid).cpu();
            long started = System.nanoTime();
            post(till, first, documents);
            var wall = Duration.ofNanos(System.nanoTime() - started);
            var after = Usage.of(pid);
            var objects = services.quickBooksState().at("/objects/SalesReceipt").asString();
            return new Figures(
                    this,
                    after.cpu().minus(before),
                    wall,
                    documents - first,
                    after.peakMegabytes(),
                    objects,
                    Keeping.of(services, heap));
        }
    }

    private static void post(Till till, int from, int to) throws InterruptedException, ExecutionException {
        int batches = (to - from) / Till.BATCH;
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            var callers = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> (Callable<@Nullable Void>) () -> {
                        for (int batch = caller; batch < batches; batch += CALLERS) {
                            till.sell(from + batch * Till.BATCH);
                        }
                        return null;
                    })
                    .toList();
            for (Future<?> done : threads.invokeAll(callers)) {
                done.get();
            }
        }
    }
}
