package dev.cloudcart.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.cloudcart.Application;
import dev.cloudcart.shell.Shell;
import dev.cloudcart.shell.session.OutOfMemory;
import dev.cloudcart.shell.session.Start;
import dev.cloudcart.shop.ShopOptions;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;
import dev.cloudcart.simulators.wire.Limits;

/// `./cloudcart demo`.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Syncs a shop into simulated books, in a throw-away installation, and serves it until Ctrl-C.")
public final class Demo implements Callable<Integer> {

    private static final String COMPANY = "Demo";
    private static final String PERSON = "anna@example.com";

    /// What is bought in another currency is owed on an account of it.
    static final String CREDITORS = """
            {"kind":"account","value":{"Name":"Creditors EUR","AccountType":"Accounts Payable","CurrencyRef":{"value":"EUR"}}}
            {"kind":"account","value":{"Name":"Creditors USD","AccountType":"Accounts Payable","CurrencyRef":{"value":"USD"}}}
            """;

    @Option(names = "--once", description = "Stop after the first sync.")
    private boolean once;

    @Option(
            names = "--format",
            paramLabel = "table|json",
            defaultValue = "table",
            description = "How to show the report.")
    private String format = "table";

    @Option(
            names = "--load",
            paramLabel = "FILE",
            description = "Take the records of this source file instead of the generated shop; repeatable.")
    private List<Path> files = List.of();

    @Option(
            names = "--orders",
            paramLabel = "N",
            defaultValue = "3000",
            description = "How many orders the generated shop has (default ${DEFAULT-VALUE}).")
    private int orders;

    @Option(names = "--port", paramLabel = "PORT", description = "Where to serve.")
    private @Nullable Integer port;

    @Option(names = "--debug", description = "Show the whole log, and stack traces.")
    private boolean debug;

    public static void main(String[] args) {
        OutOfMemory.endsTheProgram();
        var line = new CommandLine(new Demo());
        line.setParameterExceptionHandler((wrong, _) -> {
            System.err.println(Shell.sentence(wrong) + ". See: cloudcart demo --help");
            return 2;
        });
        line.setExecutionExceptionHandler((trouble, _, _) -> told(trouble, line.getCommand()));
        System.exit(line.execute(args));
    }

    @Override
    public Integer call() throws IOException {
        var options = LinnworksSimulator.Options.usual().limits(Limits.OFF);
        try (var linnworks = LinnworksSimulator.start(options);
                var quickBooks = QuickBooksSimulator.start(
                        QuickBooksSimulator.Options.usual().limits(Limits.OFF));
                var home = new ThrowAwayHome()) {
            var shop = files.isEmpty()
                    ? DemoShop.generated(shopOptions(), linnworks)
                    : DemoShop.loaded(files, linnworks, quickBooks);
            quickBooks.load(new ByteArrayInputStream(CREDITORS.getBytes(StandardCharsets.UTF_8)));
            System.err.println(shop.sentence());
            var shell = Shell.ofProcess(start(new Addresses(linnworks, quickBooks, home.folder())));
            int status = shell.runEach(setUp(home.settings("""
                            order-export: {start-date: %s}
                            purchase-settings: {sync-purchases: true, unknown-supplier: Sundry suppliers}""".formatted(shop.firstDay()))));
            if (once || (status != 0 && status != 3)) {
                return status;
            }
            var next = shop.nextDay(linnworks, Instant.now());
            if (next.isPresent()) {
                System.err.println("\n" + next.get());
                status = shell.runEach(List.of(sync()));
                if (status != 0 && status != 3) {
                    return status;
                }
            }
            System.err.println(whereToLook(linnworks, quickBooks));
            return shell.runEach(List.of(
                    words("user add", List.of(PERSON, "--name", "Anna Bookkeeper", "--role", "owner", "--no-link")),
                    words("user link", withPort(PERSON)),
                    words("serve", withPort())));
        }
    }

    private static String whereToLook(LinnworksSimulator linnworks, QuickBooksSimulator quickBooks) {
        return """

                Look in a browser, as long as this runs:
                  the shop, with its orders to change     %s
                  the books, with what was posted         %s""".formatted(linnworks.uri(), quickBooks.uri().resolve("/companies/" + QuickBooksSimulator.REALM));
    }

    private ShopOptions shopOptions() {
        return ShopOptions.upTo(Instant.now()).withOrders(orders);
    }

    private static Start start(Addresses addresses) {
        return wish -> Application.start(addresses.added(wish));
    }

    /// What a user would type.
    private List<List<String>> setUp(Path settings) {
        return List.of(
                words("company add", List.of(COMPANY, "--currency", "GBP", "--time-zone", "Europe/London")),
                words(
                        "connect linnworks",
                        List.of("--company", COMPANY, "--token", LinnworksSimulator.INSTALLATION_TOKEN.toString())),
                words(
                        "connect quickbooks",
                        List.of(
                                "--company",
                                COMPANY,
                                "--realm",
                                QuickBooksSimulator.REALM,
                                "--refresh-token",
                                QuickBooksSimulator.REFRESH_TOKEN)),
                words("settings import", List.of("--company", COMPANY, settings.toString())),
                sync());
    }

    private List<String> sync() {
        return words("sync", List.of("--company", COMPANY, "--format", format));
    }

    private List<String> words(String command, List<String> options) {
        var words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(options);
        if (debug) {
            words.add("--debug");
        }
        return words;
    }

    private List<String> withPort(String... words) {
        var all = new ArrayList<>(List.of(words));
        if (port != null) {
            all.addAll(List.of("--port", port.toString()));
        }
        return all;
    }

    private static int told(Exception trouble, Demo demo) {
        if (demo.debug) {
            trouble.printStackTrace();
        }
        if (trouble instanceof DemoShop.Unreadable unreadable) {
            System.err.println(unreadable.getMessage());
            return 2;
        }
        System.err.println("The demo ended by something that nobody foresaw: --debug shows its trace.");
        return 1;
    }
}
