package dev.cloudcart.simulators.pages;

import java.util.Map;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import dev.cloudcart.simulators.wire.Answer;

/// Turns a view into a page by its compiled template, which escapes everything it shows.
public final class Pages {
    private static final String TEMPLATES = "dev.cloudcart.simulators";
    private static final TemplateEngine ENGINE =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), TEMPLATES);

    /// Everything comes from here, and nobody frames it. Where a form leads is left open: consent leads to any
    /// application.
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Type",
            "text/html;charset=UTF-8",
            "Cache-Control",
            "no-store",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "same-origin",
            "Content-Security-Policy",
            "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'");

    private Pages() {}

    /// @param template its path, such as `linnworks/pages/order.jte`
    /// @param view the template's one parameter
    public static Answer html(int status, String template, Object view) {
        var output = new StringOutput();
        ENGINE.render(template, view, output);
        var page = Answer.text(status, "text/html;charset=UTF-8", output.toString());
        return new Answer(page.status(), HEADERS, page.body());
    }

    public static Answer ok(String template, Object view) {
        return html(200, template, view);
    }

    /// A page that says one thing, such as that there is nothing at an address.
    public static Answer sentence(int status, Frame frame, String sentence) {
        return html(status, "pages/sentence.jte", new Said(frame, sentence));
    }

    record Said(Frame frame, String sentence) {}

    /// Where the browser goes after a form did what it says.
    public static Answer seeOther(String address) {
        return Answer.empty(303).with("Location", address);
    }
}
