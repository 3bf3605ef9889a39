package dev.cloudcart.core.planning;

import java.util.Optional;

import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.trade.Reason;

/// Why something is not done that is planned: what else stands would make it wrong, such as goods that are on another
/// bill already.
@FunctionalInterface
public interface Objection {

    /// @param planned for this subject
    /// @return why the subject is held instead; empty where nothing speaks against it
    Optional<Reason> to(Instruction planned, Subject subject);
}
