package dev.cloudcart.connections;

import java.io.IOException;
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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.connections.ConnectionProblem.InstallationTrouble;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.PrivateFile;

/// The tokens that QuickBooks granted and the database may not hold yet, sealed, in files of the home. The refresh
/// token before them may be dead, so they outlive a database that goes away and a program that is killed. Every
/// pair has a file of its own, so none overwrites another.
final class GrantedPairs {

    private static final Logger LOG = LoggerFactory.getLogger(GrantedPairs.class);
    private static final String COLUMN = "granted";
    private static final JsonMapper JSON = JsonMapper.shared();

    /// The files of this process that it is just connecting with.
    private final Set<Path> underWay = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final Vault vault;

    GrantedPairs(Path folder, Vault vault) {
        this.folder = folder;
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
        underWay.add(pair.file());
        return keep(company, pair);
    }

    private Path file(CompanyId company) {
        return folder.resolve("%s.%s".formatted(company, UUID.randomUUID()));
    }

    private Pair keep(CompanyId company, Pair pair) throws IOException {
        var sealed = vault.seal(JSON.writeValueAsString(Line.of(pair)), company, ConnectionKind.QUICKBOOKS, COLUMN);
        PrivateFile.write(pair.file(), Base64.getEncoder().encode(sealed));
        return pair;
    }

    /// The same without a file.
    Pair unkept(Tokens before, Tokens granted) {
        return new Pair(folder.resolve("none"), Before.of(before), granted, false);
    }

    /// What becomes of it is decided, or left to whoever finds it.
    void leave(Pair pair) {
        underWay.remove(pair.file());
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
                .map(file -> file.getFileName().toString().replaceFirst("\\..*", ""))
                .filter(name -> name.matches("\\d{1,18}"))
                .distinct()
                .map(Long::valueOf)
                .map(CompanyId::new)
                .toList();
    }

    /// The database holds them, or newer ones.
    void drop(Pair pair) {
        try {
            Files.deleteIfExists(pair.file());
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted; it does no harm", pair.file(), e);
        }
    }

    private List<Path> files(String prefix) {
        try (var all = Files.newDirectoryStream(folder, file -> isOurs(file, prefix))) {
            var files = new ArrayList<Path>();
            all.forEach(files::add);
            return files;
        } catch (NoSuchFileException | NotDirectoryException _) {
            return List.of();
        } catch (IOException e) {
            LOG.warn("{} cannot be looked through", folder, e);
            return List.of();
        }
    }

    private static boolean isOurs(Path file, String prefix) {
        var name = file.getFileName().toString();
        return name.startsWith(prefix) && !name.endsWith(".new");
    }

    /// What was sealed with another master key is left for the day when that key comes back.
    private Optional<Pair> read(CompanyId company, Path file) {
        try {
            var sealed = Base64.getDecoder().decode(Files.readAllBytes(file));
            var line = JSON.readValue(vault.open(sealed, company, ConnectionKind.QUICKBOOKS, COLUMN), Line.class);
            return isUnderWay(line, file) ? Optional.empty() : Optional.of(line.pair(file));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException | InstallationTrouble | JacksonException _) {
            LOG.debug("{} cannot be read: it is left as it is", file);
            return Optional.empty();
        }
    }

    /// Another process of our number is one that ended before this one began; one that began at another time has the
    /// number of one that ended.
    private boolean isUnderWay(Line line, Path file) {
        var process = line.connecting();
        if (process == null) {
            return false;
        }
        return process == ProcessHandle.current().pid()
                ? underWay.contains(file)
                : ProcessStart.of(process)
                        .filter(start -> line.connectingSince() == null || start.equals(line.connectingSince()))
                        .isPresent();
    }

    /// What is in a file.
    ///
    /// @param connecting the number of the process that is to connect with them; null for a renewal
    /// @param connectingSince when that process began; null where it was not kept yet
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
            @Nullable Long connecting,
            @Nullable String connectingSince) {

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
                    pair.connects() ? ProcessHandle.current().pid() : null,
                    pair.connects()
                            ? ProcessStart.of(ProcessHandle.current().pid()).orElse(null)
                            : null);
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
