package dev.cloudcart.demo;

import static dev.cloudcart.demo.Installation.sync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Orders as real shops send them, which went wrong once, from end to end: each with the figure that is right. Their
/// files lie beside some copies of the project only; orders of the same kinds are in [OnceWentWrongTest], everywhere.
class FaultInputsTest {

    private static final Path FAULTS = Path.of("..", "..", "shared", "faults");

    @Test
    void anUnknownCountryInPoundsAtTwentyPercentIsDomestic() throws Exception {
        try (var shop = loaded(Installation.british(), "01-country-unknown")) {
            var said = shop.setUp(Installation.settings(settings("01-country-unknown")), sync());

            assertThat(said.status()).as(said.err()).isZero();
            assertThat(shop.books()).isEqualTo("""
                    1 Direct GBP 12.00 GBP, tax 2.00
                      MUG-1 x 1 10.00 20.0% S
                    2 eBay GBP 12.00 GBP, tax 2.00
                      MUG-1 x 1 10.00 20.0% S
                    3 Amazon GBP 12.00 GBP, tax 2.00
                      MUG-1 x 1 10.00 20.0% S
                    """);
        }
    }

    @Test
    void anotherCountrysCodeIsNeverTaken() throws Exception {
        try (var shop = loaded(Installation.british(), "02-oss-other-country")) {
            var said = shop.setUp(Installation.settings(settings("02-oss-other-country")), sync());

            assertThat(said.status()).as(said.err()).isEqualTo(3);
            assertThat(shop.books()).isEqualTo("""
                    15 Amazon EUR 121.00 EUR, tax 21.00
                      MUG-1 x 1 100.00 21.0% CZ OSS
                    16 Amazon EUR 119.00 EUR, tax 19.00
                      MUG-1 x 1 100.00 19.0% DE OSS
                    """);
            assertThat(said.held().keySet()).containsExactly("10", "11", "12", "13", "14");
            assertThat(said.held().get("10")).contains("no code for Portugal at 23 %");
            assertThat(said.held().get("11")).contains("no code for Finland at 25.5 %");
        }
    }

    @Test
    void penniesThatMakeOddRatesAreStandardRated() throws Exception {
        try (var shop = loaded(Installation.british(), "03-pennies-make-odd-rates")) {
            var said = shop.setUp(Installation.settings(settings("03-pennies-make-odd-rates")), sync());

            assertThat(said.status()).as(said.err()).isZero();
            assertThat(shop.books()).isEqualTo("""
                    20 Amazon GBP 0.99 GBP, tax 0.17
                      PIN-1 x 1 0.82 20.0% S
                    21 Amazon GBP 0.99 GBP, tax 0.16
                      PIN-1 x 1 0.83 20.0% S
                    22 Amazon GBP 15.98 GBP, tax 2.67
                      PIN-1 x 1 0.82 20.0% S
                      MUG-1 x 1 10.00 20.0% S
                      Shipping x 1 2.49 20.0% S
                    23 Amazon GBP 0.05 GBP, tax 0.01
                      STICKER x 1 0.04 20.0% S
                    """);
        }
    }

    @Test
    void aStateWithoutACodeIsHeldOrGoesUnderTheOneThatTheSettingsName() throws Exception {
        try (var shop = loaded(Installation.american(), "05-states")) {
            var said = shop.setUp(Installation.settings(settings("05-states")), sync());

            assertThat(said.status()).as(said.err()).isEqualTo(3);
            assertThat(said.held().get("40")).contains("no code for TX, United States at 8.25 %");
            assertThat(said.held().get("41")).contains("no code for IL, United States at 8.5 %");
            assertThat(shop.books()).isEqualTo("""
                    42 Amazon USD 108.00 USD, tax 8.00 California
                      MUG-1 x 1 100.00 TAX
                    43 Amazon USD 0.32 USD, tax 0.02 California
                      MUG-1 x 1 0.30 TAX
                    """);

            var mended = shop.run(shop.settings("tax: {united-states-code: California}"), sync());

            assertThat(mended.status()).as(mended.err()).isZero();
            assertThat(shop.books())
                    .contains("40 Amazon USD 108.25 USD, tax 8.25 California\n")
                    .contains("41 Amazon USD 108.50 USD, tax 8.50 California\n");
        }
    }

