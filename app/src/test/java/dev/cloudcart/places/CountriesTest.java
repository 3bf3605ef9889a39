package dev.cloudcart.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;

class CountriesTest {

    @ParameterizedTest
    @CsvSource({
        "Czechia, CZ",
        "Czech Republic, CZ",
        "Česko, CZ",
        "Turkey, TR",
        "Türkiye, TR",
        "TURKIYE, TR",
        "United Kingdom, GB",
        "Great Britain, GB",
        "UK, GB",
        "GBR, GB",
        "England, GB",
        "Northern Ireland, XI",
        "Canary Islands, IC",
        "Ireland, IE",
        "'Ireland, Republic of', IE",
        "'Korea, South', KR",
        "Irish Republic, IE",
        "Czech Rep., CZ",
        "Republic of Ireland, IE",
        "United States, US",
        "United States of America, US",
        "USA, US",
        "Germany, DE",
        "Deutschland, DE",
        "Bundesrepublik Deutschland, DE",
        "Fürstentum Liechtenstein, LI",
        "République française, FR",
        "Repubblica di San Marino, SM",
        "Reino de España, ES",
        "Republic of China, TW",
        "People's Republic of China, CN",
        "ALLEMAGNE, DE",
        "Holland, NL",
        "The Netherlands, NL",
        "Slovak Republic, SK",
        "'Korea, Republic of', KR",
        "South Korea, KR",
        "Viet Nam, VN",
        "Vietnam, VN",
        "Russian Federation, RU",
        "Côte d’Ivoire, CI",
        "Ivory Coast, CI",
        "España, ES",
        "Österreich, AT",
        "France (FR), FR",
        "United States (US), US",
        "Ireland (Republic of), IE",
        "Ireland {Republic}, IE",
        "U.S.A., US",
        "U. S. A., US",
        "U.K., GB",
        "Isle of Man, IM",
        "Jersey, JE",
        "Hong Kong, HK",
        "Macau, MO",
        "Kosovo, XK",
        "North Macedonia, MK",
        "NA, NA",
        "Namibia (NA), NA",
        "United Kingdom of Great Britain and Northern Ireland, GB",
        "'England, UK', GB",
        "Scotland UK, GB",
        "Großbritannien, GB",
        "GB-NIR, XI",
        "N. Ireland, XI",
        "'Northern Ireland, UK', XI",
        "Northern Ireland (UK), XI",
        "ROI, IE",
        "Belgium/Belgique, BE",
        "Canary Islands (Spain), IC",
        "Spain - Canary Islands, IC",
        "'Jersey, Channel Islands', JE",
        "USA - Puerto Rico, PR",
        "'Hong Kong, China', HK",
        "People's Republic of China, CN",
        "Grand Duchy of Luxembourg, LU",
        "RSA, ZA",
        "Aotearoa, NZ",
        "'Macedonia, FYR', MK",
        "U K, GB"
    })
    void knowsTheNamesThatPeopleUse(String name, String code) {
        assertThat(Countries.find(name)).contains(new Country(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "UNKNOWN",
                "REDACTED",
                "Atlantis",
                "-",
                "?",
                "Unknown country",
                "N/A",
                "n/a",
                "N.A.",
                "N. A.",
                "N.A",
                "n.a.",
                "none",
                "TBD",
                "Georgia (US)",
                "Atlanta, Georgia",
                "New Mexico",
                "France, Germany",
                "Jersey, New Jersey",
                "Channel Islands",
                "Germny"
            })
    void knowsNoCountryWhereThereIsNone(String name) {
        assertThat(Countries.find(name)).isEmpty();
    }

    @Test
    void knowsEveryCountryByItsCodesAndItsEnglishName() {
        for (var code : Locale.getISOCountries()) {
            var locale = Locale.of("", code);
            assertThat(Countries.find(code)).as(code).contains(new Country(code));
            assertThat(Countries.find(locale.getDisplayCountry(Locale.ENGLISH)))
                    .as(code)
                    .contains(new Country(code));
            assertThat(Countries.find(locale.getISO3Country())).as(code).contains(new Country(code));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "US, Texas, TX",
        "US, tx, TX",
        "US, NEW YORK, NY",
        "US, Washington D.C., DC",
        "US, New York State, NY",
        "US, State of Texas, TX",
        "US, FL - Florida, FL",
        "US, N. Carolina, NC",
        "CA, NWT, NT",
        "CA, Ontario, ON",
        "CA, Québec, QC",
        "CA, quebec, QC",
        "CA, BC, BC",
        "AU, New South Wales, NSW",
        "AU, vic, VIC",
        "US, Calif., CA",
        "US, US-CA, CA",
        "US, California (CA), CA",
        "US, 'CA, USA', CA",
        "US, N.Y., NY",
        "US, Mass., MA",
        "US, D.C., DC",
        "CA, B.C., BC",
        "CA, P.E.I., PE",
        "CA, Ont., ON",
        "CA, CA-QC, QC",
        "US, TX 75201, TX",
        "US, 'Manhattan, NY', NY",
        "US, 'Brooklyn, New York', NY",
        "US, 'San Juan, P.R.', PR",
        "CA, 'Toronto, ON', ON",
        "US, 'New York, 10001-1234', NY",
        "CA, ON M5V 2T6, ON",
        "AU, NSW 2000, NSW",
        "IN, Karnataka, KA",
        "IN, TAMILNADU, TN",
        "IN, Orissa, OD",
        "IN, IN-MH, MH",
        "IN, 'DL, India', DL",
        "IN, Jammu & Kashmir, JK"
    })
    void knowsStatesAndProvinces(String country, String name, String code) {
        assertThat(Regions.find(new Country(country), name)).contains(code);
    }

    @ParameterizedTest
    @CsvSource({
        "GB, BT1 5GS, '', XI",
        "GB, bt15gs, '', XI",
        "GB, '', Northern Ireland, XI",
        "GB, JE2 3QA, '', JE",
        "GB, GY1 1AA, Guernsey, GG",
        "GB, IM1 1AA, '', IM",
        "ES, 35001, '', IC",
        "ES, 38670, Tenerife, IC",
        "ES, '', LAS PALMAS, IC",
        "ES, 51001, '', EA",
        "FR, 97200, '', MQ",
        "FR, '', La Réunion, RE",
        "FR, 98000, '', MC",
        "FI, 22100, '', AX",
        "DK, 3900, Greenland, GL",
        "DK, '', Føroyar, FO",
        "GB, GX11 1AA, '', GI",
        "GB, GB-BT1 5GS, '', XI",
        "ES, ES-35001, '', IC",
        "ES, E-38670, '', IC",
        "ES, '３５００１', '', IC",
        "FI, AX-22100, '', AX",
        "FR, F-97400, '', RE",
        "FR, 97133, '', BL",
        "FR, 97150, '', MF",
        "IT, I-47893, '', SM",
        "IT, 00120, '', VA",
        "DK, 3900, '', GL",
        "DK, FO-100, '', FO",
        "NL, '', Bonaire, BQ",
        "NO, 9170, Longyearbyen, SJ",
        "NO, N-8099, '', SJ",
        "AU, 2899, NSW, NF",
        "AU, 6798, '', CX",
        "AU, 6799, '', CC"
    })
    void knowsPartsOfCountriesThatAreAnotherPlaceForTaxes(
            String country, String postalCode, String region, String code) {
        assertThat(Territories.find(new Country(country), postalCode, region))
                .contains(Jurisdiction.of(new Country(code)));
    }

    @ParameterizedTest
    @CsvSource({
        "IT, 23041, '', Livigno",
        "IT, '', Campione d’Italia, Campione d'Italia",
        "DE, 78266, '', Büsingen",
        "DE, D-27498, '', Heligoland",
        "DE, '', Helgoland, Heligoland",
        "GR, 63087, '', Mount Athos"
    })
    void knowsPartsOfCountriesWithoutTheirVat(String country, String postalCode, String region, String name) {
        var found = Territories.find(new Country(country), postalCode, region);

        assertThat(found).contains(new Jurisdiction(new Country(country), name));
        assertThat(found).map(Jurisdiction::isWithoutVat).contains(true);
    }

    @ParameterizedTest
    @CsvSource({
        "GB, B1 1AA, ''",
        "GB, BT, ''",
        "GB, BTX 1AA, ''",
        "ES, 28013, Madrid",
        "ES, 3500, ''",
        "FR, 75001, ''",
        "FR, 97, ''",
        "DE, 35037, ''",
        "DK, 100, ''",
        "DK, 2100, ''",
        "IT, 47900, ''",
        "FI, FI-00100, ''",
        "NO, 9008, ''",
        "AU, 2898, ''",
        "GB, GB-B1 1AA, ''",
        "CH, 7562, ''",
        "US, 97201, Oregon",
        "GB, '', ''"
    })
    void knowsNoPartWhereThereIsNone(String country, String postalCode, String region) {
        assertThat(Territories.find(new Country(country), postalCode, region)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "US, 90210, CA",
        "US, 90210-1234, CA",
        "US, 902101234, CA",
        "US, 75201, TX",
        "US, 10001, NY",
        "US, 00501, NY",
        "US, 20500, DC",
        "US, 20101, VA",
        "US, 05501, ''",
        "US, 79901, TX",
        "US, 88510, TX",
        "US, 00901, PR",
        "US, 96701, HI",
        "US, 96799, ''",
        "US, 06320, CT",
        "US, 06390, ''",
        "US, 9021, ''",
        "US, 09012, ''",
        "US, ZZ1 1ZZ, ''",
        "US, '', ''",
        "CA, M5V 2T6, ON",
        "CA, m5v2t6, ON",
        "CA, V6B, BC",
        "CA, K2P 1L4, ON",
        "CA, K1A 0B1, ''",
        "CA, X0A 0H0, ''",
        "CA, 90210, ''",
        "AU, 2000, ''",
        "GB, 90210, ''"
    })
    void knowsStatesAndProvincesByPostalCode(String country, String postalCode, String region) {
        assertThat(PostalRegions.find(new Country(country), postalCode).orElse(""))
                .isEqualTo(region);
    }

    /// Each first three digits are of one state at most, and each state has some.
    @Test
    void knowsEveryStateByItsPostalCodes() {
        var found = IntStream.range(0, 100_000)
                .mapToObj("%05d"::formatted)
                .flatMap(code -> PostalRegions.find(Country.UNITED_STATES, code).stream())
                .collect(Collectors.groupingBy(region -> region, Collectors.counting()));

        assertThat(found).hasSize(53).allSatisfy((region, codes) -> {
            assertThat(Regions.find(Country.UNITED_STATES, region)).contains(region);
            assertThat(codes).isGreaterThan(90);
        });
    }

    @Test
    void knowsNoStateOfAnotherCountry() {
        assertThat(Regions.find(new Country("CA"), "Texas")).isEmpty();
        assertThat(Regions.find(new Country("GB"), "Kent")).isEmpty();
        assertThat(Regions.find(Country.UNITED_STATES, "Kaliforn")).isEmpty();
        assertThat(Regions.find(Country.UNITED_STATES, "New York (NJ)")).isEmpty();
    }
}
