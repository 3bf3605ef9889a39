package dev.cloudcart.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.cloudcart.Application;
import dev.cloudcart.access.Role;
import dev.cloudcart.demo.ThrowAwayHome;
import dev.cloudcart.people.LinkPurpose;
import dev.cloudcart.people.Links;
import dev.cloudcart.people.People;
import dev.cloudcart.people.Roles;
import dev.cloudcart.shell.session.Start;

/// `./cloudcart bench pages`: how long the server takes to make each page over a full journal.
@Command(
        name = "pages",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Fills a journal with 100,000 documents, 5,000 holds and 200 companies, and measures every page over it.")
final class Pages implements Callable<Integer> {

    private static final int GOAL_MILLIS = 200;
    private static final double NANOS_A_MILLI = 1e6;

    @Option(
            names = "--times",
            defaultValue = "200",
            paramLabel = "N",
            description = "How often each page is asked for (default ${DEFAULT-VALUE}).")
    private int times;

    /// Times of a page in milliseconds, the shortest first.
    private record Measured(String page, long[] nanos, int characters) {

        double at(double share) {
            return nanos[(int) Math.min(nanos.length - 1, Math.floor(nanos.length * share))] / NANOS_A_MILLI;
        }

        double most() {
            return nanos[nanos.length - 1] / NANOS_A_MILLI;
        }
    }

    @Override
    public Integer call() throws Exception {
        System.out.println(Machine.describe());
        try (var home = new ThrowAwayHome();
                var rooms = Application.start(new Start.Wish(
                        true,
                        false,
                        Map.of(
                                "cloudcart.home",
                                home.folder().toString(),
                                "server.port",
                                "0",
                                "logging.level.root",
                                "off")))) {
            var full = new FullJournal(rooms);
            System.err.println("Filling the journal …");
            full.fill();
            var port = rooms.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            var visitor = new Visitor(port);
            visitor.use(link(rooms.getBean(People.class), rooms.getBean(Links.class)));
            var measured = new ArrayList<Measured>();
            for (var page : full.pages()) {
                System.err.println("Measuring " + page + " …");
                measured.add(measure(visitor, page));
            }
            measured.sort(
                    Comparator.comparingDouble((Measured one) -> one.at(0.95)).reversed());
            System.out.println(table(measured));
            return measured.stream().allMatch(one -> one.at(0.95) < GOAL_MILLIS) ? 0 : 1;
        }
    }

    private static String link(People people, Links links) {
        if (people.invite("bench@example.com", "Bench", Roles.everywhere(Role.OWNER))
                instanceof People.Adding.Added(var person)) {
            return links.make(person, LinkPurpose.SIGN_IN);
        }
        throw new IllegalStateException("Nobody could be invited");
    }

    /// After a quarter as many that are not counted.
    private Measured measure(Visitor visitor, String page) throws IOException, InterruptedException {
        for (int i = 0; i < times / 4; i++) {
            visitor.look(page);
        }
        var nanos = new long[times];
        int characters = 0;
        for (int i = 0; i < times; i++) {
            long began = System.nanoTime();
            characters = visitor.look(page);
            nanos[i] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        return new Measured(page, nanos, characters);
    }

    private static String table(List<Measured> measured) {
        var text = new StringBuilder(
                String.format(Locale.ROOT, "%-60s %8s %8s %8s %8s%n", "page", "p50 ms", "p95 ms", "most", "KB"));
        measured.forEach(one -> text.append(String.format(
                Locale.ROOT,
                "%-60s %8.1f %8.1f %8.1f %8d%n",
                one.page(),
                one.at(0.5),
                one.at(0.95),
                one.most(),
                one.characters() / 1024)));
        return text.toString();
    }
}
