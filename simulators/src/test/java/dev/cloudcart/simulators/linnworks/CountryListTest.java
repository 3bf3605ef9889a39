package dev.cloudcart.simulators.linnworks;

import static dev.cloudcart.simulators.linnworks.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Countries: what the account lists, and what its orders say.
class CountryListTest {

    private static final String STRANGE = "11111111-2222-4333-8444-555555555555";

    private final Client client = Client.usual();

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void listsEveryCountryOnce() {
        var countries = countries();

        assertThat(countries)
                .extracting(country -> country.path("CountryCode").asString())
                .containsExactlyInAnyOrder(Locale.getISOCountries());
        assertThat(countries)
                .extracting(country -> country.path("CountryId").asString())
                .doesNotHaveDuplicates();
        assertThat(countries)
                .extracting(country -> country.path("CountryName").asString())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "CZ, Czech Republic",
        "TR, Turkey",
        "GB, United Kingdom",
        "LC, Saint Lucia",
        "KR, South Korea",
        "CI, Cote d'Ivoire",
        "BA, Bosnia and Herzegovina",
        "SZ, Swaziland"
    })
    void spellsSomeInItsOwnWay(String code, String name) {
        assertThat(countries())
                .filteredOn(country -> country.path("CountryCode").asString().equals(code))
                .extracting(country -> country.path("CountryName").asString())
                .containsExactly(name);
    }

    @Test
    void keepsTheIdsThatOrdersComeWith() {
        var known = order(1);
        var other = order(2).to("United Kingdom", STRANGE);
        var nowhere = order(3).to("UNKNOWN", STRANGE.replace('1', '2'));

        client.load(known.line() + other.line() + nowhere.line());

        assertThat(client.get("Orders/GetOrderById?pkOrderId=" + other.id()).body())
                .isEqualTo(other.json());
        assertThat(client.get("Orders/GetOrderById?pkOrderId=" + nowhere.id()).body())
                .isEqualTo(nowhere.json());
        assertThat(client.get("Orders/GetCountries").body())
                .contains("bec17782-0cb2-5c5d-abd3-5e44263791de")
                .doesNotContain(STRANGE)
                .doesNotContain(STRANGE.replace('1', '2'));
    }

    @Test
    void givesAnOrderFromAChannelTheIdOfTheList() {
        var sent = """
                {"orders":[{"Source":"SHOPIFY","SubSource":"x","ReferenceNumber":"S-1","PaymentStatus":"Paid","Currency":"EUR",
                "PIIRedactionDays":14,"DeliveryAddress":{"FullName":"Zoë","MatchCountryCode":"CZ"},
                "OrderItems":[{"ItemNumber":"1","ChannelSKU":"MUG","ItemTitle":"Mug","Qty":1,"PricePerUnit":12.0}]}],"location":"Default"}""";

        var id = client.post("Orders/CreateOrders", sent).json().get(0).asString();

        var order = client.get("Orders/GetOrderById?pkOrderId=" + id).json();
        assertThat(order.at("/CustomerInfo/Address/Country").asString()).isEqualTo("Czech Republic");
        assertThat(countries())
                .filteredOn(country -> country.path("CountryId").equals(order.at("/CustomerInfo/Address/CountryId")))
                .extracting(country -> country.path("CountryCode").asString())
                .containsExactly("CZ");
        assertThat(order.at("/GeneralInfo/PIIRedactionDays").asInt()).isEqualTo(14);
    }

    @ParameterizedTest
    @CsvSource({"US, 51, TX, Texas", "CA, 13, QC, Quebec", "AU, 8, NSW, New South Wales", "GB, 0, , "})
    void dividesThreeCountriesIntoRegions(String code, int count, String region, String name) {
        var country = rows(client.get("Inventory/GetCountries").json()).stream()
                .filter(row -> row.path("CountryCode").asString().equals(code))
                .findFirst()
                .orElseThrow();

        assertThat(country.path("RegionsCount").asInt()).isEqualTo(count);
        assertThat(country.path("Regions")).hasSize(count);
        if (count > 0) {
            assertThat(rows(country.path("Regions")))
                    .allSatisfy(row -> assertThat(row.path("fkCountryId")).isEqualTo(country.path("CountryId")))
                    .anyMatch(row -> row.path("RegionCode").asString().equals(region)
                            && row.path("RegionName").asString().equals(name));
        }
    }

    private List<JsonNode> countries() {
        return rows(client.get("Orders/GetCountries").json());
    }

    private static List<JsonNode> rows(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
