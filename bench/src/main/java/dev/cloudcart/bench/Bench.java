package dev.cloudcart.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./cloudcart bench`: measures and prints. See `docs/benchmarks.md` for what was measured when and where.
@Command(
        name = "bench",
        subcommands = {Answers.class, Pages.class},
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures the sync from a generated shop into simulated books, everything on this machine.",
        footer = "%nbench seeds [COUNT [FIRST]] tries merchants and buyers by their dice, %ncounted from FIRST.")
public final class Bench implements Callable<Integer> {

    private static final int LATENCY_MILLIS = 20;

    @Option(
            names = "--orders",
            split = ",",
            defaultValue = "10000,100000",
            paramLabel = "N,…",
            description = "Orders of the runs without limits; 0 leaves them out (default ${DEFAULT-VALUE}).")
    private List<Integer> orders = List.of();

    @Option(
            names = "--paced-orders",
            defaultValue = "7500",
            paramLabel = "N",
            description = "Orders of the run under the published limits, in real time; 0 leaves it out "
                    + "(default ${DEFAULT-VALUE}: over six minutes, four of them measured).")
    private int pacedOrders;

    @Option(
            names = "--books",
            defaultValue = "1000000",
            paramLabel = "N",
            description = "Documents to fill the simulated books with; 0 leaves it out (default ${DEFAULT-VALUE}).")
    private int books;

    @Option(
            names = "--books-heap",
            defaultValue = "1700m",
            paramLabel = "SIZE",
            description = "Heap of the simulators while their books are filled (default ${DEFAULT-VALUE}).")
    private String booksHeap = "";

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        var scenarios = new ArrayList<Scenario>();
        orders.stream()
                .filter(count -> count > 0)
                .forEach(count -> scenarios.add(new Scenario(
                        String.format(Locale.ROOT, "%,d orders, limits off, 20 ms", count),
                        count,
                        LATENCY_MILLIS,
                        false)));
        if (pacedOrders > 0) {
            scenarios.add(new Scenario(
                    String.format(Locale.ROOT, "%,d orders, published limits", pacedOrders),
                    pacedOrders,
                    LATENCY_MILLIS,
                    true));
        }
        System.out.println(Machine.describe());
        for (var scenario : scenarios) {
            System.err.println("Measuring " + scenario.name() + " …");
            System.out.println(new FiguresTable(scenario.measure()).text());
        }
        if (books > 0) {
            System.err.println("Filling the simulated books …");
            System.out.println(new Filling(books, booksHeap).measure().text());
        }
        return 0;
    }
}
