package dev.cloudcart.simulators.quickbooks;

import java.util.List;

import dev.cloudcart.simulators.quickbooks.books.Outcome;
import dev.cloudcart.simulators.quickbooks.entities.Fragments;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.Version;
import dev.cloudcart.simulators.wire.Answer;

/// A whole answer in the form in which it is remembered: outcomes, not bytes.
sealed interface Reply {

    Answer answer();

    record Single(Outcome outcome, String time) implements Reply {

        @Override
        public Answer answer() {
            var out = new Fragments(2048).raw("{");
            write(outcome, out);
            return Answer.json(outcome.failed() ? 400 : 200, out.raw(",\"time\":\"" + time + "\"}").bytes());
        }
    }

    record Many(List<String> ids, List<Outcome> outcomes, String time) implements Reply {

        @Override
        public Answer answer() {
            var out = new Fragments(outcomes.size() * 2048).raw("{\"BatchItemResponse\":[");
            for (int i = 0; i < outcomes.size(); i++) {
                out.raw(i == 0 ? "{" : ",{");
                write(outcomes.get(i), out);
                out.raw(",\"bId\":").quoted(ids.get(i)).raw("}");
            }
            return Answer.json(200, out.raw("],\"time\":\"" + time + "\"}").bytes());
        }
    }

    /// Writes the property that carries the result, such as `"Invoice":{…}` or `"Fault":{…}`.
    private static void write(Outcome outcome, Fragments out) {
        switch (outcome) {
            case Outcome.Stored(Kind kind, Version version) -> out.raw("\"" + kind.entity + "\":").raw(version.bytes());
            case Outcome.Deleted(Kind kind, String id) ->
                out.raw("\"" + kind.entity + "\":{\"status\":\"Deleted\",\"domain\":\"QBO\",\"Id\":").quoted(id)
                        .raw("}");
            case Outcome.Found(byte[] response) -> out.raw("\"QueryResponse\":").raw(response);
            case Outcome.Changed(byte[] response) -> out.raw("\"CDCResponse\":").raw(response);
            case Outcome.Failed(Refusal refusal) -> out.raw("\"Fault\":").raw(Dialect.fault(refusal));
        }
    }
}
