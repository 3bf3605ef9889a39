package dev.cloudcart.shell.commands;

import dev.cloudcart.access.Role;
import dev.cloudcart.shell.session.WrongUse;

/// A role as it is typed.
final class RoleWord {
    private RoleWord() {}

    static Role of(String word) {
        return Role.named(word)
                .orElseThrow(() -> new WrongUse(
                        "There is no role \"%s\": use owner, operator, accountant or viewer.".formatted(word)));
    }
}
