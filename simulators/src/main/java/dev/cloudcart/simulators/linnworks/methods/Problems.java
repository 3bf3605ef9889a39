package dev.cloudcart.simulators.linnworks.methods;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// The refusals of version 2: `application/problem+json` (Orders API v2, ProblemDetails).
public final class Problems {
    private Problems() {}

    public static Answer of(int status, String title, String detail) {
        return answer(status, problem(status, title).put("detail", detail));
    }

    public static Answer unauthorized() {
        return of(401, "Unauthorized", "The token is wrong or has expired.");
    }

    /// Names the parameter that is wrong (HttpValidationProblemDetails).
    static Answer invalid(String parameter, String sentence) {
        var problem = problem(400, "One or more validation errors occurred.");
        problem.putObject("errors").putArray(parameter).add(sentence);
        return answer(400, problem);
    }

    private static ObjectNode problem(int status, String title) {
        return Json.object()
                .put("type", "https://httpstatuses.io/" + status)
                .put("title", title)
                .put("status", status)
                .put("instance", OrdersV2.PATH);
    }

    private static Answer answer(int status, ObjectNode problem) {
        return Answer.json(status, problem).with("Content-Type", "application/problem+json");
    }
}
