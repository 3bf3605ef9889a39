package dev.cloudcart.quickbooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;

import dev.cloudcart.http.Call;
import dev.cloudcart.sync.CallMeter;
import dev.cloudcart.sync.ConnectionTrouble;
import dev.cloudcart.sync.ConnectionTrouble.Kind;
import dev.cloudcart.sync.ConnectionTrouble.Side;

/// One QuickBooks company as it is called during one run. Thread-safe.
final class Realm {

    /// All older ones were withdrawn in August 2025 (Intuit, Minor versions).
    private static final String MINOR_VERSION = "?minorversion=75";

    private final String base;
    private final QuickBooksProperties properties;
    private final Traffic traffic;
    private final Access access;
    private final CallMeter meter;

    Realm(QuickBooksProperties properties, Traffic traffic, Access access, CallMeter meter) {
        this.properties = properties;
        this.traffic = traffic;
        this.access = access;
        this.meter = meter;
        base = properties.apiUri() + "/v3/company/" + access.realm() + "/";
    }

    String id() {
        return access.realm();
    }

    Instant now() {
        return traffic.now();
    }

    /// Up to 1,000 objects.
    Page query(String statement) {
        return Page.read("QueryResponse", asked(statement));
    }

    /// The same, with the lines of documents one by one.
    Page queryWhole(String statement) {
        return Page.readWhole("QueryResponse", asked(statement));
    }

    private byte[] asked(String statement) {
        return body(ApiCall.QUERY, "", Map.of("query", statement));
    }

    /// @throws ConnectionTrouble when no answer came, or a refusal
    byte[] body(ApiCall api, String more, Map<String, String> parameters) {
        return switch (read(api, more, parameters)) {
            case Reply.Said said -> said.body();
            case Reply.Refused refused -> throw refusedRead(refused.fault());
            case Reply.Silence silence -> throw silent(silence.why());
        };
    }

    /// @param more of the path; empty for none
    /// @throws ConnectionTrouble when no answer came
    Reply read(ApiCall api, String more, Map<String, String> parameters) {
        var call = Call.get(uri(api.path() + more, parameters)).answeredWithin(api.answerBytesMax());
        return new Attempts(this, call, false, () -> false, () -> {}).reply();
    }

    /// Sent again with the same id and body, a batch does nothing twice as long as QuickBooks remembers the id
    /// (Intuit, `requestid`; how long that is, nobody says).
    ///
    /// @param done is asked before a batch that may have been done is sent again, and says whether it was
    /// @param before happens right before each sending; what it throws is handed on
    Reply batch(String requestId, byte[] body, BooleanSupplier done, Runnable before) {
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

    static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }

    /// @param why for people
    static ConnectionTrouble silent(String why) {
        return new ConnectionTrouble(
                Side.QUICKBOOKS, Kind.PASSING, why + ".", "Nothing has to be done: the next run tries again.");
    }

    /// Taken for an empty one, it would make us create what is already there.
    static ConnectionTrouble unreadable() {
        return silent("QuickBooks sent an answer that makes no sense");
    }

    static ConnectionTrouble refusedRead(Fault fault) {
        return Refusals.trouble(fault).orElseGet(() -> {
            var refusal = Refusals.of(fault);
            return new ConnectionTrouble(
                    Side.QUICKBOOKS,
                    Kind.NEEDS_ATTENTION,
                    "QuickBooks does not answer a question: " + refusal.reason().what() + ".",
                    refusal.reason().mend());
        });
    }

    QuickBooksProperties properties() {
        return properties;
    }

    Traffic traffic() {
        return traffic;
    }

    Access access() {
        return access;
    }

    void count(boolean batch) {
        if (batch) {
            meter.quickBooksWrite();
        } else {
            meter.quickBooksRead();
        }
    }
}
