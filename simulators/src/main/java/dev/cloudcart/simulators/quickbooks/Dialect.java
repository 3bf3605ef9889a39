package dev.cloudcart.simulators.quickbooks;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.ServerSwitches.Throttle;
import dev.cloudcart.simulators.quickbooks.entities.AccessRefusals;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.Stamp;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// The bodies of refusals: capitals from the business layer, lower case from the gateway, as recorded.
final class Dialect {

    private Dialect() {}

    /// The object under `Fault`.
    static byte[] fault(Refusal refusal) {
        return Json.bytes(faultNode(refusal));
    }

    static Answer refused(Refusal refusal, Instant now) {
        var body = Json.object();
        body.set("Fault", faultNode(refusal));
        return Answer.json(refusal.status, body.put("time", Stamp.millis(now)));
    }

    private static ObjectNode faultNode(Refusal refusal) {
        var fault = Json.object();
        var error = fault.putArray("Error").addObject();
        error.put("Message", refusal.title()).put("Detail", refusal.detail).put("code", refusal.code);
        if (refusal.element != null) {
            error.put("element", refusal.element);
        }
        return fault.put("type", refusal.type);
    }

    static Answer systemFault(int status, Instant now) {
        var body = Json.object();
        var fault = body.putObject("Fault");
        fault.putArray("Error")
                .addObject()
                .put("Message", "An application error has occurred while processing your request")
                .put("Detail", "System Failure Error: Could not perform the operation. Please try again.")
                .put("code", "10000")
                .put("element", "");
        fault.put("type", "SystemFault");
        return Answer.json(status, body.put("time", Stamp.millis(now)));
    }

    /// Recorded in 2024 and 2026.
    static Answer unauthenticated(String detail, Instant now) {
        var body = gateway(401, "AuthenticationFailed", "3200", detail, "AUTHENTICATION", now);
        return Answer.json(401, body).with("WWW-Authenticate", "Bearer realm=\"Intuit\", error=\"invalid_token\"");
    }

    static Answer forbidden(Instant now) {
        return Answer.json(403, gateway(403, "ApplicationAuthorizationFailed", "3100", null, "SERVICE", now));
    }

    /// Recorded as XML; how the JSON looks today is not known.
    static Answer throttled(Throttle how, Instant now) {
        return switch (how) {
            case GATEWAY -> Answer.json(429, tooMany(429, now));
            case FORBIDDEN -> Answer.json(403, tooMany(403, now));
            case BUSINESS -> refused(AccessRefusals.throttled(), now);
        };
    }

    private static ObjectNode tooMany(int status, Instant now) {
        return gateway(
                status, "ThrottleExceeded", "3001", "The request limit was reached.  Try again later", "SERVICE", now);
    }

    private static ObjectNode gateway(
            int status, String reason, String code, @Nullable String detail, String type, Instant now) {
        var body = Json.object().putNull("warnings").putNull("intuitObject");
        var fault = body.putObject("fault");
        fault.putArray("error")
                .addObject()
                .put("message", "message=%s; errorCode=00%s; statusCode=%d".formatted(reason, code, status))
                .put("detail", detail)
                .put("code", code)
                .putNull("element");
        fault.put("type", type);
        body.putNull("report").putNull("queryResponse").putArray("batchItemResponse");
        body.putArray("attachableResponse");
        body.putArray("syncErrorResponse");
        body.putNull("requestId")
                .put("time", now.toEpochMilli())
                .putNull("status")
                .putArray("cdcresponse");
        return body;
    }
}
