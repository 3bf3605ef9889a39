package dev.cloudcart.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 over all that is in a folder: names, links and contents.
final class Digest {

    private Digest() {}

    static String of(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            var digest = MessageDigest.getInstance("SHA-256");
            all.filter(file -> !Files.isDirectory(file) || Files.isSymbolicLink(file))
                    .sorted()
                    .forEach(file -> add(folder, file, digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void add(Path folder, Path file, MessageDigest digest) {
        try {
            digest.update((folder.relativize(file) + "\0").getBytes(StandardCharsets.UTF_8));
            digest.update(
                    Files.isSymbolicLink(file)
                            ? Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8)
                            : Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
