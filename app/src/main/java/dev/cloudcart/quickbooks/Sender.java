package dev.cloudcart.quickbooks;

import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.sync.Books.Batch;
import dev.cloudcart.sync.ConnectionTrouble;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Sends stored batches and tells what came of each item.
final class Sender {

    private final Realm realm;
    private final CompanyFacts facts;
    private final FaultedItems faultedItems;

    Sender(Realm realm, CompanyFacts facts) {
        this.realm = realm;
        this.facts = facts;
        faultedItems = new FaultedItems(realm, facts);
    }

    Map<String, Outcome> send(Batch batch, Map<String, Instruction> instructions) {
        return switch (realm.batch(batch.requestId(), batch.body())) {
            case Reply.Said said -> BatchAnswer.read(said.body()).map(answers -> outcomes(answers, instructions))
                    .orElseGet(() -> all(instructions, unresolved("QuickBooks' answer cannot be read")));
            case Reply.Refused refused -> all(instructions, refusal(refused.fault()));
            case Reply.Silence silence when silence.mayBeDone() -> all(instructions, unresolved(silence.why()));
            case Reply.Silence silence -> throw Realm.silent(silence.why());
        };
    }

    static Outcome unresolved(String why) {
        return new Outcome.Unresolved(why + ", so it is not known yet whether this was posted");
    }

    /// @throws ConnectionTrouble when it is about the company as a whole
    private static Outcome refusal(Fault fault) {
        Refusals.trouble(fault).ifPresent(trouble -> {
            throw trouble;
        });
        return Refusals.of(fault);
    }

    private static Map<String, Outcome> all(Map<String, Instruction> instructions, Outcome outcome) {
        return instructions.keySet().stream().collect(Collectors.toMap(id -> id, _ -> outcome));
    }

    private Map<String, Outcome> outcomes(Map<String, BatchAnswer> answers, Map<String, Instruction> instructions) {
        var outcomes = new HashMap<>(all(instructions, unresolved("QuickBooks' answer does not mention it")));
        var faults = new HashMap<String, Fault>();
        answers.forEach((id, answer) -> {
            var instruction = instructions.get(id);
            switch (answer) {
                case BatchAnswer.Stored(Entity entity) when instruction != null && !entity.id().isEmpty() -> outcomes
                        .put(id, Postings.of(entity, instruction.document(), facts));
                case BatchAnswer.Faulted(Fault fault) when instruction != null -> faults.put(id, fault);
                case BatchAnswer.Stored _,BatchAnswer.Faulted _ -> {
                    // nothing we asked for, or a document without an id: unresolved, as above
                }
            }
        });
        outcomes.putAll(faultedItems.decide(faults, instructions));
        return outcomes;
    }
}
