package dev.cloudcart.browser;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;

/// A person at a simulator's pages, or at those of the service. What is on a page is found by what it is called there.
final class Visitor implements AutoCloseable {

    final Page page;
    private final BrowserContext context;
    private final URI site;

    Visitor(Chromium chromium, URI site) {
        this(chromium, site, new NewContextOptions().setPermissions(List.of("clipboard-read", "clipboard-write")));
    }

    Visitor(Chromium chromium, URI site, NewContextOptions options) {
        this.site = site;
        context = chromium.visitor(options);
        page = context.newPage();
    }

    void open(String path) {
        page.navigate(site.resolve(path).toString());
    }

    void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
    }

    /// @param label what the field is called, or how that begins
    void fill(String label, String text) {
        field(label).fill(text);
    }

    void choose(String label, String option) {
        field(label).selectOption(new SelectOption().setLabel(option));
    }

    Locator field(String label) {
        return page.getByLabel(Pattern.compile("^\\s*" + label)).first();
    }

    void unfold(String summary) {
        page.locator("summary", new Page.LocatorOptions().setHasText(summary)).click();
    }

    /// The page of what was asked for leads to the page of its run by itself, and that one follows the run to its end.
    ///
    /// @return what then stands there
    String followTheRun() {
        page.waitForCondition(
                () -> heading().startsWith("Run ") && text().contains("Calls"),
                new Page.WaitForConditionOptions().setTimeout(60_000));
        return text();
    }

    /// What the server answers when it is asked for a page.
    Response look(String path) {
        return Objects.requireNonNull(page.navigate(site.resolve(path).toString()));
    }

    /// Sends a form that does not stand on the page, as somebody may who knows its address.
    void sends(String address) {
        page.evaluate("""
                address => {
                  const form = document.createElement('form');
                  form.method = 'post';
                  form.action = address;
                  const token = document.createElement('input');
                  token.name = '_csrf';
                  token.value = document.querySelector('meta[name=csrf]').content;
                  form.append(token);
                  document.body.append(form);
                  form.submit();
                }""", address);
        page.waitForURL("**" + address);
    }

    void unfoldAll() {
        page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)");
    }

    String heading() {
        return page.locator("h1").innerText();
    }

    /// The sentence above the page.
    String notice() {
        return page.locator(".notice").innerText();
    }

    String text() {
        return page.locator("main").innerText();
    }

    /// The part of the address after the site.
    String path() {
        return URI.create(page.url()).getPath();
    }

    @Override
    public void close() {
        context.close();
    }
}
