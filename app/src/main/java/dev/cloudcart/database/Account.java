package dev.cloudcart.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.sun.security.auth.module.UnixSystem;

/// Who runs the PostgreSQL programs. PostgreSQL refuses root; started by root we step down, as far as the system
/// lets us: to an ordinary user who writes to nothing but the data, or into a user namespace.
///
/// @param prefix words before each command
/// @param owner  the user id that must own the data
record Account(List<String> prefix, long owner) {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long ROOT = 0;
    /// By convention the user `nobody`.
    private static final long NOBODY = 65534;
    /// Capabilities (Linux, capabilities(7)).
    private static final String READS = "dac_read_search";
    private static final String READS_AND_WRITES = "dac_override";

    /// @throws DatabaseUnavailable when there is no account that PostgreSQL accepts
    static Account of(Home home, Programs programs) {
        return possible(home).stream()
                .filter(account -> account.works(home, programs))
                .findFirst()
                .orElseThrow(() -> new DatabaseUnavailable("""
                                PostgreSQL runs neither as root nor as a user without a name, and this system lets us use neither unshare nor \
                                setpriv: start Cloud Cart as an ordinary user, or set spring.datasource.url to a PostgreSQL 15 or newer."""));
    }

    List<String> command(String... words) {
        var all = new ArrayList<>(prefix);
        all.addAll(List.of(words));
        return all;
    }

    /// Gives a folder and all in it to this account.
    void own(Path folder) throws IOException {
        if (owner(folder) == owner) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (var file : (Iterable<Path>) all::iterator) {
                Files.setAttribute(file, "unix:uid", Math.toIntExact(owner), LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static List<Account> possible(Home home) {
        var user = new UnixSystem().getUid();
        if (user != ROOT) {
            return List.of(isNameless() ? inNamespace(user) : new Account(List.of(), user));
        }
        var owner = Files.exists(home.data()) ? owner(home.data()) : ROOT;
        return owner == ROOT
                ? List.of(ordinary(NOBODY, READS), inNamespace(ROOT), ordinary(NOBODY, READS_AND_WRITES))
                : List.of(ordinary(owner, READS), ordinary(owner, READS_AND_WRITES));
    }

    /// Containers may run under a user id that no one gave a name; initdb refuses those.
    private static boolean isNameless() {
        return System.getProperty("user.name").equals("?");
    }

    private static Account inNamespace(long user) {
        return new Account(List.of("unshare", "-U"), user);
    }

    /// The home is closed to all but its owner; hence the one capability to pass through it: the one that only
    /// reads where the system has it to give, as containers often do not. The kernel's access(2), by which
    /// PostgreSQL looks for its own programs, heeds it only under `no_setuid_fixup`. Nothing that is run can ever
    /// gain more.
    private static Account ordinary(long user, String capability) {
        return new Account(
                List.of(
                        "setpriv",
                        "--reuid=" + user,
                        "--regid=" + user,
                        "--clear-groups",
                        "--inh-caps=-all,+" + capability,
                        "--ambient-caps=-all,+" + capability,
                        "--bounding-set=-all,+" + capability,
                        "--securebits=+no_setuid_fixup",
                        "--no-new-privs"),
                user);
    }

    private boolean works(Home home, Programs programs) {
        try {
            return new Command(command(programs.postgres(), "--version"), home.folder(), LIMIT)
                    .run()
                    .well();
        } catch (IOException e) {
            throw Folders.trouble(home.folder(), e);
        }
    }

    private static long owner(Path file) {
        try {
            return (int) Files.getAttribute(file, "unix:uid");
        } catch (IOException e) {
            throw Folders.trouble(file, e);
        }
    }
}
