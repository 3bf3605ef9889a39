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
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.connections.ConnectionProblem.InstallationTrouble;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.PrivateFile;

/// The tokens that QuickBooks granted and the database may not hold yet, sealed, in files of the home. The refresh token before
/// them may be dead, so they outlive a database that goes away and a program that is killed. Every pair has a file of its own,
/// so none overwrites another.
final class GrantedPairs {

    private static final Logger LOG = LoggerFactory.getLogger(GrantedPairs.class);
    private static final String COLUMN = "granted";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path folder;
    private final Vault vault;

    GrantedPairs(Path folder, Vault vault) {
        this.folder = folder;
        this.vault = vault;
    }

    /// @param before what the database held when these were asked for
    record Pair(Path file, Before before, Tokens tokens) {}

    /// Tells one state of a connection's tokens from every other. The text form hides the token.
    record Before(String refresh, Instant refreshed) {

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
        var file = folder.resolve("%s.%s".formatted(company, UUID.randomUUID()));
        var pair = new Pair(file, Before.of(before), granted);
        var sealed = vault.seal(JSON.writeValueAsString(Line.of(pair)), company, ConnectionKind.QUICKBOOKS, COLUMN);
        PrivateFile.write(file, Base64.getEncoder().encode(sealed));
        return pair;
    }

    /// The same without a file.
    Pair unkept(Tokens before, Tokens granted) {
        return new Pair(folder.resolve("none"), Before.of(before), granted);
    }

    /// Oldest first.
    List<Pair> of(CompanyId company) {
        return files(company + ".").stream().map(file -> read(company, file)).flatMap(Optional::stream)
                .sorted(Comparator.comparing(pair -> pair.tokens().refreshed())).toList();
    }

    List<CompanyId> companies() {
        return files("").stream().map(file -> file.getFileName().toString().replaceFirst("\\..*", ""))
                .filter(name -> name.matches("\\d{1,18}")).distinct().map(Long::valueOf).map(CompanyId::new).toList();
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
            return Optional.of(line.pair(file));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException | InstallationTrouble | JacksonException _) {
            LOG.debug("{} cannot be read: it is left as it is", file);
            return Optional.empty();
        }
    }

    /// What is in a file.
    record Line(String before, Instant beforeRefreshed, String realm, String refresh, @Nullable String earlierRefresh,
            @Nullable String access, @Nullable Instant accessUntil, Instant refreshed, @Nullable Instant refreshUntil,
            @Nullable Instant hardUntil) {

        static Line of(Pair pair) {
            var tokens = pair.tokens();
            var access = tokens.access();
            return new Line(pair.before().refresh(), pair.before().refreshed(), tokens.realm(), tokens.refresh(), tokens
                    .earlierRefresh(), access == null ? null : access.token(), access == null ? null : access.until(),
                    tokens.refreshed(), tokens.refreshUntil(), tokens.hardUntil());
        }

        Pair pair(Path file) {
            return new Pair(file, new Before(before, beforeRefreshed), new Tokens(realm, refresh, earlierRefresh, false,
                    access == null || accessUntil == null ? null : new Tokens.Access(access, accessUntil), refreshed,
                    refreshUntil, hardUntil));
        }

        @Override
        public String toString() {
            return "granted at " + refreshed;
        }
    }
}