    @Test
    void theLastOfAThousandTaxCodesIsFound() throws Exception {
        try (var shop = loaded(Installation.american(), "06-thousand-tax-codes")) {
            var said = shop.setUp(Installation.settings(settings("06-thousand-tax-codes")), sync());

            assertThat(said.status()).as(said.err()).isZero();
            assertThat(shop.books()).startsWith("50 Amazon USD 112.35 USD, tax 12.35 Texas Austin\n");
        }
    }

    @Test
    void anOrdersOwnTaxIsItsTax() throws Exception {
        try (var shop = loaded(Installation.british(), "10-order-discount")) {
            var said = shop.setUp(Installation.settings(settings("10-order-discount")), sync());

            assertThat(said.status()).as(said.err()).isEqualTo(3);
            assertThat(shop.books()).isEqualTo("""
                    90 Shopify GBP 15.00 GBP, tax 2.50
                      MUG-1 x 1 16.67 20.0% S
                      Discount x 1 -4.17 20.0% S
                    91 Shopify GBP 90.00 GBP, tax 9.00
                      MUG-1 x 1 50.00 20.0% S
                      BOOK-1 x 1 40.00 0.0% Z
                      Discount x 1 -5.00 20.0% S
                      Discount x 1 -4.00 0.0% Z
                    92 Shopify GBP 96.00 GBP, tax 16.00
                      MUG-1 x 1 100.00 20.0% S
                      Discount x 1 -20.00 20.0% S
                    93 Shopify GBP 30.00 GBP, tax 5.00
                      MUG-1 x 1 100.00 20.0% S
                      Discount x 1 -75.00 20.0% S
                    """);
            assertThat(said.held()).containsOnlyKeys("94");
            assertThat(said.held().get("94")).contains("0.00 GBP").contains("2.00 GBP");
        }
    }

    @Test
    void foreignLettersBecomeReadableNamesThatStayApart() throws Exception {
        try (var shop = loaded(Installation.american(), "07-letters-become-question-marks")) {
            var said = shop.setUp(Installation.settings(settings("07-letters-become-question-marks")), sync(), sync());

            assertThat(said.status()).as(said.err()).isZero();
            var books = new BookReader(shop.quickBooks());
            assertThat(books.names("Customer").values())
                    .hasSize(2)
                    .allMatch(name -> name.contains("USD"))
                    .noneMatch(name -> name.contains("?"));
            assertThat(books.names("Item").values().stream().filter(name -> name.contains("Bei")))
                    .hasSize(2)
                    .noneMatch(name -> name.contains("?"));
        }
    }

    @Test
    void aReceiptThatWasDeletedInQuickBooksIsToldOrPostedAgain() throws Exception {
        try (var shop = loaded(Installation.british(), "08-deleted-in-quickbooks")) {
            shop.setUp(Installation.settings(settings("08-deleted-in-quickbooks")), sync());
            var books = new BookReader(shop.quickBooks());
            var receipt = books.documents().getFirst();
            books.post(
                    "salesreceipt?operation=delete",
                    "{\"Id\":\"%s\",\"SyncToken\":\"%s\"}"
                            .formatted(
                                    receipt.path("Id").asString(),
                                    receipt.path("SyncToken").asString()));

            var told = shop.run(sync("--numbers", "70"));
            var days = shop.run(sync("--from", "2026-10-05", "--to", "2026-10-05"));
            var again = shop.run(
                    shop.settings("order-export: {deleted-in-quickbooks: post again}"), sync("--numbers", "70"));

            assertThat(told.status()).as(told.err()).isEqualTo(3);
            assertThat(told.held().get("70")).isEqualTo("The sales receipt 70 of order 70 was deleted in QuickBooks");
            assertThat(days.held()).containsOnlyKeys("70");
            assertThat(again.status()).as(again.err()).isZero();
            assertThat(shop.books()).isEqualTo("""
                    70 Amazon GBP 12.00 GBP, tax 2.00
                      MUG-1 x 1 10.00 20.0% S
                    """);
        }
    }

