package dev.cloudcart.linnworks.orders;

import static dev.cloudcart.linnworks.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.linnworks.OrderFixture;

class PersonalDataTest {

    private static final SourceRef REF = new SourceRef(SourceKind.SALE, UUID.fromString(OrderFixture.ID), "123");

    private static final String ADDRESS = """
            {"EmailAddress":"jane@example.com","Address1":"12 High Street","Address2":"Flat 3","Address3":"","Town":\
            "Kilburn","Region":"Kent","PostCode":"NW6 4ZZ","Country":"United Kingdom","FullName":"Jane Doe","Company":\
            "Doe Ltd","PhoneNumber":"0777 123","CountryId":"11"}""";

    /// Everywhere that an order says who its buyer is.
    private static byte[] full() {
        return anOrder()
                .row("pkOrderID", "\"" + OrderFixture.ID + "\"")
                .row("nOrderId", "123")
                .row("cFullName", "\"Jane Doe\"")
                .row("cEmailAddress", "\"jane@example.com\"")
                .row("BuyerPhoneNumber", "\"0777 123\"")
                .row("cPostCode", "\"NW6 4ZZ\"")
                .row("Town", "\"Kilburn\"")
                .row("Address1", "\"12 High Street\"")
                .row("cShippingAddress", "\"12 High Street\\nKilburn\\nNW6 4ZZ\"")
                .row("BillingName", "\"Jane Doe\"")
                .row("TaxId", "\"GB99\"")
                .row("cCountry", "\"United Kingdom\"")
                .row("fTotalCharge", "27.990")
                .customer(
                        "{\"ChannelBuyerName\":\"jane_d\",\"Address\":%1$s,\"BillingAddress\":%1$s}".formatted(ADDRESS))
                .with("Notes", "[{\"Note\":\"ring Jane Doe\"}]")
                .with("ExtendedProperties", "[{\"Name\":\"gift\",\"Value\":\"for jane@example.com\"}]")
                .with("ShippingInfo", "{\"TrackingNumber\":\"JD00012\",\"PostalServiceName\":\"Post\"}")
                .item("AdditionalInfo", "[{\"Property\":\"Engraving\",\"Value\":\"Jane Doe\"}]")
                .raw();
    }

    @Test
    void takesOutAllThatTellsTheBuyer() {
        var without = new String(PersonalData.removed(REF, full()), StandardCharsets.UTF_8);

        assertThat(without)
                .doesNotContainIgnoringCase(
                        "jane", "doe", "high street", "flat 3", "kilburn", "nw6", "0777", "GB99", "JD00012");
        assertThat(without).contains("United Kingdom", "Kent", "27.990", "PostalServiceName", "EBAY0");
    }

    @Test
    void readsAnOrderWithoutItsBuyerAsBefore() {
        assertThat(SaleReader.read(PersonalData.removed(REF, full()))).isEqualTo(SaleReader.read(full()));
    }

    @ParameterizedTest
    @CsvSource({
        "United Kingdom, BT1 5GS",
        "United Kingdom, JE2 3QA",
        "Spain, 35001",
        "Italy, 23041",
        "Germany, 78266",
        "France, 97200",
        "Germany, 10115",
        "Germny, 10115",
        "United States, 90210",
        "Canada, M5V 2T6"
    })
    void keepsThePartOfTheCountryThatAPostalCodeTells(String country, String postalCode) {
        var raw = anOrder()
                .customer("{\"Address\":{\"Country\":\"%s\",\"PostCode\":\"%s\"}}".formatted(country, postalCode))
                .raw();

        var without = PersonalData.removed(REF, raw);

        assertThat(SaleReader.read(without)).isEqualTo(SaleReader.read(raw));
        assertThat(new String(without, StandardCharsets.UTF_8)).doesNotContain(postalCode);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"order\":{\"OrderId\":\"11bdc064-5551-54ea-8b99-07fdd50284eb\",\"NumOrderId\":12",
                "[]",
                "",
                "\"Jane Doe\"",
                "null"
            })
    void keepsTheNameOfWhatCannotBeRead(String raw) {
        var reading = SaleReader.read(PersonalData.removed(REF, raw.getBytes(StandardCharsets.UTF_8)));

        assertThat(reading).isInstanceOf(Reading.Unreadable.class);
        assertThat(reading.ref()).isEqualTo(REF);
    }

    @Test
    void doesNothingToARecordWithoutBuyer() {
        var without = PersonalData.removed(REF, full());

        assertThat(PersonalData.removed(REF, without)).isEqualTo(without);
    }

    @ParameterizedTest
    @CsvSource({
        "jane@example.com, true",
        "JANE DOE, true",
        " Jane Doe , true",
        "jane_d, true",
        "0777 123, true",
        "Jane, false",
        "27.99, false",
        "EBAY, false",
        "United Kingdom, false"
    })
    void knowsWhoARecordIsAbout(String buyer, boolean is) {
        assertThat(PersonalData.isAbout(buyer, full())).isEqualTo(is);
    }
}
