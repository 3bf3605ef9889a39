package dev.cloudcart.web.system;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.audit.Entry;
import dev.cloudcart.audit.Wanted;
import dev.cloudcart.database.DatabaseState;
import dev.cloudcart.people.PagesAddress;
import dev.cloudcart.ports.Workings;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Who;

@Controller
final class SystemPage {

    private static final double KILO = 1024;
    private static final List<String> UNITS = List.of("bytes", "KiB", "MiB", "GiB", "TiB");

    private final DatabaseState database;
    private final Optional<Workings> workings;
    private final Audit audit;
    private final PagesAddress address;
    private final InstantSource clock;

    SystemPage(
            DatabaseState database,
            Optional<Workings> workings,
            Audit audit,
            PagesAddress address,
            InstantSource clock) {
        this.database = database;
        this.workings = workings;
        this.audit = audit;
        this.address = address;
        this.clock = clock;
    }

    /// @param java the version that it runs on
    /// @param size of the database, in words
    /// @param growth since when how much, in words; empty where that is not known yet
    /// @param backup the last one; empty where the audit knows none
    record View(
            String version,
            String java,
            String postgres,
            String size,
            String growth,
            List<DatabaseState.Program> programs,
            List<Workings.UnderWay> underWay,
            long waiting,
            Optional<Entry> backup,
            String health,
            String metrics) {}

    @GetMapping("/system")
    @LetsIn(Who.OWNER_OF_ALL)
    Shown system() {
        long bytes = database.bytes();
        var view = new View(
                Optional.ofNullable(SystemPage.class.getPackage().getImplementationVersion())
                        .orElse("a development build"),
                Runtime.version().toString(),
                database.version(),
                words(bytes),
                growth(bytes),
                database.programs(),
                workings.map(Workings::underWay).orElse(List.of()),
                workings.map(Workings::waiting).orElse(0L),
                lastBackup(),
                address.of("/actuator/health", null),
                address.of("/actuator/prometheus", null));
        return new Shown.Page("web/system/system.jte", Place.SYSTEM, "System", view);
    }

    private String growth(long bytes) {
        return database.sizeBefore()
                .map(before -> {
                    long more = bytes - before.bytes();
                    return "%s%s since %s".formatted(more < 0 ? "−" : "+", words(Math.abs(more)), before.day());
                })
                .orElse("");
    }

    private static String words(long bytes) {
        int unit = 0;
        double left = bytes;
        while (left >= KILO && unit < UNITS.size() - 1) {
            left /= KILO;
            unit++;
        }
        return (unit == 0 ? "%.0f %s" : "%.1f %s").formatted(left, UNITS.get(unit));
    }

    private Optional<Entry> lastBackup() {
        var backups = new Wanted(
                Optional.empty(),
                Optional.of(Act.BACKUP),
                Optional.empty(),
                Optional.empty(),
                Optional.of(clock.instant()),
                false,
                Long.MAX_VALUE);
        return audit.list(backups, 1).stream().filter(Entry::done).findFirst();
    }
}
