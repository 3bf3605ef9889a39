package dev.cloudcart.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Homes whose PostgreSQL programs are unpacked once for all. CrashTest and DemoTest show that a home gets them by
/// itself.
final class TestHome {

    private static final Path PROGRAMS = Path.of("target", "test-programs").toAbsolutePath();

    private TestHome() {}

    static ThrowAwayHome make() throws IOException {
        var home = new ThrowAwayHome();
        Files.createSymbolicLink(home.folder().resolve("pg"), Files.createDirectories(PROGRAMS));
        return home;
    }
}
