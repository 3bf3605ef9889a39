package dev.cloudcart.simulators.linnworks.methods;

import dev.cloudcart.simulators.wire.Answer;

/// One method of the API.
///
/// @param name controller and method, as the specification writes them: `Orders/GetOrdersById`
/// @param perMinute calls a minute, from the method's description in the specification
public record Method(String name, Verb verb, int perMinute, Act act) {

    /// Reads by GET may be sent as a form by POST as well; nothing may be posted by GET (observed live).
    public enum Verb {
        GET,
        POST
    }

    @FunctionalInterface
    public interface Act {
        Answer answer(Arguments arguments);
    }

    static Method get(String name, int perMinute, Act act) {
        return new Method(name, Verb.GET, perMinute, act);
    }

    static Method post(String name, int perMinute, Act act) {
        return new Method(name, Verb.POST, perMinute, act);
    }

    public boolean takes(String httpMethod) {
        return switch (verb) {
            case GET -> httpMethod.equals("GET") || httpMethod.equals("POST");
            case POST -> httpMethod.equals("POST");
        };
    }
}
