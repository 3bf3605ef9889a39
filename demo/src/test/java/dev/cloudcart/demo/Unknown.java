package dev.cloudcart.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is not known of the two services, as far as it reaches the program, and what the truth may be.
final class Unknown {

    static final String USUAL_QUICKBOOKS = """
            {"limits":"off","retryAfter":false,"throttle":"gateway","tenAtOnce":false,"batchItemsCount":false,"faultsAs200":false,
             "earlierRefreshToken":"PT0S","reuseEndsConnection":false,"readBudget":"off"}""";
    static final String USUAL_LINNWORKS = """
            {"limits":"OFF","retryAfter":true,"sessionTimeToLive":"PT30M","accountState":"AVAILABLE","installed":true,
             "unauthorizedBody":{"Code":null,"Message":"Token is wrong"},"refusedInstallStatus":400,"moved":false,
             "toDateInclusive":true,"searchMonthsMax":0,"sortingNeeded":false,"processedPageMax":500,"idsMax":0,
             "largePageRefused":false,"dateStyle":"AS_STORED","fractionDigits":-1,"ratesInverted":false,"buyersRedacted":false,
             "missing":[],"forbidden":[]}""";

    /// An act, not a state: it wants to be said again whenever there may be something to forget.
    static final String FORGET = "\"replays\":\"forget\"";

    private static final String LOST = "cut-after-commit:0.3,500-after-commit:0.2,429-after-commit:0.1";

    private static final String REJECTED = "/rejected";
    private static final String REPEATS = "/repeats";
    private static final String SESSIONS = "/calls/Auth~1AuthorizeByApplication";

    private Unknown() {}

    /// How one of the services behaves, and the mishaps that make it matter.
    ///
    /// @param mark the number in the simulator's state that grows when it does matter; empty where every sync meets
    /// it
    record Behaviour(String settings, String faults, String mark) {

        private static final Behaviour USUAL = new Behaviour("", "none", "");

        String json() {
            return "{" + settings + "}";
        }

        List<String> faultNames() {
            return Stream.of(faults.split(","))
                    .map(fault -> fault.replaceFirst(":.*", ""))
                    .filter(fault -> !fault.equals("none"))
                    .toList();
        }

        /// Whether a limit must be met for it to matter.
        boolean isCrowded() {
            return mark.equals(REJECTED);
        }

        private String words() {
            return settings + (faults.equals("none") ? "" : " with " + faults);
        }
    }

    /// One of the answers.
    ///
    /// @param tax settings of the company beside the usual ones, empty for none
    record Answer(Behaviour quickBooks, Behaviour linnworks, String currency, String tax) {

        /// Whether a sale with tax can stand in the books only under a tax code. Tax on a line of its own needs
        /// none.
        boolean needsTaxCodes() {
            return !tax.contains("mode: line");
        }

        /// Whether QuickBooks forgets its request ids between two syncs.
        boolean forgets() {
            return quickBooks.settings.contains(FORGET);
        }

        @Override
        public String toString() {
            return quickBooks.words() + linnworks.words() + " " + tax;
        }
    }

