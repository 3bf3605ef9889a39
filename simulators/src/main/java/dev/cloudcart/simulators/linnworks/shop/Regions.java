package dev.cloudcart.simulators.linnworks.shop;

import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Json;

/// States and provinces of the three countries whose tax goes by them (Inventory API, CountryRegion).
public final class Regions {

    private static final List<String> ALL = List.of(
            "US:AL=Alabama,AK=Alaska,AZ=Arizona,AR=Arkansas,CA=California,CO=Colorado,CT=Connecticut,DE=Delaware,DC=District of Columbia,FL=Florida,GA=Georgia,HI=Hawaii,ID=Idaho,IL=Illinois,IN=Indiana,IA=Iowa,KS=Kansas,KY=Kentucky,LA=Louisiana,ME=Maine,MD=Maryland,MA=Massachusetts,MI=Michigan,MN=Minnesota,MS=Mississippi,MO=Missouri,MT=Montana,NE=Nebraska,NV=Nevada,NH=New Hampshire,NJ=New Jersey,NM=New Mexico,NY=New York,NC=North Carolina,ND=North Dakota,OH=Ohio,OK=Oklahoma,OR=Oregon,PA=Pennsylvania,RI=Rhode Island,SC=South Carolina,SD=South Dakota,TN=Tennessee,TX=Texas,UT=Utah,VT=Vermont,VA=Virginia,WA=Washington,WV=West Virginia,WI=Wisconsin,WY=Wyoming",
            "CA:AB=Alberta,BC=British Columbia,MB=Manitoba,NB=New Brunswick,NL=Newfoundland and Labrador,NT=Northwest Territories,NS=Nova Scotia,NU=Nunavut,ON=Ontario,PE=Prince Edward Island,QC=Quebec,SK=Saskatchewan,YT=Yukon",
            "AU:ACT=Australian Capital Territory,NSW=New South Wales,NT=Northern Territory,QLD=Queensland,SA=South Australia,TAS=Tasmania,VIC=Victoria,WA=Western Australia");

    private Regions() {}

    /// The regions of the country, numbered across all of them; none for every other country.
    public static List<ObjectNode> of(ObjectNode country) {
        var code = Fields.text(country, "CountryCode") + ":";
        int before = (int) ALL.stream()
                .takeWhile(line -> !line.startsWith(code))
                .flatMap(Regions::pairs)
                .count();
        var pairs = ALL.stream()
                .filter(line -> line.startsWith(code))
                .flatMap(Regions::pairs)
                .toList();
        return Stream.iterate(0, place -> place < pairs.size(), place -> place + 1)
                .map(place -> region(before + place + 1, pairs.get(place), Fields.text(country, "CountryId")))
                .toList();
    }

    private static Stream<String> pairs(String line) {
        return Stream.of(line.substring(line.indexOf(':') + 1).split(",", -1));
    }

    private static ObjectNode region(int row, String pair, String country) {
        int equals = pair.indexOf('=');
        return Json.object()
                .put("pkRegionRowId", row)
                .put("RegionCode", pair.substring(0, equals))
                .put("RegionName", pair.substring(equals + 1))
                .put("TaxRate", 0.0)
                .put("fkCountryId", country)
                .put("ReplaceWith", "None")
                .put("IsHomeRegion", false)
                .put("TagsCount", 0);
    }
}
