package dev.cloudcart.linnworks.orders;

import static dev.cloudcart.linnworks.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.linnworks.OrderFixture;
import dev.cloudcart.linnworks.wire.OrderJson;
import dev.cloudcart.linnworks.wire.RowJson;

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
                .row("cShippingAddress", "\"Jane Doe\\n12 High Street\\nKilburn\\nNW6 4ZZ\"")
                .row("cBillingAddress", "\"12 High Street\\nKilburn\"")
                .row("cDeliverTo", "\"the porch of Jane Doe\"")
                .row("cCountry", "\"United Kingdom\"")
                .row("fTotalCharge", "27.990")
                .customer(
                        "{\"ChannelBuyerName\":\"jane_d\",\"Address\":%1$s,\"BillingAddress\":%1$s}".formatted(ADDRESS))
                .with("FolderName", "[\"Regulars\",\"Jane Doe\"]")
                .with("GiftFor", "{\"Lines\":[\"To Jane Doe\"],\"Card\":{\"Words\":\"from 12 High Street\"}}")
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

    /// What is read and not kept would make another document of the record, or none.
    @Test
    void keepsAllThatIsReadOfAnOrderButWhereItsBuyerLives() {
        var read = new TreeMap<String, Class<?>>();
        Stream.of(RowJson.class, OrderJson.class).forEach(record -> collect(record, read));

        assertThat(read).hasSizeGreaterThan(40).containsEntry("SKU", String.class);
        assertThat(read.keySet())
                .filteredOn(name -> !without(name).contains("\"%s\":\"words\"".formatted(name)))
                .containsExactlyInAnyOrder(
                        "Address",
                        "CustomerInfo",
                        "PostCode",
                        // of them it is kept what they tell, which is no text
                        "ExtendedProperties",
                        "Name",
                        "Value",
                        "ImportScheme");
    }

    /// The number itself may be the seller's or the marketplace's; anything else there may tell the buyer.
    @Test
    void keepsThatThereWasANumberOfAnImportScheme() {
        var raw = anOrder()
                .with(
                        "ExtendedProperties",
                        "[{\"Name\":\"Engraving\",\"Value\":\"Jane Doe\"},"
                                + "{\"Name\":\"MARKETPLACE_IOSS\",\"Value\":\"IM4420001201\"}]")
                .raw();

        var without = PersonalData.removed(REF, raw);

        assertThat(new String(without, StandardCharsets.UTF_8)).doesNotContain("Jane Doe", "IM4420001201");
        assertThat(SaleReader.read(without))
                .isEqualTo(SaleReader.read(raw))
                .isNotEqualTo(SaleReader.read(anOrder().raw()));
        assertThat(PersonalData.removed(REF, without)).isEqualTo(without);
    }

    /// Who changes what is taken out raises the edition, and writes both down here.
    @Test
    void raisesItsEditionWhenOtherThingsAreTakenOut() {
        var rules = Stream.of(
                        PersonalData.FIELDS.stream().sorted(),
                        PersonalData.BEGINNINGS.stream(),
                        PersonalData.KEPT.stream().sorted(),
                        Stream.of(PersonalData.TELLS_NOBODY.pattern()))
                .flatMap(words -> words)
                .toList();

        assertThat(Map.entry(PersonalData.EDITION, rules.hashCode())).isEqualTo(Map.entry(1, 1_327_872_234));
    }

    /// As an earlier program left it.
    @Test
    void takesOutWhatWasLeftOfABuyerWhoWasTakenOutBefore() {
        var left = anOrder()
                .row("cShippingAddress", "\"12 High Street\"")
                .customer("{\"Address\":{\"Country\":\"United Kingdom\",\"Region\":\"Kent\"}}")
                .raw();

        var without = PersonalData.removed(REF, left);

        assertThat(new String(without, StandardCharsets.UTF_8)).contains("Kent").doesNotContain("High Street");
        assertThat(SaleReader.read(without)).isEqualTo(SaleReader.read(left));
    }

    private static String without(String name) {
        return new String(
                PersonalData.removed(
                        REF, "{\"order\":{\"%s\":\"words\"}}".formatted(name).getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8);
    }

    private static void collect(Class<?> record, Map<String, Class<?>> read) {
        for (var component : record.getRecordComponents()) {
            var named = component.getAccessor().getAnnotation(JsonProperty.class);
            var name = component.getName();
            read.put(
                    named == null ? name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) : named.value(),
                    component.getType());
            Stream.of(OrderJson.class.getDeclaredClasses())
                    .filter(inner -> component.getGenericType().getTypeName().contains(inner.getName()))
                    .forEach(inner -> collect(inner, read));
        }
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
        "Spain, ES-35001",
        "Italy, 23041",
        "Italy, I-47890",
        "Denmark, FO-100",
        "Australia, 2899",
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

    /// Written by different keyboards and systems.
    @ParameterizedTest
    @ValueSource(strings = {"Zoë Müller", "Zoe\u0308 Mu\u0308ller", "  Zoë \u00a0 Müller ", "ZOË\u2003MÜLLER"})
    void knowsABuyerHoweverTheLettersAreMade(String buyer) {
        var composed =
                anOrder().customer("{\"ChannelBuyerName\":\"Zoë Müller\"}").raw();
        var taken = anOrder()
                .customer("{\"ChannelBuyerName\":\"Zoe\u0308  Mu\u0308ller\"}")
                .raw();

        assertThat(PersonalData.isAbout(buyer, composed)).isTrue();
        assertThat(PersonalData.isAbout(buyer, taken)).isTrue();
        assertThat(PersonalData.isAbout("Zoe Muller", composed)).isFalse();
    }
}
