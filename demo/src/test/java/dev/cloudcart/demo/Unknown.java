package dev.cloudcart.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is not known of the two services, as far as it reaches the program, and what the truth may be.
final class Unknown {

    static final String USUAL_QUICKBOOKS = """
            {"limits":"off","retryAfter":false,"throttle":"gateway","tenAtOnce":false,"batchItemsCount":false,"faultsAs200":false,
             "earlierRefreshToken":"PT0S"}""";
    static final String USUAL_LINNWORKS = """
            {"limits":"OFF","retryAfter":true,"sessionTimeToLive":"PT30M","accountState":"AVAILABLE","installed":true,
             "unauthorizedBody":{"Code":null,"Message":"Token is wrong"},"refusedInstallStatus":400,"moved":false,
             "toDateInclusive":true,"searchMonthsMax":0,"sortingNeeded":false,"processedPageMax":500,"idsMax":0,
             "largePageRefused":false,"dateStyle":"AS_STORED","fractionDigits":-1,"ratesInverted":false,
             "missing":[],"forbidden":[]}""";

    private static final String LOST = "cut-after-commit:0.3,500-after-commit:0.2,429-after-commit:0.1";

    private Unknown() {}

    /// One of the answers, with the mishaps that make it matter.
    ///
    /// @param tax settings of the company beside the usual ones, empty for none
    record Answer(String name, String quickBooks, String quickBooksFaults, String linnworks, String linnworksFaults,
            String currency, String tax) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Answer> answers() {
        var all = new ArrayList<Answer>();
        for (var value : List.of("false", "true")) {
            company(all, "taxRoundedPerLine", value, "none");
            company(all, "inclusiveAmountIsGross", value, "none");
            company(all, "duplicateNumberWarning", value, "none");
            company(all, "customNumbers", value, "none");
            server(all, "\"limits\":\"published\",\"retryAfter\":" + value, "429:0.2");
            server(all, "\"limits\":\"published\",\"tenAtOnce\":" + value, "none");
            server(all, "\"limits\":\"published\",\"batchItemsCount\":" + value, "none");
            server(all, "\"faultsAs200\":" + value, LOST);
            company(all, "repeatsRefused", value, LOST);
            company(all, "failuresReplayed", value, LOST);
            company(all, "otherBodyRefused", value, LOST);
            company(all, "batchShuffled", value, LOST);
            company(all, "missingRateFromList", value, "none");
            linnworks(all, "\"limits\":\"PUBLISHED\",\"retryAfter\":" + value, "429:0.3");
            linnworks(all, "\"toDateInclusive\":" + value, "none");
            linnworks(all, "\"sortingNeeded\":" + value, "none");
            linnworks(all, "\"ratesInverted\":" + value, "none");
            linnworks(all, "\"idsMax\":50,\"largePageRefused\":" + value, "none");
            linnworks(all, "\"processedPageMax\":50,\"largePageRefused\":" + value, "none");
        }
        for (var throttle : List.of("gateway", "business", "forbidden")) {
            server(all, "\"throttle\":\"" + throttle + "\"", "429:0.2,429-after-commit:0.2");
        }
        for (var numbering : List.of("\"customNumbers\":true", "\"customNumbers\":false")) {
            for (var replays : List.of("\"forget\"", "{\"age\":\"PT0S\"}", "{\"count\":2,\"age\":\"P7D\"}", "{}")) {
                server(all, "\"company\":{%s,\"duplicateNumberWarning\":false},\"replays\":%s".formatted(numbering,
                        replays), LOST);
            }
        }
        for (var body : List.of("{\"Code\":null,\"Message\":\"Token is wrong\"}", "\"Token is wrong\"", "\"\"", "{}")) {
            linnworks(all, "\"unauthorizedBody\":" + body, "expired-token:0.3");
        }
        for (var life : List.of("PT2S", "PT30M")) {
            linnworks(all, "\"sessionTimeToLive\":\"" + life + "\"", "429:0.3");
        }
        for (var style : List.of("AS_STORED", "NO_ZONE", "OFFSET")) {
            linnworks(all, "\"dateStyle\":\"" + style + "\"", "none");
        }
        for (var digits : List.of("0", "7")) {
            linnworks(all, "\"fractionDigits\":" + digits, "none");
        }
        linnworks(all, "\"searchMonthsMax\":3", "none");
        linnworks(all, "\"accountState\":\"LOCKED_BASIC\"", "none");
        linnworks(all, "\"moved\":true", "expired-token:0.3");
        all.add(american(true, "line"));
        all.add(american(false, "line"));
        return all;
    }

    /// A company of the United States where QuickBooks computes sales tax itself.
    ///
    /// @param overridable whether it hears the program's amounts
    static Answer american(boolean overridable, String mode) {
        var settings = """
                {"profile":"us","company":{"automatedSalesTax":true,"automatedTaxCanBeOverridden":%s}}""".formatted(
                overridable);
        var codes = Stream.of("5", "7", "19", "20", "21", "22", "23", "25").map(rate -> rate + ": California")
                .collect(Collectors.joining(", "));
        return new Answer(settings + " with tax mode " + mode, settings, "none", "{}", "none", "USD",
                "tax: {mode: %s, codes: {%s}}".formatted(mode, codes));
    }

    /// Nothing goes wrong but what the settings of the company say.
    static Answer company(String settings) {
        var all = new ArrayList<Answer>();
        server(all, "\"company\":" + settings, "none");
        return all.getFirst();
    }

    private static void company(List<Answer> all, String name, String value, String faults) {
        server(all, "\"company\":{\"%s\":%s}".formatted(name, value), faults);
    }

    private static void server(List<Answer> all, String settings, String faults) {
        all.add(new Answer(settings + " with " + faults, "{" + settings + "}", faults, "{}", "none", "GBP", ""));
    }

    private static void linnworks(List<Answer> all, String settings, String faults) {
        all.add(new Answer(settings + " with " + faults, "{}", "none", "{" + settings + "}", faults, "GBP", ""));
    }
}