    @Test
    void ordersOfOneReferenceAreAllPosted() throws Exception {
        try (var shop = loaded(Installation.british(), "09-split-orders")) {
            var said = shop.setUp(Installation.settings(settings("09-split-orders")), sync());

            assertThat(said.status()).as(said.err()).isZero();
            assertThat(new BookReader(shop.quickBooks()).documents())
                    .extracting(document -> document.path("DocNumber").asString())
                    .containsExactlyInAnyOrder("12-34567-89012", "81", "82", "83", "84");
        }
    }

    @Test
    void aStartDateThatIsMovedBackBringsTheDaysItAdds() throws Exception {
        try (var shop = loaded(Installation.british(), "11-start-date-moved-back")) {
            var first = shop.setUp(sync());
            var then = shop.run(Installation.settings(settings("11-start-date-moved-back")), sync());

            assertThat(first.json().at("/documents/posted").asInt()).isZero();
            assertThat(then.status()).as(then.err()).isZero();
            assertThat(then.json().at("/documents/posted").asInt()).isEqualTo(3);
        }
    }

    @Test
    void aMistypedNumberIsAnErrorAndAReferenceIsFound() throws Exception {
        try (var shop = loaded(Installation.british(), "12-mistyped-number")) {
            shop.setUp(Installation.settings(settings("12-mistyped-number")));

            var mistyped = shop.run(sync("--numbers", "11O"));
            var spaced = shop.run(sync("--numbers", "110 111"));
            var reference = shop.run(sync("--numbers", "#1001"));
            var after = shop.run(List.of("holds", "--company", Installation.COMPANY));

            assertThat(mistyped.status()).isEqualTo(2);
            assertThat(mistyped.err()).contains("11O");
            assertThat(spaced.status()).isEqualTo(2);
            assertThat(spaced.err()).contains("110 111");
            assertThat(reference.status()).as(reference.err()).isZero();
            assertThat(reference.json().at("/documents/posted").asInt()).isOne();
            assertThat(after.out()).contains("Nothing is held");
        }
    }

    @Test
    void aNameThatTwoItemsHaveIsHeldAndAFullNameIsFound() throws Exception {
        try (var shop = loaded(Installation.british(), "14-two-hammers")) {
            hammer(shop, "Tools");
            hammer(shop, "Toys");
            var items = new BookReader(shop.quickBooks()).all("Item").size();

            var said = shop.setUp(Installation.settings(settings("14-two-hammers")), sync());

            assertThat(said.status()).as(said.err()).isEqualTo(3);
            assertThat(said.held()).containsOnlyKeys("130");
            assertThat(said.held().get("130")).contains("Tools:Hammer").contains("Toys:Hammer");
            assertThat(shop.books()).isEqualTo("""
                    131 Amazon GBP 12.00 GBP, tax 2.00
                      Toys:Hammer x 1 10.00 20.0% S
                    """);
            assertThat(new BookReader(shop.quickBooks()).all("Item")).hasSize(items);
        }
    }

    private static void hammer(Installation shop, String category) throws Exception {
        var books = new BookReader(shop.quickBooks());
        var parent = books.post("item", "{\"Name\":\"%s\",\"Type\":\"Category\"}".formatted(category))
                .at("/Item/Id")
                .asString();
        var accounts = books.all("Account");
        books.post("item", """
                {"Name":"Hammer","Type":"NonInventory","SubItem":true,"ParentRef":{"value":"%s"},\
                "IncomeAccountRef":{"value":"%s"},"ExpenseAccountRef":{"value":"%s"}}""".formatted(parent, account(accounts, "Income"), account(accounts, "Cost of Goods Sold")));
    }

