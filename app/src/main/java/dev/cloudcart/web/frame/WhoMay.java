package dev.cloudcart.web.frame;

import java.util.Arrays;

import dev.cloudcart.access.Role;

/// Says in words who may do what.
public final class WhoMay {

    private WhoMay() {}

    /// Such as "a viewer".
    public static String one(Role role) {
        return (role == Role.VIEWER ? "a " : "an ") + role.word();
    }

    /// Everybody whose role is enough, the least first: "an accountant, an operator or an owner".
    public static String enough(Role wanted) {
        var names = Arrays.stream(Role.values())
                .filter(role -> role.isAtLeast(wanted))
                .map(WhoMay::one)
                .toList()
                .reversed();
        var last = names.getLast();
        return names.size() == 1 ? last : String.join(", ", names.subList(0, names.size() - 1)) + " or " + last;
    }
}