    static List<Answer> answers() {
        var all = new ArrayList<Answer>();
        for (var value : List.of("false", "true")) {
            company(all, "taxRoundedPerLine", value);
            company(all, "inclusiveAmountIsGross", value);
            company(all, "duplicateNumberWarning", value);
            company(all, "customNumbers", value);
            company(all, "missingRateFromList", value);
            company(all, "startPositionZero", value);
            company(all, "allowShipping", value);
            company(all, "allowDiscount", value);
            for (var limit : List.of("retryAfter", "tenAtOnce", "batchItemsCount")) {
                server(all, "\"limits\":\"published\",\"%s\":%s".formatted(limit, value), "none", REJECTED);
            }
            repeating(all, "repeatsRefused", value);
            repeating(all, "failuresReplayed", value);
            repeating(all, "otherBodyRefused", value);
            repeating(all, "batchShuffled", value);
            server(all, "\"faultsAs200\":%s,\"company\":{\"repeatsRefused\":true}".formatted(value), LOST, REPEATS);
            linnworks(all, "\"limits\":\"published\",\"retryAfter\":" + value, "none", REJECTED);
            linnworks(all, "\"toDateInclusive\":" + value, "none", "");
            linnworks(all, "\"sortingNeeded\":" + value, "none", "");
            linnworks(all, "\"ratesInverted\":" + value, "none", "");
            linnworks(all, "\"buyersRedacted\":" + value, "none", "");
            for (var max : List.of("\"idsMax\":50", "\"idsMax\":7", "\"processedPageMax\":50")) {
                linnworks(all, "\"limits\":\"published\",%s,\"largePageRefused\":%s".formatted(max, value), "none", "");
            }
        }
        for (var throttle : List.of("gateway", "business", "forbidden")) {
            server(all, "\"throttle\":\"" + throttle + "\"", "429:0.2,429-after-commit:0.2", "");
        }
        for (var numbering : List.of("\"customNumbers\":true", "\"customNumbers\":false")) {
            for (var replays : List.of(
                    FORGET,
                    "\"replays\":{\"age\":\"PT0S\"}",
                    "\"replays\":{\"count\":2,\"age\":\"P7D\"}",
                    "\"replays\":{}")) {
                server(
                        all,
                        "\"company\":{%s,\"duplicateNumberWarning\":false},%s".formatted(numbering, replays),
                        LOST,
                        "");
            }
        }
        for (var body : List.of("{\"Code\":null,\"Message\":\"Token is wrong\"}", "\"Token is wrong\"", "\"\"", "{}")) {
            linnworks(all, "\"unauthorizedBody\":" + body, "expired-token:0.3", SESSIONS);
        }
        linnworks(all, "\"sessionTimeToLive\":\"PT2S\"", "429:0.3", SESSIONS);
        for (var style : List.of("AS_STORED", "NO_ZONE", "OFFSET")) {
            linnworks(all, "\"dateStyle\":\"" + style + "\"", "none", "");
        }
        for (var digits : List.of("0", "7")) {
            linnworks(all, "\"fractionDigits\":" + digits, "none", "");
        }
        linnworks(all, "\"searchMonthsMax\":3", "none", "");
        linnworks(all, "\"accountState\":\"LOCKED_BASIC\"", "none", "");
        all.add(american(true, "line"));
        all.add(american(false, "line"));
        return all;
    }

    /// Nothing but what is usual.
    static Answer nothing() {
        return quickBooks("");
    }

    /// A company of the United States where QuickBooks computes sales tax itself, with a code named for every rate
    /// of the shop, at home and abroad: no row that names no place moves a sale into a state's code.
    ///
    /// @param overridable whether it hears the program's amounts
    static Answer american(boolean overridable, String mode) {
        var settings = """
                "profile":"us","company":{"automatedSalesTax":true,"automatedTaxCanBeOverridden":%s}""".formatted(overridable);
        var codes = Stream.of("5", "7", "19", "20", "21", "22", "23", "25", "25.5")
                .flatMap(rate -> Stream.of("US", "abroad")
                        .map(place -> "{rate: %s, country: %s, code: California}".formatted(rate, place)))
                .collect(Collectors.joining(", "));
        return new Answer(
                new Behaviour(settings, "none", ""),
                Behaviour.USUAL,
                "USD",
                "tax: {mode: %s, codes: [%s]}".formatted(mode, codes));
    }

    /// Nothing goes wrong but what the settings say.
    static Answer quickBooks(String settings) {
        return new Answer(new Behaviour(settings, "none", ""), Behaviour.USUAL, "GBP", "");
    }

    /// Nothing goes wrong but what the settings of the company say.
    static Answer company(String settings) {
        return quickBooks("\"company\":" + settings);
    }

    private static void company(List<Answer> all, String name, String value) {
        server(all, "\"company\":{\"%s\":%s}".formatted(name, value), "none", "");
    }

    private static void repeating(List<Answer> all, String name, String value) {
        server(all, "\"company\":{\"%s\":%s}".formatted(name, value), LOST, REPEATS);
    }

    private static void server(List<Answer> all, String settings, String faults, String mark) {
        all.add(new Answer(new Behaviour(settings, faults, mark), Behaviour.USUAL, "GBP", ""));
    }

    private static void linnworks(List<Answer> all, String settings, String faults, String mark) {
        all.add(new Answer(Behaviour.USUAL, new Behaviour(settings, faults, mark), "GBP", ""));
    }
}
