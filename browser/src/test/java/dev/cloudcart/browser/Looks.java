package dev.cloudcart.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/// Looks at a page as it stands, without loading it anew, by day at a desk and by night on a telephone, so that each
/// colour and each width is seen once: what axe finds, and whether one has to scroll to the side. With `-Dlooks=FOLDER`
/// each look is kept as a picture, with `-Dlooks.all=true` each colour is seen at each width.
final class Looks {

    private static final int DESK = 1280;
    private static final int TELEPHONE = 360;
    private static final int HEIGHT = 860;

    /// As much as a desk shows where everything is twice as large.
    private static final int ZOOMED = 640;

    private final List<String> wrong = new ArrayList<>();

    /// @param name of what stands there
    void at(Visitor visitor, String name) {
        look(visitor, name, ColorScheme.LIGHT, DESK);
        if (Boolean.getBoolean("looks.all")) {
            look(visitor, name, ColorScheme.DARK, DESK);
            look(visitor, name, ColorScheme.LIGHT, TELEPHONE);
        }
        look(visitor, name, ColorScheme.DARK, TELEPHONE);
        if (!visitor.page.evaluate("document.documentElement.scrollWidth").equals(TELEPHONE)) {
            wrong.add(name + ": is wider than a telephone");
        }
        set(visitor, ColorScheme.LIGHT, ZOOMED);
        if (!visitor.page.evaluate("document.documentElement.scrollWidth").equals(ZOOMED)) {
            wrong.add(name + ": one has to scroll to the side where everything is twice as large");
        }
        set(visitor, ColorScheme.LIGHT, DESK);
    }

    private void look(Visitor visitor, String name, ColorScheme colours, int width) {
        set(visitor, colours, width);
        new AxeBuilder(visitor.page)
                .setLegacyMode(true)
                .analyze()
                .getViolations()
                .forEach(rule -> rule.getNodes()
                        .forEach(node -> wrong.add("%s, %s, %d: %s at %s"
                                .formatted(name, colours, width, rule.getHelp(), node.getTarget()))));
        Optional.ofNullable(System.getProperty("looks")).ifPresent(folder -> {
            var file = "%s-%s-%d.png"
                    .formatted(name.replace(' ', '-'), colours.name().toLowerCase(Locale.ROOT), width);
            visitor.page.screenshot(
                    new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, file)));
        });
    }

    private static void set(Visitor visitor, ColorScheme colours, int width) {
        visitor.page.setViewportSize(width, HEIGHT);
        visitor.page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(colours).setReducedMotion(ReducedMotion.REDUCE));
    }

    List<String> wrong() {
        return wrong;
    }
}
