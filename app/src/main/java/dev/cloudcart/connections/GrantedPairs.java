package dev.cloudcart.connections;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.connections.ConnectionProblem.InstallationTrouble;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.PrivateFile;
import dev.cloudcart.database.PrivateLock;
import dev.cloudcart.database.UnderWay;

/// The tokens that QuickBooks granted and the database may not hold yet, sealed, in files of the home. The refresh
/// token before them may be dead, so they outlive a database that goes away and a program that is killed. Every
/// pair has a file of its own, so none overwrites another.
final class GrantedPairs {

    private static final Logger LOG = LoggerFactory.getLogger(GrantedPairs.class);
    private static final String COLUMN = "granted";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path folder;
    private final Path lock;

    /// What somebody is just connecting with.
    private final UnderWay underWay;

    private final Vault vault;

    /// @param home in which they are kept
    static GrantedPairs in(Path home, Vault vault) {
        return new GrantedPairs(folder(home), vault);
    }

    private static Path folder(Path home) {
        return home.resolve("granted");
    }

    /// Whether any are kept, be it with a key that is gone. Asks no key.
    static boolean areIn(Path home) throws IOException {
        return !all(folder(home), "").isEmpty();
    }

    GrantedPairs(Path folder, Vault vault) {
        this.folder = folder;
        this.lock = folder.resolveSibling(folder.getFileName() + ".lock");
        this.underWay = new UnderWay(folder.resolveSibling(folder.getFileName() + ".connecting"));
        this.vault = vault;
    }

    /// @param before what the database held when these were asked for
    /// @param connects whether they are to connect, rather than to go on with a connection
    record Pair(Path file, Before before, Tokens tokens, boolean connects) {}

    /// Tells one state of a connection's tokens from every other. The text form hides the token.
    record Before(String refresh, Instant refreshed) {

        /// Nothing was connected.
        static final Before NOTHING = new Before("", Instant.EPOCH);

        static Before of(Optional<Tokens> tokens) {
            return tokens.map(Before::of).orElse(NOTHING);
        }

        static Before of(Tokens tokens) {
            return new Before(tokens.refresh(), tokens.refreshed());
        }

        boolean is(Tokens tokens) {
            return equals(of(tokens));
        }

        @Override
        public String toString() {
            return "tokens of " + refreshed;
        }
    }

    /// What cannot be sealed must not be asked for.
    ///
    /// @throws ConnectionProblem.InstallationTrouble when there is no key that is fit
    void mustSeal(CompanyId company) {
        var _ = vault.seal("", company, ConnectionKind.QUICKBOOKS, COLUMN);
    }

    /// Durable when it returns.
    Pair keep(CompanyId company, Tokens before, Tokens granted) throws IOException {
        return keep(company, new Pair(file(company), Before.of(before), granted, false));
    }

    /// The same for tokens that connect, once somebody has looked whether they may: as long as this process is
    /// alive it is up to it what becomes of them.
    ///
    /// @param before what was connected until now
    Pair keepToConnect(CompanyId company, Optional<Tokens> before, Tokens granted) throws IOException {
        var pair = new Pair(file(company), Before.of(before), granted, true);
        underWay.begin(pair.file());
        try {
            return keep(company, pair);
        } catch (IOException | RuntimeException e) {
            underWay.end(pair.file());
            throw e;
        }
    }

    private Path file(CompanyId company) {
        return folder.resolve("%s.%s".formatted(company, UUID.randomUUID()));
    }

    private Pair keep(CompanyId company, Pair pair) throws IOException {
        PrivateLock.alone(lock, () -> write(company, pair.file(), JSON.writeValueAsString(Line.of(pair))));
        return pair;
    }

    private void write(CompanyId company, Path file, String line) throws IOException {
        var sealed = vault.seal(line, company, ConnectionKind.QUICKBOOKS, COLUMN);
        PrivateFile.write(file, Base64.getEncoder().encode(sealed));
    }

    /// Seals all that is kept with the newest key, also what somebody is just connecting with and may die of. Nobody
    /// keeps or drops anything meanwhile, so none is missed and none comes back.
    void sealAnew() throws IOException {
        PrivateLock.alone(lock, () -> {
            for (var file : all("")) {
                var company = company(file);
                if (company.isPresent()) {
                    sealAnew(company.get(), file);
                }
            }
        });
    }

    /// What was sealed with another master key is left for the day when that key comes back.
    ///
    /// @throws ConnectionProblem.InstallationTrouble when no key can be read just now, so that none is given up
    private void sealAnew(CompanyId company, Path file) throws IOException {
        var line = opened(company, Files.readAllBytes(file));
        if (line.isPresent()) {
            write(company, file, line.get());
        } else {
            LOG.warn("{} opens with no key that is there: it is left as it is", file);
        }
    }

