package dev.cloudcart.bench;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.cloudcart.connections.TokenAnswers;
import dev.cloudcart.linnworks.LinnworksAnswers;
import dev.cloudcart.quickbooks.QuickBooksAnswers;

/// `./cloudcart bench answers`: garbles true answers of every call of both services, and lets the program's own
/// readers read them. Nothing may come of it but values.
@Command(
        name = "answers",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Reads garbled answers of every call of both services, and prints each case in which something other than a value came of it.")
final class Answers implements Callable<Integer> {

    @Option(
            names = "--cases",
            defaultValue = "1000000",
            paramLabel = "N",
            description = "How many (default ${DEFAULT-VALUE}).")
    private long cases;

    @Option(
            names = "--first",
            defaultValue = "0",
            paramLabel = "N",
            description = "The first one; with --cases 1 it is played again alone.")
    private long first;

    static List<FuzzedCall> calls() {
        return Stream.of(LinnworksAnswers.calls(), QuickBooksAnswers.calls(), TokenAnswers.calls())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Integer call() throws Exception {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        var calls = calls();
        System.out.println(Machine.describe());
        long started = System.nanoTime();
        var found = new Fuzzing(calls).run(first, cases, Runtime.getRuntime().availableProcessors());
        found.forEach(System.out::println);
        System.out.printf(
                Locale.ROOT,
                "%,d garbled answers of %d calls in %,.0f s: %d went wrong%n",
                cases,
                calls.size(),
                (System.nanoTime() - started) / 1e9,
                found.size());
        return found.isEmpty() ? 0 : 1;
    }
}
