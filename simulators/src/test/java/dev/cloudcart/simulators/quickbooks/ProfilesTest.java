package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator.Options;
import dev.cloudcart.simulators.quickbooks.books.CompanyProfile;

/// The companies there are to start with, and their tax codes.
class ProfilesTest {

    @ParameterizedTest
    @EnumSource
    void namesTheAgencyOfEveryRate(CompanyProfile profile) {
        try (var shop = new Shop(Options.usual().profile(profile))) {
            var agencies = rows(shop, "TaxAgency").stream()
                    .map(agency -> agency.path("Id").asString())
                    .toList();

            assertThat(rows(shop, "TaxRate"))
                    .isNotEmpty()
                    .allSatisfy(rate -> assertThat(agencies)
                            .contains(rate.at("/AgencyRef/value").asString()));
            assertThat(rows(shop, "TaxAgency"))
                    .allSatisfy(agency ->
                            assertThat(agency.path("DisplayName").asString()).isNotBlank());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UK, 19, 20.0% S",
        "US, 4, California",
        "CA, 7, HST NS",
        "EU, 8, 23.0% S",
        "US_STATES, 26, Houston",
        "CA_PROVINCES, 15, GST/QST QC",
        "AU, 4, GST free"
    })
    void startsWithTheTaxCodesOfItsProfile(CompanyProfile profile, int codes, String one) {
        try (var shop = new Shop(Options.usual().profile(profile))) {
            assertThat(rows(shop, "TaxCode"))
                    .hasSize(codes)
                    .anyMatch(code -> code.path("Name").asString().equals(one));
        }
    }

    @Test
    void chargesTheSameRateInSeveralStates() {
        try (var shop = new Shop(Options.usual().profile(CompanyProfile.US_STATES))) {
            assertThat(codesAt(shop, "8.25"))
                    .containsExactlyInAnyOrder("Texas", "Houston", "Illinois local", "Special district");
            assertThat(codesAt(shop, "6.5")).containsExactlyInAnyOrder("Washington", "Kansas", "Arkansas");
            assertThat(shop.get("companyinfo/" + QuickBooksSimulator.REALM).text("/CompanyInfo/Country"))
                    .isEqualTo("US");
        }
    }

    @Test
    void paysTheTwoTaxesOfAProvinceToTwoAgencies() {
        try (var shop = new Shop(Options.usual().profile(CompanyProfile.CA_PROVINCES))) {
            var sold = shop.post(
                    "invoice", Paper.sale(shop.customer("x")).line(shop.item(), "100.00", shop.code("GST/QST QC")));

            assertThat(sold.text("/Invoice/TxnTaxDetail/TotalTax")).isEqualTo("14.98");
            assertThat(sold.body().at("/Invoice/TxnTaxDetail/TaxLine").size()).isEqualTo(2);
            assertThat(agencies(shop, "GST/QST QC")).containsExactly("Canada Revenue Agency", "Revenu Québec");
            assertThat(codesAt(shop, "15")).containsExactlyInAnyOrder("HST NB", "HST NL", "HST PE");
        }
    }

    @Test
    void keepsAustralianBooksInDollarsOfItsOwn() {
        try (var shop = new Shop(Options.usual().profile(CompanyProfile.AU))) {
            var sold =
                    shop.post("invoice", Paper.sale(shop.customer("x")).line(shop.item(), "100.00", shop.code("GST")));

            assertThat(sold.text("/Invoice/TotalAmt")).isEqualTo("110.00");
            assertThat(sold.text("/Invoice/CurrencyRef/value")).isEqualTo("AUD");
            assertThat(agencies(shop, "GST free")).containsExactly("Australian Taxation Office");
        }
    }

    @ParameterizedTest
    @EnumSource
    void isAddedByItsLabel(CompanyProfile profile) {
        try (var shop = new Shop()) {
            var label = profile.name().toLowerCase(Locale.ROOT).replace('_', '-');

            assertThat(shop.control("settings", "{\"realm\":\"77\",\"profile\":\"%s\"}".formatted(label))
                            .status())
                    .isEqualTo(200);
            assertThat(shop.fetch(shop.simulator.uri() + "/companies/77").html())
                    .contains(profile.settings().companyName());
        }
    }

    private static List<String> codesAt(Shop shop, String percent) {
        var names = new ArrayList<String>();
        for (var rate : rows(shop, "TaxRate")) {
            var name = rate.path("Name").asString();
            if (rate.path("RateValue").asString().equals(percent) && name.endsWith(" (Sales)")) {
                names.add(name.replace(" (Sales)", ""));
            }
        }
        return names.stream().filter(name -> !name.endsWith(" state")).toList();
    }

    private static List<String> agencies(Shop shop, String code) {
        var details = shop.query("select * from TaxCode where Name = '%s'".formatted(code))
                .body()
                .at("/QueryResponse/TaxCode/0/SalesTaxRateList/TaxRateDetail");
        return StreamSupport.stream(details.spliterator(), false)
                .map(detail -> shop.get(
                                "taxrate/" + detail.at("/TaxRateRef/value").asString())
                        .text("/TaxRate/AgencyRef/value"))
                .map(id -> shop.get("taxagency/" + id).text("/TaxAgency/DisplayName"))
                .toList();
    }

    private static List<JsonNode> rows(Shop shop, String entity) {
        var found = shop.query("select * from %s maxresults 1000".formatted(entity))
                .body()
                .at("/QueryResponse/" + entity);
        return StreamSupport.stream(found.spliterator(), false).toList();
    }
}
