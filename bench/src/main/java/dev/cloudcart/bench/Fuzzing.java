package dev.cloudcart.bench;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// Garbles answers, one case after the other: case n is of the n-th call in turn, and of seed n, so that any case
/// can be played again.
final class Fuzzing {

    private static final Duration HANGS = Duration.ofMinutes(1);
    private static final int FOUND_MAX = 20;
    private static final int TRACE_MAX = 1_800;

    private final List<FuzzedCall> calls;
    private final List<String> found = new CopyOnWriteArrayList<>();

    Fuzzing(List<FuzzedCall> calls) {
        this.calls = List.copyOf(calls);
    }

    /// @return what went wrong, each with its case; the search ends after twenty
    List<String> run(long first, long cases, int threads) throws InterruptedException {
        var next = new AtomicLong(first);
        var workers = new ArrayList<Worker>();
        for (int i = 0; i < threads; i++) {
            workers.add(new Worker(next, first + cases));
        }
        workers.forEach(worker -> worker.thread.start());
        for (var worker : workers) {
            while (!worker.thread.join(Duration.ofSeconds(1)) && !worker.hangs()) {
                // it is at work
            }
            if (worker.hangs()) {
                found.add("%s hangs at %s".formatted(name(worker.number), List.of(worker.thread.getStackTrace())));
                return found;
            }
        }
        return found;
    }

    private final class Worker {

        private final Thread thread;
        private volatile long number;
        private volatile long since;

        Worker(AtomicLong next, long end) {
            thread = Thread.ofPlatform().daemon().unstarted(() -> work(next, end));
        }

        boolean hangs() {
            return thread.isAlive() && since != 0 && System.nanoTime() - since > HANGS.toNanos();
        }

        private void work(AtomicLong next, long end) {
            for (long at = next.getAndIncrement(); at < end && found.size() < FOUND_MAX; at = next.getAndIncrement()) {
                number = at;
                since = System.nanoTime();
                play(at);
            }
        }
    }

    private void play(long number) {
        try {
            call(number).read().accept(number);
        } catch (RuntimeException | Error escaped) {
            found.add(name(number) + ": " + trace(escaped));
        }
    }

    private FuzzedCall call(long number) {
        return calls.get((int) (number % calls.size()));
    }

    private String name(long number) {
        return "case %d (%s)".formatted(number, call(number).name());
    }

    private static String trace(Throwable escaped) {
        var text = new StringWriter();
        escaped.printStackTrace(new PrintWriter(text));
        return text.toString().substring(0, Math.min(text.toString().length(), TRACE_MAX));
    }
}
