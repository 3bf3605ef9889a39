package dev.cloudcart.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.access.Role;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;
import dev.cloudcart.people.Roles;
import dev.cloudcart.ports.RunQueue;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.settings.SettingsBook;
import dev.cloudcart.settings.SettingsReading;
import dev.cloudcart.settings.SettingsYaml;
import dev.cloudcart.shop.GeneratedShop;
import dev.cloudcart.shop.ShopOptions;

/// Makes the pictures of the documentation, with the shop of the demo: `-Dpictures=docs/pictures`, counted from the
/// folder of the project. Nothing in them is by chance but the time at which they are made.
@EnabledIfSystemProperty(named = "pictures", matches = ".+")
class PicturesTest {

    @RegisterExtension
    static final Premises PREMISES = new Premises();

    private static final int BYTES_MAX = 150_000;
    private static final Path FOLDER = Path.of("..").resolve(System.getProperty("pictures", "."));

    /// What is bought in another currency is owed on an account of it.
    private static final String CREDITORS = """
            {"kind":"account","value":{"Name":"Creditors EUR","AccountType":"Accounts Payable","CurrencyRef":{"value":"EUR"}}}
            {"kind":"account","value":{"Name":"Creditors USD","AccountType":"Accounts Payable","CurrencyRef":{"value":"USD"}}}
            """;

    private String base = "";

    @Test
    void makesThePictures() throws IOException {
        Files.createDirectories(FOLDER);
        var shop = ShopOptions.upTo(Instant.now())
                .withOrders(1_200)
                .withDays(30)
                .withProducts(200)
                .withPurchaseOrders(20);
        var records = new ByteArrayOutputStream();
        new GeneratedShop(shop).write(records);
        PREMISES.sells(records.toString(StandardCharsets.UTF_8));
        PREMISES.service().quickBooks.load(new ByteArrayInputStream(CREDITORS.getBytes(StandardCharsets.UTF_8)));
        var company = PREMISES.tradingWithTheFirstBooks("Mug Shop");
        base = "/companies/" + company.value();
        set(company, LocalDate.ofInstant(shop.opening(), ZoneOffset.UTC));
        sync(company);

        try (var anna = visitor(ColorScheme.LIGHT, 1280, 760);
                var ben = visitor(ColorScheme.DARK, 1280, 760);
                var telephone = visitor(ColorScheme.DARK, 390, 844)) {
            for (var service : new String[] {"linnworks", "quickbooks"}) {
                anna.open(base + "/connections");
                anna.page
                        .locator("form[action$='/%s/check'] button".formatted(service))
                        .click();
            }
            anna.open(base + "/dashboard");
            picture(anna, "dashboard");
            telephone.open(base + "/dashboard");
            picture(telephone, "dashboard-telephone");
            telephone.open(base + "/holds");
            picture(telephone, "holds-telephone");
            anna.open(base + "/connections");
            picture(anna, "connections");
            anna.open(base + "/configure");
            picture(anna, "configure");
            anna.open(base + "/holds");
            picture(anna, "holds");
            ben.open(base + "/proof");
            picture(ben, "proof-dark");
            ben.open(base + "/runs");
            ben.page.locator("td[data-label=Run] a").last().click();
            picture(ben, "run-dark");
        }
    }

    private static void set(CompanyId company, LocalDate firstDay) {
        var book = PREMISES.get(SettingsBook.class);
        var read =
                SettingsYaml.read("""
                schedule: {sync-every: 15 minutes}
                order-export: {start-date: %s}
                purchase-settings: {sync-purchases: true, unknown-supplier: Sundry suppliers}
                """.formatted(firstDay), book.current(company).settings());
        book.change(company, "anna@example.com", ((SettingsReading.Read) read).settings());
    }

    private static void sync(CompanyId company) {
        var queue = PREMISES.get(RunQueue.class);
        var ticket = queue.enqueue(new SyncRequest(
                company, Occasion.byHand(Purpose.SYNC).by("anna@example.com"), new SyncRequest.SinceLastTime()));
        await().atMost(Duration.ofMinutes(5))
                .until(() -> queue.find(ticket).orElseThrow().settled() != null);
    }

    private static Visitor visitor(ColorScheme colours, int width, int height) {
        var visitor = PREMISES.stranger(new NewContextOptions()
                .setLocale("en-GB")
                .setColorScheme(colours)
                .setViewportSize(width, height));
        visitor.page.navigate(
                PREMISES.service().link(PREMISES.person("Anna Bookkeeper", Roles.everywhere(Role.OWNER))));
        visitor.press("Come in");
        return visitor;
    }

    private static void picture(Visitor visitor, String name) throws IOException {
        var file = FOLDER.resolve(name + ".png");
        visitor.page.screenshot(new Page.ScreenshotOptions().setPath(file));
        assertThat(Files.size(file)).as(name).isLessThan(BYTES_MAX);
    }
}
