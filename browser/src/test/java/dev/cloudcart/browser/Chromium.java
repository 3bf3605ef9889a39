package dev.cloudcart.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;

/// The Chromium of this machine. Whoever starts it closes it.
final class Chromium implements AutoCloseable {

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /// Skips the tests where there is none.
    static Chromium start() {
        var program = find();
        assumeTrue(
                program.isPresent(),
                "No Chromium is installed, so the pages are not tried in a browser: install one (apt-get install chromium).");
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright.chromium().launch(new LaunchOptions().setExecutablePath(program.orElseThrow()));
        return new Chromium(playwright, browser);
    }

    private static Optional<Path> find() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(path.split(File.pathSeparator, -1)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    BrowserContext visitor(NewContextOptions options) {
        var visitor = browser.newContext(options);
        visitor.setDefaultTimeout(20_000);
        return visitor;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