    /// Empty where it is nothing of ours, or was sealed with another key.
    private Optional<String> opened(CompanyId company, byte[] sealed) {
        try {
            return vault.opened(Base64.getDecoder().decode(sealed), company, ConnectionKind.QUICKBOOKS, COLUMN);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private String open(CompanyId company, byte[] sealed) {
        return vault.open(Base64.getDecoder().decode(sealed), company, ConnectionKind.QUICKBOOKS, COLUMN);
    }

    /// The same without a file.
    Pair unkept(Tokens before, Tokens granted) {
        return new Pair(folder.resolve("none"), Before.of(before), granted, false);
    }

    /// What becomes of it is decided, or left to whoever finds it.
    void leave(Pair pair) {
        underWay.end(pair.file());
    }

    /// Oldest first, without those that somebody is just connecting with.
    List<Pair> of(CompanyId company) {
        return files(company + ".").stream()
                .map(file -> read(company, file))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(pair -> pair.tokens().refreshed()))
                .toList();
    }

    List<CompanyId> companies() {
        return files("").stream()
                .map(GrantedPairs::company)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /// Empty for a file that is not ours.
    private static Optional<CompanyId> company(Path file) {
        return Optional.of(file.getFileName().toString().replaceFirst("\\..*", ""))
                .filter(name -> name.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .map(CompanyId::new);
    }

    /// The database holds them, or newer ones.
    void drop(Pair pair) {
        try {
            PrivateLock.alone(lock, () -> Files.deleteIfExists(pair.file()));
            underWay.end(pair.file());
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted; it does no harm", pair.file(), e);
        }
    }

    private List<Path> files(String prefix) {
        try {
            return all(prefix);
        } catch (IOException e) {
            LOG.warn("{} cannot be looked through", folder, e);
            return List.of();
        }
    }

    private List<Path> all(String prefix) throws IOException {
        return all(folder, prefix);
    }

    private static List<Path> all(Path folder, String prefix) throws IOException {
        try (var all = Files.newDirectoryStream(folder, file -> isOurs(file, prefix))) {
            var files = new ArrayList<Path>();
            all.forEach(files::add);
            return files;
        } catch (NoSuchFileException | NotDirectoryException _) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static boolean isOurs(Path file, String prefix) {
        var name = file.getFileName().toString();
        return name.startsWith(prefix) && !name.endsWith(".new");
    }

    /// What was sealed with another master key is left for the day when that key comes back.
    private Optional<Pair> read(CompanyId company, Path file) {
        try {
            var line = JSON.readValue(open(company, Files.readAllBytes(file)), Line.class);
            return line.connecting() != null && underWay.is(file) ? Optional.empty() : Optional.of(line.pair(file));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException | InstallationTrouble | JacksonException _) {
            LOG.debug("{} cannot be read: it is left as it is", file);
            return Optional.empty();
        }
    }

    /// What is in a file.
    ///
    /// @param connecting the number of the process that is to connect with them, for people: in another container
    /// another one may have it; null for a renewal
    record Line(
            String before,
            Instant beforeRefreshed,
            String realm,
            String refresh,
            @Nullable String earlierRefresh,
            @Nullable String access,
            @Nullable Instant accessUntil,
            Instant refreshed,
            @Nullable Instant refreshUntil,
            @Nullable Instant hardUntil,
            @Nullable Long connecting) {

        static Line of(Pair pair) {
            var tokens = pair.tokens();
            var access = tokens.access();
            return new Line(
                    pair.before().refresh(),
                    pair.before().refreshed(),
                    tokens.realm(),
                    tokens.refresh(),
                    tokens.earlierRefresh(),
                    access == null ? null : access.token(),
                    access == null ? null : access.until(),
                    tokens.refreshed(),
                    tokens.refreshUntil(),
                    tokens.hardUntil(),
                    pair.connects() ? ProcessHandle.current().pid() : null);
        }

        Pair pair(Path file) {
            return new Pair(
                    file,
                    new Before(before, beforeRefreshed),
                    new Tokens(
                            realm,
                            refresh,
                            earlierRefresh,
                            false,
                            access == null || accessUntil == null ? null : new Tokens.Access(access, accessUntil),
                            refreshed,
                            refreshUntil,
                            hardUntil),
                    connecting != null);
        }

        @Override
        public String toString() {
            return "granted at " + refreshed;
        }
    }
}