    private static String account(List<JsonNode> accounts, String type) {
        return accounts.stream()
                .filter(account -> account.path("AccountType").asString().equals(type))
                .findFirst()
                .orElseThrow()
                .path("Id")
                .asString();
    }

    @Test
    void aLineWithoutASkuIsToldByItsTitleOrGoesOnTheNamedItem() throws Exception {
        try (var shop = loaded(Installation.british(), "15-no-sku")) {
            var said = shop.setUp(Installation.settings(settings("15-no-sku")), sync());
            var mended = shop.run(shop.settings("products: {no-sku-item: Sundries}"), sync());

            assertThat(said.status()).as(said.err()).isEqualTo(3);
            assertThat(said.held()).containsOnlyKeys("140", "141");
            assertThat(said.held().get("140")).contains("has no SKU").contains("Handmade personalised ceramic mug");
            assertThat(mended.status()).as(mended.err()).isZero();
            assertThat(shop.books()).contains("140 Etsy GBP 12.00 GBP, tax 2.00\n  Sundries x 1 10.00 20.0% S\n");
        }
    }

    @Test
    void aThirdDecimalIsHeldOrRoundedByRule() throws Exception {
        try (var shop = loaded(Installation.british(), "16-three-decimals")) {
            var said = shop.setUp(Installation.settings(settings("16-three-decimals")), sync());
            var mended = shop.run(shop.settings("rounding: {tolerance: 0.005}"), sync());

            assertThat(said.status()).as(said.err()).isEqualTo(3);
            assertThat(said.held().get("150")).contains("10.125 KWD would become 10.13");
            assertThat(mended.status()).as(mended.err()).isZero();
            assertThat(shop.books())
                    .contains("150 Amazon KWD 10.13 KWD, tax 0.00\n")
                    .contains("151 Amazon IDR 150000.00 IDR, tax 0.00\n");
            assertThat(mended.json().at("/proof/0/difference").asString()).isEqualTo("-0.005");
        }
    }

    @Test
    void aNamedCodeThatIsGoneIsToldByItsName() throws Exception {
        try (var shop = loaded(Installation.british(), "17-named-code-is-gone")) {
            var said = shop.setUp(Installation.settings(settings("17-named-code-is-gone")), sync());
            var mended = shop.run(shop.settings("tax: {codes: []}"), sync());

            assertThat(said.status()).as(said.err()).isEqualTo(3);
            assertThat(said.err()).contains("5 Reduced is named in your settings, but QuickBooks has no such tax code");
            assertThat(said.held().get("160"))
                    .startsWith("5 Reduced is named in your settings, but QuickBooks has no such code");
            assertThat(mended.status()).as(mended.err()).isZero();
            assertThat(shop.books()).startsWith("160 Amazon GBP 10.50 GBP, tax 0.50\n  MUG-1 x 1 10.00 5.0% R\n");
        }
    }

    @Test
    void aLongOrderIsMergedAndAStockedItemIsNamed() throws Exception {
        try (var shop = loaded(Installation.british(), "18-many-lines")) {
            var said = shop.setUp(Installation.settings(settings("18-many-lines")), sync());

            assertThat(said.status()).as(said.err()).isEqualTo(3);
            assertThat(said.held()).containsOnlyKeys("171");
            assertThat(said.held().get("171")).contains("STOCK-1");
            assertThat(shop.books()).startsWith("170 Amazon GBP 960.00 GBP, tax 160.00\n  BEAD-0 x 40 40.00 20.0% S\n");
        }
    }

    private static Installation loaded(Installation shop, String folder) throws IOException {
        assumeTrue(Files.exists(FAULTS), "the inputs are not beside the project");
        return shop.with(FAULTS.resolve(folder).resolve("source.ndjson.gz"));
    }

    private static Path settings(String folder) {
        return FAULTS.resolve(folder).resolve("settings.yaml");
    }
}
