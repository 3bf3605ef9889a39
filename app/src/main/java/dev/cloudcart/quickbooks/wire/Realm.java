package dev.cloudcart.quickbooks.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;

import dev.cloudcart.http.Call;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.ConnectionTrouble.Kind;
import dev.cloudcart.ports.ConnectionTrouble.Side;
import dev.cloudcart.quickbooks.faults.Fault;
import dev.cloudcart.quickbooks.faults.Refusals;

/// One QuickBooks company as it is called during one run. Thread-safe.
public final class Realm {

    /// Changes can be asked for at most 30 days back (Intuit, Change data capture).
    public static final Duration CHANGES_KEPT = Duration.ofDays(29);

    /// All older ones were withdrawn in August 2025 (Intuit, Minor versions).
    private static final String MINOR_VERSION = "?minorversion=75";

    private final String base;
    private final QuickBooksProperties properties;
    private final Traffic traffic;
    private final Access access;
    private final CallMeter meter;

    public Realm(QuickBooksProperties properties, Traffic traffic, Access access, CallMeter meter) {
        this.properties = properties;
        this.traffic = traffic;
        this.access = access;
        this.meter = meter;
        base = properties.apiUri() + "/v3/company/" + access.realm() + "/";
    }

    public String id() {
        return access.realm();
    }

    public Instant now() {
        return traffic.now();
    }

    /// Up to 1,000 objects.
    public Page query(String statement) {
        return Page.read("QueryResponse", asked(statement));
    }

    /// The same, with the lines of documents one by one.
    public Page queryWhole(String statement) {
        return Page.readWhole("QueryResponse", asked(statement));
    }

    private byte[] asked(String statement) {
        return body(ApiCall.QUERY, "", Map.of("query", statement));
    }

    /// @throws ConnectionTrouble when no answer came, or a refusal
    public byte[] body(ApiCall api, String more, Map<String, String> parameters) {
        return switch (read(api, more, parameters)) {
            case Reply.Said said -> said.body();
            case Reply.Refused refused -> throw refusedRead(refused.fault());
            case Reply.Silence silence -> throw silent(silence.why());
        };
    }

    /// @param more of the path; empty for none
    /// @throws ConnectionTrouble when no answer came
    public Reply read(ApiCall api, String more, Map<String, String> parameters) {
        var call = Call.get(uri(api.path() + more, parameters)).answeredWithin(api.answerBytesMax());
        return new Attempts(this, call, false, () -> false, () -> {}).reply();
    }

    /// Sent again with the same id and body, a batch does nothing twice as long as QuickBooks remembers the id
    /// (Intuit, `requestid`; how long that is, nobody says).
    ///
    /// @param done is asked before a batch that may have been done is sent again, and says whether it was
    /// @param before happens right before each sending; what it throws is handed on
    public Reply batch(String requestId, byte[] body, BooleanSupplier done, Runnable before) {
        var call = Call.postJson(uri(ApiCall.BATCH.path(), Map.of("requestid", requestId)), body)
                .answeredWithin(ApiCall.BATCH.answerBytesMax());
        return new Attempts(this, call, true, done, before).reply();
    }

    private URI uri(String path, Map<String, String> parameters) {
        var uri = new StringBuilder(base).append(path).append(MINOR_VERSION);
        parameters.forEach(
                (name, value) -> uri.append('&').append(name).append('=').append(encoded(value)));
        return URI.create(uri.toString());
    }

    public static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }

    /// @param why for people
    public static ConnectionTrouble silent(String why) {
        return new ConnectionTrouble(
                Side.QUICKBOOKS, Kind.PASSING, why + ".", "Nothing has to be done: the next run tries again.");
    }

    /// Taken for an empty one, it would make us create what is already there.
    public static ConnectionTrouble unreadable() {
        return silent("QuickBooks sent an answer that makes no sense");
    }

    public static ConnectionTrouble refusedRead(Fault fault) {
        return Refusals.trouble(fault).orElseGet(() -> {
            var refusal = Refusals.of(fault);
            return new ConnectionTrouble(
                    Side.QUICKBOOKS,
                    Kind.NEEDS_ATTENTION,
                    "QuickBooks does not answer a question: " + refusal.reason().what() + ".",
                    refusal.reason().mend());
        });
    }

    public QuickBooksProperties properties() {
        return properties;
    }

    public Traffic traffic() {
        return traffic;
    }

    public Access access() {
        return access;
    }

    public void count(boolean batch) {
        if (batch) {
            meter.quickBooksWrite();
        } else {
            meter.quickBooksRead();
        }
    }
}
